import { type CallOptions, type Connect, type Domain, parseDomainXML } from "@libvirt-ts/core";
import type { Completion } from "../cli/option.js";

/** What was named before the word that is completed. */
export interface Before {
  readonly domain?: string | undefined;
  readonly pool?: string | undefined;
}

type Ask = (connection: Connect, call: CallOptions, before: Before) => Promise<readonly string[]>;

const namesOf = (objects: readonly { name(): string }[]): string[] => objects.map((object) => object.name());

const domainNamed = async (
  connection: Connect,
  { domain = "" }: Before,
  call: CallOptions,
): Promise<Domain> =>
  connection.lookupByName(domain, call).catch(() => connection.lookupByID(Number(domain), call));

const domains =
  (filter: { readonly active: boolean; readonly inactive: boolean }): Ask =>
  async (connection, call) =>
    (await connection.listAllDomains(filter, call)).map(({ domain }) => domain.name());

const snapshots: Ask = async (connection, call, before) =>
  (await (await domainNamed(connection, before, call)).listAllSnapshots(0, call)).map((one) => one.getName());
const checkpoints: Ask = async (connection, call, before) =>
  (await (await domainNamed(connection, before, call)).listAllCheckpoints(0, call)).map((one) =>
    one.getName(),
  );

/** The disks, or the MAC addresses, of the domain that was named before. */
const devices =
  (kind: "disk" | "mac"): Ask =>
  async (connection, call, before) => {
    const domain = await domainNamed(connection, before, call);
    const { devices: found } = await parseDomainXML(await domain.XMLDesc(0, call));
    if (kind === "disk") return found?.disk?.map(({ target }) => target.dev) ?? [];
    return found?.interface?.flatMap(({ mac }) => (mac === undefined ? [] : [mac.address])) ?? [];
  };

/** How the names of each kind of object are asked for. */
export const nameSources: Readonly<Partial<Record<Extract<Completion, string>, Ask>>> = {
  "active-domain": domains({ active: true, inactive: false }),
  binding: async (connection, call) =>
    (await connection.listAllNWFilterBindings(0, call)).map((one) => one.portDev()),
  checkpoint: checkpoints,
  device: async (connection, call) => namesOf(await connection.listAllDevices(0, call)),
  disk: devices("disk"),
  domain: domains({ active: true, inactive: true }),
  "inactive-domain": domains({ active: false, inactive: true }),
  interface: async (connection, call) => namesOf(await connection.listAllInterfaces(0, call)),
  mac: devices("mac"),
  moment: async (connection, call, before) => {
    const found = await Promise.allSettled([
      snapshots(connection, call, before),
      checkpoints(connection, call, before),
    ]);
    return found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  },
  network: async (connection, call) => namesOf(await connection.listAllNetworks(0, call)),
  nwfilter: async (connection, call) => namesOf(await connection.listAllNWFilters(0, call)),
  pool: async (connection, call) => namesOf(await connection.listAllStoragePools(0, call)),
  secret: async (connection, call) =>
    (await connection.listAllSecrets(0, call)).map((one) => one.UUIDString()),
  snapshot: snapshots,
  volume: async (connection, call, { pool }) => {
    const pools =
      pool === undefined
        ? await connection.listAllStoragePools({ active: true, inactive: false }, call)
        : [await connection.storagePoolLookupByName(pool, call)];
    const found = await Promise.all(pools.map((one) => one.listAllVolumes(0, call)));
    if (pool !== undefined) return namesOf(found.flat());
    return Promise.all(found.flat().map((vol) => vol.path(call)));
  },
};
