import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallOptions, GuestDevices, GuestIdentity, PeerLookup } from "@libvirt-ts/driver";
import type { Guest } from "./look.js";
import {
  isSet,
  type JsonObject,
  maxRecordSize,
  numberIn,
  objectIn,
  objectsIn,
  parseJson,
  textIn,
  type XlDomain,
} from "./xl-json.js";

/** What libxl's file and the store tell of a running guest; undefined each where it is not told. */
export interface Told {
  readonly config: JsonObject | undefined;
  readonly attached: Attached | undefined;
  readonly online: number | undefined;
  readonly consoleTty: string | undefined;
  readonly vncPort: number | undefined;
}

/** Asks all of it at once, in the time of one exchange with the store or two; nothing that the file rules out. */
export async function askAbout(
  peers: PeerLookup,
  folder: string,
  guest: GuestIdentity,
  options?: CallOptions,
): Promise<Told> {
  const { id } = guest;
  // Domain-0 was made by nobody.
  const devices = id === 0 ? undefined : peers.get("guestDevices");
  const requests = devices && peers.get("guestRequests");
  const runtime = peers.get("guestRuntime");
  const config = requests && readLibxlFile(folder, guest);
  const [attached, online, consoles, ports] = await Promise.all([
    requests && devices.devicesOf(id, options),
    hasOneVcpu(config) ? 1 : requests?.onlineVcpus(guest, options),
    runtime?.consolePaths([id], options),
    hasNoScreen(config) ? undefined : runtime?.vncPorts([id], options),
  ]);
  return { config, attached, online, consoleTty: consoles?.get(id), vncPort: ports?.get(id) };
}

/** The first one cannot be taken away. */
const hasOneVcpu = (config: JsonObject | undefined): boolean =>
  numberIn(objectIn(config, "b_info"), "max_vcpus") === 1;

/** A fully virtualised guest's is its device model's, and no member of the list. */
const hasNoScreen = (config: JsonObject | undefined): boolean =>
  config !== undefined &&
  textIn(objectIn(config, "c_info"), "type") !== "hvm" &&
  objectsIn(config, "vfbs").length === 0;

/**
 * libxl's record of a running guest, as `xl list -l ID` prints it, without starting xl: the file in which libxl keeps what it
 * made the guest from, with what the hypervisor and the store know better by now (name, memory, vcpus, devices that are gone
 * or were added). Undefined where that is not certain to be the same; then xl is to be asked.
 */
export function liveRecord(guest: Guest, { config, attached, online }: Told): XlDomain | undefined {
  const build = config && withResources(objectIn(config, "b_info"), guest, online);
  const lists = config && attached && withDevices(config, attached);
  if (build === undefined || lists === undefined) return undefined;
  const { id, name, uuid } = guest;
  return { id, name, uuid, config: { ...config, ...lists, b_info: build } };
}

/** What libxl keeps of a guest; undefined for a file that is not there, not ours to read, or not what it should be. */
function readLibxlFile(folder: string, { id, uuid }: GuestIdentity): JsonObject | undefined {
  const path = join(folder, `userdata-d.${id}.${uuid}.libxl-json`);
  try {
    const text = readFileWithin(path, maxRecordSize);
    if (text === undefined) return undefined;
    // It ends with a NUL.
    const config = parseJson(text.replace(/\0+$/, "")) as JsonObject;
    return textIn(objectIn(config, "c_info"), "uuid")?.toLowerCase() === uuid ? config : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The text of a regular file; undefined for anything else, and for what is longer. Read at once: four turns of Node's threads
 * for a file of a few hundred bytes take most of the time of a description.
 */
function readFileWithin(path: string, most: number): string | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    return stats.isFile() && stats.size <= most ? readFileSync(file, "utf8") : undefined;
  } finally {
    closeSync(file);
  }
}

/** What a guest was made with, with the memory and vcpus that it has been given since. */
function withResources(
  build: JsonObject | undefined,
  { kind, target, maximum }: Guest,
  online: number | undefined,
): JsonObject | undefined {
  const vcpus = numberIn(build, "max_vcpus");
  if (vcpus === undefined || target === undefined || maximum === undefined) return undefined;
  const made = { ...build, max_memkb: maximum };
  const first = (count: number) => Array.from({ length: count }, (_, number) => number);
  if (kind !== "hvm") {
    if (online === undefined || online > vcpus) return undefined;
    return { ...made, target_memkb: target, avail_vcpus: first(online) };
  }
  // What such a guest may still bring online is known to its device model alone. Of its target the memory of its screen was
  // taken, and more where it began with less than it may have.
  const video = numberIn(build, "video_memkb");
  const began = numberIn(build, "target_memkb");
  const { avail_vcpus: brought } = build!;
  const isWhole = Array.isArray(brought) && brought.length === vcpus;
  if (!isWhole || video === undefined || began === undefined || began !== numberIn(build, "max_memkb")) {
    return undefined;
  }
  return { ...made, target_memkb: target + video };
}

type Attached = Awaited<ReturnType<GuestDevices["devicesOf"]>>;

/** Lists of devices that a running guest keeps as it was made with them. */
const lasting = new Set(["vfbs", "vkbs"]);

/** The disks and cards of a file that the store has, too: those that were taken off stay in the file. */
function withDevices(config: JsonObject, attached: Attached): JsonObject | undefined {
  const { disks: _disks, nics: _nics, ...rest } = config;
  const others = Object.entries(rest).filter(([key]) => !lasting.has(key));
  if (others.some(([, value]) => Array.isArray(value) && value.length > 0)) return undefined;
  const disks = meeting(
    objectsIn(config, "disks"),
    attached.disks,
    (disk) => textIn(disk, "vdev"),
    ({ target }) => target,
  );
  const nics = meeting(
    objectsIn(config, "nics"),
    attached.interfaces,
    (card) => textIn(card, "mac")?.toLowerCase(),
    ({ mac }) => mac,
  );
  if (disks === undefined || nics === undefined) return undefined;
  // The guest itself may have taken the medium out of a drive.
  const isChanged = disks.some(
    ([disk, { source }]) =>
      (isSet(disk, "removable") || isSet(disk, "is_cdrom")) &&
      textIn(disk, "pdev_path") !== (source || undefined),
  );
  if (isChanged) return undefined;
  return { disks: disks.map(([disk]) => disk), nics: nics.map(([card]) => card) };
}

/** What is both in a file and in the store, by name. Undefined where the store has more, or where one has no name. */
function meeting<T>(
  recorded: readonly JsonObject[],
  stored: readonly T[],
  nameOf: (device: JsonObject) => string | undefined,
  nameOfStored: (device: T) => string,
): [JsonObject, T][] | undefined {
  const left = new Map(stored.map((device) => [nameOfStored(device), device]));
  const isOne = left.size === stored.length;
  const both: [JsonObject, T][] = [];
  for (const device of recorded) {
    const name = nameOf(device);
    if (name === undefined) return undefined;
    const found = left.get(name);
    if (found === undefined) continue;
    both.push([device, found]);
    left.delete(name);
  }
  return isOne && left.size === 0 ? both : undefined;
}
