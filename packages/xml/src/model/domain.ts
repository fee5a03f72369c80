import type { DomainDevices } from "./devices.js";
import type { DomainOs } from "./os.js";
import type { Unknown } from "./unknown.js";

/**
 * A domain (guest) as plain, JSON-like data: what one domain document says.
 *
 * A field that is absent was absent in the document, and every format with a default of its own can apply it. The
 * fields that are always there have the same default in every format, and a reader fills it in. Texts are never empty
 * where the field may be absent, except `passwd`.
 */
export interface DomainDescription {
  /** `@type`: the hypervisor. Missing in a document: `xen`. */
  readonly type: DomainType;
  /** `@id`: number of the running domain, 0 and up; absent when it does not run. */
  readonly id?: number;
  /** `name`: 1 to 255 bytes of UTF-8 without control characters, `/`, or a blank at either end. */
  readonly name: string;
  /** `uuid`: 8-4-4-4-12 lower-case hex digits with dashes; all zeros for Domain-0. Absent: one is yet to be made. */
  readonly uuid?: string;
  /** `os` and `bootloader`: how the guest boots. */
  readonly os: DomainOs;
  /** `memory`: maximum memory in KiB. */
  readonly memory: number;
  /** `currentMemory`: memory in use, the balloon's target, in KiB, below `memory`. Absent: the same as `memory`. */
  readonly currentMemory?: number;
  /** `vcpu`: number of virtual CPUs, 1 to 65535. Missing in a document: 1. */
  readonly vcpus: number;
  /** `vcpu/@current` (later libvirt's): how many of them are online, 1 and up, below `vcpus`. Absent: all of them. */
  readonly currentVcpus?: number;
  /** `on_poweroff`: what follows a shutdown. Absent: the toolstack's default (`destroy`). */
  readonly onPoweroff?: LifecycleAction;
  /** `on_reboot`: what follows a reboot. Absent: the toolstack's default (`restart`). */
  readonly onReboot?: LifecycleAction;
  /** `on_crash`: what follows a crash. Absent: the toolstack's default (`restart`). */
  readonly onCrash?: LifecycleAction;
  /** `features`: the ones that are present, each once, in the order `acpi`, `apic`, `pae`. */
  readonly features: readonly DomainFeature[];
  /** `devices`. */
  readonly devices: DomainDevices;
  /** What stood in `domain` besides. */
  readonly unknown?: Unknown;
}

/**
 * A hypervisor by its word in `domain/@type`: those of our drivers first, then the other ones of libvirt. Any word is kept, so
 * that documents of a stranger's driver are read; a reader warns about one that is not among these.
 */
export type DomainType =
  | "xen"
  | "kvm"
  | "qemu"
  | "test"
  | "bhyve"
  | "ch"
  | "hvf"
  | "hyperv"
  | "lxc"
  | "openvz"
  | "parallels"
  | "vmware"
  | "vz"
  | (string & Record<never, never>);

/** A switch of a fully virtualised guest's machine. */
export type DomainFeature = "acpi" | "apic" | "pae";

/**
 * What is done when a guest ends. Toolstacks differ in the words they know, so any word is kept; a reader warns about
 * one that is not among these.
 */
export type LifecycleAction =
  | "destroy"
  | "restart"
  | "preserve"
  | "rename-restart"
  | "coredump-destroy"
  | "coredump-restart"
  | (string & Record<never, never>);
