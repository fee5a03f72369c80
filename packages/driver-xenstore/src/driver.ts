import {
  type CallOptions,
  checkAborted,
  type Driver,
  type DriverConnection,
  DriverNumber,
  defineDriver,
  ErrorDomain,
  guardCalls,
  isLocalXen,
  type LibvirtError,
  type OpenRequest,
  versionNumber,
} from "@libvirt-ts/driver";
import manifest from "../package.json" with { type: "json" };
import { XenstoreClient, type XenstoreClientOptions } from "./client/index.js";
import { translated } from "./errors.js";
import { reboot, setMemory, setVcpus, shutdown } from "./ops/change.js";
import { domainEvents } from "./ops/events.js";
import { peersOf } from "./ops/peers.js";
import * as query from "./ops/query.js";
import type { Store } from "./store.js";

/** How the driver finds its daemon and what it does beyond the contract. */
export interface XenstoreDriverOptions extends Omit<XenstoreClientOptions, "readOnly" | "reconnect"> {
  /**
   * Milliseconds for which shutdown and reboot wait until the guest has taken the request (OPERATION_TIMEOUT if it
   * does not); 0, the default, does not wait.
   */
  readonly acknowledgeTimeout?: number;
}

/**
 * The driver for the xenstore of the local Xen, with options of its own.
 *
 * It knows active domains only, and of these neither state nor CPU time. Without the peer `liveDomains` it lists
 * domains whose nodes outlived them. On a read-only connection the client itself refuses to write: the daemons have
 * had no read-only socket since Xen 4.15.
 */
export function createXenstoreDriver(options: XenstoreDriverOptions = {}): Driver {
  return defineDriver({
    name: "XenStore",
    number: DriverNumber.XEN_STORE,
    version: versionNumber(manifest.version),
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
    open: (request) => open(options, request),
  });
}

/** The driver for the xenstore of the local Xen. C: `xenStoreDriver`. */
export const xenstoreDriver: Driver = createXenstoreDriver();

async function open(options: XenstoreDriverOptions, request: OpenRequest): Promise<DriverConnection> {
  const { acknowledgeTimeout = 0, ...clientOptions } = options;
  const { readOnly, signal, peers } = request;
  const warn = (warning: LibvirtError) => request.warn(warning);
  const client = await attempt("open", request, () =>
    XenstoreClient.connect({ ...clientOptions, readOnly, ...(signal ? { signal } : {}) }),
  );
  const closing = new AbortController();
  return connectionOn({ client, peers, warn, acknowledgeTimeout, closing: closing.signal }, () => {
    closing.abort();
    return client.close();
  });
}

function connectionOn(store: Store, close: () => Promise<void>): DriverConnection {
  const operations = {
    peers: translatedPeers(store),
    listDomains: (options) => attempt("listDomains", options, () => query.listDomains(store, options)),
    numOfDomains: (options) =>
      attempt("numOfDomains", options, async () => (await query.listDomains(store, options)).length),
    listAllDomains: (flags, options) =>
      attempt("listAllDomains", options, () => query.listAllDomains(store, flags, options)),
    domainLookupByID: (id, options) =>
      attempt("domainLookupByID", options, () => query.lookupByID(store, id, options)),
    domainLookupByUUID: (uuid, options) =>
      attempt("domainLookupByUUID", options, () => query.lookupByUUID(store, uuid, options)),
    domainLookupByName: (name, options) =>
      attempt("domainLookupByName", options, () => query.lookupByName(store, name, options)),
    domainGetInfo: (ref, options) =>
      attempt("domainGetInfo", options, () => query.getInfo(store, ref, options)),
    domainGetMaxMemory: (ref, options) =>
      attempt("domainGetMaxMemory", options, () => query.getMaxMemory(store, ref, options)),
    domainGetOSType: (ref, options) =>
      attempt("domainGetOSType", options, () => query.getOSType(store, ref, options)),
    domainSetMemory: (ref, memory, _flags, options) =>
      attempt("domainSetMemory", options, () => setMemory(store, ref, memory, options)),
    domainSetVcpus: (ref, nvcpus, _flags, options) =>
      attempt("domainSetVcpus", options, () => setVcpus(store, ref, nvcpus, options)),
    domainShutdown: (ref, _flags, options) =>
      attempt("domainShutdown", options, () => shutdown(store, ref, options)),
    domainReboot: (ref, flags, options) =>
      attempt("domainReboot", options, () => reboot(store, ref, flags, options)),
    domainEvents: (filter, options) =>
      domainEvents(store, filter, options, (error) => translated(error, "domainEvents", options)),
    close,
  } satisfies DriverConnection;
  return guardCalls(ErrorDomain.XENSTORE, operations, { listAllDomains: -1, domainReboot: -1 });
}

/** Runs an operation; what it throws becomes libvirt's error. */
async function attempt<T>(
  operation: string,
  options: CallOptions | undefined,
  body: () => Promise<T>,
): Promise<T> {
  checkAborted(ErrorDomain.XENSTORE, options);
  try {
    return await body();
  } catch (error) {
    throw translated(error, operation, options);
  }
}

function translatedPeers(store: Store): NonNullable<DriverConnection["peers"]> {
  const { guestRuntime, guestDevices, vifLocator, domainNames, guestNodes, memoryLimits, guestRequests } =
    peersOf(store);
  return {
    guestRuntime: {
      vncPorts: (ids, options) => attempt("vncPorts", options, () => guestRuntime.vncPorts(ids, options)),
      consolePaths: (ids, options) =>
        attempt("consolePaths", options, () => guestRuntime.consolePaths(ids, options)),
    },
    guestDevices: {
      devicesOf: (id, options) => attempt("devicesOf", options, () => guestDevices.devicesOf(id, options)),
    },
    vifLocator: {
      vifHandles: (id, macs, options) =>
        attempt("vifHandles", options, () => vifLocator.vifHandles(id, macs, options)),
    },
    domainNames: {
      namesOf: (ids, options) => attempt("namesOf", options, () => domainNames.namesOf(ids, options)),
    },
    guestNodes: {
      beginRemoval: (guest, options) =>
        attempt("beginRemoval", options, () => guestNodes.beginRemoval(guest, options)),
      cancelRemoval: (guest, options) =>
        attempt("cancelRemoval", options, () => guestNodes.cancelRemoval(guest, options)),
      abandonedRemovals: (options) =>
        attempt("abandonedRemovals", options, () => guestNodes.abandonedRemovals(options)),
      removeNodes: (guest, options) =>
        attempt("removeNodes", options, () => guestNodes.removeNodes(guest, options)),
      loopDevices: (guest, options) =>
        attempt("loopDevices", options, () => guestNodes.loopDevices(guest, options)),
      isBare: (guest, options) => attempt("isBare", options, () => guestNodes.isBare(guest, options)),
    },
    memoryLimits: {
      maxMemories: (ids, options) =>
        attempt("maxMemories", options, () => memoryLimits.maxMemories(ids, options)),
      recordMaxMemory: (guest, memory, options) =>
        attempt("recordMaxMemory", options, () => memoryLimits.recordMaxMemory(guest, memory, options)),
    },
    guestRequests: {
      shutdown: (guest, word, options) =>
        attempt("shutdown", options, () => guestRequests.shutdown(guest, word, options)),
      memoryTarget: (guest, options) =>
        attempt("memoryTarget", options, () => guestRequests.memoryTarget(guest, options)),
      setMemoryTarget: (guest, memory, options) =>
        attempt("setMemoryTarget", options, () => guestRequests.setMemoryTarget(guest, memory, options)),
      onlineVcpus: (guest, options) =>
        attempt("onlineVcpus", options, () => guestRequests.onlineVcpus(guest, options)),
      setOnlineVcpus: (guest, count, options) =>
        attempt("setOnlineVcpus", options, () => guestRequests.setOnlineVcpus(guest, count, options)),
    },
  };
}
