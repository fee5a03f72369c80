import type { BootDevice, Disk, DomainDescription, DomainOs } from "@libvirt-ts/xml";
import { writeBesides, writeOtherDevices, writeXlHvm } from "./besides.js";
import { type ConfDialect, type Dialect, dialectOf } from "./dialect.js";
import { plainTarget, writeXmDisk } from "./disk.js";
import { Entries } from "./entries.js";
import { graphicsPath, writeScreens, writeVfb } from "./graphics.js";
import { judgeUnknown } from "./rules.js";
import { writeVif } from "./vif.js";
import { writeXlDisk } from "./xl-disk.js";

/** The keys and values that say a domain. */
export function domainEntries(domain: DomainDescription, dialect: ConfDialect): Entries {
  const out = new Entries(dialectOf(dialect));
  const { put } = out;
  const hvm = domain.os.kind === "hvm";
  if (domain.type !== "xen")
    out.error("dialect.type", `expected a xen domain, found ${domain.type}`, "/domain/@type");
  checkOsType(out, domain.os);
  put("name", domain.name);
  put("uuid", domain.uuid);
  if (out.dialect.xl) put("type", guestType(domain.os));
  writeMemory(out, domain);
  writeVcpus(out, domain);
  writeBesides(out, domain);
  if (hvm && !out.dialect.xl) put("builder", "hvm");
  writeOs(out, domain);
  if (hvm && !out.dialect.xl) writeDrives(out, domain.devices.disks);
  put("on_poweroff", domain.onPoweroff);
  put("on_reboot", domain.onReboot);
  put("on_crash", domain.onCrash);
  writeDevices(out, domain, hvm);
  judgeUnknown(out.report, domain, out.dialect);
  return out;
}

function guestType(os: DomainOs): "pv" | "pvh" | "hvm" {
  if (os.kind === "hvm") return "hvm";
  return os.kind === "paravirtual" && (os.type === "xenpvh" || os.machine === "xenpvh") ? "pvh" : "pv";
}

function checkOsType(out: Entries, os: DomainOs): void {
  if (os.kind !== "paravirtual") return;
  const { type = "linux" } = os;
  if (guestType(os) === "pvh") {
    if (!out.dialect.xl) out.error("dialect.os-type", "xm has no PVH guests", "/domain/os/type");
  } else if (type !== "linux" && type !== "xen") {
    out.error("domain.os-type", `expected linux, xen, xenpvh or hvm, found ${type}`, "/domain/os/type");
  }
}

/** The files count MiB; parts of one are cut off, as by the reference, but never the only one. */
function writeMemory(out: Entries, { memory, currentMemory = memory }: DomainDescription): void {
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
function writeVcpus(out: Entries, { vcpus, currentVcpus = vcpus }: DomainDescription): void {
  const sayable = out.dialect.xl && currentVcpus < vcpus;
  out.put("vcpus", sayable ? currentVcpus : vcpus);
  if (sayable) out.put("maxvcpus", vcpus);
  else if (currentVcpus < vcpus)
    out.warn("dialect.unknown", "has no place in a configuration file", "/domain/vcpu/@current");
}

function writeOs(out: Entries, domain: DomainDescription): void {
  const { os } = domain;
  const { put, dialect } = out;
  if (os.kind !== "hvm" && domain.features.length > 0) {
    out.warn("dialect.features", "a paravirtual guest has none: left out", "/domain/features");
  }
  if (os.kind === "none") return;
  if (os.kind === "hvm") {
    writeHvm(out, domain);
    if (os.bootloader !== undefined)
      out.warn("dialect.bootloader", "a fully virtualised guest has none: left out", "/domain/bootloader");
  } else put("bootloader", os.bootloader);
  if (os.kind === "paravirtual") {
    put("kernel", os.kernel);
    put("ramdisk", os.initrd);
    put("root", os.root);
    // xl prefers cmdline, which would replace root.
    put(dialect.xl && os.root === undefined ? "cmdline" : "extra", os.cmdline);
  }
  if (os.kind === "bootloader") return;
  if (os.arch !== undefined && !USUAL_ARCHITECTURES.includes(os.arch))
    out.warn("dialect.arch", "has no place in a configuration file", "/domain/os/type/@arch");
  if (os.machine !== undefined && !usualMachines(os, dialect).includes(os.machine)) {
    out.warn("dialect.machine", "has no place in a configuration file", "/domain/os/type/@machine");
  }
}

/** Those of every host that runs Xen on x86: which of them a guest is depends on its kernel. */
const USUAL_ARCHITECTURES = ["i686", "x86_64"];

/** What the documents of today's libvirt call the machines that Xen's guests have. */
function usualMachines(os: DomainOs, { xl }: Dialect): readonly string[] {
  if (os.kind === "hvm") return ["xenfv", "pc"];
  return xl && guestType(os) === "pvh" ? ["xenpvh"] : ["xenpv", "xenner"];
}

const BOOT_LETTERS: Readonly<Record<BootDevice, string>> = { fd: "a", hd: "c", cdrom: "d", network: "n" };

function writeHvm(out: Entries, { os, features }: DomainDescription): void {
  if (os.kind !== "hvm") return;
  const { put, dialect } = out;
  if (!dialect.xl) put("kernel", os.loader);
  else writeXlHvm(out, os);
  const boot = os.boot.map((device) => BOOT_LETTERS[device]).join("");
  put("boot", boot || (dialect.xl ? undefined : "c"));
  for (const feature of ["pae", "acpi", "apic"] as const) put(feature, features.includes(feature) ? 1 : 0);
}

function writeDevices(out: Entries, domain: DomainDescription, hvm: boolean): void {
  const { devices } = domain;
  const { put, dialect, report } = out;
  if (hvm || dialect.xl) put(dialect.xl ? "device_model_override" : "device_model", devices.emulator);
  else if (devices.emulator !== undefined) {
    out.warn("dialect.emulator", "a paravirtual guest has none: left out", "/domain/devices/emulator");
  }
  writeGraphics(out, devices.graphics, hvm);
  writeDisks(out, devices.disks, hvm);
  put(
    "vif",
    devices.interfaces.map((card, at) =>
      writeVif(card, hvm, dialect, report, `/domain/devices/interface[${at + 1}]`),
    ),
  );
  writeOtherDevices(out, domain, hvm);
  if (devices.consoles.length > 1)
    out.warn("dialect.console", "a guest has one: the others are left out", "/domain/devices/console[2]");
}

function writeGraphics(out: Entries, graphics: DomainDescription["devices"]["graphics"], hvm: boolean): void {
  const { put, dialect, report } = out;
  if (hvm || !dialect.vfb) writeScreens(put, graphics, dialect.xl, report);
  else if (!dialect.xl || graphics.length > 0) {
    put(
      "vfb",
      graphics.map((each, at) => writeVfb(each, dialect.xl, report, graphicsPath(at))),
    );
  }
}

function writeDisks(out: Entries, disks: readonly Disk[], hvm: boolean): void {
  const { put, dialect, report } = out;
  const listed: string[] = [];
  disks.forEach((disk, at) => {
    const path = diskPath(at);
    const context = { dialect, hvm, report, path };
    if (dialect.xl) listed.push(writeXlDisk(disk, context));
    else if (driveTargets(out, disk, hvm) === undefined) listed.push(writeXmDisk(disk, context));
  });
  put("disk", listed);
}

/** The names that a drive may have when it stands in a key of its own; undefined when it stands in the list. */
function driveTargets({ dialect }: Entries, disk: Disk, hvm: boolean): readonly string[] | undefined {
  if (!hvm || disk.device === "disk") return undefined;
  if (disk.device === "floppy") return ["fda", "fdb"];
  return dialect.cdromKey ? ["hdc"] : undefined;
}

/** Writes the drives that have keys of their own: `fda`, `fdb`, `cdrom`. Only their sources have a place there. */
function writeDrives(out: Entries, disks: readonly Disk[]): void {
  const drives = new Map<string, string>();
  disks.forEach((disk, at) => {
    const targets = driveTargets(out, disk, true);
    const target = plainTarget(disk.target);
    if (targets === undefined) return;
    if (!targets.includes(target) || drives.has(target)) {
      const message = `the only drives of this sort are ${targets.join(" and ")}, one each`;
      out.error("dialect.drive", message, diskPath(at));
    } else if (disk.source === undefined) {
      out.warn("dialect.drive", "an empty drive cannot be said: left out", diskPath(at));
    } else drives.set(target, disk.source);
  });
  out.put("fda", drives.get("fda"));
  out.put("fdb", drives.get("fdb"));
  out.put("cdrom", drives.get("hdc"));
}

function diskPath(at: number): string {
  return `/domain/devices/disk[${at + 1}]`;
}
