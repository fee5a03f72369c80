import type { Qemu } from "@libvirt-ts/driver-qemu/command-line";

/** The machines that are tried where no QEMU can be asked, as QEMU 10 of Debian 13 names them. */
const machines: Readonly<Record<string, Qemu["machines"]>> = {
  x86_64: [
    { name: "pc-i440fx-10.0", alias: "pc", cpuMax: 255, defaultRamId: "pc.ram" },
    { name: "pc-q35-10.0", alias: "q35", cpuMax: 4096, defaultRamId: "pc.ram" },
  ],
  aarch64: [{ name: "virt-10.0", alias: "virt", cpuMax: 512, defaultRamId: "mach-virt.ram" }],
};

/** A QEMU as most hosts have one: a page in a browser has none to ask. */
export function usualQemu(arch = "x86_64"): Qemu {
  const binary = `/usr/bin/qemu-system-${arch}`;
  return { binary, arch, version: 10_000_000, machines: machines[arch] ?? [], kvm: true };
}
