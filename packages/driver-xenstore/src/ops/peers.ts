import {
  type CallOptions,
  type DomainNames,
  describeDomain,
  ErrorDomain,
  type GuestRuntime,
  type MemoryLimits,
  noDomain,
  type Peers,
  type VifLocator,
} from "@libvirt-ts/driver";
import { guestAt } from "../guests.js";
import { childrenOf, domainPath, found, numberAt, type Store, textAt, wholeNumber } from "../store.js";
import { backendsOf } from "./backends.js";
import { isBare } from "./bare.js";
import { guestRequests } from "./change.js";
import { devicesOf } from "./devices.js";
import { loopDevicesOf } from "./loop-devices.js";
import { abandonedRemovals, beginRemoval, cancelRemoval } from "./removal-notes.js";
import { removeNodes } from "./remove.js";

/** What this driver offers the others: everything in one exchange, however many are asked for. */
export function peersOf(
  store: Store,
): Pick<
  Peers,
  | "guestRuntime"
  | "guestDevices"
  | "vifLocator"
  | "domainNames"
  | "guestNodes"
  | "memoryLimits"
  | "guestRequests"
> {
  return {
    guestRuntime: guestRuntime(store),
    guestDevices: { devicesOf: (id, options) => devicesOf(store.client, id, options) },
    vifLocator: vifLocator(store),
    domainNames: domainNames(store),
    guestNodes: {
      beginRemoval: (guest, options) => beginRemoval(store, guest, options),
      cancelRemoval: (guest, options) => cancelRemoval(store, guest, options),
      abandonedRemovals: (options) => abandonedRemovals(store, options),
      removeNodes: (guest, options) => removeNodes(store, guest, options),
      loopDevices: (guest, options) => loopDevicesOf(store, guest, options),
      isBare: (guest, options) => isBare(store, guest, options),
    },
    memoryLimits: memoryLimits(store),
    guestRequests: guestRequests(store),
  };
}

const FIRST_VNC_PORT = 5900;
const MAX_PORT = 65_535;

function guestRuntime({ client }: Store): GuestRuntime {
  return {
    async vncPorts(ids, options) {
      return found(ids, await Promise.all(ids.map((id) => vncPort(id, options))));
    },
    async consolePaths(ids, options) {
      return found(ids, await Promise.all(ids.map((id) => consolePath(id, options))));
    },
  };

  /** The port that the device model tells, else the display that a virtual frame buffer was given. */
  async function vncPort(id: number, options: CallOptions | undefined): Promise<number | undefined> {
    const framebuffers = `${domainPath(0)}/backend/vfb/${id}`;
    const [told, devices] = await Promise.all([
      numberAt(client, `${domainPath(id)}/console/vnc-port`, options),
      childrenOf(client, framebuffers, options),
    ]);
    if (told !== undefined && told > 0 && told <= MAX_PORT) return told;
    for (const device of devices) {
      const path = `${framebuffers}/${device}`;
      const [vnc, display] = await Promise.all([
        textAt(client, `${path}/vnc`, options),
        numberAt(client, `${path}/vncdisplay`, options),
      ]);
      const port = FIRST_VNC_PORT + (display ?? MAX_PORT);
      if (vnc === "1" && port <= MAX_PORT) return port;
    }
    return undefined;
  }

  /**
   * The terminal of the first serial port, which is where a fully virtualised guest has its console, else of the first
   * console; empty until somebody serves it.
   */
  async function consolePath(id: number, options: CallOptions | undefined): Promise<string | undefined> {
    const nodes = [`${domainPath(id)}/serial/0/tty`, `${domainPath(id)}/console/tty`];
    const paths = await Promise.all(nodes.map((node) => textAt(client, node, options)));
    return paths.find((path) => path !== undefined && /^\/[\x21-\x7e]{1,254}$/.test(path));
  }
}

function vifLocator({ client }: Store): VifLocator {
  return {
    async vifHandles(id, macs, options) {
      const known = await interfacesOf(id, options);
      const wanted = macs.map((mac) => mac.toLowerCase());
      return found(
        wanted,
        wanted.map((mac) => known.get(mac)),
      );
    },
  };

  /** Handles by MAC address. */
  async function interfacesOf(id: number, options: CallOptions | undefined): Promise<Map<string, number>> {
    const handles = await backendsOf(client, id, "vif", options);
    const paths = [...handles.keys()];
    const macs = await Promise.all(paths.map((path) => textAt(client, `${path}/mac`, options)));
    const known = new Map<string, number>();
    for (const [i, path] of paths.entries()) {
      const mac = macs[i]?.toLowerCase();
      const handle = wholeNumber(handles.get(path));
      if (mac !== undefined && handle !== undefined && !known.has(mac)) known.set(mac, handle);
    }
    return known;
  }
}

function domainNames({ client }: Store): DomainNames {
  return {
    namesOf: async (ids, options) =>
      found(ids, await Promise.all(ids.map((id) => textAt(client, `${domainPath(id)}/name`, options)))),
  };
}

/** Milliseconds to wait, while the daemon has yet to be found again, for figures that can be done without. */
const PATIENCE_WHEN_LOST = 100;

function memoryLimits({ client }: Store): MemoryLimits {
  const recordOf = (id: number) => `${domainPath(id)}/memory/static-max`;
  return {
    async maxMemories(ids, options) {
      // A daemon that is only slow is waited for as ever: what others tell instead is another number.
      const patience = client.endpoint === undefined ? { timeout: PATIENCE_WHEN_LOST } : {};
      const read = async (id: number) =>
        (await numberAt(client, recordOf(id), { ...options, ...patience })) || undefined;
      return found(ids, await Promise.all(ids.map(read)));
    },
    recordMaxMemory({ id, uuid }, memory, options) {
      return client.transaction(async (transaction) => {
        const guest = await guestAt(transaction, id, options);
        if (guest?.uuid !== uuid) throw noDomain(ErrorDomain.XENSTORE, describeDomain({ id, uuid }));
        if ((await numberAt(transaction, recordOf(id), options)) === undefined) return;
        await transaction.write(recordOf(id), String(memory), options);
      }, options);
    },
  };
}
