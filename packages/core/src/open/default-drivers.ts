import { existsSync } from "node:fs";
import { DriverNumber, isLocalXen, type LazyDriver } from "@libvirt-ts/driver";
import { libraryVersion } from "../version.js";

/** An HTTP URI or the path of a unix socket; the empty string is xend's own default. */
const isXend = (uri: string | undefined): boolean =>
  isLocalXen(uri) || uri === "" || /^(http:\/\/|\/)/i.test(uri ?? "");

/** A test URI needs a path: `test:///default`, `test:/default`, `test:node.xml`. */
const isTest = (uri: string | undefined): boolean =>
  uri !== undefined && /^test:(\/\/[^/?#]*\/|(?!\/\/)[^?#])/.test(uri);

/** QEMU's guests in a folder, without any daemon: `qemu:///embed`, with or without a query. */
const isQemu = /^qemu:\/\/\/embed(\?|$)/i;

/** A libvirt daemon: any driver with a transport, and the hypervisors that only daemons serve. */
const isRemote = (uri: string | undefined): boolean => {
  const [, driver, transport] = /^([a-z][a-z\d.-]*)(\+[^:/]*)?:\/\//i.exec(uri ?? "") ?? [];
  if (driver === undefined || /^(test:\/\/(\/|$)|xen:\/\/(\/|$)|qemu:\/\/\/embed\b)/i.test(uri!))
    return false;
  return transport !== undefined || daemonDrivers.has(driver.toLowerCase());
};
/** An ordinary user, for whom root's daemon looks at the host. */
const isProxied = (uri: string | undefined): boolean =>
  isLocalXen(uri) && process.getuid?.() !== 0 && existsSync("/run/libvirt-ts/libvirt-sock-ro");

const daemonDrivers = new Set(
  "qemu lxc ch bhyve vz openvz vbox xen test remote network storage secret nodedev nwfilter interface".split(
    " ",
  ),
);

const version = libraryVersion;

/** The drivers of `libvirt`, `open` and `openReadOnly`, in the order of their registration. Each is loaded when needed. */
export const defaultDrivers: readonly LazyDriver[] = [
  {
    name: "Xen",
    number: DriverNumber.XEN_HYPERVISOR,
    version,
    wants: ["domainNames", "guestNodes", "memoryLimits"],
    provides: ["liveDomains", "liveGuests", "guestEnds", "activeDomains"],
    accepts: isLocalXen,
    load: async () => (await import("@libvirt-ts/driver-hypervisor")).hypervisorDriver,
  },
  {
    name: "XenDaemon",
    number: DriverNumber.XEN_DAEMON,
    version,
    wants: ["guestRuntime"],
    provides: ["domainNames", "activeDomains", "domainStarter", "configFormat"],
    accepts: isXend,
    load: async () => (await import("@libvirt-ts/driver-xend")).xendDriver,
  },
  {
    name: "XenLight",
    version,
    wants: [
      "activeDomains",
      "guestRuntime",
      "guestDevices",
      "liveGuests",
      "guestEnds",
      "guestRequests",
      "domainNames",
      "memoryLimits",
    ],
    provides: ["domainStarter"],
    accepts: isLocalXen,
    load: async () => (await import("@libvirt-ts/driver-xl")).xlDriver,
  },
  {
    name: "XenStore",
    number: DriverNumber.XEN_STORE,
    version,
    wants: ["liveDomains"],
    provides: [
      "guestRuntime",
      "guestDevices",
      "vifLocator",
      "domainNames",
      "guestNodes",
      "memoryLimits",
      "guestRequests",
    ],
    accepts: isLocalXen,
    load: async () => (await import("@libvirt-ts/driver-xenstore")).xenstoreDriver,
  },
  {
    name: "XenXM",
    number: DriverNumber.XEN_XM,
    version,
    wants: ["activeDomains", "domainStarter", "configFormat"],
    accepts: isLocalXen,
    load: async () => (await import("@libvirt-ts/driver-xm")).xmDriver,
  },
  {
    name: "Test",
    number: DriverNumber.TEST,
    version,
    accepts: isTest,
    load: async () => (await import("@libvirt-ts/driver-test")).testDriver,
  },
  {
    name: "QEMU",
    version,
    accepts: (uri) => isQemu.test(uri ?? ""),
    load: async () => (await import("@libvirt-ts/driver-qemu")).qemuDriver,
  },
  {
    name: "Proxy",
    version,
    accepts: isProxied,
    load: async () => (await import("@libvirt-ts/driver-remote")).proxyDriver,
  },
  {
    name: "Remote",
    version,
    accepts: isRemote,
    load: async () => (await import("@libvirt-ts/driver-remote")).remoteDriver,
  },
] satisfies LazyDriver[];
