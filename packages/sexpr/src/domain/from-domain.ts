import type { DomainDescription, DomainOs } from "@libvirt-ts/xml";
import type { Problem } from "../errors.js";
import { writeBesides, writePciDevices } from "./besides.js";
import { ConfigWriter } from "./config-writer.js";
import { type ConfigFormat, dialectOf } from "./dialect.js";
import { diskPath, isInImage, writeDisk } from "./disk.js";
import { hasPygrub, writeImage } from "./image.js";
import { judgeUnknown } from "./rules.js";
import { dashedUuid } from "./to-domain.js";
import { writeVfbs } from "./vfb.js";
import { writeVif } from "./vif.js";

/** A configuration as xend reads it, and what it does not say of the domain. */
export interface SexprFromDomain {
  /** `(vm …)` on one line, of ASCII unless a warning tells otherwise; `parse` makes it a tree. */
  readonly text: string;
  readonly warnings: readonly Problem[];
}

/**
 * Converts a domain to the configuration with which xend creates or defines it: keys, order, quoting and units of
 * libvirt 0.1.11. It holds the password of a screen in clear. `id` and a console's `tty` belong to the running guest
 * and are not written.
 *
 * @throws {SexprError} for a domain that xend cannot run: `domain.name-missing`, `domain.os-missing`,
 *   `domain.kernel-missing`, `domain.loader-missing`, `domain.emulator-missing`, `domain.uuid`, `domain.memory`,
 *   `domain.vcpu`, `disk.source-missing`, `disk.target-missing`, or one that would mean something else there:
 *   `dialect.type`, `dialect.nul`, `dialect.disk-driver`, `dialect.unsupported`.
 */
export function domainToSexpr(domain: DomainDescription, format: ConfigFormat): SexprFromDomain {
  const dialect = dialectOf(format);
  const out = new ConfigWriter();
  const { os, devices } = domain;
  const hvm = os.kind === "hvm" && !hasPygrub(os);
  if (domain.type !== "xen")
    out.error("dialect.type", `expected a xen domain, found ${domain.type}`, "/domain/@type");
  checkOsType(out, os);
  if (domain.name === "") out.error("domain.name-missing", "the domain has no name", "/domain/name");
  if (os.kind === "none") {
    out.error("domain.os-missing", "the domain has neither an os nor a bootloader", "/domain/os");
  }
  out.begin("vm");
  out.string("name", domain.name);
  writeMemory(out, domain);
  out.atom("vcpus", checkedVcpus(out, domain.vcpus));
  writeUuid(out, domain.uuid);
  writeBesides(out, domain, dialect, hvm);
  if (os.kind !== "none") out.string("bootloader", os.bootloader);
  out.string("on_poweroff", domain.onPoweroff);
  out.string("on_reboot", domain.onReboot);
  out.string("on_crash", domain.onCrash);
  writeImage(out, domain, dialect);
  devices.disks.forEach((disk, at) => {
    if (isInImage(disk, { dialect, hvm })) return;
    out.begin("device");
    writeDisk(out, disk, { dialect, hvm }, diskPath(at));
    out.end();
  });
  devices.interfaces.forEach((card, at) => {
    out.begin("device");
    writeVif(out, card, hvm, `/domain/devices/interface[${at + 1}]`);
    out.end();
  });
  if (!hvm && dialect.vfbDevices) writeVfbs(out, devices.graphics);
  writePciDevices(out, domain);
  out.end();
  reportLost(out, domain, hvm);
  judgeUnknown(out, domain, hvm);
  return out.finish();
}

/** xend knows paravirtual and fully virtualised guests. */
function checkOsType(out: ConfigWriter, os: DomainOs): void {
  if (os.kind !== "paravirtual") return;
  const { type = "linux" } = os;
  if (os.machine === "xenpvh" || type === "xenpvh") {
    out.error("dialect.os-type", "xend has no PVH guests", "/domain/os/type");
  } else if (type !== "linux" && type !== "xen") {
    out.error("domain.os-type", `expected linux, xen or hvm, found ${type}`, "/domain/os/type");
  }
}

/** Memory in whole MiB, rounded down, but never to nothing; the target is never above the maximum. */
function writeMemory(out: ConfigWriter, { memory, currentMemory = memory }: DomainDescription): void {
  const maximum = toMebibytes(out, memory, "/domain/memory");
  const target =
    currentMemory === memory ? maximum : toMebibytes(out, currentMemory, "/domain/currentMemory");
  out.atom("memory", target);
  out.atom("maxmem", Math.max(target, maximum));
}

function toMebibytes(out: ConfigWriter, size: number, path: string): number {
  if (!Number.isSafeInteger(size) || size < 0)
    out.error("domain.memory", "expected a whole number of KiB", path);
  else if (size % 1024 !== 0) {
    const rounded = size < 1024 ? "up" : "down";
    out.warn("dialect.memory", `${size} KiB is no whole number of MiB: rounded ${rounded}`, path);
  }
  return size > 0 && size < 1024 ? 1 : Math.floor(size / 1024);
}

function checkedVcpus(out: ConfigWriter, vcpus: number): number {
  if (!Number.isSafeInteger(vcpus) || vcpus < 1) {
    out.error("domain.vcpu", "expected a whole number of virtual CPUs, at least 1", "/domain/vcpu");
  }
  return vcpus;
}

function writeUuid(out: ConfigWriter, uuid: string | undefined): void {
  if (uuid === undefined) return;
  const dashed = dashedUuid(uuid);
  if (dashed === undefined)
    out.error("domain.uuid", "expected 8-4-4-4-12 hex digits with dashes", "/domain/uuid");
  out.string("uuid", dashed);
}

/** Tells what else the configuration does not say. */
function reportLost(
  out: ConfigWriter,
  { devices, features, vcpus, currentVcpus = vcpus }: DomainDescription,
  hvm: boolean,
): void {
  if (currentVcpus !== vcpus) {
    out.warn("dialect.vcpus", "a guest begins with all of its virtual CPUs", "/domain/vcpu/@current");
  }
  if (!hvm && features.length > 0) {
    out.warn("dialect.features", "a paravirtual guest has no features", "/domain/features");
  }
  if (!hvm && devices.emulator !== undefined) {
    out.warn("dialect.emulator", "a paravirtual guest has no emulator", "/domain/devices/emulator");
  }
  devices.consoles.forEach((_, at) => {
    const path = `/domain/devices/console[${at + 1}]`;
    if (at > 0) out.warn("dialect.console", "a guest has one console: this one is left out", path);
  });
}
