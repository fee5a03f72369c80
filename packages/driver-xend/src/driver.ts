import { access } from "node:fs/promises";
import {
  type CallOptions,
  checkAborted,
  type Driver,
  type DriverConnection,
  DriverNumber,
  defineDriver,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  guardCalls,
  LibvirtError,
  type OpenRequest,
  versionNumber,
} from "@libvirt-ts/driver";
import manifest from "../package.json" with { type: "json" };
import {
  type Address,
  AddressError,
  acceptsUri,
  addressesOf,
  DEFAULT_SOCKET,
  describeAddress,
  isPrivate,
} from "./address.js";
import { dialectOf } from "./dialect.js";
import { connectError, xendError } from "./errors.js";
import type { HttpClient } from "./http/client.js";
import { HttpFailure } from "./http/failure.js";
import { isHostListening } from "./listener.js";
import { createFromXml } from "./ops/create.js";
import { defineFromXml } from "./ops/define.js";
import { attachDevice, detachDevice } from "./ops/devices.js";
import { dumpXml } from "./ops/dump.js";
import * as lifecycle from "./ops/lifecycle.js";
import { getMaxMemory, setMaxMemory, setMemory } from "./ops/memory.js";
import { capabilitiesOf, getNode, type XendNode } from "./ops/node.js";
import * as query from "./ops/query.js";
import { rename } from "./ops/rename.js";
import { restore } from "./ops/restore.js";
import { getVcpus, pinVcpu, setVcpus } from "./ops/vcpus.js";
import { peersOf } from "./peers.js";
import { defaultTimeouts, Xend, type XendTimeouts } from "./xend.js";

/** How the driver talks to xend. */
export interface XendDriverOptions {
  /** The unix socket of the local xend; `/var/lib/xend/xend-socket` when left out. */
  readonly socket?: string;
  /** Connections open at once to one daemon, which has a thread for each; 4 when left out. */
  readonly connections?: number;
  /** Milliseconds above 0, or Infinity; what is left out is as in {@link defaultTimeouts}. */
  readonly timeouts?: Partial<XendTimeouts>;
}

/** A driver for xend over HTTP, with options of its own; throws a RangeError for numbers that cannot be meant. */
export function createXendDriver(options: XendDriverOptions = {}): Driver {
  const complete = completed(options);
  return defineDriver({
    name: "XenDaemon",
    number: DriverNumber.XEN_DAEMON,
    version: versionNumber(manifest.version),
    wants: ["guestRuntime"],
    provides: ["activeDomains", "domainNames", "domainStarter", "configFormat"],
    accepts: acceptsUri,
    open: (request) => open(request, complete),
  });
}

/** The driver for xend over HTTP: `xen:///`, `xen:///system`, `/path/of/a/socket`, `http://host[:8000]/`. */
export const xendDriver: Driver = createXendDriver();

/** The options with everything filled in; throws a RangeError for numbers that cannot be meant. */
function completed({ socket = DEFAULT_SOCKET, connections = 4, timeouts: given = {} }: XendDriverOptions) {
  if (!Number.isInteger(connections) || connections < 1) {
    throw new RangeError(`the connections are a whole number from 1 on, not ${connections}`);
  }
  const told = Object.entries(given).filter(([, milliseconds]) => milliseconds !== undefined);
  const timeouts: XendTimeouts = { ...defaultTimeouts, ...Object.fromEntries(told) };
  for (const [kind, milliseconds] of Object.entries(timeouts)) {
    if (!(milliseconds > 0)) throw new RangeError(`the time-out ${kind} is above 0, not ${milliseconds}`);
  }
  return { socket, connections, timeouts };
}

async function open(request: OpenRequest, options: ReturnType<typeof completed>): Promise<DriverConnection> {
  const { signal } = request;
  const { timeouts } = options;
  const call: CallOptions = signal === undefined ? {} : { signal };
  let first: unknown;
  for (const address of await addresses(request.uri, options.socket)) {
    let http: HttpClient | undefined;
    try {
      checkAborted(ErrorDomain.XEND, call);
      http = await clientOf(address, options);
      const asking = new Xend(http, address, {
        dialect: dialectOf(undefined, noVersion),
        timeouts,
        request,
        cpus: 1,
        memory: 0,
      });
      const node = await getNode(asking, call);
      if (!isPrivate(address)) warnOfPlainText(request, address);
      const dialect = dialectOf(node.format, node.version);
      const { cpus, memory } = node.info;
      return connection(new Xend(http, address, { dialect, timeouts, request, cpus, memory }), node, request);
    } catch (error) {
      await http?.close();
      if (signal?.aborted) throw error;
      first ??= error;
    }
  }
  throw first;
}

/** Loads HTTP only where there is something to talk to: it takes longest of all, and most hosts of today have no xend. */
async function clientOf(
  address: Address,
  { connections, timeouts }: ReturnType<typeof completed>,
): Promise<HttpClient> {
  if (address.kind === "unix") {
    await access(address.path).catch((cause: NodeJS.ErrnoException) => {
      throw connectError(
        new HttpFailure("connect", `cannot connect (${cause.code})`, false, { cause }),
        address,
      );
    });
  }
  const { HttpClient } = await import("./http/client.js");
  return new HttpClient(address, { connections, connectTimeout: timeouts.connect });
}

const noVersion = { major: 0, minor: 0, micro: 0 };

/** Where to look in turn. The local xend's port counts only where nobody but root, or we, can have taken it. */
async function addresses(uri: string | undefined, socket: string): Promise<readonly Address[]> {
  try {
    const [first, fallback] = addressesOf(uri, socket);
    const isThere = fallback?.kind === "tcp" && (await isHostListening(fallback.port));
    return isThere ? [first, fallback] : [first];
  } catch (error) {
    if (error instanceof AddressError) throw xendError(ErrorNumber.INVALID_ARG, "uri", error.message);
    throw error;
  }
}

function warnOfPlainText(request: OpenRequest, address: Address): void {
  request.warn(
    new LibvirtError({
      code: ErrorNumber.NO_CONNECT,
      domain: ErrorDomain.XEND,
      level: ErrorLevel.WARNING,
      id: "xend.plain-http",
      info: describeAddress(address),
      detail:
        "xend has no authentication and HTTP no encryption: anybody on the way can read and do anything",
    }),
  );
}

/** Operations that look at their flags themselves. */
const honouredFlags = {
  listAllDomains: -1,
  domainCreateXML: -1,
  domainReboot: -1,
  domainGetXMLDesc: -1,
  domainCoreDump: -1,
};

function connection(xend: Xend, node: XendNode, { readOnly }: OpenRequest): DriverConnection {
  const { major, minor, micro } = node.version;
  const always: DriverConnection = {
    peers: peersOf(xend),
    close: () => xend.close(),
    getType: async () => "XenDaemon",
    getVersion: async () => versionNumber(`${major}.${minor}.${micro}`),
    ...(node.host === undefined ? {} : { getHostname: async () => node.host as string }),
    getCapabilities: async (options) => capabilitiesOf(await getNode(xend, options)),
    nodeGetInfo: async (options) => (await getNode(xend, options)).info,
    listDomains: (options) => query.listIds(xend, options),
    numOfDomains: (options) => query.countActive(xend, options),
    listAllDomains: (flags, options) => query.listAll(xend, flags, options),
    domainLookupByID: (id, options) => query.lookupById(xend, id, options),
    domainLookupByUUID: (uuid, options) => query.lookupByUuid(xend, uuid, options),
    domainLookupByName: (name, options) => query.lookupByName(xend, name, options),
    domainCreateXML: (xml, flags, options) => createFromXml(xend, xml, flags, options),
    domainRestore: (path, xml, _flags, options) => restore(xend, path, xml, options),
    domainSuspend: (ref, options) => lifecycle.suspend(xend, ref, options),
    domainResume: (ref, options) => lifecycle.resume(xend, ref, options),
    domainShutdown: (ref, _flags, options) => lifecycle.shutdown(xend, ref, options),
    domainReboot: (ref, flags, options) => lifecycle.reboot(xend, ref, flags, options),
    domainDestroy: (ref, _flags, options) => lifecycle.destroy(xend, ref, options),
    domainSave: (ref, path, xml, _flags, options) => lifecycle.save(xend, ref, path, xml, options),
    domainGetOSType: (ref, options) => query.getOsType(xend, ref, options),
    domainGetInfo: (ref, options) => query.getInfo(xend, ref, options),
    domainGetXMLDesc: (ref, flags, options) => dumpXml(xend, ref, flags, readOnly, options),
    domainGetMaxMemory: (ref, options) => getMaxMemory(xend, ref, options),
    domainSetMaxMemory: (ref, memory, options) => setMaxMemory(xend, ref, memory, options),
    domainSetMemory: (ref, memory, _flags, options) => setMemory(xend, ref, memory, options),
    domainSetVcpus: (ref, count, _flags, options) => setVcpus(xend, ref, count, options),
    domainPinVcpu: (ref, vcpu, cpumap, _flags, options) => pinVcpu(xend, ref, vcpu, cpumap, options),
    domainGetVcpus: (ref, options) => getVcpus(xend, ref, options),
    domainAttachDevice: (ref, xml, _flags, options) => attachDevice(xend, ref, xml, options),
    domainDetachDevice: (ref, xml, _flags, options) => detachDevice(xend, ref, xml, options),
  };
  const operations = xend.dialect.managed ? { ...always, ...managedOperations(xend) } : always;
  return guardCalls(ErrorDomain.XEND, operations, honouredFlags, () => import("@libvirt-ts/xml/validate"));
}

/** What xend learned with 3.0.4: to keep domains that do not run, and to dump cores. */
function managedOperations(xend: Xend): Partial<DriverConnection> {
  return {
    listDefinedDomains: (options) => query.listDefined(xend, options),
    numOfDefinedDomains: async (options) => (await query.listDefined(xend, options)).length,
    domainDefineXML: (xml, _flags, options) => defineFromXml(xend, xml, options),
    domainCreate: (ref, _flags, options) => lifecycle.start(xend, ref, options),
    domainUndefine: (ref, _flags, options) => lifecycle.undefine(xend, ref, options),
    domainRename: (ref, name, _flags, options) => rename(xend, ref, name, options),
    domainCoreDump: (ref, path, format, flags, options) =>
      lifecycle.coreDump(xend, ref, path, format, flags, options),
  };
}
