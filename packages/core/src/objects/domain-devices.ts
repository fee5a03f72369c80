import type {
  CallOptions,
  DomainInterface,
  DomainInterfaceStats,
  DomainScreenshot,
  DuplexStream,
  TypedParams,
} from "@libvirt-ts/driver";
import { DomainResources } from "./domain-resources.js";

/** Devices of a domain, and what can be done through them. */
export abstract class DomainDevices extends DomainResources {
  /** `flags` are `DomainDeviceModifyFlags`. Not on a read-only connection. C: `virDomainAttachDevice`. */
  attachDevice(xml: string, options?: CallOptions): Promise<void> {
    return this.call("domainAttachDevice", xml, 0, options);
  }

  /** `flags` are `DomainDeviceModifyFlags`. Not on a read-only connection. C: `virDomainAttachDeviceFlags`. */
  attachDeviceFlags(xml: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainAttachDevice", xml, flags, options);
  }

  /** `flags` are `DomainDeviceModifyFlags`. Not on a read-only connection. C: `virDomainDetachDevice`. */
  detachDevice(xml: string, options?: CallOptions): Promise<void> {
    return this.call("domainDetachDevice", xml, 0, options);
  }

  /** `flags` are `DomainDeviceModifyFlags`. Not on a read-only connection. C: `virDomainDetachDeviceFlags`. */
  detachDeviceFlags(xml: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainDetachDevice", xml, flags, options);
  }

  /** `flags` are `DomainDeviceModifyFlags`. Not on a read-only connection. C: `virDomainUpdateDeviceFlags`. */
  updateDeviceFlags(xml: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainUpdateDevice", xml, flags, options);
  }

  /**
   * Asks the guest to give a device up; DEVICE_REMOVED tells that it has. Not on a read-only connection. C:
   * `virDomainDetachDeviceAlias`.
   */
  detachDeviceAlias(alias: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainDetachDeviceAlias", alias, flags, options);
  }

  /** `device` is a card's target or MAC address. C: `virDomainInterfaceStats`. */
  interfaceStats(device: string, options?: CallOptions): Promise<DomainInterfaceStats> {
    return this.call("domainInterfaceStats", device, options);
  }

  /**
   * `source` is a `DomainInterfaceAddressesSource`; AGENT is not for a read-only connection. C:
   * `virDomainInterfaceAddresses`.
   */
  interfaceAddresses(source: number, flags = 0, options?: CallOptions): Promise<DomainInterface[]> {
    return this.call("domainInterfaceAddresses", source, flags, options);
  }

  /** Fields of `bandwidthFields`. C: `virDomainGetInterfaceParameters`. */
  interfaceParameters(device: string, flags = 0, options?: CallOptions): Promise<TypedParams> {
    return this.call("domainGetInterfaceParameters", device, flags, options);
  }

  /** `flags` are `DomainModificationImpact`. Not on a read-only connection. C: `virDomainSetInterfaceParameters`. */
  setInterfaceParameters(
    device: string,
    params: TypedParams,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainSetInterfaceParameters", device, params, flags, options);
  }

  /**
   * Lets the guest's cards, or one of them, tell the network where they are; `params` of `announceFields`. Not on a
   * read-only connection. C: `virDomainAnnounceInterface`.
   */
  announceInterface(
    device: string | undefined,
    params: TypedParams,
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainAnnounceInterface", device, params, flags, options);
  }

  /**
   * The first console, or the one with the alias `devName`; `flags` are `DomainConsoleFlags`. Not on a read-only
   * connection. C: `virDomainOpenConsole`.
   */
  openConsole(devName?: string, flags = 0, options?: CallOptions): Promise<DuplexStream> {
    return this.call("domainOpenConsole", devName, flags, options);
  }

  /**
   * The first channel, or the one with this target name; `flags` are `DomainChannelFlags`. Not on a read-only connection.
   * C: `virDomainOpenChannel`.
   */
  openChannel(name?: string, flags = 0, options?: CallOptions): Promise<DuplexStream> {
    return this.call("domainOpenChannel", name, flags, options);
  }

  /**
   * Both directions of the screen with that number, from 0: VNC, or what else its `<graphics>` speaks. `flags` are
   * `DomainOpenGraphicsFlags`. Where C hands over a descriptor, here are its streams. Not on a read-only connection. C:
   * `virDomainOpenGraphicsFD`.
   */
  openGraphicsFD(index: number, flags = 0, options?: CallOptions): Promise<DuplexStream> {
    return this.call("domainOpenGraphicsFD", index, flags, options);
  }

  /** The screen with that number, from 0. Not on a read-only connection. C: `virDomainScreenshot`. */
  screenshot(screen: number, flags = 0, options?: CallOptions): Promise<DomainScreenshot> {
    return this.call("domainScreenshot", screen, flags, options);
  }

  /**
   * Presses keys of a `KeycodeSet` together, for `holdTime` milliseconds. Not on a read-only connection. C:
   * `virDomainSendKey`.
   */
  sendKey(
    codeset: number,
    holdTime: number,
    keycodes: readonly number[],
    flags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.call("domainSendKey", codeset, holdTime, keycodes, flags, options);
  }

  /** Not on a read-only connection. C: `virDomainInjectNMI`. */
  injectNMI(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainInjectNMI", flags, options);
  }

  /**
   * Lets a graphics server read its certificates again; `type` is a `DomainGraphicsReloadType`. Not on a read-only
   * connection. C: `virDomainGraphicsReload`.
   */
  graphicsReload(type: number, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("domainGraphicsReload", type, flags, options);
  }
}
