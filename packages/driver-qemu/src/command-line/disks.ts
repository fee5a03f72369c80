import type { Disk, DiskDriver, DriveDeviceAddress, StorageSlices } from "@libvirt-ts/xml/domain";
import { isNarrowScsi } from "../definition/aliases.js";
import { imageNumbers, imagesUnder, isEndOfChain } from "../definition/images.js";
import { isX86 } from "../definition/platform.js";
import { diskBus } from "../definition/targets.js";
import { sizeInBytes } from "../size.js";
import { invalid, unsupported } from "../unsupported.js";
import { type JsonObject, onOff, option } from "./arguments.js";
import { reconnectOption } from "./characters.js";
import { type Context, idOf, onPci, onUsb, virtioDriver, virtioOptions } from "./context.js";
import { storageOf } from "./disk-sources.js";

/** One image of a disk: its own, or one under it. */
interface Layer {
  readonly number: number;
  readonly storage: JsonObject;
  readonly format: string;
  readonly slices: StorageSlices | undefined;
  /** Whether the document says that nothing is under it. */
  readonly isLast: boolean;
}

/** The disks: the images of each from the lowest up, then the drive. */
export function addDisks(context: Context): void {
  const { devices, out, platform } = context;
  const disks = devices.disk ?? [];
  const layers = layersOf(disks);
  const hasFloppy = disks.some((disk) => diskBus(disk) === "fdc");
  if (hasFloppy && platform.board === "q35") out.device({ driver: "isa-fdc" });
  for (const disk of disks) {
    if (diskBus(disk) === "fdc" && context.bootIndex.has(disk)) {
      const unit = disk.address?.type === "drive" ? (disk.address.unit ?? 0) : 0;
      out.add("-global", `isa-fdc.bootindex${unit === 0 ? "A" : "B"}=${context.bootIndex.get(disk)}`);
    }
  }
  for (const disk of disks) addDisk(disk, layers.get(disk) ?? [], context);
}

/** The images of each disk, its own first. */
function layersOf(disks: readonly Disk[]): ReadonlyMap<Disk, readonly Layer[]> {
  const numbers = imageNumbers(disks);
  const found = new Map<Disk, Layer[]>();
  for (const disk of disks) {
    const number = numbers.get(disk);
    if (number === undefined || disk.type === "vhostuser") continue;
    const storage = storageOf(disk, isReadOnly(disk));
    if (storage === undefined) continue;
    const slices =
      "source" in disk && disk.source !== undefined && "slices" in disk.source
        ? disk.source.slices
        : undefined;
    const format = topFormat(disk);
    const chain: Layer[] = [{ number, storage, format, slices, isLast: isEndOfChain(disk.backingStore) }];
    found.set(disk, chain);
    for (const under of imagesUnder(disk)) {
      const below = storageOf(under, true);
      if (below === undefined) throw invalid("backingStore", "it has no source");
      const kind = "format" in under ? under.format?.type : undefined;
      if (kind === undefined) throw invalid("backingStore", "its format is not said, and is not guessed");
      chain.push({
        number: numbers.get(under)!,
        storage: below,
        format: kind,
        slices: undefined,
        isLast: isEndOfChain(under.backingStore),
      });
    }
  }
  return found;
}

function topFormat(disk: Disk): string {
  const format = disk.driver?.type ?? "raw";
  if (disk.type === "dir") return "raw";
  return format === "fat" || format === "iso" ? "raw" : format;
}

function isReadOnly(disk: Disk): boolean {
  return disk.readonly === true || ("device" in disk && disk.device === "cdrom");
}

const caches: Readonly<Record<string, readonly [direct: boolean, noFlush: boolean, writeCache: string]>> = {
  none: [true, false, "on"],
  writeback: [false, false, "on"],
  writethrough: [false, false, "off"],
  directsync: [true, false, "off"],
  unsafe: [false, true, "on"],
};

function cacheOf(disk: Disk): readonly [boolean, boolean, string] | undefined {
  const mode = disk.driver?.cache;
  if (mode === undefined || mode === "default") return disk.shareable === true ? caches.none : undefined;
  const found = caches[mode];
  if (found === undefined) throw unsupported("disk/driver", `cache '${mode}'`);
  return found;
}

function addDisk(disk: Disk, layers: readonly Layer[], context: Context): void {
  const { out } = context;
  if (disk.type === "vhostuser") {
    addVhostUser(disk, context);
    return;
  }
  const source = "source" in disk ? disk.source : undefined;
  const isEncrypted = source !== undefined && "encryption" in source && source.encryption !== undefined;
  if (isEncrypted || disk.encryption !== undefined || disk.driver?.type === "luks")
    throw unsupported("disk/encryption", "encrypted images are not supported");
  const cache = cacheOf(disk);
  const cacheWords = cache && { direct: cache[0], "no-flush": cache[1] };
  for (const [depth, layer] of [...layers.entries()].toReversed()) {
    const name = `libvirt-${layer.number}`;
    const below = layers[depth + 1];
    out.json("-blockdev", {
      ...layer.storage,
      aio: "filename" in layer.storage ? disk.driver?.io : undefined,
      "node-name": `${name}-storage`,
      cache: cacheWords,
      "auto-read-only": true,
      discard: "unmap",
    });
    const slice = layer.slices?.slice;
    const isTop = depth === 0;
    out.json("-blockdev", {
      "node-name": `${name}-format`,
      "read-only": !isTop || isReadOnly(disk),
      cache: cacheWords,
      discard: isTop ? disk.driver?.discard : undefined,
      "detect-zeroes": isTop ? disk.driver?.detect_zeroes : undefined,
      driver: layer.format,
      "cache-size": isTop ? metadataCache(disk.driver) : undefined,
      offset: slice?.offset,
      size: slice?.size,
      file: `${name}-storage`,
      backing:
        below !== undefined
          ? `libvirt-${below.number}-format`
          : layer.isLast && layer.format !== "raw"
            ? null
            : undefined,
    });
  }
  const [top] = layers;
  let drive = top && `libvirt-${top.number}-format`;
  if (drive !== undefined && disk.driver?.copy_on_read === "on") {
    const name = `libvirt-CoR-${disk.target.dev}`;
    out.json("-blockdev", { driver: "copy-on-read", "node-name": name, file: drive, discard: "unmap" });
    drive = name;
  }
  addDrive(disk, drive, cache?.[2], context);
}

function metadataCache(driver: DiskDriver | undefined): number | undefined {
  const size = driver?.metadata_cache?.max_size;
  return size && sizeInBytes("metadata_cache", size);
}

function addDrive(
  disk: Disk,
  drive: string | undefined,
  writeCache: string | undefined,
  context: Context,
): void {
  const { driver, blockio, geometry } = disk;
  checkSerial(disk.serial);
  const isFloppy = diskBus(disk) === "fdc";
  context.out.device({
    ...front(disk, context),
    "share-rw": disk.shareable === true ? true : undefined,
    drive,
    id: idOf(disk),
    bootindex: isFloppy ? undefined : context.bootIndex.get(disk),
    removable: diskBus(disk) === "usb" ? disk.target.removable === "on" : undefined,
    logical_block_size: blockio?.logical_block_size,
    physical_block_size: blockio?.physical_block_size,
    discard_granularity: blockio?.discard_granularity,
    rotation_rate: disk.target.rotation_rate,
    cyls: geometry?.cyls,
    heads: geometry?.heads,
    secs: geometry?.secs,
    "bios-chs-trans": geometry?.trans,
    "write-cache": writeCache,
    wwn: disk.wwn === undefined ? undefined : wwnOf(disk.wwn),
    vendor: disk.vendor,
    product: disk.product,
    serial: disk.serial,
    werror: driver?.error_policy,
    rerror: driver?.rerror_policy ?? (driver?.error_policy === "enospace" ? "report" : undefined),
  });
}

function wwnOf(wwn: string): bigint {
  if (!/^[0-9a-f]{16}$/i.test(wwn)) throw invalid("wwn", `'${wwn}' is not 16 hexadecimal digits`);
  return BigInt(`0x${wwn}`);
}

function checkSerial(serial: string | undefined): void {
  if (serial !== undefined && !/^[\w .+-]*$/.test(serial))
    throw invalid("disk/serial", `'${serial}' has other characters than letters, digits, blanks and . _ + -`);
}

/** The device that the guest sees: its driver and where it sits. */
function front(disk: Disk, context: Context): JsonObject {
  const { platform, devices } = context;
  const bus = diskBus(disk);
  const device = "device" in disk ? disk.device : undefined;
  const place: Partial<DriveDeviceAddress> = disk.address?.type === "drive" ? disk.address : {};
  const { controller = 0, bus: channel = 0, target = 0, unit = 0 } = place;
  const medium = device === "cdrom" ? "cd" : "hd";
  switch (bus) {
    case "virtio": {
      const { iothread, ioeventfd, event_idx, queues, queue_size } = disk.driver ?? {};
      return {
        driver: virtioDriver("virtio-blk", disk.model),
        ...virtioOptions(disk.driver),
        iothread: iothread === undefined ? undefined : `iothread${iothread}`,
        ioeventfd: onOff(ioeventfd),
        event_idx: onOff(event_idx),
        "num-queues": queues,
        "queue-size": queue_size,
        ...onPci(disk, context),
      };
    }
    case "ide":
      return { driver: `ide-${medium}`, bus: `ide.${channel}`, unit };
    case "sata":
      return {
        driver: `ide-${medium}`,
        bus: controller === 0 && platform.board === "q35" ? `ide.${unit}` : `sata${controller}.${unit}`,
      };
    case "scsi": {
      const driver = device === "lun" ? "scsi-block" : `scsi-${medium}`;
      const id = device === "lun" ? undefined : (disk.serial ?? `drive-${idOf(disk)}`);
      return isNarrowScsi(devices, controller)
        ? { driver, bus: `scsi${controller}.0`, "scsi-id": unit, device_id: id }
        : { driver, bus: `scsi${controller}.0`, channel, "scsi-id": target, lun: unit, device_id: id };
    }
    case "usb":
      return { driver: "usb-storage", ...onUsb(disk) };
    case "fdc":
      if (!isX86(platform)) throw unsupported("disk/target", "this machine has no floppy controller");
      return { driver: "floppy", unit };
    default:
      throw unsupported("disk/target", `bus '${bus}' is not supported`);
  }
}

function addVhostUser(disk: Extract<Disk, { type: "vhostuser" }>, context: Context): void {
  const { out } = context;
  const id = idOf(disk);
  const { source } = disk;
  if (source === undefined) throw invalid("disk/source", "a vhostuser disk has a socket");
  out.options(
    "-chardev",
    "socket",
    `id=chr-vu-${id}`,
    option("path", source.path),
    reconnectOption(source.reconnect),
  );
  out.device({
    driver: "vhost-user-blk-pci",
    ...onPci(disk, context),
    chardev: `chr-vu-${id}`,
    id,
    bootindex: context.bootIndex.get(disk),
  });
}
