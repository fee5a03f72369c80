import type { DomainRef, DomainScreenshot } from "../records/domain.js";
import type { DomainInterface, DomainInterfaceStats } from "../records/domain-guest.js";
import type { DuplexStream } from "../records/streams.js";
import type { TypedParams } from "../typed-params/typed-params.js";
import type { CallOptions } from "./options.js";

/** A domain's devices, but for what concerns disks. Every method is optional. */
export interface DomainDeviceOperations {
  /** `flags` are `DomainDeviceModifyFlags`. C: `virDomainAttachDeviceFlags`. */
  domainAttachDevice?(domain: DomainRef, xml: string, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `DomainDeviceModifyFlags`. C: `virDomainDetachDeviceFlags`. */
  domainDetachDevice?(domain: DomainRef, xml: string, flags: number, options?: CallOptions): Promise<void>;
  /** `flags` are `DomainDeviceModifyFlags`. C: `virDomainUpdateDeviceFlags`. */
  domainUpdateDevice?(domain: DomainRef, xml: string, flags: number, options?: CallOptions): Promise<void>;
  /** Asks the guest to give a device up; DEVICE_REMOVED tells that it has. C: `virDomainDetachDeviceAlias`. */
  domainDetachDeviceAlias?(
    domain: DomainRef,
    alias: string,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;

  /** `device` is a card's target or MAC address. C: `virDomainInterfaceStats`. */
  domainInterfaceStats?(
    domain: DomainRef,
    device: string,
    options?: CallOptions,
  ): Promise<DomainInterfaceStats>;
  /** `source` is a `DomainInterfaceAddressesSource`; AGENT is not for a read-only connection. C: `virDomainInterfaceAddresses`. */
  domainInterfaceAddresses?(
    domain: DomainRef,
    source: number,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainInterface[]>;
  /** Fields of `bandwidthFields`. C: `virDomainGetInterfaceParameters`. */
  domainGetInterfaceParameters?(
    domain: DomainRef,
    device: string,
    flags: number,
    options?: CallOptions,
  ): Promise<TypedParams>;
  /** `flags` are `DomainModificationImpact`. C: `virDomainSetInterfaceParameters`. */
  domainSetInterfaceParameters?(
    domain: DomainRef,
    device: string,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** Lets the guest's cards, or one of them, tell the network where they are; `params` of `announceFields`. C: `virDomainAnnounceInterface`. */
  domainAnnounceInterface?(
    domain: DomainRef,
    device: string | undefined,
    params: TypedParams,
    flags: number,
    options?: CallOptions,
  ): Promise<void>;

  /** The first console, or the one with the alias `device`; `flags` are `DomainConsoleFlags`. C: `virDomainOpenConsole`. */
  domainOpenConsole?(
    domain: DomainRef,
    device: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DuplexStream>;
  /** The first channel, or the one with this target name; `flags` are `DomainChannelFlags`. C: `virDomainOpenChannel`. */
  domainOpenChannel?(
    domain: DomainRef,
    name: string | undefined,
    flags: number,
    options?: CallOptions,
  ): Promise<DuplexStream>;
  /**
   * Both directions of the screen with that number, from 0: VNC, or what else its `<graphics>` speaks. `flags` are
   * `DomainOpenGraphicsFlags`. Where C hands over a descriptor, here are its streams. C: `virDomainOpenGraphicsFD`.
   */
  domainOpenGraphicsFD?(
    domain: DomainRef,
    index: number,
    flags: number,
    options?: CallOptions,
  ): Promise<DuplexStream>;
  /** The screen with that number, from 0. C: `virDomainScreenshot`. */
  domainScreenshot?(
    domain: DomainRef,
    screen: number,
    flags: number,
    options?: CallOptions,
  ): Promise<DomainScreenshot>;
  /** Presses keys of a `KeycodeSet` together, for `holdTime` milliseconds. C: `virDomainSendKey`. */
  domainSendKey?(
    domain: DomainRef,
    codeset: number,
    holdTime: number,
    keycodes: readonly number[],
    flags: number,
    options?: CallOptions,
  ): Promise<void>;
  /** C: `virDomainInjectNMI`. */
  domainInjectNMI?(domain: DomainRef, flags: number, options?: CallOptions): Promise<void>;
  /** Lets a graphics server read its certificates again; `type` is a `DomainGraphicsReloadType`. C: `virDomainGraphicsReload`. */
  domainGraphicsReload?(domain: DomainRef, type: number, flags: number, options?: CallOptions): Promise<void>;
}
