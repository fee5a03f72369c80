import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { readTextFile, systemReason } from "../../values/files.js";
import { readScaled } from "../../values/size.js";
import { choice, commaList } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

/** The disk that a guest gets. */
export interface DiskWish {
  /** Bytes; undefined: as many as the image has. */
  readonly size: bigint | undefined;
  readonly format: "qcow2" | "raw";
  readonly pool: string;
  readonly bus: Bus;
}

const [GiB, usualSize] = [1024n ** 3n, 20n * 1024n ** 3n];
const formats = { qcow2: "qcow2", raw: "raw" } as const;
const buses = { virtio: "virtio", sata: "sata", scsi: "scsi", ide: "ide", usb: "usb" } as const;

/** What a disk is connected to. */
export type Bus = keyof typeof buses;

/** Reads `size=20G,format=qcow2,pool=default,bus=virtio`; a size without a unit is in GiB. */
export function readDisk(text: string | undefined, hasImage: boolean): DiskWish {
  const given = new Map<string, string>();
  for (const part of commaList(text)) {
    const [, name, value] = /^([a-z]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined || !["size", "format", "pool", "bus"].includes(name))
      throw new Failure(msg("'{part}' is no part of --disk: expected size=, format=, pool= or bus="), {
        part,
      });
    given.set(name, value);
  }
  const { pool = "default", size, ...words } = Object.fromEntries(given);
  const format = choice("format", words.format ?? "qcow2", formats);
  const bus = choice("bus", words.bus ?? "virtio", buses);
  const bytes = size === undefined ? (hasImage ? undefined : usualSize) : sizeOf(size);
  return { size: bytes, format, pool, bus };
}

function sizeOf(word: string): bigint {
  try {
    return readScaled(word, GiB);
  } catch {
    throw new Failure(msg("'{word}' is no size of a disk: expected one with a unit like 20G"), { word });
  }
}

/** How the card of a guest is connected. */
export type NetworkWish =
  | { readonly type: "network" | "bridge"; readonly source: string }
  | { readonly type: "user" | "none" };

/** Reads `user`, `none`, `bridge=BRIDGE`, `network=NETWORK` or the name of a network. */
export function readNetwork(text: string | undefined, isEmbedded: boolean): NetworkWish {
  if (text === undefined) return isEmbedded ? { type: "user" } : { type: "network", source: "default" };
  if (text === "user" || text === "none") return { type: text };
  const [, type = "network", source = ""] = /^(?:(bridge|network)=)?(.*)$/s.exec(text)!;
  if (source === "") throw new Failure(msg("--network names no network"));
  return { type: type as "bridge" | "network", source };
}

/** What cloud-init is given: a file of the user's, and keys of ssh. */
export interface CloudInit {
  readonly userData: string;
  readonly keys: readonly string[];
}

export async function readCloudInit(
  context: Context,
  { "cloud-init": file, "ssh-key": key }: ArgsOf<"install">,
): Promise<CloudInit | undefined> {
  if (file === undefined && key === undefined) return undefined;
  const userData = file === undefined ? "#cloud-config\n{}\n" : await readTextFile(context, file);
  const keys = key === undefined ? [] : keysIn(await readTextFile(context, key), key);
  return { userData, keys };
}

/** The public keys in a file. A private one must not get into a guest. */
function keysIn(text: string, file: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const isKey = (line: string) =>
    /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[\w@.-]+ [A-Za-z0-9+/=]+(?: [^\p{Cc}]*)?$/u.test(line);
  if (lines.length > 0 && lines.every(isKey)) return lines;
  throw new Failure(msg("'{file}' holds no public key of ssh"), { file });
}

/** A local file that a disk is made of. */
export interface ImageFile {
  readonly path: string;
  readonly format: "qcow2" | "raw";
  /** Bytes that a guest sees. */
  readonly capacity: bigint;
}

/** Looks at the first bytes of an image: qcow2 says so, all else is raw. */
export async function readImage(file: string): Promise<ImageFile> {
  const path = resolve(file);
  try {
    const handle = await open(path, "r");
    try {
      const stats = await handle.stat({ bigint: true });
      if (!stats.isFile()) throw new Failure(msg("'{file}' is no file"), { file });
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0);
      const isQcow2 =
        bytesRead === 32 && buffer.readUInt32BE(0) === 0x514649fb && buffer.readUInt32BE(4) >= 2;
      return {
        path,
        format: isQcow2 ? "qcow2" : "raw",
        capacity: isQcow2 ? buffer.readBigUInt64BE(24) : stats.size,
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(msg("cannot read '{file}': {reason}"), { file, reason: systemReason(error) });
  }
}
