import type {
  CallOptions,
  Domain,
  Interface,
  Network,
  NodeDevice,
  NWFilter,
  NWFilterBinding,
  Secret,
  StoragePool,
  StorageVol,
} from "@libvirt-ts/core";
import { ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { Failure } from "../cli/failure.js";
import { type Message, msg } from "../i18n/message.js";
import { findDomain } from "./domain.js";

export const uuidPattern = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})$/i;

/** One way to find an object. */
type LookUp<T> = (call: CallOptions) => Promise<T>;

/** What the first way finds that does not end in one of the codes for "there is none"; the last way's failure otherwise. */
export async function findFirst<T>(
  context: Context,
  failed: Message,
  values: Readonly<Record<string, string>>,
  none: readonly number[],
  ways: readonly LookUp<T>[],
): Promise<T> {
  let last: LibvirtError | undefined;
  for (const way of ways) {
    try {
      return await context.app.reporter.quietly(() => way(context.call));
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      last = error;
      if (!none.includes(error.code) && error.code !== ErrorNumber.INVALID_ARG) break;
    }
  }
  if (last !== undefined) context.app.reporter.library(last);
  throw new Failure(failed, values, last === undefined ? undefined : { cause: last });
}

/** A network by uuid, then by name. */
export const findNetwork = (context: Context, network: string): Promise<Network> => {
  const { connection } = context;
  const byName: LookUp<Network> = (call) => connection.networkLookupByName(network, call);
  const byUUID: LookUp<Network> = (call) => connection.networkLookupByUUIDString(network, call);
  return findFirst(
    context,
    msg("failed to get network '{network}'"),
    { network },
    [ErrorNumber.NO_NETWORK],
    uuidPattern.test(network) ? [byUUID, byName] : [byName],
  );
};

/** A storage pool by uuid, then by name. */
export const findPool = (context: Context, pool: string): Promise<StoragePool> => {
  const { connection } = context;
  const byName: LookUp<StoragePool> = (call) => connection.storagePoolLookupByName(pool, call);
  const byUUID: LookUp<StoragePool> = (call) => connection.storagePoolLookupByUUIDString(pool, call);
  return findFirst(
    context,
    msg("failed to get pool '{pool}'"),
    { pool },
    [ErrorNumber.NO_STORAGE_POOL],
    uuidPattern.test(pool) ? [byUUID, byName] : [byName],
  );
};

/** A volume by its name in a pool where one is named, then by key, then by path. */
export async function findVolume(context: Context, vol: string, pool?: string): Promise<StorageVol> {
  const { connection } = context;
  const within = pool === undefined ? undefined : await findPool(context, pool);
  const ways: LookUp<StorageVol>[] = [
    ...(within === undefined ? [] : [(call: CallOptions) => within.storageVolLookupByName(vol, call)]),
    (call) => connection.storageVolLookupByKey(vol, call),
    (call) => connection.storageVolLookupByPath(vol, call),
  ];
  const none = [ErrorNumber.NO_STORAGE_VOL, ErrorNumber.NO_STORAGE_POOL];
  const found = await findFirst(
    context,
    within === undefined
      ? msg("failed to get vol '{vol}': give its key or path, or name its pool by --pool")
      : msg("failed to get vol '{vol}'"),
    { vol },
    none,
    ways,
  );
  if (within !== undefined && found.poolName() !== within.name()) {
    throw new Failure(msg("vol '{vol}' lies in pool '{found}', not in '{pool}'"), {
      vol,
      found: found.poolName(),
      pool: within.name(),
    });
  }
  return found;
}

/** An interface of the host by name, then by MAC address. */
export const findInterface = (context: Context, name: string): Promise<Interface> =>
  findFirst(
    context,
    msg("failed to get interface '{interface}'"),
    { interface: name },
    [ErrorNumber.NO_INTERFACE],
    [
      (call) => context.connection.interfaceLookupByName(name, call),
      ...(/^(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}$/i.test(name)
        ? [(call: CallOptions) => context.connection.interfaceLookupByMACString(name, call)]
        : []),
    ],
  );

/** A device of the host by name, or a SCSI host by `WWNN,WWPN`. */
export const findNodeDevice = (context: Context, device: string): Promise<NodeDevice> => {
  const [wwnn, wwpn, more] = device.split(",");
  return findFirst(
    context,
    msg("could not find device '{device}'"),
    { device },
    [ErrorNumber.NO_NODE_DEVICE],
    [
      wwpn !== undefined && more === undefined
        ? (call) => context.connection.nodeDeviceLookupSCSIHostByWWN(wwnn!, wwpn, 0, call)
        : (call) => context.connection.nodeDeviceLookupByName(device, call),
    ],
  );
};

/** A secret by uuid. */
export const findSecret = (context: Context, secret: string): Promise<Secret> =>
  findFirst(
    context,
    msg("failed to get secret '{secret}'"),
    { secret },
    [ErrorNumber.NO_SECRET],
    [(call) => context.connection.secretLookupByUUIDString(secret, call)],
  );

/** A network filter by uuid, then by name. */
export const findNWFilter = (context: Context, nwfilter: string): Promise<NWFilter> => {
  const { connection } = context;
  const byName: LookUp<NWFilter> = (call) => connection.nwfilterLookupByName(nwfilter, call);
  const byUUID: LookUp<NWFilter> = (call) => connection.nwfilterLookupByUUIDString(nwfilter, call);
  return findFirst(
    context,
    msg("failed to get nwfilter '{nwfilter}'"),
    { nwfilter },
    [ErrorNumber.NO_NWFILTER],
    uuidPattern.test(nwfilter) ? [byUUID, byName] : [byName],
  );
};

/** The binding of a network filter to a port of the host. */
export const findBinding = (context: Context, binding: string): Promise<NWFilterBinding> =>
  findFirst(
    context,
    msg("failed to get nwfilter binding '{binding}'"),
    { binding },
    [ErrorNumber.NO_NWFILTER_BINDING],
    [(call) => context.connection.nwfilterBindingLookupByPortDev(binding, call)],
  );

/** How the object is found that a command's argument of that name means. */
export const finders = {
  domain: (context: Context, { domain }: { readonly domain: string }): Promise<Domain> =>
    findDomain(context, domain),
  network: (context: Context, { network }: { readonly network: string }): Promise<Network> =>
    findNetwork(context, network),
  pool: (context: Context, { pool }: { readonly pool: string }): Promise<StoragePool> =>
    findPool(context, pool),
  vol: (
    context: Context,
    { vol, pool }: { readonly vol: string; readonly pool: string | undefined },
  ): Promise<StorageVol> => findVolume(context, vol, pool),
  interface: (context: Context, args: { readonly interface: string }): Promise<Interface> =>
    findInterface(context, args.interface),
  device: (context: Context, { device }: { readonly device: string }): Promise<NodeDevice> =>
    findNodeDevice(context, device),
  secret: (context: Context, { secret }: { readonly secret: string }): Promise<Secret> =>
    findSecret(context, secret),
  nwfilter: (context: Context, { nwfilter }: { readonly nwfilter: string }): Promise<NWFilter> =>
    findNWFilter(context, nwfilter),
  binding: (context: Context, { binding }: { readonly binding: string }): Promise<NWFilterBinding> =>
    findBinding(context, binding),
};

export type Finders = typeof finders;
