import { type DiskPrefix, formatDiskTarget } from "@libvirt-ts/xml";
import type { BackingStore, Disk, DiskDriver } from "@libvirt-ts/xml/domain";
import { type Options, said } from "./options.js";
import { type Place, refuse } from "./problem.js";
import type { Reading } from "./reading.js";
import { table } from "./tables.js";

/** A drive's image, with what is under it: what of a `<disk>` the host's side says. */
export interface Image {
  readonly type: string;
  readonly source?: object;
  readonly driver: DiskDriver;
  readonly readOnly: boolean;
  readonly backingStore?: BackingStore;
}

const formats = /^(raw|qcow2|qcow|qed|vmdk|vdi|vpc|dmg|cloop|bochs)$/;

/** The image of a block node of that name: of a `-blockdev` for each layer, or of a `-drive` with an id. */
export function imageOf(name: string, user: Options, reading: Reading): Image {
  return readFormat(reading.backend(reading.blocks, name, user), "", reading, 0);
}

/** No chain of images is longer. */
const maxDepth = 200;

function readFormat(options: Options, at: string, reading: Reading, depth: number): Image {
  if (depth > maxDepth) throw options.refuse(`more than ${maxDepth} images lie upon each other`);
  const take = (name: string): string | undefined => options.take(`${at}${name}`);
  const driver = options.need(`${at}driver`);
  options.ignore(`${at}node-name`, `${at}auto-read-only`, `${at}locking`, `${at}force-share`);
  const readOnly = options.switch(`${at}read-only`) === true;
  const cache = cacheOf(options, at);
  const common: DiskDriver = said({
    discard: take("discard"),
    detect_zeroes: take("detect-zeroes"),
    cache,
  }) as DiskDriver;
  if (driver === "copy-on-read") {
    const under = readInner(options, at, reading, depth);
    return { ...under, driver: { ...under.driver, copy_on_read: "on" } };
  }
  if (!formats.test(driver)) {
    const { io, ...where } = storageOf(driver, options, at);
    options.ignore(`${at}discard`);
    if (at === "") options.end();
    const raw = said({ ...common, name: "qemu", type: "raw", io }) as DiskDriver;
    // On the lowest layer it says what every layer of libvirt's says.
    return { ...where, driver: raw, readOnly };
  }
  const metadata = options.number(`${at}cache-size`);
  const [offset, size] = [options.number(`${at}offset`), options.number(`${at}size`)];
  const backing = take("backing");
  const nested = options.has(`${at}backing.driver`);
  const inner = readInner(options, at, reading, depth);
  const store =
    backing === "null" || backing === ""
      ? {}
      : backing !== undefined
        ? backingOf(imageOf(backing, options, reading))
        : nested
          ? backingOf(readFormat(options, `${at}backing.`, reading, depth + 1))
          : undefined;
  if (at === "") options.end();
  return {
    type: inner.type,
    ...(inner.source !== undefined && {
      source:
        size === undefined && offset === undefined
          ? inner.source
          : {
              ...inner.source,
              slices: { slice: { type: "storage", offset: offset ?? 0, size: size ?? 0 } },
            },
    }),
    driver: {
      ...said({ io: inner.driver.io }),
      ...common,
      name: "qemu",
      type: driver,
      ...(metadata !== undefined && { metadata_cache: { max_size: { unit: "bytes", value: metadata } } }),
    } as DiskDriver,
    readOnly,
    ...(store !== undefined && { backingStore: store as BackingStore }),
  };
}

/** What a layer lies upon: another node by its name, or described in its place. */
function readInner(options: Options, at: string, reading: Reading, depth: number): Image {
  const file = options.take(`${at}file`);
  if (file !== undefined) return imageOf(file, options, reading);
  return readFormat(options, `${at}file.`, reading, depth + 1);
}

function backingOf(image: Image): BackingStore {
  return {
    type: image.type,
    format: { type: image.driver.type },
    ...(image.source !== undefined && { source: image.source }),
    ...(image.backingStore !== undefined && { backingStore: image.backingStore }),
  } as BackingStore;
}

function cacheOf(options: Options, at: string): string | undefined {
  const direct = options.switch(`${at}cache.direct`);
  const noFlush = options.switch(`${at}cache.no-flush`);
  if (direct === undefined && noFlush === undefined) return undefined;
  return noFlush === true ? "unsafe" : direct === true ? "none" : "writeback";
}

/** Where the bytes of an image are. */
function storageOf(
  driver: string,
  options: Options,
  at: string,
): { readonly type: string; readonly source: object; readonly io?: string } {
  const need = (name: string): string => options.need(`${at}${name}`);
  const io = options.take(`${at}aio`);
  const own = said({ io });
  switch (driver) {
    case "file":
      return { type: "file", source: { file: absolute(need("filename"), options.place) }, ...own };
    case "host_device":
    case "host_cdrom":
      return { type: "block", source: { dev: absolute(need("filename"), options.place) }, ...own };
    case "nbd": {
      const kind = options.take(`${at}server.type`) ?? "inet";
      const name = options.take(`${at}export`);
      const host =
        kind === "unix"
          ? { transport: "unix", socket: need("server.path") }
          : { name: need("server.host"), port: options.number(`${at}server.port`) ?? 10_809 };
      return { type: "network", source: said({ protocol: "nbd", name, host: [host] }) };
    }
    case "http":
    case "https":
    case "ftp":
    case "ftps": {
      const url = need("url");
      const [, name, port, path = "", query] =
        /^\w+:\/\/(\[[^\]]*\]|[^/:@]+)(?::(\d+))?\/([^?]*)(?:\?(.*))?$/.exec(url) ?? [];
      if (name === undefined) throw options.refuse(`'${url}' is no address of a file`);
      const host = said({ name, port: port === undefined ? undefined : options.port(port) });
      return { type: "network", source: said({ protocol: driver, name: path, query, host: [host] }) };
    }
    default:
      throw options.refuse(`a block node '${driver}' is not read`);
  }
}

/** A path of an image. A domain's are absolute: it is nobody's working folder. */
export function absolute(path: string, place: Place): string {
  if (path.startsWith("/")) return path;
  if (/^[\w+-]+:/.test(path)) throw refuse(place, `'${path}' is not the path of a file`);
  throw refuse(place, `'${path}' is relative, and a domain's paths are absolute`);
}

const cacheModes = /^(none|writeback|writethrough|directsync|unsafe)$/;
const endings = table({ qcow2: "qcow2", vmdk: "vmdk", vdi: "vdi", vhd: "vpc" });

/** What `-drive` and its short forms say of an image, but for the device. Undefined for an empty drive. */
export function driveImage(options: Options, isMedium: boolean, reading: Reading): Image | undefined {
  const file = options.take("file");
  const given = options.take("format");
  const cache = options.take("cache");
  if (cache !== undefined && !cacheModes.test(cache)) throw options.refuse(`'cache' is not '${cache}'`);
  const driver = said({
    cache,
    io: options.take("aio"),
    discard: unmapWord(options.take("discard")),
    detect_zeroes: options.take("detect-zeroes"),
    error_policy: policy(options.take("werror")),
    rerror_policy: policy(options.take("rerror")),
    copy_on_read: options.onOff("copy-on-read"),
  });
  const readOnly = (options.switch("readonly") ?? options.switch("read-only")) === true;
  if (options.switch("snapshot") === true)
    throw options.refuse("what the guest writes would be kept: 'snapshot' is not read");
  if (file === undefined || file === "") return undefined;
  const path = absolute(file, options.place);
  const ending = endings[/\.(\w+)$/.exec(path)?.[1] ?? ""] ?? "raw";
  if (given === undefined && !isMedium)
    reading.warn(
      options.place,
      `the format of '${path}' is not said, and taken to be ${ending}: images are not looked into`,
    );
  if (given !== undefined && !formats.test(given)) throw options.refuse(`the format '${given}' is not read`);
  const isDevice = path.startsWith("/dev/");
  return {
    type: isDevice ? "block" : "file",
    source: isDevice ? { dev: path } : { file: path },
    driver: { name: "qemu", type: given ?? (isMedium ? "raw" : ending), ...driver } as DiskDriver,
    readOnly,
  };
}

const unmapWord = (word: string | undefined): string | undefined =>
  word === "on" ? "unmap" : word === "off" ? "ignore" : word;
/** What happens at an error of a disk. */
export const policy = (word: string | undefined): string | undefined =>
  word === "enospc" ? "enospace" : word;

/** Adds a disk under the name that is meant for its place, or the next that is free. */
export function addDisk(
  reading: Reading,
  image: Image | undefined,
  front: { bus: string; prefix: DiskPrefix; index?: number | undefined; rest: object; driver?: object },
): void {
  reading.devices.disk ??= [];
  const disks = reading.devices.disk;
  const taken = new Set(disks.map(({ target }) => target.dev));
  let index = front.index ?? 0;
  const nameOf = (): string => formatDiskTarget({ prefix: front.prefix, index });
  while (taken.has(nameOf())) index++;
  const { device } = front.rest as { device?: string };
  const driver = { ...image?.driver, ...front.driver };
  // Drives of media are read-only anyway.
  const isReadOnly = image?.readOnly === true && device !== "cdrom";
  disks.push({
    type: image?.type ?? "file",
    device: "disk",
    ...front.rest,
    ...(Object.keys(driver).length > 0 && { driver }),
    ...(image?.source !== undefined && { source: image.source }),
    ...(image?.backingStore !== undefined && { backingStore: image.backingStore }),
    target: {
      ...(front.rest as { target?: object }).target,
      dev: nameOf(),
      bus: front.bus,
    },
    ...((isReadOnly || device === "cdrom") && { readonly: true }),
  } as Disk);
}
