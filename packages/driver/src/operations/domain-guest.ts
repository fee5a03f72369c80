import type { DomainRef } from "../records/domain.js";
import type { DomainFSInfo, DomainTime } from "../records/domain-guest.js";
import type { DomainGuestInfo } from "../statistics/shapes.generated.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/**
 * What is asked of the guest itself, mostly of its agent: AGENT_UNRESPONSIVE where none answers. Every method is optional.
 */
export interface DomainGuestOperations {
  /** The guest's name; `flags` are `DomainGetHostnameFlags`. C: `virDomainGetHostname`. */
  domainGetHostname?(domain: DomainRef, flags: number, options?: CallOptions): Promise<string>;
  /** C: `virDomainGetTime`. */
  domainGetTime?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainTime>;
  /** `flags` are `DomainSetTimeFlags`. C: `virDomainSetTime`. */
  domainSetTime?(domain: DomainRef, time: DomainTime, flags: number, options?: CallOptions): Promise<void>;
  /** C: `virDomainGetFSInfo`. */
  domainGetFSInfo?(domain: DomainRef, flags: number, options?: CallOptions): Promise<DomainFSInfo[]>;
  /** Freezes the file systems of some mount points, or all; resolves to how many. C: `virDomainFSFreeze`. */
  domainFSFreeze?(
    domain: DomainRef,
    mountpoints: readonly string[] | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<number>;
  /** Resolves to how many file systems were thawed. C: `virDomainFSThaw`. */
  domainFSThaw?(
    domain: DomainRef,
    mountpoints: readonly string[] | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<number>;
  /** Gives unused blocks back, in runs of at least `minimum` bytes. C: `virDomainFSTrim`. */
  domainFSTrim?(
    domain: DomainRef,
    mountpoint: string | undefined,
    minimum: bigint,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** `types` are `DomainGuestInfoTypes`, 0 for all. C: `virDomainGetGuestInfo`. */
  domainGetGuestInfo?(
    domain: DomainRef,
    types: number,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainGuestInfo>;
  /** Fields `vcpus`, `online` and `offlinable`, lists such as `0-3`. C: `virDomainGetGuestVcpus`. */
  domainGetGuestVcpus?(domain: DomainRef, flags: number, options?: CallOptions): Promise<TypedParams>;
  /** Takes vcpus, a list such as `1,3-4`, on or off line in the guest. C: `virDomainSetGuestVcpus`. */
  domainSetGuestVcpus?(
    domain: DomainRef,
    vcpus: string,
    online: boolean,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** `flags` are `DomainSetUserPasswordFlags`. C: `virDomainSetUserPassword`. */
  domainSetUserPassword?(
    domain: DomainRef,
    user: string,
    password: string,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainAuthorizedSSHKeysGet`. */
  domainAuthorizedSSHKeysGet?(
    domain: DomainRef,
    user: string,
    flags: number,
    options?: CallOptions,
  ): Promise<string[]>;
  /** `flags` are `DomainAuthorizedSSHKeysSetFlags`. C: `virDomainAuthorizedSSHKeysSet`. */
  domainAuthorizedSSHKeysSet?(
    domain: DomainRef,
    user: string,
    keys: readonly string[],
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Seconds, or a `DomainAgentResponseTimeout`. C: `virDomainAgentSetResponseTimeout`. */
  domainAgentSetResponseTimeout?(
    domain: DomainRef,
    timeout: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Sends a `DomainProcessSignal` to a process of the guest. C: `virDomainSendProcessSignal`. */
  domainSendProcessSignal?(
    domain: DomainRef,
    pid: number,
    signal: number,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
}
