import type {
  CallOptions,
  DomainControlInfo,
  DomainInfo,
  DomainStateReason,
  SecurityLabel,
  TypedParams,
} from "@libvirt-ts/driver";
import { DomainLife } from "./domain-life.js";

/** What is known of a domain: its state, its document, its metadata. */
export abstract class DomainQuery extends DomainLife {
  /** C: `virDomainGetInfo`. */
  info(options?: CallOptions): Promise<DomainInfo> {
    return this.call("domainGetInfo", options);
  }

  /** C: `virDomainGetState`. */
  state(flags = 0, options?: CallOptions): Promise<DomainStateReason> {
    return this.call("domainGetState", flags, options);
  }

  /** C: `virDomainGetControlInfo`. */
  controlInfo(flags = 0, options?: CallOptions): Promise<DomainControlInfo> {
    return this.call("domainGetControlInfo", flags, options);
  }

  /** `linux` or `hvm`, for instance. C: `virDomainGetOSType`. */
  OSType(options?: CallOptions): Promise<string> {
    return this.call("domainGetOSType", options);
  }

  /** C: `virDomainIsActive`. */
  isActive(options?: CallOptions): Promise<boolean> {
    return this.call("domainIsActive", options);
  }

  /** Whether the domain has a definition. C: `virDomainIsPersistent`. */
  isPersistent(options?: CallOptions): Promise<boolean> {
    return this.call("domainIsPersistent", options);
  }

  /** Whether the domain was changed since it was last asked for. C: `virDomainIsUpdated`. */
  isUpdated(options?: CallOptions): Promise<boolean> {
    return this.call("domainIsUpdated", options);
  }

  /**
   * `flags` are `DomainXMLFlags`; SECURE and MIGRATABLE are not for a read-only connection. Throws ARGUMENT_UNSUPPORTED
   * for one that the driver cannot honour. C: `virDomainGetXMLDesc`.
   */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainGetXMLDesc", flags, options);
  }

  /**
   * Title, description or an element of a namespace: `type` is a `DomainMetadataType`, `flags` are
   * `DomainModificationImpact`. Throws NO_DOMAIN_METADATA where there is none. C: `virDomainGetMetadata`.
   */
  metadata(type: number, uri?: string, flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainGetMetadata", type, uri, flags, options);
  }

  /**
   * Undefined `metadata` removes it; `key` is the prefix of the namespace `uri`. Not on a read-only connection. C:
   * `virDomainSetMetadata`.
   */
  setMetadata(
    type: number,
    metadata?: string,
    key?: string,
    uri?: string,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainSetMetadata", type, metadata, key, uri, flags, options);
  }

  /** Warnings that hold for the domain; `flags` are `DomainMessageType`. C: `virDomainGetMessages`. */
  messages(flags = 0, options?: CallOptions): Promise<string[]> {
    return this.call("domainGetMessages", flags, options);
  }

  /** C: `virDomainGetSecurityLabel`. */
  securityLabel(options?: CallOptions): Promise<SecurityLabel> {
    return this.call("domainGetSecurityLabel", options);
  }

  /** The labels of every security model. C: `virDomainGetSecurityLabelList`. */
  securityLabelList(options?: CallOptions): Promise<SecurityLabel[]> {
    return this.call("domainGetSecurityLabelList", options);
  }

  /** Fields of `launchSecurityFields`. Not on a read-only connection. C: `virDomainGetLaunchSecurityInfo`. */
  launchSecurityInfo(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetLaunchSecurityInfo", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainSetLaunchSecurityState`. */
  setLaunchSecurityState(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetLaunchSecurityState", params, flags, options);
  }
}
