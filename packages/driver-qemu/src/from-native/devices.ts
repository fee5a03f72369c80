import type { DeviceAddress } from "@libvirt-ts/xml/domain";
import { controllerOf, isController, virtioWords } from "./buses.js";
import { characterBehind, characterOf } from "./characters.js";
import { isDiskDriver, readDisk } from "./disks.js";
import { isCardDriver, readCard, romOf } from "./network.js";
import { Options, said, some } from "./options.js";
import type { Place } from "./problem.js";
import type { Reading } from "./reading.js";
import { readVideo } from "./screens.js";
import { table } from "./tables.js";

/** A `-device`, by its driver. */
export function readDevice(value: Place, reading: Reading): void {
  const options = new Options(value, "driver");
  const driver = options.need("driver");
  const id = options.take("id");
  // The names that libvirt gives are given anew; a user's own is kept.
  const alias = id?.startsWith("ua-") ? { alias: { name: id } } : {};
  if (id !== undefined) options.put("id", id);
  if (isController(driver)) {
    const controller = controllerOf(driver, options, reading.buses)!;
    if (driver !== "isa-fdc") reading.add("controller", { ...controller, ...alias });
  } else if (isDiskDriver(driver)) {
    readDisk(driver, options, reading);
    if (id?.startsWith("ua-")) Object.assign(reading.devices.disk!.at(-1)!, alias);
  } else if (isCardDriver(driver)) {
    readCard(driver, options, reading);
    Object.assign(reading.devices.interface!.at(-1)!, alias);
  } else {
    const [base, variant] = splitVirtio(driver);
    const read = readers[base] ?? readers[driver];
    if (read === undefined) {
      if (!readVideo(driver, options, reading)) throw options.refuse(`a device '${driver}' is not read`);
    } else read({ driver, options, reading, variant, alias });
  }
  options.ignore("id");
  options.end();
}

function splitVirtio(driver: string): readonly [base: string, variant: string | undefined] {
  const [, base, variant] =
    /^(virtio-\w+?)(?:-pci|-device)?(?:-((?:non-)?transitional))?$/.exec(driver) ?? [];
  return [base ?? driver, variant];
}

interface Read {
  readonly driver: string;
  readonly options: Options;
  readonly reading: Reading;
  /** `transitional` and the like. */
  readonly variant: string | undefined;
  readonly alias: object;
}

const virtioModel = (variant: string | undefined): string =>
  variant === undefined ? "virtio" : `virtio-${variant}`;

const usbInput =
  (type: string) =>
  ({ options, reading, alias }: Read): void =>
    reading.add("input", { type, bus: "usb", ...alias, ...reading.buses.usb(options) });

const virtioInput =
  (type: string) =>
  ({ options, reading, variant, alias }: Read): void =>
    reading.add("input", {
      type,
      bus: "virtio",
      ...said({
        model: variant === undefined ? undefined : virtioModel(variant),
        driver: some(virtioWords(options)),
      }),
      ...alias,
      ...reading.buses.pci(options),
    });

const sound =
  (model: string) =>
  ({ options, reading, alias }: Read): void => {
    const audio = audioOf(options);
    const address = model === "usb" ? reading.buses.usb(options) : reading.buses.pci(options);
    reading.add("sound", {
      model,
      ...audio,
      ...said({ streams: options.number("streams") }),
      ...alias,
      ...address,
    });
  };

/** Sound goes to the backend that a device names, `audio1`. */
function audioOf(options: Options): { audio?: { id: number } } {
  const name = options.take("audiodev");
  if (name === undefined) return {};
  const id = options.numberOf(name) ?? 1;
  // The first one is meant where nothing is said.
  return id > 1 ? { audio: { id } } : {};
}

const codec =
  (type: string) =>
  ({ options, reading }: Read): void => {
    options.ignore("bus", "cad", "id");
    const audio = audioOf(options);
    const card = reading.devices.sound?.findLast(({ model }) => /^ich/.test(model));
    if (card === undefined) throw options.refuse("there is no intel-hda before it");
    Object.assign(card, audio);
    card.codec = [...(card.codec ?? []), { type }] as NonNullable<typeof card.codec>;
  };

const serial =
  (type: string, place: (read: Read) => { address?: DeviceAddress } = () => ({})) =>
  (read: Read): void => {
    const { options, reading, alias } = read;
    const end = characterBehind(options, reading);
    const index = options.number("index");
    options.ignore("iobase", "irq");
    reading.add("serial", {
      ...end,
      target: said({ type, port: index === undefined ? undefined : String(index) }),
      ...alias,
      ...place(read),
    });
  };

const watchdog =
  (model: string) =>
  ({ options, reading, alias }: Read): void =>
    reading.add("watchdog", { model, ...alias, ...(model === "ib700" ? {} : reading.buses.pci(options)) });

const hostAddress = (text: string, options: Options): object => {
  const [, domain = "0", bus, slot, fn] =
    /^(?:([\da-f]{1,4}):)?([\da-f]{1,2}):([\da-f]{1,2})\.([0-7])$/i.exec(text) ?? [];
  if (bus === undefined) throw options.refuse(`'${text}' is no address of a PCI device`);
  const hex = (digits: string): number => Number.parseInt(digits, 16);
  return { domain: hex(domain), bus: hex(bus), slot: hex(slot!), function: hex(fn!) };
};

/** How devices become elements, by their driver; virtio's by the name without what it is plugged into. */
const readers = table<(read: Read) => void>({
  "usb-tablet": usbInput("tablet"),
  "usb-mouse": usbInput("mouse"),
  "usb-kbd": usbInput("keyboard"),
  "virtio-tablet": virtioInput("tablet"),
  "virtio-mouse": virtioInput("mouse"),
  "virtio-keyboard": virtioInput("keyboard"),
  "usb-hub": ({ options, reading, alias }) =>
    reading.add("hub", { type: "usb", ...alias, ...reading.buses.usb(options) }),
  AC97: sound("ac97"),
  ES1370: sound("es1370"),
  sb16: sound("sb16"),
  "usb-audio": sound("usb"),
  "virtio-sound": sound("virtio"),
  "intel-hda": sound("ich6"),
  "ich9-intel-hda": sound("ich9"),
  "hda-duplex": codec("duplex"),
  "hda-micro": codec("micro"),
  "hda-output": codec("output"),
  i6300esb: watchdog("i6300esb"),
  ib700: watchdog("ib700"),
  "isa-serial": serial("isa-serial"),
  "pci-serial": serial("pci-serial", ({ options, reading }) => reading.buses.pci(options)),
  "usb-serial": serial("usb-serial", ({ options, reading }) => reading.buses.usb(options)),
  "isa-debugcon": serial("isa-debug"),
  "isa-parallel": ({ options, reading, alias }) =>
    reading.add("parallel", { ...characterBehind(options, reading), ...alias }),
  virtserialport: ({ options, reading, alias }) => {
    const end = characterBehind(options, reading) as { type: string };
    const bus = reading.buses.take(options, "virtio-serial");
    const port = options.number("nr");
    const name = options.take("name");
    const isAgent = end.type === "spicevmc" && name === "com.redhat.spice.0";
    reading.add("channel", {
      ...end,
      target: said({ type: "virtio", name: isAgent ? undefined : name }),
      ...alias,
      ...(port !== undefined && {
        address: { type: "virtio-serial", controller: bus?.index ?? 0, bus: 0, port },
      }),
    });
  },
  virtconsole: ({ options, reading, alias }) => {
    options.ignore("bus", "nr", "name");
    reading.add("console", { ...characterBehind(options, reading), target: { type: "virtio" }, ...alias });
  },
  "virtio-balloon": ({ options, reading, variant, alias }) => {
    reading.devices.memballoon = said({
      model: virtioModel(variant),
      autodeflate: options.onOff("deflate-on-oom"),
      freePageReporting: options.onOff("free-page-reporting"),
      driver: some(virtioWords(options)),
      ...alias,
      ...reading.buses.pci(options),
    }) as never;
  },
  "virtio-rng": (read) => {
    const { options, reading, variant, alias } = read;
    const [bytes, period] = [options.number("max-bytes"), options.number("period")];
    const object = reading.backend(reading.objects, options.need("rng"), options);
    reading.add("rng", {
      model: virtioModel(variant),
      ...said({
        rate: bytes === undefined ? undefined : said({ bytes, period }),
        driver: some(virtioWords(options)),
      }),
      backend: randomSource(object, reading),
      ...alias,
      ...reading.buses.pci(options),
    });
  },
  "virtio-9p": ({ options, reading, variant, alias }) => {
    const folder = reading.backend(reading.folders, options.need("fsdev"), options);
    folder.ignore("fsdriver", "id");
    const model = folder.take("security_model");
    const writeout = folder.take("writeout");
    reading.add("filesystem", {
      type: "mount",
      accessmode: model === "none" ? "squash" : (model ?? "passthrough").replace(/^mapped-.*/, "mapped"),
      ...said({
        model: variant === undefined ? undefined : virtioModel(variant),
        multidevs: folder.take("multidevs"),
        fmode: folder.take("fmode"),
        dmode: folder.take("dmode"),
        driver: writeout === undefined ? undefined : { type: "path", wrpolicy: writeout },
      }),
      source: { dir: folder.need("path") },
      target: { dir: options.need("mount_tag") },
      ...(folder.switch("readonly") === true && { readonly: true }),
      ...alias,
      ...reading.buses.pci(options),
    });
    folder.end();
  },
  pvpanic: ({ options, reading }) => {
    const iobase = options.number("ioport");
    reading.add("panic", { model: "isa", ...(iobase !== undefined && { address: { type: "isa", iobase } }) });
  },
  vmgenid: ({ options, reading }) => {
    reading.domain.genid = options.need("guid");
  },
  vmcoreinfo: ({ reading }) => {
    reading.domain.features = { ...reading.domain.features, vmcoreinfo: { state: "on" } };
  },
  "vhost-vsock-pci": ({ options, reading, alias }) => {
    options.ignore("vhostfd");
    const address = options.number("guest-cid");
    reading.devices.vsock = {
      model: "virtio",
      cid: { auto: "no", ...(address !== undefined && { address }) },
      ...alias,
      ...reading.buses.pci(options),
    } as never;
  },
  "vfio-pci": ({ options, reading, alias }) => {
    const order = options.number("bootindex");
    const rom = romOf(options.number("rombar"), options.take("romfile"));
    reading.add("hostdev", {
      mode: "subsystem",
      type: "pci",
      managed: "yes",
      source: { address: hostAddress(options.need("host"), options) },
      ...said({ boot: order === undefined ? undefined : { order }, rom }),
      ...alias,
      ...reading.buses.pci(options),
    });
  },
  "usb-host": ({ options, reading, alias }) => {
    const path = options.take("hostdevice");
    const named = /^\/dev\/bus\/usb\/(\d{1,9})\/(\d{1,9})$/.exec(path ?? "");
    const bus = named === null ? options.number("hostbus") : Number(named[1]);
    const device = named === null ? options.number("hostaddr") : Number(named[2]);
    const [vendor, product] = [options.number("vendorid"), options.number("productid")];
    const order = options.number("bootindex");
    const hex = (id: number): string => `0x${id.toString(16).padStart(4, "0")}`;
    const source =
      bus !== undefined && device !== undefined
        ? { address: { bus, device } }
        : vendor !== undefined && product !== undefined
          ? { vendor: { id: hex(vendor) }, product: { id: hex(product) } }
          : undefined;
    if (source === undefined)
      throw options.refuse("it names a device of the host by bus and address, or vendor and product");
    reading.add("hostdev", {
      mode: "subsystem",
      type: "usb",
      managed: "no",
      source,
      ...said({ boot: order === undefined ? undefined : { order } }),
      ...alias,
      ...reading.buses.usb(options),
    });
  },
  "tpm-crb": (read) => readTpm(read, "tpm-crb"),
  "tpm-tis": (read) => readTpm(read, "tpm-tis"),
});

function randomSource(object: Options, reading: Reading): object {
  object.ignore("id");
  const type = object.need("qom-type");
  const source = (): object => {
    if (type === "rng-random") return { model: "random", value: object.take("filename") ?? "/dev/urandom" };
    if (type === "rng-builtin") return { model: "builtin" };
    if (type !== "rng-egd") throw object.refuse(`'${type}' is no source of random numbers`);
    return { model: "egd", ...characterBehind(object, reading) };
  };
  const found = source();
  object.end();
  return found;
}

function readTpm({ options, reading, alias }: Read, model: string): void {
  const module = reading.backend(reading.modules, options.need("tpmdev"), options);
  module.ignore("id");
  const type = module.need("type");
  if (type !== "emulator") throw module.refuse(`a TPM '${type}' is not read`);
  const socket = reading.backend(reading.characters, module.need("chardev"), module);
  characterOf(socket);
  module.end();
  // Who starts the guest starts its emulator, and knows where that listens.
  reading.add("tpm", { model, backend: { type: "emulator", version: "2.0" }, ...alias });
}
