import type { DomainOperations, NetworkOperations } from "@libvirt-ts/driver";
import { DomainInterfaceAddressesSource, IPAddrType } from "@libvirt-ts/driver/flags";
import { secondsOf } from "../../clock.js";
import { invalidArgument } from "../../errors.js";
import { guestInterfaces, networkNameOf } from "../../state/addresses.js";
import { interfacesOf } from "../../state/interfaces-of.js";
import { networkKind } from "../../state/network.js";
import type { TestNode } from "../../state/node.js";
import { assertActive, inForce } from "../../state/table.js";

type AddressOperations = Required<
  Pick<DomainOperations, "domainInterfaceAddresses"> & Pick<NetworkOperations, "networkGetDHCPLeases">
>;

/** Seconds for which an address is leased. */
const leaseTime = 3600;

/** The addresses of guests' cards, and the leases of networks. */
export function addressOperations(node: TestNode): AddressOperations {
  return {
    async domainInterfaceAddresses(ref, source) {
      const domain = node.find(ref);
      node.guestOf(domain);
      if (!(Object.values(DomainInterfaceAddressesSource) as number[]).includes(source)) {
        throw invalidArgument("virDomainInterfaceAddresses", `there is no source ${source}`);
      }
      const interfaces = guestInterfaces(node, domain);
      if (source !== DomainInterfaceAddressesSource.AGENT) return interfaces;
      const loopback = { type: IPAddrType.IPV4, addr: "127.0.0.1", prefix: 8 };
      const seen = interfaces.map((it, index) => ({ ...it, name: `eth${index}` }));
      return [{ name: "lo", addrs: [loopback] }, ...seen];
    },

    async networkGetDHCPLeases({ uuid }, mac) {
      const network = node.networks.byUuid(uuid);
      assertActive(networkKind, network);
      const iface = inForce(network).bridge?.name ?? "";
      const expirytime = secondsOf(node.clock) + leaseTime;
      return [...node.active()].flatMap((domain) => {
        const cards = interfacesOf(domain.guest!.description);
        return guestInterfaces(node, domain).flatMap(({ hwaddr, addrs }, index) => {
          if (networkNameOf(cards[index]!) !== network.name || hwaddr === undefined) return [];
          if (mac !== undefined && mac.toLowerCase() !== hwaddr) return [];
          return addrs.map(({ type, addr, prefix }) => ({
            iface,
            expirytime,
            type,
            mac: hwaddr,
            ipaddr: addr,
            prefix,
            hostname: `${domain.name}host`,
          }));
        });
      });
    },
  };
}
