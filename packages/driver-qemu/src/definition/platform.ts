import type { Domain } from "@libvirt-ts/xml/domain";

/** What of a machine decides where devices go. */
export interface Platform {
  /** `pc`: one conventional PCI bus. `q35` and `virt`: PCI Express, a port for each device. */
  readonly board: "pc" | "q35" | "virt";
  readonly arch: string;
  /** The name of the root bus, as QEMU calls it. */
  readonly rootBus: "pci.0" | "pcie.0";
}

/** The machine of a domain whose machine has its full name. */
export function platformOf(domain: Domain): Platform {
  const { arch = "", machine } = domain.os?.type ?? {};
  const board = boardOf(machine);
  return { board, arch, rootBus: board === "pc" ? "pci.0" : "pcie.0" };
}

/** What sort of board a machine is; QEMU's oldest, where none is named. */
export function boardOf(machine = ""): Platform["board"] {
  return /^(pc-)?q35/.test(machine) ? "q35" : /^virt/.test(machine) ? "virt" : "pc";
}

/** Whether it is a PC: with PS/2, IDE, VGA. */
export function isX86({ arch }: { readonly arch: string }): boolean {
  return arch === "x86_64" || arch === "i686";
}

/** QEMU's words for the architectures that libvirt calls otherwise. */
export const emulatorArchs: Readonly<Record<string, string>> = { i686: "i386", armv7l: "arm" };
