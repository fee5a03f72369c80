import type { BootDevice, Disk, DomainDescription, DomainOs } from "@libvirt-ts/xml";
import { type ConfDialect, dialectOf } from "./dialect.js";
import { plainTarget, writeXmDisk } from "./disk.js";
import { Entries } from "./entries.js";
import { graphicsPath, writeScreens, writeVfb } from "./graphics.js";
import { reportUnknown } from "./unknown.js";
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
  if (hvm && !out.dialect.xl) put("builder", "hvm");
  writeOs(out, domain);
  if (hvm && !out.dialect.xl) writeDrives(out, domain.devices.disks);
  put("on_poweroff", domain.onPoweroff);
  put("on_reboot", domain.onReboot);
  put("on_crash", domain.onCrash);
  writeDevices(out, domain, hvm);
  reportUnknown(out.report, domain.unknown, "/domain");
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
  if (os.arch !== undefined)
    out.warn("dialect.arch", "has no place in a configuration file", "/domain/os/type/@arch");
  if (os.machine !== undefined && !(dialect.xl && guestType(os) === "pvh")) {
    out.warn("dialect.machine", "has no place in a configuration file", "/domain/os/type/@machine");
  }
  reportUnknown(out.report, os.unknown, "/domain/os");
}

const BOOT_LETTERS: Readonly<Record<BootDevice, string>> = { fd: "a", hd: "c", cdrom: "d", network: "n" };

function writeHvm({ put, dialect }: Entries, { os, features }: DomainDescription): void {
  if (os.kind !== "hvm") return;
  if (!dialect.xl) put("kernel", os.loader);
  // xl loads its own hvmloader, wherever the host keeps it.
  else if (os.loader !== undefined && !/(?:^|\/)hvmloader$/.test(os.loader)) put("firmware", os.loader);
  const boot = os.boot.map((device) => BOOT_LETTERS[device]).join("");
  put("boot", boot || (dialect.xl ? undefined : "c"));
  for (const feature of ["pae", "acpi", "apic"] as const) put(feature, features.includes(feature) ? 1 : 0);
}

function writeDevices(out: Entries, { devices }: DomainDescription, hvm: boolean): void {
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
  if (hvm && devices.consoles.length > 0) put("serial", "pty");
  if (devices.consoles.length > 1)
    out.warn("dialect.console", "a guest has one: the others are left out", "/domain/devices/console[2]");
  devices.consoles.forEach((console, at) => {
    reportUnknown(report, console.unknown, `/domain/devices/console[${at + 1}]`);
  });
  reportUnknown(report, devices.unknown, "/domain/devices");
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
    reportUnknown(report, disk.unknown, path);
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
