/** What a host is and what its guests can be. */
export interface Capabilities {
  readonly host: HostCapabilities;
  /** One for each kind of guest and architecture. */
  readonly guests: readonly GuestCapabilities[];
}

/** `host`. */
export interface HostCapabilities {
  /** `host/cpu/arch`: the machine word, `x86_64`. */
  readonly arch: string;
  /** `host/cpu/features`. Absent: nobody told. */
  readonly features?: readonly HostFeature[];
  /** `host/cpu/topology`; sockets are those of one NUMA node. */
  readonly topology?: { readonly sockets: number; readonly cores: number; readonly threads: number };
  /** `host/topology/cells`: which CPUs each NUMA node has. */
  readonly cells?: readonly NumaCell[];
}

/** Physical address extension, and hardware virtualisation as Intel and AMD call theirs. */
export type HostFeature = "pae" | "vmx" | "svm";

/** A NUMA node. */
export interface NumaCell {
  readonly id: number;
  readonly cpus: readonly NumaCpu[];
}

/** A CPU: socket and core as the firmware numbers them. */
export interface NumaCpu {
  readonly id: number;
  readonly socket: number;
  readonly core: number;
}

/** `guest`: one kind of guest on one architecture. */
export interface GuestCapabilities {
  /** `guest/os_type`: what goes into a domain's `os/type`, `linux` or `hvm`. */
  readonly osType: string;
  /** `guest/arch/@name`: `i686`, `x86_64`. */
  readonly arch: string;
  /** `guest/arch/wordsize`. */
  readonly wordSize: 32 | 64;
  /** `guest/arch/machine`: what goes into `os/type/@machine` to have this kind of guest. Absent: nothing. */
  readonly machine?: string;
  /** `guest/arch/domain/@type`: what goes into `domain/@type`. */
  readonly domainType: string;
  /** `guest/features`. */
  readonly features?: readonly GuestFeature[];
}

/**
 * What the guest's processor and platform have: `pae` and `nonpae` say which 32-bit guests run; `acpi` and `apic` are
 * off unless the domain asks; `hap` (the hardware's own second page tables) is on.
 */
export type GuestFeature = "pae" | "nonpae" | "ia64_be" | "acpi" | "apic" | "hap";
