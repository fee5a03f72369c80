import type { NodeInfo } from "@libvirt-ts/driver";
import { type Capabilities, formatCapabilities } from "@libvirt-ts/xml";

/** What the test node can run, as libvirt's capabilities document. */
export function capabilities({ model: arch, sockets, cores, threads }: NodeInfo): string {
  const guests: Capabilities["guests"] = ["linux", "hvm"].map((osType) => ({
    osType,
    arch,
    wordSize: arch.includes("64") ? 64 : 32,
    domainType: "test",
  }));
  return formatCapabilities({ host: { arch, topology: { sockets, cores, threads } }, guests });
}
