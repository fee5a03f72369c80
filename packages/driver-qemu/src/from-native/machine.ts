import type { Domain } from "@libvirt-ts/xml/domain";
import { imageOf } from "./blocks.js";
import { Options, said, some } from "./options.js";
import type { Place } from "./problem.js";
import { addTimer } from "./processors.js";
import type { Reading } from "./reading.js";
import { table } from "./tables.js";

const memoryUnits: Readonly<Record<string, number>> = { "": 1024, k: 1, m: 1024, g: 1024 ** 2, t: 1024 ** 3 };

/** A size of `-m` in KiB; MiB where it has no unit. */
function kibOf(text: string, options: Options): number {
  const [, digits, unit = ""] = /^(\d+)([kmgt]?)b?$/i.exec(text) ?? [];
  const kib = Number(digits) * memoryUnits[unit.toLowerCase()]!;
  if (!Number.isSafeInteger(kib)) throw options.refuse(`'${text}' is no size of memory`);
  return kib;
}

/** `-m 512`, `-m size=1G` */
export function readMemory(value: Place, { domain }: Reading): void {
  const options = new Options(value, "size");
  const kib = kibOf(options.take("size") ?? "128", options);
  const most = options.take("maxmem");
  const slots = options.number("slots");
  options.end();
  domain.memory = { unit: "KiB", value: kib };
  if (most !== undefined)
    domain.maxMemory = said({ unit: "KiB", slots, value: kibOf(most, options) }) as { value: number };
}

/** `-machine q35,accel=kvm,vmport=off` */
export function readMachine(value: Place, reading: Reading): void {
  const { domain } = reading;
  const options = new Options(value, "type");
  // The board itself was looked at before, for devices depend on it.
  options.ignore("type");
  const accel = options.take("accel");
  if (accel !== undefined) setAccelerator(accel, options, domain);
  const usb = options.switch("usb");
  if (usb === true) reading.hasUsb = true;
  const state = (name: string): { state: "on" | "off" } | undefined => {
    const word = options.onOff(name);
    return word === undefined ? undefined : { state: word };
  };
  const irqchip = options.take("kernel_irqchip") ?? options.take("kernel-irqchip");
  const gic = options.take("gic-version");
  const features = said({
    ...domain.features,
    vmport: state("vmport"),
    smm: state("smm"),
    ioapic: irqchip === undefined ? undefined : { driver: irqchip === "split" ? "qemu" : "kvm" },
    gic: gic === undefined ? undefined : { version: gic },
  });
  if (options.switch("acpi") === false) delete (features as { acpi?: boolean }).acpi;
  domain.features = features as NonNullable<Domain["features"]>;
  if (options.switch("hpet") === false) addTimer(reading, { name: "hpet", present: "no" });
  const dump = options.onOff("dump-guest-core");
  if (dump === "on")
    domain.memory = { ...(domain.memory ?? { value: 131_072, unit: "KiB" }), dumpCore: "on" };
  if (options.switch("mem-merge") === false)
    domain.memoryBacking = { ...domain.memoryBacking, nosharepages: true };
  if (options.switch("graphics") === false) domain.os.bios = { ...domain.os.bios, useserial: "yes" };
  if (options.take("iommu") === "smmuv3") reading.devices.iommu = { model: "smmuv3" };
  const main = options.take("memory-backend");
  if (main !== undefined) readBacking(reading.backend(reading.objects, main, options), reading);
  readFlashNodes(options, reading);
  options.end();
}

function setAccelerator(accel: string, options: Options, domain: Domain): void {
  const [first] = accel.split(":");
  if (first !== "kvm" && first !== "tcg" && first !== "hvf")
    throw options.refuse(`the accelerator '${accel}' is not read`);
  domain.type = first === "tcg" ? "qemu" : first;
}

/** `-accel kvm`, `-accel tcg,tb-size=256` */
export function readAccelerator(value: Place, { domain }: Reading): void {
  const options = new Options(value, "accel");
  setAccelerator(options.need("accel"), options, domain);
  const cache = options.number("tb-size");
  options.ignore("thread");
  options.end();
  if (cache !== undefined)
    domain.features = { ...domain.features, tcg: { "tb-cache": { unit: "MiB", value: cache } } };
}

/** What main memory is made of. */
function readBacking(object: Options, { domain }: Reading): void {
  object.ignore("id", "size", "x-use-canonical-path-for-ramblock-id");
  const type = object.need("qom-type");
  const isShared = object.switch("share") === true;
  const isImmediate = object.switch("prealloc") === true;
  const threads = object.number("prealloc-threads");
  if (type !== "memory-backend-ram" && type !== "memory-backend-memfd")
    throw object.refuse(`memory of the kind '${type}' is not read`);
  object.end();
  const backing = some({
    ...domain.memoryBacking,
    source: type === "memory-backend-memfd" ? { type: "memfd" as const } : undefined,
    access: isShared ? { mode: "shared" as const } : undefined,
    allocation: isImmediate ? said({ mode: "immediate" as const, threads }) : undefined,
  });
  if (backing !== undefined) domain.memoryBacking = backing as NonNullable<Domain["memoryBacking"]>;
}

function readFlashNodes(options: Options, reading: Reading): void {
  const [code, variables] = [options.take("pflash0"), options.take("pflash1")];
  if (code === undefined) return;
  const pathOf = (node: string): string => {
    const path = (imageOf(node, options, reading).source as { file?: string } | undefined)?.file;
    if (path === undefined) throw options.refuse("flash memory is a file");
    return path;
  };
  const { os } = reading.domain;
  const stateless = variables === undefined ? { stateless: "yes" as const } : {};
  os.loader = { ...os.loader, readonly: "yes", type: "pflash", ...stateless, value: pathOf(code) };
  if (variables !== undefined) os.nvram = { value: pathOf(variables) };
}

/** `-rtc base=utc,clock=vm,driftfix=slew` */
export function readClock(value: Place, reading: Reading): void {
  const options = new Options(value);
  const base = options.take("base") ?? "utc";
  const [clock, drift] = [options.take("clock"), options.take("driftfix")];
  options.end();
  const { domain } = reading;
  const timer = domain.clock?.timer;
  const kept = timer === undefined ? {} : { timer };
  if (base === "utc" || base === "localtime") domain.clock = { offset: base, ...kept };
  else {
    const start = Date.parse(`${base.length === 10 ? `${base}T00:00:00` : base}Z`) / 1000;
    if (!Number.isSafeInteger(start)) throw options.refuse(`'${base}' is no date`);
    domain.clock = { offset: "absolute", start, ...kept };
  }
  const rtc = some({
    track: clock === "vm" ? "guest" : undefined,
    tickpolicy: drift === "slew" ? "catchup" : undefined,
  });
  if (rtc !== undefined) addTimer(reading, { name: "rtc", ...rtc });
}

const bootLetters = table({ a: "fd", b: "fd", c: "hd", d: "cdrom", n: "network" });

/** `-boot order=cd,menu=on` */
export function readBoot(value: Place, { domain }: Reading): void {
  const options = new Options(value, "order");
  const order = options.take("order");
  if (options.has("once")) throw options.refuse("what is booted once only is no part of a domain");
  const menu = options.yesNo("menu");
  const timeout = options.number("splash-time");
  const reboot = options.number("reboot-timeout");
  options.ignore("strict");
  options.end();
  const { os } = domain;
  if (order !== undefined)
    os.boot = [...order].map((letter) => {
      const dev = bootLetters[letter];
      if (dev === undefined) throw options.refuse(`nothing is booted from '${letter}'`);
      return { dev } as NonNullable<typeof os.boot>[number];
    });
  if (menu !== undefined) os.bootmenu = said({ enable: menu, timeout }) as NonNullable<typeof os.bootmenu>;
  if (reboot !== undefined) os.bios = { ...os.bios, rebootTimeout: reboot };
}

/** `-action reboot=shutdown,panic=pause` */
export function readActions(value: Place, { domain }: Reading): void {
  const options = new Options(value);
  const [reboot, panic] = [options.take("reboot"), options.take("panic")];
  options.ignore("shutdown", "watchdog");
  options.end();
  if (reboot === "shutdown") domain.on_reboot = "destroy";
  if (panic === "pause") domain.on_crash = "preserve";
}

const sleepWords = table({ disable_s3: "suspend-to-mem", disable_s4: "suspend-to-disk" });

/** `-global PIIX4_PM.disable_s3=0` and its like: what no device says. */
export function readGlobal(value: Place, reading: Reading): void {
  const { word } = value;
  const options = new Options(value);
  const { domain } = reading;
  const [, name, wanted] =
    /^(?:driver=)?([\w.-]+?)(?:\.|,property=)(\w+(?:=|,value=)[\w-]+)$/.exec(word) ?? [];
  const [property = "", setting = ""] = (wanted ?? "").split(/=|,value=/);
  const sleep = sleepWords[property];
  if (/^(PIIX4_PM|ICH9-LPC)$/.test(name ?? "") && sleep !== undefined) {
    domain.pm = { ...domain.pm, [sleep]: { enabled: setting === "0" ? "yes" : "no" } };
    return;
  }
  if (name === "cfi.pflash01" && property === "secure" && setting === "on") {
    domain.os.loader = { ...domain.os.loader, secure: "yes" } as NonNullable<Domain["os"]>["loader"] & object;
    return;
  }
  if (name === "kvm-pit" && property === "lost_tick_policy") {
    addTimer(reading, { name: "pit", tickpolicy: setting });
    return;
  }
  const drive = name === "isa-fdc" ? /^bootindex([AB])$/.exec(property)?.[1] : undefined;
  if (drive !== undefined) {
    reading.floppyOrder.set(drive === "A" ? 0 : 1, options.whole("an order", setting));
    return;
  }
  throw options.refuse("a property of all devices of a kind is not read");
}

const smbiosTables = table({
  "0": "bios",
  "1": "system",
  "2": "baseBoard",
  "3": "chassis",
});

/** `-smbios type=1,manufacturer=…` */
export function readSmbios(value: Place, { domain }: Reading): void {
  const options = new Options(value);
  const type = options.need("type");
  domain.sysinfo ??= [];
  const { sysinfo } = domain;
  let info = sysinfo.find((it) => it.type === "smbios") as Record<string, unknown> | undefined;
  if (info === undefined) {
    info = { type: "smbios" };
    sysinfo.push(info as never);
  }
  domain.os.smbios = { mode: "sysinfo" };
  const table = smbiosTables[type];
  if (table !== undefined) {
    const entry = options.rest().map(([name, text]) => ({ name, value: text }));
    info[table] = table === "baseBoard" ? [...((info[table] as object[]) ?? []), { entry }] : { entry };
  } else if (type === "11") info.oemStrings = { entry: options.takeAll("value") };
  else throw options.refuse(`a table of type ${type} is not read`);
  options.end();
}

/** `-fw_cfg name=opt/…,string=…` */
export function readFirmwareValue(value: Place, { domain }: Reading): void {
  const options = new Options(value, "name");
  const entry = said({
    name: options.need("name"),
    file: options.take("file"),
    value: options.take("string"),
  });
  options.end();
  domain.sysinfo ??= [];
  const { sysinfo } = domain;
  const known = sysinfo.find((it) => it.type === "fwcfg") as { entry?: object[] } | undefined;
  if (known === undefined) sysinfo.push({ type: "fwcfg", entry: [entry] } as never);
  else known.entry = [...(known.entry ?? []), entry];
}

/** `-name guest=web,debug-threads=on` */
export function readName(value: Place, { domain }: Reading): void {
  const options = new Options(value, "guest");
  options.ignore("debug-threads", "process");
  domain.name = options.need("guest");
  options.end();
}

const inputWords = table<"omit" | "reject" | "crash">({
  accept: "omit",
  reject: "reject",
  crash: "crash",
});

/** `-compat deprecated-input=reject` */
export function readCompatibility(value: Place, { domain }: Reading): void {
  const options = new Options(value);
  options.ignore("deprecated-output");
  const behavior = inputWords[options.take("deprecated-input") ?? "accept"];
  options.end();
  if (behavior !== undefined) domain["qemu:deprecation"] = { behavior };
}
