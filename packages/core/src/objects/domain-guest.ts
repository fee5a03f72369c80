import type { CallOptions, DomainFSInfo, DomainGuestInfo, DomainTime, TypedParams } from "@libvirt-ts/driver";
import { DomainBlock } from "./domain-block.js";

/** What the agent inside a guest does and tells. */
export abstract class DomainGuest extends DomainBlock {
  /** The guest's name; `flags` are `DomainGetHostnameFlags`. Not on a read-only connection. C: `virDomainGetHostname`. */
  hostname(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("domainGetHostname", flags, options);
  }

  /** Not on a read-only connection. C: `virDomainGetTime`. */
  getTime(flags = 0, options?: CallOptions): Promise<DomainTime> {
    return this.call("domainGetTime", flags, options);
  }

  /** `flags` are `DomainSetTimeFlags`. Not on a read-only connection. C: `virDomainSetTime`. */
  setTime(time: DomainTime, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetTime", time, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainGetFSInfo`. */
  fsInfo(flags = 0, options?: CallOptions): Promise<DomainFSInfo[]> {
    return this.call("domainGetFSInfo", flags, options);
  }

  /**
   * Freezes the file systems of some mount points, or all; resolves to how many. Not on a read-only connection. C:
   * `virDomainFSFreeze`.
   */
  fsFreeze(mountpoints?: readonly string[], flags = 0, options?: CallOptions): Promise<number> {
    return this.call("domainFSFreeze", mountpoints, flags, options);
  }

  /** Resolves to how many file systems were thawed. Not on a read-only connection. C: `virDomainFSThaw`. */
  fsThaw(mountpoints?: readonly string[], flags = 0, options?: CallOptions): Promise<number> {
    return this.call("domainFSThaw", mountpoints, flags, options);
  }

  /** Gives unused blocks back, in runs of at least `minimum` bytes. Not on a read-only connection. C: `virDomainFSTrim`. */
  fSTrim(
    mountPoint?: string,
    minimum: bigint | number = 0n,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainFSTrim", mountPoint, minimum, flags, options);
  }

  /** `types` are `DomainGuestInfoTypes`, 0 for all. Not on a read-only connection. C: `virDomainGetGuestInfo`. */
  guestInfo(types = 0, flags = 0, options?: CallOptions): Promise<DomainGuestInfo> {
    return this.call("domainGetGuestInfo", types, flags, options);
  }

  /**
   * Fields `vcpus`, `online` and `offlinable`, lists such as `0-3`. Not on a read-only connection. C:
   * `virDomainGetGuestVcpus`.
   */
  guestVcpus(flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetGuestVcpus", flags, options);
  }

  /**
   * Takes vcpus, a list such as `1,3-4`, on or off line in the guest. Not on a read-only connection. C:
   * `virDomainSetGuestVcpus`.
   */
  setGuestVcpus(cpumap: string, state: boolean, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetGuestVcpus", cpumap, state, flags, options);
  }

  /** `flags` are `DomainSetUserPasswordFlags`. Not on a read-only connection. C: `virDomainSetUserPassword`. */
  setUserPassword(user: string, password: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSetUserPassword", user, password, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainAuthorizedSSHKeysGet`. */
  authorizedSSHKeysGet(user: string, flags = 0, options?: CallOptions): Promise<string[]> {
    return this.call("domainAuthorizedSSHKeysGet", user, flags, options);
  }

  /** `flags` are `DomainAuthorizedSSHKeysSetFlags`. Not on a read-only connection. C: `virDomainAuthorizedSSHKeysSet`. */
  authorizedSSHKeysSet(
    user: string,
    keys: readonly string[],
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainAuthorizedSSHKeysSet", user, keys, flags, options);
  }

  /** Seconds, or a `DomainAgentResponseTimeout`. Not on a read-only connection. C: `virDomainAgentSetResponseTimeout`. */
  agentSetResponseTimeout(timeout: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainAgentSetResponseTimeout", timeout, flags, options);
  }

  /**
   * Sends a `DomainProcessSignal` to a process of the guest. Not on a read-only connection. C:
   * `virDomainSendProcessSignal`.
   */
  sendProcessSignal(pid: number, signal: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainSendProcessSignal", pid, signal, flags, options);
  }
}
