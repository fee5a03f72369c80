import type { DiskPrefix } from "@libvirt-ts/xml";
import type { DeviceAddress, DiskDriver } from "@libvirt-ts/xml/domain";
import { addDisk, driveImage, type Image, imageOf, policy } from "./blocks.js";
import { threadNumber, virtioWords } from "./buses.js";
import { Options, said, some } from "./options.js";
import type { Place } from "./problem.js";
import type { Reading } from "./reading.js";

const isDisk =
  /^(virtio-blk(-pci|-device)?(-(?:non-)?transitional)?|(ide|scsi)-(hd|cd)|scsi-block|usb-storage|floppy)$/;

/** Controllers of AHCI have 32 at the most. */
const lastSataPort = 31;

/** Whether a `-device` is a drive. */
export const isDiskDriver = (driver: string): boolean => isDisk.test(driver);

/** A `-device` that is a drive. */
export function readDisk(driver: string, options: Options, reading: Reading): void {
  const node = options.take("drive");
  const image = node === undefined || node === "" ? undefined : blockBehind(node, options, reading);
  const id = options.take("id");
  const order = options.number("bootindex");
  const writeCache = options.onOff("write-cache");
  const isShared = options.switch("share-rw") === true;
  const [cyls, heads, secs] = [options.number("cyls"), options.number("heads"), options.number("secs")];
  const rest = said({
    device: /-cd$/.test(driver)
      ? "cdrom"
      : driver === "floppy"
        ? "floppy"
        : driver === "scsi-block"
          ? "lun"
          : "disk",
    blockio: some({
      logical_block_size: options.number("logical_block_size"),
      physical_block_size: options.number("physical_block_size"),
      discard_granularity: options.number("discard_granularity"),
    }),
    geometry:
      cyls === undefined || heads === undefined || secs === undefined
        ? undefined
        : said({ cyls, heads, secs, trans: options.take("bios-chs-trans") }),
    boot: order === undefined ? undefined : { order },
    shareable: isShared ? true : undefined,
    serial: options.take("serial"),
    wwn: wwnOf(options),
    vendor: options.take("vendor"),
    product: options.take("product"),
    target: said({ removable: options.onOff("removable"), rotation_rate: options.number("rotation_rate") }),
  });
  const drive = said({
    error_policy: policy(options.take("werror")),
    rerror_policy: policy(options.take("rerror")),
    cache: cacheWith(image, writeCache, isShared),
  });
  const place = placeOf(driver, id, options, reading);
  addDisk(reading, image, {
    ...place,
    rest: { ...rest, ...place.rest },
    driver: { ...drive, ...place.driver },
  });
}

/** A `-blockdev` node, or a `-drive` that has an id for that. */
function blockBehind(node: string, options: Options, reading: Reading): Image | undefined {
  const named = reading.drives.get(node);
  if (named === undefined) return imageOf(node, options, reading);
  reading.drives.delete(node);
  const isMedium = /-cd$/.test(options.place.word);
  const image = driveImage(named, isMedium, reading);
  named.end();
  return image;
}

function wwnOf(options: Options): string | undefined {
  const wwn = options.take("wwn");
  return wwn === undefined ? undefined : BigInt(wwn).toString(16).padStart(16, "0");
}

/** The mode that both halves say: the node how the host writes, the drive whether the guest is told of a cache. */
function cacheWith(
  image: Image | undefined,
  writeCache: "on" | "off" | undefined,
  isShared: boolean,
): string | undefined {
  const mode = image?.driver.cache;
  if (writeCache === undefined) return mode;
  if (mode === "none" || mode === "directsync") {
    if (writeCache === "off") return "directsync";
    return isShared ? undefined : "none";
  }
  if (mode === "unsafe") return mode;
  return writeCache === "off" ? "writethrough" : "writeback";
}

interface DrivePlace {
  bus: string;
  prefix: DiskPrefix;
  index?: number | undefined;
  rest: object;
  driver?: DiskDriver;
}

const driveAddress = (
  controller: number,
  bus: number,
  target: number,
  unit: number,
): { address: DeviceAddress } => ({
  address: { type: "drive", controller, bus, target, unit },
});

function placeOf(driver: string, id: string | undefined, options: Options, reading: Reading): DrivePlace {
  const { buses } = reading;
  const numbered = /^(?:virtio|usb)-disk(\d+)$/.exec(id ?? "")?.[1];
  const index = numbered === undefined ? undefined : Math.min(Number(numbered), 10_000);
  const [, variant] = /^virtio-blk(?:-pci|-device)?(?:-((?:non-)?transitional))?$/.exec(driver) ?? [];
  if (driver.startsWith("virtio-blk")) {
    const own = said({
      iothread: threadNumber(options),
      ioeventfd: options.onOff("ioeventfd"),
      event_idx: options.onOff("event_idx"),
      queues: options.number("num-queues"),
      queue_size: options.number("queue-size"),
      ...virtioWords(options),
    }) as DiskDriver;
    const model = variant === undefined ? {} : { model: `virtio-${variant}` };
    return { bus: "virtio", prefix: "vd", index, rest: { ...model, ...buses.pci(options) }, driver: own };
  }
  if (driver === "usb-storage") return { bus: "usb", prefix: "sd", index, rest: buses.usb(options) };
  if (driver === "floppy") {
    const unit = options.number("unit") ?? 0;
    options.ignore("drive-type");
    return { bus: "fdc", prefix: "fd", index: unit, rest: driveAddress(0, 0, 0, unit) };
  }
  if (driver.startsWith("ide-")) return idePlace(options, reading);
  const bus = buses.take(options, "scsi");
  const controller = bus?.index ?? 0;
  const device = options.take("device_id");
  const serial = device !== undefined && !device.startsWith("drive-") ? { serial: device } : {};
  const [channel, target, lun] = [
    options.number("channel"),
    options.number("scsi-id"),
    options.number("lun"),
  ];
  const rest = { ...serial };
  if (target === undefined && lun === undefined) return { bus: "scsi", prefix: "sd", rest };
  const isNarrow = lun === undefined && channel === undefined;
  const address = isNarrow
    ? driveAddress(controller, 0, 0, target ?? 0)
    : driveAddress(controller, channel ?? 0, target ?? 0, lun ?? 0);
  return {
    bus: "scsi",
    prefix: "sd",
    index: controller * 7 + (isNarrow ? target! : (lun ?? 0)),
    rest: { ...rest, ...address },
  };
}

/** `ide.N`: a channel of a PC's IDE, a port of the SATA of the other boards; `sata0.N`: a port of an AHCI controller. */
function idePlace(options: Options, reading: Reading): DrivePlace {
  const name = options.take("bus");
  const unit = options.number("unit") ?? 0;
  if (name === undefined && reading.board === "pc") return { bus: "ide", prefix: "hd", rest: {} };
  if (name === undefined) return { bus: "sata", prefix: "sd", rest: {} };
  const builtIn = /^ide\.(\d)$/.exec(name)?.[1];
  if (builtIn !== undefined && reading.board === "pc") {
    const channel = Number(builtIn);
    return { bus: "ide", prefix: "hd", index: channel * 2 + unit, rest: driveAddress(0, channel, 0, unit) };
  }
  const port = options.whole("a port", /\.(\d+)$/.exec(name)?.[1] ?? "0", lastSataPort);
  if (builtIn === undefined) options.put("bus", name);
  const controller = reading.buses.take(options, "sata")?.index ?? 0;
  return {
    bus: "sata",
    prefix: "sd",
    index: controller * 6 + port,
    rest: driveAddress(controller, 0, 0, port),
  };
}

const shortDrives: Readonly<Record<string, readonly [device: string, index: number]>> = {
  "-hda": ["disk", 0],
  "-hdb": ["disk", 1],
  "-hdc": ["disk", 2],
  "-hdd": ["disk", 3],
  "-cdrom": ["cdrom", 2],
  "-fda": ["floppy", 0],
  "-fdb": ["floppy", 1],
};

/** `-drive`, and the short forms that stand for one. */
export function readDrive(flag: string, value: Place, reading: Reading): void {
  const short = shortDrives[flag];
  const escaped = value.word.replaceAll(",", ",,");
  const options = short === undefined ? new Options(value) : new Options(value, undefined, `file=${escaped}`);
  const media = options.take("media");
  const device = short?.[0] ?? (media === "cdrom" ? "cdrom" : "disk");
  const usual = reading.board === "virt" ? "virtio" : "ide";
  const kind = device === "floppy" ? "floppy" : (options.take("if") ?? usual);
  const id = options.take("id");
  if (kind === "none") {
    if (id === undefined) throw options.refuse("with 'if=none' it has an 'id', which a device names");
    reading.drives.set(id, options);
    return;
  }
  const number = short?.[1] ?? options.number("index");
  options.ignore("bus", "unit");
  const image = driveImage(options, device === "cdrom", reading);
  options.end();
  if (kind === "pflash") {
    readFlash(options, image, reading);
    return;
  }
  const rest = { device };
  if (kind === "virtio") addDisk(reading, image, { bus: "virtio", prefix: "vd", index: number, rest });
  else if (kind === "scsi") addDisk(reading, image, { bus: "scsi", prefix: "sd", index: number, rest });
  else if (kind === "floppy")
    addDisk(reading, image, { bus: "fdc", prefix: "fd", index: number, rest: { device: "floppy" } });
  else if (kind === "ide")
    addDisk(reading, image, {
      ...(reading.board === "pc" ? { bus: "ide", prefix: "hd" } : { bus: "sata", prefix: "sd" }),
      index: number,
      rest,
    });
  else throw options.refuse(`'if=${kind}' is not read`);
}

/** Flash memory: the firmware first, then its variables. */
function readFlash(options: Options, image: Image | undefined, { domain }: Reading): void {
  const path = (image?.source as { file?: string } | undefined)?.file;
  if (path === undefined) throw options.refuse("flash memory is a file");
  const { os } = domain;
  if (os.loader === undefined)
    os.loader = { readonly: image?.readOnly === true ? "yes" : "no", type: "pflash", value: path };
  else if (os.nvram === undefined) os.nvram = { value: path };
  else throw options.refuse("a domain has two of them at most: the firmware and its variables");
}
