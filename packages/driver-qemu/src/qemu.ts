/** A kind of machine that a QEMU offers, as its `query-machines` tells. */
export interface QemuMachine {
  readonly name: string;
  /** The short name that stands for the newest of its kind: `pc`, `q35`, `virt`. */
  readonly alias?: string;
  /** How many vcpus it takes. */
  readonly cpuMax: number;
  /** The id of its main memory; absent where it takes none from an object. */
  readonly defaultRamId?: string;
}

/** What is to be known of a QEMU before a guest is described to it. */
export interface Qemu {
  /** The path of the program. */
  readonly binary: string;
  /** In libvirt's words: `x86_64`, `aarch64`. */
  readonly arch: string;
  /** major × 1,000,000 + minor × 1,000 + release */
  readonly version?: number;
  readonly machines: readonly QemuMachine[];
  /** The models of CPUs that it knows by name. */
  readonly cpus?: readonly string[];
  /** The types of devices that it has. */
  readonly devices?: readonly string[];
  /** What it can run a guest's processor by, in its own words: `tcg`, `kvm`, `hvf`, `whpx`. */
  readonly accelerators?: readonly string[];
  /** Whether the host lets it use KVM. */
  readonly kvm: boolean;
  /** The named model that is nearest to all that it can give a guest, where it was asked for: `host-model` stands for it. */
  readonly hostModel?: HostModel;
}

/** A named model of a CPU, and how it differs from what it is to stand for. */
export interface HostModel {
  readonly model: string;
  /** libvirt's word for it: `AMD`, `Intel`. */
  readonly vendor?: string;
  /** By libvirt's names. */
  readonly features: readonly { readonly policy: "require" | "disable"; readonly name: string }[];
}

/** A model of a CPU that a QEMU has a name for. */
export interface KnownCpu {
  readonly name: string;
  readonly vendor?: string;
  readonly deprecated?: boolean;
  /** The features of it that the host, or QEMU's emulation, lacks; by libvirt's names. */
  readonly missing: readonly string[];
}

/** What CPUs a QEMU can give with an accelerator. */
export interface HostCpus {
  readonly models: readonly KnownCpu[];
  /** Undefined where none is of the host's vendor. */
  readonly nearest: HostModel | undefined;
}

/** The machine of that name or alias. */
export function findMachine(qemu: Qemu, name: string): QemuMachine | undefined {
  return (
    qemu.machines.find((machine) => machine.name === name) ??
    qemu.machines.find((machine) => machine.alias === name)
  );
}

const usualMachines: Readonly<Record<string, string>> = {
  x86_64: "pc",
  i686: "pc",
  aarch64: "virt",
  armv7l: "virt",
  riscv64: "virt",
};

/** The machine that is meant where none is said; undefined where one must be. */
export const usualMachine = ({ arch }: Qemu): string | undefined => usualMachines[arch];
