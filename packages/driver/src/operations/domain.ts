import type {
  DomainControlInfo,
  DomainInfo,
  DomainRef,
  DomainStateReason,
  SecurityLabel,
} from "../records/domain.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/**
 * The life of a domain: starting, stopping, saving, defining. Every method is optional. What changes a domain's id or name
 * may resolve to the domain as it is afterwards, without `id` once it is inactive or gone; a driver that would have to
 * ask for that leaves it out.
 */
export interface DomainLifeOperations {
  /** Starts a defined domain; `flags` are `DomainCreateFlags`. C: `virDomainCreateWithFlags`. */
  domainCreate?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainRef>;
  /** Removes the definition; a running domain becomes transient. `flags` are `DomainUndefineFlags`. C: `virDomainUndefineFlags`. */
  domainUndefine?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
  /**
   * Gives the domain another name, that of its definition and, if it is active, that of its guest; the uuid stays. Its own
   * name changes nothing. Throws DOM_EXIST for a name that is taken, OPERATION_INVALID where only an inactive domain can be
   * renamed. C: `virDomainRename`.
   */
  domainRename?(
    domain: DomainRef,
    name: string,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainRef | undefined>;
  /** C: `virDomainSuspend`. */
  domainSuspend?(domain: DomainRef, options?: CallOptions): Promise<void>;
  /** C: `virDomainResume`. */
  domainResume?(domain: DomainRef, options?: CallOptions): Promise<void>;
  /**
   * Asks the guest to go down; it may do so later, or never. `flags` are `DomainShutdownFlags`, 0 for whatever works. C:
   * `virDomainShutdownFlags`.
   */
  domainShutdown?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainRef | undefined>;
  /** Asks the guest to reboot; `flags` are `DomainRebootFlags`, 0 for whatever works. C: `virDomainReboot`. */
  domainReboot?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainRef | undefined>;
  /** Presses the reset button. C: `virDomainReset`. */
  domainReset?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
  /** Ends the domain at once; `flags` are `DomainDestroyFlags`. C: `virDomainDestroyFlags`. */
  domainDestroy?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainRef | undefined>;
  /** Puts the guest to sleep, into a `NodeSuspendTarget`, for a number of seconds (0: until woken). C: `virDomainPMSuspendForDuration`. */
  domainPMSuspendForDuration?(
    domain: DomainRef,
    target: number,
    duration: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainPMWakeup`. */
  domainPMWakeup?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;

  /**
   * Writes the domain to a file and stops it. `path` is absolute, on the host; `xml` replaces the document that is saved;
   * `flags` are `DomainSaveRestoreFlags`. C: `virDomainSaveFlags`.
   */
  domainSave?(
    domain: DomainRef,
    path: string,
    xml: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainRef | undefined>;
  /** As `domainSave`, with `params` of `domainSaveFields`. C: `virDomainSaveParams`. */
  domainSaveParams?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * Writes the guest's memory to a file. `path` is absolute, on the host; `format` is a `DomainCoreDumpFormat` (0: the
   * hypervisor's own), `flags` are `DomainCoreDumpFlags`. C: `virDomainCoreDumpWithFormat`.
   */
  domainCoreDump?(
    domain: DomainRef,
    path: string,
    format: number,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainRef | undefined>;
  /** Saves the domain where the driver keeps such files; the next start restores it. `flags` are `DomainSaveRestoreFlags`. C: `virDomainManagedSave`. */
  domainManagedSave?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
  /** C: `virDomainHasManagedSaveImage`. */
  domainHasManagedSaveImage?(domain: DomainRef, flags: number, options?: CallOptions): Promise<boolean>;
  /** C: `virDomainManagedSaveRemove`. */
  domainManagedSaveRemove?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `DomainSaveImageXMLFlags`. C: `virDomainManagedSaveGetXMLDesc`. */
  domainManagedSaveGetXMLDesc?(domain: DomainRef, flags: number, options?: CallOptions): Promise<string>;
  /** `flags` are `DomainSaveRestoreFlags`. C: `virDomainManagedSaveDefineXML`. */
  domainManagedSaveDefineXML?(
    domain: DomainRef,
    xml: string,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;

  /** Whether the domain starts with the host. C: `virDomainGetAutostart`. */
  domainGetAutostart?(domain: DomainRef, options?: CallOptions): Promise<boolean>;
  /** C: `virDomainSetAutostart`. */
  domainSetAutostart?(domain: DomainRef, autostart: boolean, options?: CallOptions): Promise<void>;
  /** Whether the domain starts at the host's next start, and that one only. C: `virDomainGetAutostartOnce`. */
  domainGetAutostartOnce?(domain: DomainRef, options?: CallOptions): Promise<boolean>;
  /** C: `virDomainSetAutostartOnce`. */
  domainSetAutostartOnce?(domain: DomainRef, autostart: boolean, options?: CallOptions): Promise<void>;
  /** What a `DomainLifecycle` event leads to: a `DomainLifecycleAction`. `flags` are `DomainModificationImpact`. C: `virDomainSetLifecycleAction`. */
  domainSetLifecycleAction?(
    domain: DomainRef,
    type: number,
    action: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}

/** What a domain is. Every method is optional. */
export interface DomainQueryOperations {
  /** C: `virDomainGetInfo`. */
  domainGetInfo?(domain: DomainRef, options?: CallOptions): Promise<DomainInfo>;
  /** C: `virDomainGetState`. */
  domainGetState?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainStateReason>;
  /** C: `virDomainGetControlInfo`. */
  domainGetControlInfo?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainControlInfo>;
  /** `linux` or `hvm`, for instance. C: `virDomainGetOSType`. */
  domainGetOSType?(domain: DomainRef, options?: CallOptions): Promise<string>;
  /** C: `virDomainIsActive`. */
  domainIsActive?(domain: DomainRef, options?: CallOptions): Promise<boolean>;
  /** Whether the domain has a definition. C: `virDomainIsPersistent`. */
  domainIsPersistent?(domain: DomainRef, options?: CallOptions): Promise<boolean>;
  /** Whether the domain was changed since it was last asked for. C: `virDomainIsUpdated`. */
  domainIsUpdated?(domain: DomainRef, options?: CallOptions): Promise<boolean>;
  /**
   * `flags` are `DomainXMLFlags`; SECURE and MIGRATABLE are not for a read-only connection. Throws ARGUMENT_UNSUPPORTED for
   * one that the driver cannot honour. C: `virDomainGetXMLDesc`.
   */
  domainGetXMLDesc?(domain: DomainRef, flags: number, options?: CallOptions): Promise<string>;
  /**
   * Title, description or an element of a namespace: `type` is a `DomainMetadataType`, `flags` are
   * `DomainModificationImpact`. Throws NO_DOMAIN_METADATA where there is none. C: `virDomainGetMetadata`.
   */
  domainGetMetadata?(
    domain: DomainRef,
    type: number,
    uri: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<string>;
  /** Undefined `metadata` removes it; `key` is the prefix of the namespace `uri`. C: `virDomainSetMetadata`. */
  domainSetMetadata?(
    domain: DomainRef,
    type: number,
    metadata: string | undefined,
    key: string | undefined,
    uri: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Warnings that hold for the domain; `flags` are `DomainMessageType`. C: `virDomainGetMessages`. */
  domainGetMessages?(domain: DomainRef, flags: number, options?: CallOptions): Promise<string[]>;
  /** C: `virDomainGetSecurityLabel`. */
  domainGetSecurityLabel?(domain: DomainRef, options?: CallOptions): Promise<SecurityLabel>;
  /** The labels of every security model. C: `virDomainGetSecurityLabelList`. */
  domainGetSecurityLabelList?(domain: DomainRef, options?: CallOptions): Promise<SecurityLabel[]>;
  /** Fields of `launchSecurityFields`. C: `virDomainGetLaunchSecurityInfo`. */
  domainGetLaunchSecurityInfo?(domain: DomainRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** C: `virDomainSetLaunchSecurityState`. */
  domainSetLaunchSecurityState?(
    domain: DomainRef,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}
