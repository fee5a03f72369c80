import { stat } from "node:fs/promises";
import type { DomainBlockInfo } from "@libvirt-ts/driver";
import type { QmpClient, QmpCommands } from "@libvirt-ts/qmp";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { sourcePath } from "../definition/images.js";
import { invalidArgument } from "../errors.js";

type Info = QmpCommands["query-block"]["returns"][number];
type Counters = QmpCommands["query-blockstats"]["returns"][number]["stats"];

/** What QEMU tells of a disk's drive. */
export interface Drive {
  readonly counters?: Counters;
  readonly info?: Info;
}

/** What QEMU tells of the drives of a guest, by their disks' names. */
export async function driveInfos(client: QmpClient): Promise<ReadonlyMap<string, Info>> {
  return new Map((await client.execute("query-block")).map((info) => [ownerOf(info.qdev), info]));
}

/** The drives of a guest by their disks' names, asked for in one go. */
export async function drivesOf(client: QmpClient): Promise<ReadonlyMap<string, Drive>> {
  const [counters, infos] = await Promise.all([client.execute("query-blockstats"), driveInfos(client)]);
  const found = new Map<string, Drive>();
  for (const [name, info] of infos) found.set(name, { info });
  for (const { qdev, stats } of counters) {
    const name = ownerOf(qdev);
    found.set(name, { ...found.get(name), counters: stats });
  }
  return found;
}

/** Whose drive it is: `/machine/peripheral/virtio-disk0/virtio-backend`, or the name alone. */
const ownerOf = (path = ""): string => /^\/machine\/peripheral\/([^/]+)/.exec(path)?.[1] ?? path;

/** An image that is in a drive. */
export interface Inserted {
  /** The name of its block node. */
  readonly node: string;
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** What tracks its changes; `count` is bytes. */
  readonly bitmaps: NonNullable<NonNullable<Info["inserted"]>["dirty-bitmaps"]>;
}

/** What is in the drives of a guest's disks, by their targets' names. */
export async function insertedIn(
  client: QmpClient,
  { devices }: Domain,
): Promise<ReadonlyMap<string, Inserted>> {
  const infos = await driveInfos(client);
  const found = new Map<string, Inserted>();
  for (const { alias, target } of devices?.disk ?? []) {
    const inserted = alias && infos.get(alias.name)?.inserted;
    const node = inserted?.["node-name"];
    if (inserted === undefined || node === undefined) continue;
    const { file, image, "dirty-bitmaps": bitmaps = [] } = inserted;
    found.set(target.dev, { node, file, size: Number(image["virtual-size"]), bitmaps });
  }
  return found;
}

/** The disk with a target or a source's path. Throws INVALID_ARG. */
export function findDisk({ devices }: Domain, name: string): Disk {
  const disk = devices?.disk?.find(
    (it) => it.target.dev === name || (name !== "" && sourcePath(it) === name),
  );
  if (disk !== undefined) return disk;
  throw invalidArgument(`disk ${JSON.stringify(name)}`, "the domain has no disk of that target or source");
}

/** The sizes of a disk's image as QEMU and the host have them; an empty drive has none. */
export async function sizesOf({ info }: Drive, path: string | undefined): Promise<DomainBlockInfo> {
  const image = info?.inserted?.image;
  const capacity = BigInt(image?.["virtual-size"] ?? 0);
  const file = path === undefined ? undefined : await stat(path, { bigint: true }).catch(() => undefined);
  if (file?.isFile() === true) return { capacity, allocation: file.blocks * 512n, physical: file.size };
  return { capacity, allocation: BigInt(image?.["actual-size"] ?? capacity), physical: capacity };
}
