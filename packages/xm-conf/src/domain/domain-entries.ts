import type { Devices, Disk, Domain } from "@libvirt-ts/xml/domain";
import {
  bootOf,
  isPlainDisk,
  memoryOf,
  nameOf,
  type PlainDisk,
  sortOf,
  sourceOf,
  vcpusOf,
} from "@libvirt-ts/xml/xen";
import { writeBesides, writeOtherDevices } from "./besides.js";
import { checkOsType, guestType, writeBoot } from "./boot.js";
import { type ConfDialect, dialectOf } from "./dialect.js";
import { plainTarget, writeXmDisk } from "./disk.js";
import { Entries, textOf } from "./entries.js";
import { graphicsPath, isScreen, writeScreens, writeVfb } from "./graphics.js";
import { uuidOf } from "./identity.js";
import { judge } from "./rules.js";
import { writeVif } from "./vif.js";
import { isXlDisk, writeXlDisk } from "./xl-disk.js";

/** The keys and values that say a domain. */
export function domainEntries(domain: Domain, dialect: ConfDialect): Entries {
  const out = new Entries(dialectOf(dialect));
  const { put } = out;
  const boot = bootOf(domain);
  const hvm = boot.kind === "hvm";
  const { devices = {} } = domain;
  if (domain.type !== "xen")
    out.error("dialect.type", `expected a xen domain, found ${domain.type}`, "/domain/@type");
  checkOsType(out, boot);
  put("name", nameOf(domain, out));
  put("uuid", uuidOf(domain, out.report));
  if (out.dialect.xl) put("type", guestType(boot));
  writeMemory(out, domain);
  writeVcpus(out, domain);
  writeBesides(out, domain);
  if (hvm && !out.dialect.xl) put("builder", "hvm");
  writeBoot(out, boot, domain);
  if (hvm && !out.dialect.xl) writeDrives(out, devices.disk ?? []);
  put("on_poweroff", textOf(domain.on_poweroff));
  put("on_reboot", textOf(domain.on_reboot));
  put("on_crash", textOf(domain.on_crash));
  writeDevices(out, devices, hvm);
  judge(out.report, domain, out.dialect, hvm);
  return out;
}

/** The files count MiB; parts of one are cut off, as by the reference, but never the only one. */
function writeMemory(out: Entries, domain: Domain): void {
  const { memory, currentMemory } = memoryOf(domain, out);
  out.put("maxmem", Math.floor(memory / 1024));
  out.put("memory", Math.max(1, Math.floor(currentMemory / 1024)));
  const sizes = [
    ["memory", memory],
    ["currentMemory", currentMemory],
  ] as const;
  for (const [element, kib] of currentMemory === memory ? sizes.slice(0, 1) : sizes) {
    if (kib % 1024 === 0 && kib > 0) continue;
    const rounded = kib < 1024 ? "up to one" : "down to whole";
    out.warn("dialect.memory", `rounded ${rounded} MiB`, `/domain/${element}`);
  }
}

/** The ones that are online are xl's `vcpus`, all of them `maxvcpus`. */
function writeVcpus(out: Entries, domain: Domain): void {
  const { vcpus, online } = vcpusOf(domain, out);
  const sayable = out.dialect.xl && online < vcpus;
  out.put("vcpus", sayable ? online : vcpus);
  if (sayable) out.put("maxvcpus", vcpus);
  else if (online < vcpus)
    out.warn("dialect.unknown", "has no place in a configuration file", "/domain/vcpu/@current");
}

function writeDevices(out: Entries, devices: Devices, hvm: boolean): void {
  const { put, dialect, report } = out;
  const emulator = textOf(devices.emulator);
  if (hvm || dialect.xl) put(dialect.xl ? "device_model_override" : "device_model", emulator);
  else if (emulator !== undefined) {
    out.warn("dialect.emulator", "a paravirtual guest has none: left out", "/domain/devices/emulator");
  }
  writeGraphics(out, devices.graphics ?? [], hvm);
  writeDisks(out, devices.disk ?? [], hvm);
  put(
    "vif",
    (devices.interface ?? []).map((card, at) =>
      writeVif(card, hvm, dialect, report, `/domain/devices/interface[${at + 1}]`),
    ),
  );
  writeOtherDevices(out, devices, hvm);
  if (devices.console !== undefined && devices.console.length > 1)
    out.warn("dialect.console", "a guest has one: the others are left out", "/domain/devices/console[2]");
}

function writeGraphics(out: Entries, graphics: NonNullable<Devices["graphics"]>, hvm: boolean): void {
  const { put, dialect, report } = out;
  if (hvm || !dialect.vfb) writeScreens(put, graphics, dialect.xl, report);
  else if (!dialect.xl || graphics.length > 0) {
    put(
      "vfb",
      graphics.flatMap((each, at) =>
        isScreen(each) ? [writeVfb(each, dialect.xl, report, graphicsPath(at))] : [],
      ),
    );
  }
}

/** Writes the disks that the dialect has words for; the others are refused by the rules. */
function writeDisks(out: Entries, disks: readonly Disk[], hvm: boolean): void {
  const { put, dialect, report } = out;
  const listed: string[] = [];
  disks.forEach((disk, at) => {
    const context = { dialect, hvm, report, path: diskPath(at) };
    if (dialect.xl) {
      if (isXlDisk(disk)) listed.push(writeXlDisk(disk, context));
    } else if (isPlainDisk(disk) && driveTargets(out, disk, hvm) === undefined) {
      listed.push(writeXmDisk(disk, context));
    }
  });
  put("disk", listed);
}

/** The names that a drive may have when it stands in a key of its own; undefined when it stands in the list. */
function driveTargets({ dialect }: Entries, disk: PlainDisk, hvm: boolean): readonly string[] | undefined {
  const sort = sortOf(disk);
  if (!hvm || sort === "disk") return undefined;
  if (sort === "floppy") return ["fda", "fdb"];
  return dialect.cdromKey ? ["hdc"] : undefined;
}

/** Writes the drives that have keys of their own: `fda`, `fdb`, `cdrom`. Only their sources have a place there. */
function writeDrives(out: Entries, disks: readonly Disk[]): void {
  const drives = new Map<string, string>();
  disks.forEach((disk, at) => {
    if (!isPlainDisk(disk)) return;
    const targets = driveTargets(out, disk, true);
    const target = plainTarget(disk.target.dev);
    if (targets === undefined) return;
    const source = sourceOf(disk);
    if (!targets.includes(target) || drives.has(target)) {
      const message = `the only drives of this sort are ${targets.join(" and ")}, one each`;
      out.error("dialect.drive", message, diskPath(at));
    } else if (source === undefined) {
      out.warn("dialect.drive", "an empty drive cannot be said: left out", diskPath(at));
    } else drives.set(target, source);
  });
  out.put("fda", drives.get("fda"));
  out.put("fdb", drives.get("fdb"));
  out.put("cdrom", drives.get("hdc"));
}

function diskPath(at: number): string {
  return `/domain/devices/disk[${at + 1}]`;
}
