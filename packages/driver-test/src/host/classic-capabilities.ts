import type { NodeInfo } from "@libvirt-ts/driver";
import type { Capabilities } from "@libvirt-ts/xml";

/** What the node of libvirt 0.1.11 can run. */
export function classicCapabilities({ model: arch, sockets, cores, threads }: NodeInfo): Capabilities {
  const guests: Capabilities["guests"] = ["linux", "hvm"].map((osType) => ({
    osType,
    arch,
    wordSize: arch.includes("64") ? 64 : 32,
    domainType: "test",
  }));
  return { host: { arch, topology: { sockets, cores, threads } }, guests };
}
