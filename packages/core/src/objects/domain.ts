import {
  type CallOptions,
  DOMAIN_0_UUID,
  type DomainInfo,
  DomainMigrateFlags,
  type DomainRef,
  DomainRestart,
  DomainState,
  DomainXMLFlags,
  describeDomain,
  type ErrorConnection,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  nameOf,
  operationInvalid,
  type VcpuInfo,
} from "@libvirt-ts/driver";
import { publicUri } from "../diagnostics/summary.js";
import type { ArgumentChecks } from "../dispatch/checks.js";
import { describeActive } from "../dispatch/describe.js";
import type { AfterDomain, DomainOperationName, Result } from "../dispatch/dispatch.js";
import { functionName } from "../dispatch/function-name.js";
import { recordMaxMemory } from "../dispatch/max-memory-record.js";
import type { Session } from "../dispatch/session.js";
import { type Inspect, inspectCustom } from "./inspect.js";
import { uuidBytes } from "./uuid.js";

/** KiB; the least memory that a domain can be given. */
const minimumMemory = 4096;
/** The highest vcpu number that can be pinned. */
const maximumVcpu = 31_999;

/** A domain as plain data. */
export interface DomainJSON {
  readonly name: string;
  /** -1 while inactive. */
  readonly id: number;
  readonly uuid: string;
  /** The connection's, without passwords. */
  readonly uri: string;
}

/** Operations that must not happen to the domain that runs the host. */
const forbiddenForDomain0: ReadonlySet<DomainOperationName> = new Set([
  "domainSuspend",
  "domainShutdown",
  "domainReboot",
  "domainDestroy",
  "domainSave",
  "domainUndefine",
  "domainRename",
  "domainMigrateToURI",
] satisfies DomainOperationName[]);

/**
 * A domain of a connection. Its identity is the uuid; name and id are what the object last learned. Every method that
 * returns a promise rejects with a `LibvirtError`: INVALID_CONN once the connection is closed, NO_DOMAIN once the domain
 * is gone, OPERATION_DENIED on a read-only connection where the method changes something. C: `virDomainPtr`.
 */
export class Domain {
  readonly #session: Session;
  readonly #conn: ErrorConnection;
  #ref: DomainRef;

  /** @internal Made by a connection. */
  constructor(session: Session, conn: ErrorConnection, ref: DomainRef) {
    this.#session = session;
    this.#conn = conn;
    this.#ref = ref;
  }

  /** The name as last learned. C: `virDomainGetName`. */
  name(): string {
    return this.#ref.name ?? this.#ref.uuid;
  }

  /** The id as last learned, -1 while inactive. C: `virDomainGetID`. */
  ID(): number {
    return this.#ref.id ?? -1;
  }

  /** The uuid's 16 bytes, all zero for Domain-0. C: `virDomainGetUUID`. */
  UUID(): Uint8Array {
    return uuidBytes(this.#ref.uuid);
  }

  /** The uuid as dashed lower-case text. C: `virDomainGetUUIDString`. */
  UUIDString(): string {
    return this.#ref.uuid;
  }

  /** What the guest is, `linux` or `hvm` for instance. C: `virDomainGetOSType`. */
  OSType(options?: CallOptions): Promise<string> {
    return this.#run("domainGetOSType", options, () => this.#dispatch("domainGetOSType", options));
  }

  /** State, memory (KiB), vcpus and CPU time (ns). C: `virDomainGetInfo`. */
  info(options?: CallOptions): Promise<DomainInfo> {
    return this.#run("domainGetInfo", options, () => this.#dispatch("domainGetInfo", options));
  }

  /**
   * The domain's XML. `flags` are `DomainXMLFlags`; SECURE (passwords) is refused on a read-only connection, and INACTIVE
   * (the definition) is ARGUMENT_UNSUPPORTED for an active domain that a driver knows as it runs only. C:
   * `virDomainGetXMLDesc`.
   */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.#run("domainGetXMLDesc", options, async (check) => {
      const { SECURE, INACTIVE } = DomainXMLFlags;
      check.oneOf(flags, "flags", [0, SECURE, INACTIVE, SECURE | INACTIVE]);
      if (flags & SECURE && this.#session.readOnly) {
        throw new LibvirtError({
          code: ErrorNumber.OPERATION_DENIED,
          domain: ErrorDomain.DOM,
          info: functionName("domainGetXMLDesc"),
          detail: "passwords are shown on read-write connections only",
        });
      }
      const { dispatcher } = this.#session;
      if (dispatcher.activeImplementers("domainGetXMLDesc").length > 0) {
        return this.#dispatch("domainGetXMLDesc", flags, options);
      }
      // Whoever knows that tells what the domain is now: what it was when last heard of says nothing.
      const info = await this.#dispatch("domainGetInfo", options);
      return this.#ref.id === undefined
        ? this.#dispatch("domainGetXMLDesc", flags, options)
        : describeActive(dispatcher, this.#ref, info, flags, options);
    });
  }

  /** KiB. C: `virDomainGetMaxMemory`. */
  maxMemory(options?: CallOptions): Promise<number> {
    return this.#run("domainGetMaxMemory", options, () => this.#dispatch("domainGetMaxMemory", options));
  }

  /** `memory` in KiB, at least 4096. Not on a read-only connection. C: `virDomainSetMaxMemory`. */
  setMaxMemory(memory: number, options?: CallOptions): Promise<void> {
    return this.#run("domainSetMaxMemory", options, async (check) => {
      check.integer(memory, "memory (KiB)", minimumMemory);
      await this.#dispatch("domainSetMaxMemory", memory, options);
      await recordMaxMemory(this.#session.dispatcher, this.#ref, memory);
    });
  }

  /** `memory` in KiB, at least 4096 and at most the maximum. Not on a read-only connection. C: `virDomainSetMemory`. */
  setMemory(memory: number, options?: CallOptions): Promise<void> {
    return this.#run("domainSetMemory", options, (check) => {
      check.integer(memory, "memory (KiB)", minimumMemory);
      return this.#dispatch("domainSetMemory", memory, 0, options);
    });
  }

  /** Not on a read-only connection. C: `virDomainSetVcpus`. */
  setVcpus(nvcpus: number, options?: CallOptions): Promise<void> {
    return this.#run("domainSetVcpus", options, (check) => {
      check.integer(nvcpus, "number of vcpus", 1, 65_535);
      return this.#dispatch("domainSetVcpus", nvcpus, 0, options);
    });
  }

  /**
   * Says which physical CPUs a vcpu may run on: CPU n is bit n mod 8 of byte n / 8, CPUs beyond the map's end are not
   * usable. Not on a read-only connection. C: `virDomainPinVcpu`.
   */
  pinVcpu(vcpu: number, cpumap: Uint8Array, options?: CallOptions): Promise<void> {
    return this.#run("domainPinVcpu", options, (check) => {
      check.integer(vcpu, "vcpu", 0, maximumVcpu);
      check.bytes(cpumap, "cpumap", 1);
      if (cpumap.every((byte) => byte === 0)) throw check.invalid("cpumap names no CPU at all");
      return this.#dispatch("domainPinVcpu", vcpu, cpumap, 0, options);
    });
  }

  /** Every vcpu with its state, CPU time (ns), physical CPU and map. C: `virDomainGetVcpus`. */
  vcpus(options?: CallOptions): Promise<VcpuInfo[]> {
    return this.#run("domainGetVcpus", options, () => this.#dispatch("domainGetVcpus", options));
  }

  /** Starts a defined, inactive domain. Not on a read-only connection. C: `virDomainCreate`. */
  create(options?: CallOptions): Promise<void> {
    return this.#change("domainCreate", options, () => this.#dispatch("domainCreate", 0, options));
  }

  /** Removes the definition of an inactive domain. Not on a read-only connection. C: `virDomainUndefine`. */
  undefine(options?: CallOptions): Promise<void> {
    return this.#run("domainUndefine", options, () => this.#dispatch("domainUndefine", 0, options));
  }

  /**
   * Gives the domain another name; the uuid stays. `flags` is 0. A running domain can be renamed where the toolstack can do
   * it (xl), else OPERATION_INVALID; DOM_EXIST for a name that is taken. Not on a read-only connection. C:
   * `virDomainRename` (later libvirt).
   */
  rename(name: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.#change("domainRename", options, (check) => {
      check.domainName(name);
      check.oneOf(flags, "flags", [0]);
      return this.#dispatch("domainRename", name, flags, options);
    });
  }

  /** Pauses the domain. Not on a read-only connection. C: `virDomainSuspend`. */
  suspend(options?: CallOptions): Promise<void> {
    return this.#run("domainSuspend", options, () => this.#dispatch("domainSuspend", options));
  }

  /** Lets a paused domain run on. Not on a read-only connection. C: `virDomainResume`. */
  resume(options?: CallOptions): Promise<void> {
    return this.#run("domainResume", options, () => this.#dispatch("domainResume", options));
  }

  /** Asks the guest to go down; it may take its time, or not obey. Not on a read-only connection. C: `virDomainShutdown`. */
  shutdown(options?: CallOptions): Promise<void> {
    return this.#change("domainShutdown", options, async () => {
      await this.#checkAwake(options);
      return this.#dispatch("domainShutdown", 0, options);
    });
  }

  /**
   * Asks the guest to reboot. `flags` is a `DomainRestart`, or 0 for the domain's own `on_reboot`. Not on a read-only
   * connection. C: `virDomainReboot`.
   */
  reboot(flags = 0, options?: CallOptions): Promise<void> {
    return this.#change("domainReboot", options, async (check) => {
      check.oneOf(flags, "flags", [0, ...Object.values(DomainRestart)]);
      await this.#checkAwake(options);
      return this.#dispatch("domainReboot", flags, options);
    });
  }

  /** Ends the domain at once; the object stays usable. Not on a read-only connection. C: `virDomainDestroy`. */
  destroy(options?: CallOptions): Promise<void> {
    return this.#change("domainDestroy", options, () => this.#dispatch("domainDestroy", 0, options));
  }

  /** Writes the domain to a file on the host and stops it. Not on a read-only connection. C: `virDomainSave`. */
  save(to: string, options?: CallOptions): Promise<void> {
    return this.#change("domainSave", options, (check) =>
      this.#dispatch("domainSave", check.path(to, "path"), undefined, 0, options),
    );
  }

  /**
   * Writes the guest's memory to a file on the host. `flags` are `DomainCoreDumpFlags`. Not on a read-only connection. C:
   * `virDomainCoreDump`.
   */
  coreDump(to: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.#change("domainCoreDump", options, (check) => {
      check.oneOf(flags, "flags", [0, 1]);
      return this.#dispatch("domainCoreDump", check.path(to, "path"), 0, flags, options);
    });
  }

  /**
   * Moves the guest to another host; the definition stays here, inactive. `duri` names that host in the toolstack's way
   * (with xl `xen+ssh://host/`), `flags` are `DomainMigrateFlags`. Throws INVALID_ARG for a URI that names no host,
   * OPERATION_INVALID for a domain that does not run, NO_SUPPORT without xl. Not on a read-only connection. C:
   * `virDomainMigrateToURI` (later libvirt).
   */
  migrateToURI(duri: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.#change("domainMigrateToURI", options, (check) => {
      check.text(duri, "URI");
      check.oneOf(flags, "flags", [0, DomainMigrateFlags.LIVE]);
      return this.#dispatch("domainMigrateToURI", duri, {}, flags, options);
    });
  }

  /** `xml` is a `<disk>` or an `<interface>`. Not on a read-only connection. C: `virDomainAttachDevice`. */
  attachDevice(xml: string, options?: CallOptions): Promise<void> {
    return this.#run("domainAttachDevice", options, (check) => {
      check.text(xml, "device XML");
      return this.#dispatch("domainAttachDevice", xml, 0, options);
    });
  }

  /** `xml` is a `<disk>` or an `<interface>`. Not on a read-only connection. C: `virDomainDetachDevice`. */
  detachDevice(xml: string, options?: CallOptions): Promise<void> {
    return this.#run("domainDetachDevice", options, (check) => {
      check.text(xml, "device XML");
      return this.#dispatch("domainDetachDevice", xml, 0, options);
    });
  }

  /** Whether the domain starts with the host. C: `virDomainGetAutostart` (later libvirt). */
  getAutostart(options?: CallOptions): Promise<boolean> {
    return this.#run("domainGetAutostart", options, () => this.#dispatch("domainGetAutostart", options));
  }

  /** Not on a read-only connection. C: `virDomainSetAutostart` (later libvirt). */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.#run("domainSetAutostart", options, (check) => {
      check.boolean(autostart, "autostart");
      return this.#dispatch("domainSetAutostart", autostart, options);
    });
  }

  /** What is shown of a domain: what the object last learned, without any request. */
  toJSON(): DomainJSON {
    const uri = publicUri(this.#session.uri);
    return { name: this.name(), id: this.ID(), uuid: this.UUIDString(), uri };
  }

  get [Symbol.toStringTag](): string {
    return "Domain";
  }

  [inspectCustom](_depth: number, options: object, inspect: Inspect): string {
    return `Domain ${inspect(this.toJSON(), options)}`;
  }

  /**
   * Refuses what only a running guest can obey. A driver that is alone knows that itself; where several take part, the
   * one that asks the guest may not be the one that knows its state.
   */
  async #checkAwake(options: CallOptions | undefined): Promise<void> {
    const { dispatcher } = this.#session;
    const { isAlone } = dispatcher;
    if (isAlone || this.#ref.id === undefined || !dispatcher.implementers("domainGetInfo").length) return;
    const { state } = await this.#dispatch("domainGetInfo", options);
    if (state === DomainState.PAUSED || state === DomainState.SHUTOFF || state === DomainState.CRASHED) {
      const word = nameOf(DomainState, state)?.toLowerCase();
      throw operationInvalid(ErrorDomain.DOM, describeDomain(this.#ref), `it is ${word}`);
    }
  }

  #dispatch<K extends DomainOperationName>(operation: K, ...rest: AfterDomain<K>): Promise<Result<K>> {
    return this.#session.dispatcher.callDomain(operation, this.#ref, rest, (ref) => {
      // Who knows the domain now may not know its name.
      this.#ref =
        ref.name === undefined && this.#ref.name !== undefined ? { ...ref, name: this.#ref.name } : ref;
    });
  }

  #run<T>(
    operation: DomainOperationName,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => Promise<T>,
  ): Promise<T> {
    return this.#session.run(operation, this.#conn, this, options, async (check) => {
      if (this.#isDomain0() && forbiddenForDomain0.has(operation)) {
        throw operationInvalid(ErrorDomain.DOM, functionName(operation), "Domain-0 runs the host itself");
      }
      return act(check);
    });
  }

  async #change(
    operation: DomainOperationName,
    options: CallOptions | undefined,
    act: (check: ArgumentChecks) => Promise<DomainRef | undefined>,
  ): Promise<void> {
    this.#ref = (await this.#run(operation, options, act)) ?? this.#ref;
  }

  #isDomain0(): boolean {
    return this.#ref.id === 0 || this.#ref.uuid === DOMAIN_0_UUID;
  }
}
