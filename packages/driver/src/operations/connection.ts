import type { DomainListing, DomainRef } from "../records/domain.js";
import type { DomainStatsRecord } from "../statistics/domain-stats.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/**
 * What a driver's connection can do for its hypervisor, and to find domains. Every method is optional: an absent one
 * means "this driver cannot". Look-ups that find nothing throw NO_DOMAIN.
 */
export interface ConnectionOperations {
  /** The kind of backend, `Xen` for instance; the driver's name when absent. C: `virConnectGetType`. */
  getType?(options?: CallOptions): Promise<string>;
  /** The hypervisor's version, major × 1,000,000 + minor × 1,000 + release; 0 when unknown. C: `virConnectGetVersion`. */
  getVersion?(options?: CallOptions): Promise<number>;
  /** The version of the library that the peer runs, as `getVersion`. C: `virConnectGetLibVersion`. */
  getLibVersion?(options?: CallOptions): Promise<number>;
  /** The URI in full. C: `virConnectGetURI`. */
  getURI?(options?: CallOptions): Promise<string>;
  /** The host's own name. C: `virConnectGetHostname`. */
  getHostname?(options?: CallOptions): Promise<string>;
  /** The most vcpus that a guest of a `type` (`kvm` for instance) can have. C: `virConnectGetMaxVcpus`. */
  getMaxVcpus?(type: string | undefined, options?: CallOptions): Promise<number>;
  /** Whether nobody can listen in. C: `virConnectIsSecure`. */
  isSecure?(options?: CallOptions): Promise<boolean>;
  /** Whether the peer has a feature of the protocol. C: `virConnectSupportsFeature` (internal). */
  supportsFeature?(feature: number, options?: CallOptions): Promise<boolean>;
  /** Tells the peer on whose behalf it is asked; `params` of `connectIdentityFields`. C: `virConnectSetIdentity`. */
  setIdentity?(params: TypedParams, flags: number, options?: CallOptions): Promise<void>;

  /** An XML document of the host's and its guests' abilities. C: `virConnectGetCapabilities`. */
  getCapabilities?(options?: CallOptions): Promise<string>;
  /**
   * An XML document of what guests of one kind can have; what is undefined is the hypervisor's first choice. `flags` are
   * `ConnectGetDomainCapabilitiesFlags`. C: `virConnectGetDomainCapabilities`.
   */
  getDomainCapabilities?(
    emulator: string | undefined,
    arch: string | undefined,
    machine: string | undefined,
    virtType: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** An XML document of the pool types that can be used. C: `virConnectGetStoragePoolCapabilities`. */
  getStoragePoolCapabilities?(flags: number, options?: CallOptions): Promise<string>;
  /** The host's SMBIOS data as XML. C: `virConnectGetSysinfo`. */
  getSysinfo?(flags: number, options?: CallOptions): Promise<string>;
  /** Names of the CPU models of an architecture. C: `virConnectGetCPUModelNames`. */
  getCPUModelNames?(arch: string, flags: number, options?: CallOptions): Promise<string[]>;
  /** How a CPU's XML relates to the host's: a `CPUCompareResult`. `flags` are `ConnectCompareCPUFlags`. C: `virConnectCompareCPU`. */
  compareCPU?(xml: string, flags: number, options?: CallOptions): Promise<number>;
  /** As `compareCPU`, to what a hypervisor can give its guests. C: `virConnectCompareHypervisorCPU`. */
  compareHypervisorCPU?(
    emulator: string | undefined,
    arch: string | undefined,
    machine: string | undefined,
    virtType: string | undefined,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<number>;
  /** The XML of a CPU that all of the given ones can be. `flags` are `ConnectBaselineCPUFlags`. C: `virConnectBaselineCPU`. */
  baselineCPU?(xmlCPUs: readonly string[], flags: number, options?: CallOptions): Promise<string>;
  /** As `baselineCPU`, for one hypervisor. C: `virConnectBaselineHypervisorCPU`. */
  baselineHypervisorCPU?(
    emulator: string | undefined,
    arch: string | undefined,
    machine: string | undefined,
    virtType: string | undefined,
    xmlCPUs: readonly string[],
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** Domain XML of a configuration in a hypervisor's own format, `xen-xm` for instance. C: `virConnectDomainXMLFromNative`. */
  domainXMLFromNative?(format: string, config: string, flags: number, options?: CallOptions): Promise<string>;
  /** A domain's configuration in a hypervisor's own format. C: `virConnectDomainXMLToNative`. */
  domainXMLToNative?(format: string, xml: string, flags: number, options?: CallOptions): Promise<string>;

  /**
   * Ids of the active domains, ascending. A driver that has this deals with active domains; one that lacks it only keeps
   * definitions, and cannot make up a connection alone. C: `virConnectListDomains`.
   */
  listDomains?(options?: CallOptions): Promise<number[]>;
  /** C: `virConnectNumOfDomains`. */
  numOfDomains?(options?: CallOptions): Promise<number>;
  /** Names of the inactive domains. C: `virConnectListDefinedDomains`. */
  listDefinedDomains?(options?: CallOptions): Promise<string[]>;
  /** C: `virConnectNumOfDefinedDomains`. */
  numOfDefinedDomains?(options?: CallOptions): Promise<number>;
  /**
   * The domains that `flags` (`ConnectListAllDomainsFlags`, 0 for all) name, at the cost of one listing: each with what
   * the peer tells along with it. Throws ARGUMENT_UNSUPPORTED for a filter that the driver cannot apply. C:
   * `virConnectListAllDomains`.
   */
  listAllDomains?(flags: number, options?: CallOptions): Promise<DomainListing[]>;
  /**
   * Statistics of the given domains, or of all that `flags` (`ConnectGetAllDomainStatsFlags`) name, in one call. `stats`
   * are `DomainStatsTypes`, 0 for all that there are. C: `virConnectGetAllDomainStats`, `virDomainListGetStats`.
   */
  getAllDomainStats?(
    domains: readonly DomainRef[] | undefined,
    stats: number,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainStatsRecord[]>;

  /** C: `virDomainLookupByID`. */
  domainLookupByID?(id: number, options?: CallOptions): Promise<DomainRef>;
  /** `uuid` is dashed and lower-case. C: `virDomainLookupByUUID`. */
  domainLookupByUUID?(uuid: string, options?: CallOptions): Promise<DomainRef>;
  /** C: `virDomainLookupByName`. */
  domainLookupByName?(name: string, options?: CallOptions): Promise<DomainRef>;

  /** Starts a transient domain from its XML; `flags` are `DomainCreateFlags`. C: `virDomainCreateXML`. */
  domainCreateXML?(xml: string, flags: number, options?: CallOptions): Promise<DomainRef>;
  /** Defines a persistent domain, or redefines it; `flags` are `DomainDefineFlags`. C: `virDomainDefineXMLFlags`. */
  domainDefineXML?(xml: string, flags: number, options?: CallOptions): Promise<DomainRef>;
  /**
   * Starts a domain from a save file; `path` is absolute, on the host, and `xml` replaces the document in it. `flags` are
   * `DomainSaveRestoreFlags`. May resolve to the domain. C: `virDomainRestoreFlags`.
   */
  domainRestore?(
    path: string,
    xml: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainRef | undefined>;
  /** As `domainRestore`, with `params` of `domainSaveFields`. C: `virDomainRestoreParams`. */
  domainRestoreParams?(params: TypedParams, flags: number, options?: CallOptions): Promise<void>;
  /** The domain XML in a save file; `flags` are `DomainSaveImageXMLFlags`. C: `virDomainSaveImageGetXMLDesc`. */
  domainSaveImageGetXMLDesc?(path: string, flags: number, options?: CallOptions): Promise<string>;
  /** Replaces the domain XML in a save file; `flags` are `DomainSaveRestoreFlags`. C: `virDomainSaveImageDefineXML`. */
  domainSaveImageDefineXML?(path: string, xml: string, flags: number, options?: CallOptions): Promise<void>;
}
