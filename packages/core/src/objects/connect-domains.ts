import type { CallOptions, DomainInfo, DomainRef, DomainStatsRecord, TypedParams } from "@libvirt-ts/driver";
import type { ListFilter } from "../dispatch/list-flags.js";
import { ConnectHost } from "./connect-host.js";
import { referenceOf } from "./connection-object.js";
import { Domain } from "./domain.js";
import { uuidOf } from "./uuid.js";

/** One row of `Connect.listAllDomains`. */
export interface ListedDomain {
  readonly domain: Domain;
  /** What came with the list at no further cost. */
  readonly info?: DomainInfo;
}

/** Statistics together with the domain that they are of. */
export type ConnectDomainStats = Omit<DomainStatsRecord, "domain"> & { readonly domain: Domain };

/** Domains of a connection. */
export abstract class ConnectDomains extends ConnectHost {
  /**
   * Ids of the active domains, ascending. A driver that has this deals with active domains; one that lacks it only keeps
   * definitions, and cannot make up a connection alone. C: `virConnectListDomains`.
   */
  listDomainsID(options?: CallOptions): Promise<number[]> {
    return this.call("listDomains", options);
  }

  /** C: `virConnectNumOfDomains`. */
  numOfDomains(options?: CallOptions): Promise<number> {
    return this.call("numOfDomains", options);
  }

  /** Names of the inactive domains. C: `virConnectListDefinedDomains`. */
  listDefinedDomains(options?: CallOptions): Promise<string[]> {
    return this.call("listDefinedDomains", options);
  }

  /** C: `virConnectNumOfDefinedDomains`. */
  numOfDefinedDomains(options?: CallOptions): Promise<number> {
    return this.call("numOfDefinedDomains", options);
  }

  /**
   * The domains that `filter` names, with what the peer tells along with each at no further cost: `{ active, inactive }`, or
   * `ConnectListAllDomainsFlags`; all of them when left out. C: `virConnectListAllDomains`.
   */
  async listAllDomains(filter: ListFilter | number = 0, options?: CallOptions): Promise<ListedDomain[]> {
    const listed = await this.call("listAllDomains", filter, options);
    return listed.map(({ ref, ...rest }) => ({ domain: new Domain(this.owner, ref), ...rest }));
  }

  /**
   * Statistics of all domains that `flags` (`ConnectGetAllDomainStatsFlags`) name, in one call. `stats` are
   * `DomainStatsTypes`, 0 for all that there are. C: `virConnectGetAllDomainStats`.
   */
  getAllDomainStats(stats = 0, flags = 0, options?: CallOptions): Promise<ConnectDomainStats[]> {
    return this.#stats(undefined, stats, flags, options);
  }

  /** As `getAllDomainStats`, of the given domains. C: `virDomainListGetStats`. */
  async domainListGetStats(
    doms: readonly Domain[],
    stats = 0,
    flags = 0,
    options?: CallOptions,
  ): Promise<ConnectDomainStats[]> {
    const refs = this.owner.session.check("virDomainListGetStats", this.owner.conn, (check) => {
      if (!Array.isArray(doms)) throw check.invalid(`doms is an array of domains, not ${check.show(doms)}`);
      return doms.map((dom: Domain) => referenceOf(this.owner, dom, "doms"));
    });
    return this.#stats(refs, stats, flags, options);
  }

  /** Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByID`. */
  lookupByID(id: number, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainLookupByID", id, options));
  }

  /** `uuid` is 16 bytes. Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByUUID`. */
  lookupByUUID(uuid: Uint8Array, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainLookupByUUID", uuidOf(uuid), options));
  }

  /** `uuid` is 32 hexadecimal digits, dashed or not. Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByUUIDString`. */
  lookupByUUIDString(uuid: string, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainLookupByUUID", uuid, options));
  }

  /** Rejects with NO_DOMAIN when there is none. C: `virDomainLookupByName`. */
  lookupByName(name: string, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainLookupByName", name, options));
  }

  /**
   * Starts a transient domain from its XML; `flags` are `DomainCreateFlags`. Not on a read-only connection. C:
   * `virDomainCreateXML`.
   */
  createXML(xml: string, flags = 0, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainCreateXML", xml, flags, options));
  }

  /**
   * Starts a transient domain from its XML; `flags` are `DomainCreateFlags`. Not on a read-only connection. C:
   * `virDomainCreateLinux`.
   */
  createLinux(xml: string, flags = 0, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainCreateXML", xml, flags, options));
  }

  /**
   * Defines a persistent domain, or redefines it; `flags` are `DomainDefineFlags`. Not on a read-only connection. C:
   * `virDomainDefineXML`.
   */
  defineXML(xml: string, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainDefineXML", xml, 0, options));
  }

  /**
   * Defines a persistent domain, or redefines it; `flags` are `DomainDefineFlags`. Not on a read-only connection. C:
   * `virDomainDefineXMLFlags`.
   */
  defineXMLFlags(xml: string, flags = 0, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainDefineXML", xml, flags, options));
  }

  /**
   * Starts a domain from a save file; `frm` is absolute, on the host, and `xml` replaces the document in it. `flags` are
   * `DomainSaveRestoreFlags`. May resolve to the domain. Not on a read-only connection. C: `virDomainRestore`.
   */
  restore(frm: string, options?: CallOptions): Promise<void> {
    return this.discard(this.call("domainRestore", frm, undefined, 0, options));
  }

  /**
   * Starts a domain from a save file; `frm` is absolute, on the host, and `dxml` replaces the document in it. `flags` are
   * `DomainSaveRestoreFlags`. May resolve to the domain. Not on a read-only connection. C: `virDomainRestoreFlags`.
   */
  restoreFlags(frm: string, dxml?: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.discard(this.call("domainRestore", frm, dxml, flags, options));
  }

  /** As `domainRestore`, with `params` of `domainSaveFields`. Not on a read-only connection. C: `virDomainRestoreParams`. */
  restoreParams(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainRestoreParams", params, flags, options);
  }

  /**
   * The domain XML in a save file; `flags` are `DomainSaveImageXMLFlags`. Not on a read-only connection. C:
   * `virDomainSaveImageGetXMLDesc`.
   */
  saveImageGetXMLDesc(file: string, flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainSaveImageGetXMLDesc", file, flags, options);
  }

  /**
   * Replaces the domain XML in a save file; `flags` are `DomainSaveRestoreFlags`. Not on a read-only connection. C:
   * `virDomainSaveImageDefineXML`.
   */
  saveImageDefineXML(file: string, dxml: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSaveImageDefineXML", file, dxml, flags, options);
  }

  /** Takes a running QEMU process over. Not on a read-only connection. C: `virDomainQemuAttach`. */
  qemuAttach(pid: number, flags = 0, options?: CallOptions): Promise<Domain> {
    return this.object(Domain, this.call("domainQemuAttach", pid, flags, options));
  }

  async #stats(
    domains: readonly DomainRef[] | undefined,
    stats: number,
    flags: number,
    options: CallOptions | undefined,
  ): Promise<ConnectDomainStats[]> {
    const records = await this.call("getAllDomainStats", domains, stats, flags, options);
    return records.map(({ domain, ...rest }) => ({ ...rest, domain: new Domain(this.owner, domain) }));
  }
}
