import type { DomainEvent, DomainFilter, DomainListing, DomainRef, NodeInfo } from "../records.js";
import type { CallOptions } from "./options.js";

/**
 * What a driver's connection can do for the host as a whole. Every method is optional: an absent one means "this
 * driver cannot". Look-ups that find nothing throw NO_DOMAIN.
 */
export interface ConnectionOperations {
  /** The kind of backend, `Xen` for instance; the driver's name when absent. C: `virConnectGetType`. */
  getType?(options?: CallOptions): Promise<string>;
  /** The hypervisor's version, major × 1,000,000 + minor × 1,000 + release; 0 when unknown. C: `virConnectGetVersion`. */
  getVersion?(options?: CallOptions): Promise<number>;
  /** The host's own name. C: `virConnectGetHostname` (later libvirt). */
  getHostname?(options?: CallOptions): Promise<string>;
  /** An XML document of the host's and its guests' abilities. C: `virConnectGetCapabilities` (later libvirt). */
  getCapabilities?(options?: CallOptions): Promise<string>;
  /** C: `virNodeGetInfo`. */
  nodeGetInfo?(options?: CallOptions): Promise<NodeInfo>;

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
   * All domains at the cost of one listing: each with what the peer tells along with it. C: `virConnectListAllDomains`
   * (later libvirt).
   */
  listAllDomains?(filter: DomainFilter, options?: CallOptions): Promise<DomainListing[]>;

  /** C: `virDomainLookupByID`. */
  domainLookupByID?(id: number, options?: CallOptions): Promise<DomainRef>;
  /** `uuid` is dashed and lower-case. C: `virDomainLookupByUUID`. */
  domainLookupByUUID?(uuid: string, options?: CallOptions): Promise<DomainRef>;
  /** C: `virDomainLookupByName`. */
  domainLookupByName?(name: string, options?: CallOptions): Promise<DomainRef>;

  /** Starts a transient domain from its XML. C: `virDomainCreateXML`. */
  domainCreateXML?(xml: string, flags: number, options?: CallOptions): Promise<DomainRef>;
  /** Defines a persistent domain, or redefines it. C: `virDomainDefineXML`. */
  domainDefineXML?(xml: string, options?: CallOptions): Promise<DomainRef>;
  /** Starts a domain from a save file; `path` is absolute, on the host. C: `virDomainRestore`. */
  domainRestore?(path: string, options?: CallOptions): Promise<DomainRef>;

  /**
   * What happens to domains from now on; ends when `signal` aborts or the connection closes. C:
   * `virConnectDomainEventRegisterAny` (later libvirt).
   */
  domainEvents?(options?: CallOptions): AsyncIterable<DomainEvent>;
}
