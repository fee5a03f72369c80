/** The way to Xen: the privcmd device behind the native addon, or whatever else carries hypercalls out. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { errnoName, type Handle } from "./abi/index.js";
import { noXen } from "./errors.js";

/**
 * Carries hypercalls out. Bytes and buffers are copied to memory that Xen may touch, the copies' addresses are put
 * where `handles` says, and what Xen wrote is copied back.
 */
export interface Privcmd {
  /** The hypercall's result, or a negative error number; EBADF after `close`, ENOMEM when no memory can be locked. */
  hypercall(op: number, bytes: Uint8Array, handles: readonly Handle[], command?: number): number;
  /** The same on another thread, for calls that take long; the arrays belong to it until it settles. */
  hypercallAsync(
    op: number,
    bytes: Uint8Array,
    handles: readonly Handle[],
    command?: number,
  ): Promise<number>;
  close(): void;
}

/** What the compiled addon exports; `handle` is opaque. */
export interface Addon {
  open(device: string, bufferDevice: string): object | number;
  hypercall(
    handle: object,
    op: number,
    bytes: Uint8Array,
    handles: readonly Handle[],
    command?: number,
  ): number;
  hypercallAsync(
    handle: object,
    op: number,
    bytes: Uint8Array,
    handles: readonly Handle[],
    command?: number,
  ): Promise<number>;
  close(handle: object): void;
  /** Test builds only: a function in place of the device. */
  replaceIoctl?(handle: object, ioctl: Privcmd["hypercall"]): void;
}

/** Where the kernel offers Xen to its tools. */
export interface XenPaths {
  /** Tried in order; the next one only when the one before is not there. */
  readonly devices: readonly string[];
  /** Gives memory that Xen may touch, since Linux 4.18. */
  readonly bufferDevice: string;
  /** Says `control_d` in a domain that may control others. */
  readonly capabilities: string;
}

/** The nodes of Linux. */
export const defaultPaths: XenPaths = {
  devices: ["/dev/xen/privcmd", "/proc/xen/privcmd"],
  bufferDevice: "/dev/xen/hypercall",
  capabilities: "/proc/xen/capabilities",
};

/** Errors of `open` that mean "no such device" rather than "not for you". */
const absent = ["ENOENT", "ENXIO", "ENODEV"];

/** Opens Xen's device; throws NO_XEN with the reason. The addon is loaded now and not before. */
export function openPrivcmd(paths: XenPaths = defaultPaths, load: () => Addon = loadAddon): Privcmd {
  if (!paths.devices.some((device) => existsSync(device))) {
    const [device, ...others] = paths.devices;
    const nor = others.map((other) => `, nor ${other}`).join("");
    throw noXen(`it is not there${nor}`, codedError("ENOENT", `no ${device}`), device);
  }
  const capabilities = readIfThere(paths.capabilities);
  if (capabilities !== undefined && !capabilities.split(/\s/).includes("control_d")) {
    throw noXen(`this is not a control domain: ${paths.capabilities} does not say control_d`);
  }
  const addon = load();
  const refusals: string[] = [];
  for (const device of paths.devices) {
    const handle = addon.open(device, paths.bufferDevice);
    if (typeof handle !== "number") return overHandle(addon, handle);
    const code = errnoName(-handle);
    refusals.push(`${device}${modeOf(device)}: ${code}`);
    if (!absent.includes(code)) throw noXen(refusals.join(", "), codedError(code, `cannot open ${device}`));
  }
  throw noXen(refusals.join(", "), codedError("ENOENT", "no device opens"));
}

function overHandle(addon: Addon, handle: object): Privcmd {
  return {
    hypercall: (op, bytes, handles, command) => addon.hypercall(handle, op, bytes, handles, command),
    hypercallAsync: (op, bytes, handles, command) =>
      addon.hypercallAsync(handle, op, bytes, handles, command),
    close: () => addon.close(handle),
  };
}

function loadAddon(): Addon {
  try {
    const file = `../prebuilds/${process.platform}-${process.arch}/privcmd.node`;
    return createRequire(import.meta.url)(file) as Addon;
  } catch (error) {
    throw noXen(`the native addon for ${process.platform}-${process.arch} does not load`, error);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return undefined;
  }
}

/** ` (mode 0600, owner 0)`, so that a refusal explains itself. */
function modeOf(file: string): string {
  const status = statSync(file, { throwIfNoEntry: false });
  return status ? ` (mode 0${(status.mode & 0o777).toString(8)}, owner ${status.uid})` : "";
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}
