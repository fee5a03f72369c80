import { shapes as capabilities } from "../shapes/capabilities/index.js";
import { shapes as common } from "../shapes/common/index.js";
import { shapes as cpu } from "../shapes/cpu/index.js";
import { shapes as domain } from "../shapes/domain/index.js";
import { shapes as domainBackup } from "../shapes/domain-backup/index.js";
import { shapes as domainCapabilities } from "../shapes/domain-capabilities/index.js";
import { shapes as domainCheckpoint } from "../shapes/domain-checkpoint/index.js";
import { shapes as domainSnapshot } from "../shapes/domain-snapshot/index.js";
import { shapes as hostInterface } from "../shapes/interface/index.js";
import type { Shape } from "../shapes/language.js";
import { shapes as network } from "../shapes/network/index.js";
import { shapes as networkPort } from "../shapes/network-port/index.js";
import { shapes as nodeDevice } from "../shapes/node-device/index.js";
import { shapes as nwfilter } from "../shapes/nwfilter/index.js";
import { shapes as nwfilterBinding } from "../shapes/nwfilter-binding/index.js";
import { shapes as secret } from "../shapes/secret/index.js";
import { shapes as storagePool } from "../shapes/storage-pool/index.js";
import { shapes as storagePoolCapabilities } from "../shapes/storage-pool-capabilities/index.js";
import { shapes as storageVolume } from "../shapes/storage-volume/index.js";

/** Every folder of descriptions; the types of a folder are generated into one module. */
export const folders: Readonly<Record<string, readonly Shape[]>> = {
  capabilities,
  common,
  cpu,
  domain,
  "domain-backup": domainBackup,
  "domain-capabilities": domainCapabilities,
  "domain-checkpoint": domainCheckpoint,
  "domain-snapshot": domainSnapshot,
  interface: hostInterface,
  network,
  "network-port": networkPort,
  "node-device": nodeDevice,
  nwfilter,
  "nwfilter-binding": nwfilterBinding,
  secret,
  "storage-pool": storagePool,
  "storage-pool-capabilities": storagePoolCapabilities,
  "storage-volume": storageVolume,
};

/** The descriptions by id, and the folder that each stands in. */
export const shapes: ReadonlyMap<string, Shape> = new Map(
  Object.values(folders).flatMap((list) => list.map((shape) => [shape.id, shape] as const)),
);
export const folderOf: ReadonlyMap<string, string> = new Map(
  Object.entries(folders).flatMap(([folder, list]) => list.map((shape) => [shape.id, folder] as const)),
);

/** The description of that id. */
export function shapeOf(id: string): Shape {
  const found = shapes.get(id);
  if (found === undefined) throw new Error(`no shape is called ${id}`);
  return found;
}
