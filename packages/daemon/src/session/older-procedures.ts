import { ConnectListAllNodeDeviceFlags } from "@libvirt-ts/driver/flags";
import type { Procedure } from "@libvirt-ts/rpc";
import { bindings, domainRef, snapshotRef } from "@libvirt-ts/rpc/bindings";
import * as p from "@libvirt-ts/rpc/protocol";
import type { Client, Handler } from "./client.js";
import { operationOf } from "./operation-of.js";

/** Of networks, pools and interfaces. */
const [inactive, active] = [1, 2];

/** A list in two steps, how many and which, from the call of today that gives everything at once. */
function pair<Args, Args2>(
  num: Procedure<Args, { readonly num: number }>,
  list: Procedure<Args2, { readonly names: readonly string[] } | { readonly uuids: readonly string[] }>,
  names: (client: Client, args: Args & Args2) => Promise<readonly string[]>,
  member: "names" | "uuids" = "names",
): (readonly [unknown, Handler])[] {
  return [
    [num, async (client, args) => ({ num: (await names(client, args as Args & Args2)).length })],
    [
      list,
      async (client, args) => {
        const { maxnames, maxuuids = maxnames } = args as { maxnames?: number; maxuuids?: number };
        return { [member]: (await names(client, args as Args & Args2)).slice(0, Math.max(0, maxuuids ?? 0)) };
      },
    ],
  ];
}

const namesOf = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);

/** Names of what one of the calls for everything gives. */
function listed(
  operation: "listAllNetworks" | "listAllStoragePools" | "listAllInterfaces" | "listAllNWFilters",
  flags: number,
) {
  return async (client: Client) =>
    namesOf(await operationOf(client, operation)(flags, { signal: client.signal }));
}

/** The flag that filters by a capability, `usb_device` for instance; undefined for a word that is none. */
function capabilityFlag(capability: string): number | undefined {
  const words: Readonly<Record<string, string>> = {
    PCI: "PCI_DEV",
    USB_DEVICE: "USB_DEV",
    USB: "USB_INTERFACE",
  };
  const word = capability.toUpperCase();
  const flags: Readonly<Record<string, number>> = ConnectListAllNodeDeviceFlags;
  return flags[`CAP_${words[word] ?? word}`];
}

async function deviceNames(client: Client, { cap }: { readonly cap?: string | undefined }) {
  const flag = cap === undefined ? 0 : capabilityFlag(cap);
  if (flag === undefined) return [];
  return namesOf(await operationOf(client, "listAllNodeDevices")(flag, { signal: client.signal }));
}

/** Today's form of the call for scheduler parameters. */
const schedulerParameters = bindings.find(
  ({ procedure }) => procedure === p.domainGetSchedulerParametersFlags,
)!;

/** What clients of today still ask by the older form, and those of before. */
export const olderProcedures: ReadonlyMap<unknown, Handler> = new Map<unknown, Handler>([
  [
    p.domainCreate,
    async (client, args) => {
      const { dom } = args as Parameters<typeof readDomain>[0];
      await operationOf(client, "domainCreate")(readDomain({ dom }), 0, { signal: client.signal });
    },
  ],
  [
    p.domainGetSchedulerParameters,
    async (client, args) => {
      const plain = { ...(args as object), flags: 0 };
      operationOf(client, "domainGetSchedulerParameters");
      return schedulerParameters.serve(client.operations, plain, { signal: client.signal });
    },
  ],
  ...pair(p.connectNumOfNetworks, p.connectListNetworks, listed("listAllNetworks", active)),
  ...pair(p.connectNumOfDefinedNetworks, p.connectListDefinedNetworks, listed("listAllNetworks", inactive)),
  ...pair(p.connectNumOfStoragePools, p.connectListStoragePools, listed("listAllStoragePools", active)),
  ...pair(
    p.connectNumOfDefinedStoragePools,
    p.connectListDefinedStoragePools,
    listed("listAllStoragePools", inactive),
  ),
  ...pair(p.connectNumOfInterfaces, p.connectListInterfaces, listed("listAllInterfaces", active)),
  ...pair(
    p.connectNumOfDefinedInterfaces,
    p.connectListDefinedInterfaces,
    listed("listAllInterfaces", inactive),
  ),
  ...pair(p.connectNumOfNWFilters, p.connectListNWFilters, listed("listAllNWFilters", 0)),
  ...pair(p.nodeNumOfDevices, p.nodeListDevices, deviceNames),
  ...pair(p.storagePoolNumOfVolumes, p.storagePoolListVolumes, async (client, { pool }) =>
    namesOf(await operationOf(client, "storagePoolListAllVolumes")(pool, 0, { signal: client.signal })),
  ),
  ...pair(p.domainSnapshotNum, p.domainSnapshotListNames, async (client, { dom, flags }) =>
    namesOf(
      await operationOf(client, "domainListAllSnapshots")(readDomain({ dom }), flags, {
        signal: client.signal,
      }),
    ),
  ),
  ...pair(p.domainSnapshotNumChildren, p.domainSnapshotListChildrenNames, async (client, { snap, flags }) =>
    namesOf(
      await operationOf(client, "domainSnapshotListAllChildren")(snapshotRef.read(snap), flags, {
        signal: client.signal,
      }),
    ),
  ),
  ...pair(
    p.connectNumOfSecrets,
    p.connectListSecrets,
    async (client) => {
      const secrets = await operationOf(client, "listAllSecrets")(0, { signal: client.signal });
      return secrets.map(({ uuid }) => uuid);
    },
    "uuids",
  ),
  [
    p.nodeDeviceNumOfCaps,
    async (client, args) => {
      const { name } = args as { readonly name: string };
      const caps = await operationOf(client, "nodeDeviceListCaps")({ name } as never, {
        signal: client.signal,
      });
      return { num: caps.length };
    },
  ],
]);

function readDomain({ dom }: { readonly dom: p.WireDomain }) {
  return domainRef.read(dom);
}
