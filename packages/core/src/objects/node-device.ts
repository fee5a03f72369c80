import type { CallOptions, NodeDeviceRef } from "@libvirt-ts/driver";
import { ConnectionObject } from "./connection-object.js";

/** A device of the host. */
export class NodeDevice extends ConnectionObject<NodeDeviceRef> {
  get [Symbol.toStringTag](): string {
    return "NodeDevice";
  }

  /** C: `virNodeDeviceGetName`. */
  name(): string {
    return this.ref.name;
  }

  protected label(): string {
    return this.ref.name;
  }

  /** Starts a defined device. Not on a read-only connection. C: `virNodeDeviceCreate`. */
  create(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceCreate", flags, options);
  }

  /** Not on a read-only connection. C: `virNodeDeviceDestroy`. */
  destroy(options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceDestroy", options);
  }

  /** Not on a read-only connection. C: `virNodeDeviceUndefine`. */
  undefine(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceUndefine", flags, options);
  }

  /** `flags` are `NodeDeviceUpdateFlags`. Not on a read-only connection. C: `virNodeDeviceUpdate`. */
  update(xml: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceUpdate", xml, flags, options);
  }

  /** `flags` are `NodeDeviceXMLFlags`. C: `virNodeDeviceGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("nodeDeviceGetXMLDesc", flags, options);
  }

  /** Undefined for the root of the tree. C: `virNodeDeviceGetParent`. */
  parent(options?: CallOptions): Promise<string | undefined> {
    return this.call("nodeDeviceGetParent", options);
  }

  /** Names of its capabilities, `pci` for instance. C: `virNodeDeviceListCaps`. */
  listCaps(options?: CallOptions): Promise<string[]> {
    return this.call("nodeDeviceListCaps", options);
  }

  /**
   * Takes the device from its driver, for a guest; `driver` is the one that it gets instead. Not on a read-only
   * connection. C: `virNodeDeviceDettach`.
   */
  dettach(options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceDetach", undefined, 0, options);
  }

  /**
   * Takes the device from its driver, for a guest; `driverName` is the one that it gets instead. Not on a read-only
   * connection. C: `virNodeDeviceDetachFlags`.
   */
  detachFlags(driverName?: string, flags = 0, options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceDetach", driverName, flags, options);
  }

  /** Not on a read-only connection. C: `virNodeDeviceReAttach`. */
  reAttach(options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceReAttach", options);
  }

  /** Not on a read-only connection. C: `virNodeDeviceReset`. */
  reset(options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceReset", options);
  }

  /** C: `virNodeDeviceGetAutostart`. */
  autostart(options?: CallOptions): Promise<boolean> {
    return this.call("nodeDeviceGetAutostart", options);
  }

  /** Not on a read-only connection. C: `virNodeDeviceSetAutostart`. */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.call("nodeDeviceSetAutostart", autostart, options);
  }

  /** C: `virNodeDeviceIsActive`. */
  isActive(options?: CallOptions): Promise<boolean> {
    return this.call("nodeDeviceIsActive", options);
  }

  /** C: `virNodeDeviceIsPersistent`. */
  isPersistent(options?: CallOptions): Promise<boolean> {
    return this.call("nodeDeviceIsPersistent", options);
  }
}
