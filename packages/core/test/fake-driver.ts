import {
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { createLibvirt } from "../src/libvirt.js";

/** A failure of a driver. */
export const error = (code: ErrorNumber, cause?: unknown) =>
  new LibvirtError({ code, domain: ErrorDomain.XEN, info: "x", ...(cause === undefined ? {} : { cause }) });
/** That of a driver whose peer is not there. */
export const absent = () =>
  new LibvirtError({
    code: ErrorNumber.NO_XEN,
    domain: ErrorDomain.XEN,
    info: "x",
    cause: Object.assign(new Error("no file"), { code: "ENOENT" }),
    nothingSent: true,
  });

/** A driver made of the methods given; it accepts everything. */
export function fake(name: string, methods: Partial<DriverConnection>, open?: () => Promise<never>): Driver {
  return defineDriver({
    name,
    version: 1,
    accepts: () => true,
    open: open ?? (async () => ({ listDomains: async () => [7], close: async () => {}, ...methods })),
  });
}

/** Opens a connection of these drivers. */
export const connect = (...drivers: Driver[]) => createLibvirt({ drivers }).open("any:///");
