import { type DomainInterface, ErrorNumber } from "@libvirt-ts/driver";
import { qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { arpAddresses, readArpTable } from "../host/arp.js";
import { plansLeft } from "../networks/cards.js";
import { addressesInUse, stacksOf } from "../networks/own-addresses.js";
import type { QemuNode } from "../node/node.js";

/**
 * The addresses by which a guest is known without asking it: to QEMU's own network stacks, and to the host where it is on a bridge.
 * `leased` are those alone that QEMU's DHCP gives. Throws ARGUMENT_UNSUPPORTED where others lease to all of its cards.
 */
export async function addressesSeen(
  node: QemuNode,
  guest: Guest,
  leased: boolean,
  signal: AbortSignal | undefined,
): Promise<DomainInterface[]> {
  const cards = guest.live.devices?.interface ?? [];
  const stacks = stacksOf(guest.live, await plansLeft(node, guest.live));
  if (leased && stacks.length === 0 && cards.length > 0)
    throw qemuError(
      ErrorNumber.ARGUMENT_UNSUPPORTED,
      "source",
      "what passt leases it tells nobody, and on a bridge others lease: expected AGENT or ARP",
    );
  const inUse =
    stacks.length === 0
      ? []
      : await guest.run(
          async (client) =>
            addressesInUse(
              await client.execute("human-monitor-command", { "command-line": "info usernet" }),
              stacks,
              leased,
            ),
          signal,
        );
  if (leased) return inUse;
  const macs = cards.flatMap(({ mac }) => mac?.address ?? []);
  return [...inUse, ...arpAddresses(await readArpTable(), macs)];
}
