import type { CallOptions, InterfaceRef } from "@libvirt-ts/driver";
import { ConnectionObject } from "./connection-object.js";

/** A network interface of the host. */
export class Interface extends ConnectionObject<InterfaceRef> {
  get [Symbol.toStringTag](): string {
    return "Interface";
  }

  /** C: `virInterfaceGetName`. */
  name(): string {
    return this.ref.name;
  }

  /** The MAC address as last learned, lower-case with colons. C: `virInterfaceGetMACString`. */
  MACString(): string {
    return this.ref.mac;
  }

  protected label(): string {
    return this.ref.name;
  }

  /** Brings the interface up. Not on a read-only connection. C: `virInterfaceCreate`. */
  create(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("interfaceCreate", flags, options);
  }

  /** Takes the interface down. Not on a read-only connection. C: `virInterfaceDestroy`. */
  destroy(flags = 0, options?: CallOptions): Promise<void> {
    return this.call("interfaceDestroy", flags, options);
  }

  /** Not on a read-only connection. C: `virInterfaceUndefine`. */
  undefine(options?: CallOptions): Promise<void> {
    return this.call("interfaceUndefine", options);
  }

  /** `flags` are `InterfaceXMLFlags`. C: `virInterfaceGetXMLDesc`. */
  XMLDesc(flags = 0, options?: CallOptions): Promise<string> {
    return this.call("interfaceGetXMLDesc", flags, options);
  }

  /** C: `virInterfaceIsActive`. */
  isActive(options?: CallOptions): Promise<boolean> {
    return this.call("interfaceIsActive", options);
  }
}
