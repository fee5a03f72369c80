import type { DomainInfo, DomainRef, VcpuInfo } from "../records.js";
import type { CallOptions } from "./options.js";

/**
 * What a driver's connection can do to one domain. Every method is optional. Whatever may change a domain's id or
 * name resolves to the domain as it is afterwards: without `id` once it is inactive or gone.
 */
export interface DomainOperations {
  /** C: `virDomainCreate`. */
  domainCreate?(domain: DomainRef, options?: CallOptions): Promise<DomainRef>;
  /** C: `virDomainUndefine`. */
  domainUndefine?(domain: DomainRef, options?: CallOptions): Promise<void>;
  /**
   * Gives the domain another name, that of its definition and, if it is active, that of its guest; the uuid stays. Its own
   * name changes nothing. Throws DOM_EXIST for a name that is taken, OPERATION_INVALID where only an inactive domain can be
   * renamed. C: `virDomainRename` (later libvirt).
   */
  domainRename?(domain: DomainRef, name: string, options?: CallOptions): Promise<DomainRef>;
  /** C: `virDomainSuspend`. */
  domainSuspend?(domain: DomainRef, options?: CallOptions): Promise<void>;
  /** C: `virDomainResume`. */
  domainResume?(domain: DomainRef, options?: CallOptions): Promise<void>;
  /** Asks the guest to go down; it may do so later, or never. C: `virDomainShutdown`. */
  domainShutdown?(domain: DomainRef, options?: CallOptions): Promise<DomainRef>;
  /** Asks the guest to reboot; `flags` is a `DomainRestart` or 0. C: `virDomainReboot`. */
  domainReboot?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainRef>;
  /** C: `virDomainDestroy`. */
  domainDestroy?(domain: DomainRef, options?: CallOptions): Promise<DomainRef>;
  /** `path` is absolute, on the host. C: `virDomainSave`. */
  domainSave?(domain: DomainRef, path: string, options?: CallOptions): Promise<DomainRef>;
  /** `path` is absolute, on the host; `flags` are `DomainDumpFlags`. C: `virDomainCoreDump`. */
  domainCoreDump?(domain: DomainRef, path: string, flags: number, options?: CallOptions): Promise<DomainRef>;
  /**
   * Moves the guest to another host, whose toolstack this one's speaks to by itself; the definition stays here. `uri` says
   * which host, `flags` are `DomainMigrateFlags`. Throws INVALID_ARG for a URI that names none, OPERATION_INVALID for a
   * domain that does not run; an error after the start says whether the guest is still here. C: `virDomainMigrateToURI`
   * (later libvirt).
   */
  domainMigrateToURI?(
    domain: DomainRef,
    uri: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainRef>;

  /** `linux` or `hvm`, for instance. C: `virDomainGetOSType`. */
  domainGetOSType?(domain: DomainRef, options?: CallOptions): Promise<string>;
  /** C: `virDomainGetInfo`. */
  domainGetInfo?(domain: DomainRef, options?: CallOptions): Promise<DomainInfo>;
  /**
   * `flags` are `DomainXMLFlags`. Throws ARGUMENT_UNSUPPORTED for one that the driver cannot honour. C:
   * `virDomainGetXMLDesc`.
   */
  domainGetXMLDesc?(domain: DomainRef, flags: number, options?: CallOptions): Promise<string>;
  /** KiB. C: `virDomainGetMaxMemory`. */
  domainGetMaxMemory?(domain: DomainRef, options?: CallOptions): Promise<number>;
  /** KiB. C: `virDomainSetMaxMemory`. */
  domainSetMaxMemory?(domain: DomainRef, memory: number, options?: CallOptions): Promise<void>;
  /** KiB. C: `virDomainSetMemory`. */
  domainSetMemory?(domain: DomainRef, memory: number, options?: CallOptions): Promise<void>;

  /** C: `virDomainSetVcpus`. */
  domainSetVcpus?(domain: DomainRef, nvcpus: number, options?: CallOptions): Promise<void>;
  /** CPUs beyond the map's end are not usable. C: `virDomainPinVcpu`. */
  domainPinVcpu?(domain: DomainRef, vcpu: number, cpumap: Uint8Array, options?: CallOptions): Promise<void>;
  /** All of the domain's vcpus, each with its map. C: `virDomainGetVcpus`. */
  domainGetVcpus?(domain: DomainRef, options?: CallOptions): Promise<VcpuInfo[]>;

  /** C: `virDomainAttachDevice`. */
  domainAttachDevice?(domain: DomainRef, xml: string, options?: CallOptions): Promise<void>;
  /** C: `virDomainDetachDevice`. */
  domainDetachDevice?(domain: DomainRef, xml: string, options?: CallOptions): Promise<void>;

  /** Whether the domain starts with the host. C: `virDomainGetAutostart` (later libvirt). */
  domainGetAutostart?(domain: DomainRef, options?: CallOptions): Promise<boolean>;
  /** C: `virDomainSetAutostart` (later libvirt). */
  domainSetAutostart?(domain: DomainRef, autostart: boolean, options?: CallOptions): Promise<void>;
}
