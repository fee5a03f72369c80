import {
  type CallOptions,
  type DriverConnection,
  ErrorNumber,
  LibvirtError,
  type OperationName,
} from "@libvirt-ts/driver";
import type { Procedure } from "@libvirt-ts/rpc";
import { domainRef } from "@libvirt-ts/rpc/bindings";
import * as p from "@libvirt-ts/rpc/protocol";
import type { RemoteClient } from "../remote-client.js";

/** A list of names. */
interface Names {
  /** The flag that asks for it; 0: any. */
  readonly flag: number;
  /** How many there are, and their names. */
  readonly count: Procedure<unknown, { readonly num: number }>;
  readonly list: Procedure<unknown, object>;
  /** Finds one by its name. */
  readonly lookUp: OperationName;
  readonly what: "names" | "ids" | "uuids";
}

const names = <Count, List, Ret extends object>(
  flag: number,
  count: Procedure<Count, { readonly num: number }>,
  list: Procedure<List, Ret>,
  lookUp: OperationName,
  what: Names["what"] = "names",
): Names => ({ flag, count: count as Names["count"], list: list as Names["list"], lookUp, what });

/** How a list of everything was asked for before libvirt 0.10.2. */
interface OldList {
  readonly of: readonly Names[];
  /** What of the operation's own arguments stands in the arguments of both procedures. */
  readonly args?: (own: readonly unknown[]) => object;
  /** The procedures take the flags themselves. */
  readonly takesFlags?: true;
  readonly found?: (ref: unknown) => unknown;
}

/** C: `VIR_CONNECT_LIST_DOMAINS_ACTIVE` is 1, where of networks, pools and interfaces 1 asks for inactive ones. */
const oldLists: Readonly<Partial<Record<OperationName, OldList>>> = {
  listAllDomains: {
    of: [
      names(1, p.connectNumOfDomains, p.connectListDomains, "domainLookupByID", "ids"),
      names(2, p.connectNumOfDefinedDomains, p.connectListDefinedDomains, "domainLookupByName"),
    ],
    found: (ref) => ({ ref }),
  },
  listAllNetworks: {
    of: [
      names(2, p.connectNumOfNetworks, p.connectListNetworks, "networkLookupByName"),
      names(1, p.connectNumOfDefinedNetworks, p.connectListDefinedNetworks, "networkLookupByName"),
    ],
  },
  listAllStoragePools: {
    of: [
      names(2, p.connectNumOfStoragePools, p.connectListStoragePools, "storagePoolLookupByName"),
      names(
        1,
        p.connectNumOfDefinedStoragePools,
        p.connectListDefinedStoragePools,
        "storagePoolLookupByName",
      ),
    ],
  },
  listAllInterfaces: {
    of: [
      names(2, p.connectNumOfInterfaces, p.connectListInterfaces, "interfaceLookupByName"),
      names(1, p.connectNumOfDefinedInterfaces, p.connectListDefinedInterfaces, "interfaceLookupByName"),
    ],
  },
  listAllSecrets: {
    of: [names(0, p.connectNumOfSecrets, p.connectListSecrets, "secretLookupByUUID", "uuids")],
  },
  listAllNWFilters: {
    of: [names(0, p.connectNumOfNWFilters, p.connectListNWFilters, "nwfilterLookupByName")],
  },
  listAllNodeDevices: {
    of: [names(0, p.nodeNumOfDevices, p.nodeListDevices, "nodeDeviceLookupByName")],
    args: () => ({ cap: undefined, flags: 0 }),
  },
  storagePoolListAllVolumes: {
    of: [names(0, p.storagePoolNumOfVolumes, p.storagePoolListVolumes, "storageVolLookupByName")],
    args: ([pool]) => ({ pool }),
  },
  domainListAllSnapshots: {
    of: [names(0, p.domainSnapshotNum, p.domainSnapshotListNames, "domainSnapshotLookupByName")],
    args: ([dom, flags]) => ({ dom: domainRef.write(dom as never), flags }),
    takesFlags: true,
  },
};

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * The lists of everything, as daemons of before 0.10.2 have them, too: where the list of today is not known, names are asked
 * for and each is looked up. What is gone by then is left out. Flags that no such daemon knows are refused as it does.
 */
export function listOperations(
  client: RemoteClient,
  calls: Partial<DriverConnection>,
): Partial<DriverConnection> {
  const methods = calls as Readonly<Record<string, Method>>;
  const method =
    (operation: string, old: OldList): Method =>
    async (...all) => {
      try {
        return await methods[operation]!(...all);
      } catch (error) {
        if (!(error instanceof LibvirtError) || error.code !== ErrorNumber.NO_SUPPORT) throw error;
        // The flags stand last, but for the options.
        const at = operation.startsWith("listAll") ? 0 : 1;
        const flags = all[at] as number;
        const known = old.of.reduce((bits, { flag }) => bits | flag, 0);
        if (!old.takesFlags && (flags & ~known) !== 0) throw error;
        const found = await namesOf(
          client,
          old,
          all.slice(0, at + 1),
          all[at + 1] as CallOptions | undefined,
        );
        return lookUp(methods, old, all.slice(0, at), found, all[at + 1] as CallOptions | undefined);
      }
    };
  return Object.fromEntries(
    Object.entries(oldLists).map(([operation, old]) => [operation, method(operation, old)]),
  ) as Partial<DriverConnection>;
}

interface Found {
  readonly operation: OperationName;
  readonly name: unknown;
}

async function namesOf(
  client: RemoteClient,
  { of, args = () => ({}), takesFlags }: OldList,
  own: readonly unknown[],
  options: CallOptions | undefined,
): Promise<Found[]> {
  const flags = own.at(-1) as number;
  const wire = args(own);
  const lists = of.map(async ({ flag, count, list, lookUp: operation, what }): Promise<Found[]> => {
    if (!takesFlags && flags !== 0 && (flags & flag) === 0) return [];
    const { num } = await client.call(count, wire, options);
    const limited = { ...wire, [`max${what}`]: num };
    const answer = num === 0 ? {} : await client.call(list, limited, options);
    const found = (answer as Readonly<Record<string, readonly unknown[]>>)[what] ?? [];
    return found.map((name) => ({ operation, name }));
  });
  return (await Promise.all(lists)).flat();
}

async function lookUp(
  methods: Readonly<Record<string, Method>>,
  { found = (ref) => ref, takesFlags }: OldList,
  owner: readonly unknown[],
  all: readonly Found[],
  options: CallOptions | undefined,
): Promise<unknown[]> {
  const refs = await Promise.all(
    all.map(({ operation, name }) =>
      methods[operation]!(...owner, name, ...(takesFlags ? [0] : []), options).then(
        (ref) => [found(ref)],
        (error: unknown) => {
          if (error instanceof LibvirtError && gone.has(error.code)) return [];
          throw error;
        },
      ),
    ),
  );
  return refs.flat();
}

/** What a look-up says of an object that went between the list and it. */
const gone: ReadonlySet<number> = new Set([
  ErrorNumber.NO_DOMAIN,
  ErrorNumber.NO_NETWORK,
  ErrorNumber.NO_STORAGE_POOL,
  ErrorNumber.NO_STORAGE_VOL,
  ErrorNumber.NO_NODE_DEVICE,
  ErrorNumber.NO_INTERFACE,
  ErrorNumber.NO_SECRET,
  ErrorNumber.NO_NWFILTER,
  ErrorNumber.NO_DOMAIN_SNAPSHOT,
]);
