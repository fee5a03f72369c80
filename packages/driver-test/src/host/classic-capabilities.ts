import type { NodeInfo } from "@libvirt-ts/driver";
import { formatCapabilities, type GuestArch } from "@libvirt-ts/xml/capabilities";

/** What the node of libvirt 0.1.11 can run, as its capabilities document. */
export function classicCapabilities({ model, sockets, cores, threads }: NodeInfo): string {
  const arch: GuestArch = {
    name: model as "i686",
    wordsize: model.includes("64") ? "64" : "32",
    domain: [{ type: "test" }],
  };
  return formatCapabilities({
    host: { cpu: { arch: arch.name, topology: { sockets, cores, threads } } },
    guest: (["linux", "hvm"] as const).map((os_type) => ({ os_type, arch })),
  });
}
