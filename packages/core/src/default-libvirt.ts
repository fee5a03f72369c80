import { createLibvirt, type Libvirt } from "./libvirt.js";
import { defaultDrivers } from "./open/default-drivers.js";

/** The library with all of our drivers. */
export const libvirt: Libvirt = createLibvirt({ drivers: defaultDrivers });

/** Opens a read-write connection, the default one without a URI. C: `virConnectOpen`. */
export const open: Libvirt["open"] = libvirt.open;
/** Opens a connection that refuses to change anything. C: `virConnectOpenReadOnly`. */
export const openReadOnly: Libvirt["openReadOnly"] = libvirt.openReadOnly;
/** The library's version, and a driver's. C: `virGetVersion`. */
export const getVersion: Libvirt["getVersion"] = libvirt.getVersion;
