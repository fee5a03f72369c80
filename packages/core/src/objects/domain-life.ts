import type { CallOptions, TypedParams } from "@libvirt-ts/driver";
import { DomainBase } from "./domain-base.js";

/** Life of a domain: starting, stopping, saving, renaming. */
export abstract class DomainLife extends DomainBase {
  /** Starts a defined domain; `flags` are `DomainCreateFlags`. Not on a read-only connection. C: `virDomainCreate`. */
  create(options?: CallOptions): Promise<void> {
    return this.change(this.call("domainCreate", 0, options));
  }

  /**
   * Starts a defined domain; `flags` are `DomainCreateFlags`. Not on a read-only connection. C:
   * `virDomainCreateWithFlags`.
   */
  createWithFlags(flags = 0, options?: CallOptions): Promise<void> {
    return this.change(this.call("domainCreate", flags, options));
  }

  /**
   * Asks the guest to go down; it may do so later, or never. `flags` are `DomainShutdownFlags`, 0 for whatever works. Not
   * on a read-only connection. C: `virDomainShutdown`.
   */
  shutdown(options?: CallOptions): Promise<void> {
    return this.change(this.call("domainShutdown", 0, options));
  }

  /**
   * Asks the guest to go down; it may do so later, or never. `flags` are `DomainShutdownFlags`, 0 for whatever works. Not
   * on a read-only connection. C: `virDomainShutdownFlags`.
   */
  shutdownFlags(flags = 0, options?: CallOptions): Promise<void> {
    return this.change(this.call("domainShutdown", flags, options));
  }

  /**
   * Asks the guest to reboot; `flags` are `DomainRebootFlags`, 0 for whatever works. Not on a read-only connection. C:
   * `virDomainReboot`.
   */
  reboot(flags = 0, options?: CallOptions): Promise<void> {
    return this.change(this.call("domainReboot", flags, options));
  }

  /** Presses the reset button. Not on a read-only connection. C: `virDomainReset`. */
  reset(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainReset", flags, options);
  }

  /** Ends the domain at once; `flags` are `DomainDestroyFlags`. Not on a read-only connection. C: `virDomainDestroy`. */
  destroy(options?: CallOptions): Promise<void> {
    return this.end(this.call("domainDestroy", 0, options));
  }

  /** Ends the domain at once; `flags` are `DomainDestroyFlags`. Not on a read-only connection. C: `virDomainDestroyFlags`. */
  destroyFlags(flags = 0, options?: CallOptions): Promise<void> {
    return this.end(this.call("domainDestroy", flags, options));
  }

  /** Not on a read-only connection. C: `virDomainSuspend`. */
  suspend(options?: CallOptions): Promise<void> {
    return this.call("domainSuspend", options);
  }

  /** Not on a read-only connection. C: `virDomainResume`. */
  resume(options?: CallOptions): Promise<void> {
    return this.call("domainResume", options);
  }

  /**
   * Puts the guest to sleep, into a `NodeSuspendTarget`, for a number of seconds (0: until woken). Not on a read-only
   * connection. C: `virDomainPMSuspendForDuration`.
   */
  pMSuspendForDuration(target: number, duration: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainPMSuspendForDuration", target, duration, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainPMWakeup`. */
  pMWakeup(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainPMWakeup", flags, options);
  }

  /**
   * Writes the domain to a file and stops it. `to` is absolute, on the host; `xml` replaces the document that is saved;
   * `flags` are `DomainSaveRestoreFlags`. Not on a read-only connection. C: `virDomainSave`.
   */
  save(to: string, options?: CallOptions): Promise<void> {
    return this.end(this.call("domainSave", to, undefined, 0, options));
  }

  /**
   * Writes the domain to a file and stops it. `to` is absolute, on the host; `dxml` replaces the document that is saved;
   * `flags` are `DomainSaveRestoreFlags`. Not on a read-only connection. C: `virDomainSaveFlags`.
   */
  saveFlags(to: string, dxml?: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.end(this.call("domainSave", to, dxml, flags, options));
  }

  /** As `domainSave`, with `params` of `domainSaveFields`. Not on a read-only connection. C: `virDomainSaveParams`. */
  saveParams(params: TypedParams, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSaveParams", params, flags, options);
  }

  /**
   * Writes the guest's memory to a file. `to` is absolute, on the host; `format` is a `DomainCoreDumpFormat` (0: the
   * hypervisor's own), `flags` are `DomainCoreDumpFlags`. Not on a read-only connection. C: `virDomainCoreDump`.
   */
  coreDump(to: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.change(this.call("domainCoreDump", to, 0, flags, options));
  }

  /**
   * Writes the guest's memory to a file. `to` is absolute, on the host; `dumpformat` is a `DomainCoreDumpFormat` (0: the
   * hypervisor's own), `flags` are `DomainCoreDumpFlags`. Not on a read-only connection. C: `virDomainCoreDumpWithFormat`.
   */
  coreDumpWithFormat(to: string, dumpformat: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.change(this.call("domainCoreDump", to, dumpformat, flags, options));
  }

  /**
   * Saves the domain where the driver keeps such files; the next start restores it. `flags` are `DomainSaveRestoreFlags`.
   * Not on a read-only connection. C: `virDomainManagedSave`.
   */
  managedSave(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainManagedSave", flags, options);
  }

  /** C: `virDomainHasManagedSaveImage`. */
  hasManagedSaveImage(flags = 0, options?: CallOptions): Promise<boolean> {
    return this.call("domainHasManagedSaveImage", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainManagedSaveRemove`. */
  managedSaveRemove(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainManagedSaveRemove", flags, options);
  }

  /** `flags` are `DomainSaveImageXMLFlags`. C: `virDomainManagedSaveGetXMLDesc`. */
  managedSaveGetXMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainManagedSaveGetXMLDesc", flags, options);
  }

  /** `flags` are `DomainSaveRestoreFlags`. Not on a read-only connection. C: `virDomainManagedSaveDefineXML`. */
  managedSaveDefineXML(dxml: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainManagedSaveDefineXML", dxml, flags, options);
  }

  /**
   * Removes the definition; a running domain becomes transient. `flags` are `DomainUndefineFlags`. Not on a read-only
   * connection. C: `virDomainUndefine`.
   */
  undefine(options?: CallOptions): Promise<void> {
    return this.call("domainUndefine", 0, options);
  }

  /**
   * Removes the definition; a running domain becomes transient. `flags` are `DomainUndefineFlags`. Not on a read-only
   * connection. C: `virDomainUndefineFlags`.
   */
  undefineFlags(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainUndefine", flags, options);
  }

  /**
   * Gives the domain another name, that of its definition and, if it is active, that of its guest; the uuid stays. Its own
   * name changes nothing. Throws DOM_EXIST for a name that is taken, OPERATION_INVALID where only an inactive domain can
   * be renamed. Not on a read-only connection. C: `virDomainRename`.
   */
  rename(name: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.change(this.call("domainRename", name, flags, options));
  }

  /** Whether the domain starts with the host. C: `virDomainGetAutostart`. */
  autostart(options?: CallOptions): Promise<boolean> {
    return this.call("domainGetAutostart", options);
  }

  /** Not on a read-only connection. C: `virDomainSetAutostart`. */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.call("domainSetAutostart", autostart, options);
  }

  /** Whether the domain starts at the host's next start, and that one only. C: `virDomainGetAutostartOnce`. */
  autostartOnce(options?: CallOptions): Promise<boolean> {
    return this.call("domainGetAutostartOnce", options);
  }

  /** Not on a read-only connection. C: `virDomainSetAutostartOnce`. */
  setAutostartOnce(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.call("domainSetAutostartOnce", autostart, options);
  }

  /**
   * What a `DomainLifecycle` event leads to: a `DomainLifecycleAction`. `flags` are `DomainModificationImpact`. Not on a
   * read-only connection. C: `virDomainSetLifecycleAction`.
   */
  setLifecycleAction(type: number, action: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetLifecycleAction", type, action, flags, options);
  }
}
