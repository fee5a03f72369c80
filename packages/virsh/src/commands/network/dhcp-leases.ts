import { IPAddrType } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findNetwork } from "../../values/find.js";
import { compareText } from "../../values/sort.js";
import { localTime } from "../../values/time.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function netDhcpLeases(
  context: Context,
  { network: word, mac }: ArgsOf<"net-dhcp-leases">,
): Promise<void> {
  const network = await findNetwork(context, word);
  const leases = await context.attempt(
    msg("Failed to get the leases of network {network}"),
    { network: network.name() },
    (call) => network.DHCPLeases(mac, 0, call),
  );
  leases.sort((a, b) => compareText(a.mac ?? "", b.mac ?? "") || compareText(a.ipaddr, b.ipaddr));
  const table = await context.table(
    ["Expiry Time", "MAC address", "Protocol", "IP address", "Hostname", "Client ID or DUID"],
    leases.map((lease) => [
      localTime(new Date(lease.expirytime * 1000)),
      lease.mac ?? "-",
      lease.type === IPAddrType.IPV6 ? "ipv6" : "ipv4",
      `${lease.ipaddr}/${lease.prefix}`,
      lease.hostname ?? "-",
      lease.clientid ?? "-",
    ]),
  );
  context.report(
    leases.map(({ type, expirytime, ...lease }) => ({
      ...lease,
      expiry: new Date(expirytime * 1000).toISOString(),
      protocol: type === IPAddrType.IPV6 ? "ipv6" : "ipv4",
    })),
    () => table,
  );
}
