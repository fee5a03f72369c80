import type { Domain } from "@libvirt-ts/xml/domain";
import { bootOf, type Findings, isPvh, memoryOf, nameOf, vcpusOf } from "@libvirt-ts/xml/xen";
import type { Problem } from "../errors.js";
import { writeBesides, writePciDevices } from "./besides.js";
import { ConfigWriter } from "./config-writer.js";
import { type ConfigFormat, dialectOf } from "./dialect.js";
import { diskPath, isInImage, plainDisks, writeDisk } from "./disk.js";
import { featuresOf, hasPygrub, writeImage } from "./image.js";
import { judgeDomain } from "./rules.js";
import { dashedUuid } from "./to-domain.js";
import { plainScreens, writeVfbs } from "./vfb.js";
import { isPlainCard, writeVif } from "./vif.js";

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
export function domainToSexpr(domain: Domain, format: ConfigFormat): SexprFromDomain {
  const dialect = dialectOf(format);
  const out = new ConfigWriter();
  const boot = bootOf(domain);
  const hvm = boot.kind === "hvm" && !hasPygrub(domain);
  if (domain.type !== "xen")
    out.error("dialect.type", `expected a xen domain, found ${domain.type}`, "/domain/@type");
  checkOsType(out, domain);
  const name = nameOf(domain, out);
  if (boot.kind === "none") {
    out.error("domain.os-missing", "the domain has neither an os nor a bootloader", "/domain/os");
  }
  out.begin("vm");
  out.string("name", name);
  writeMemory(out, domain);
  const { vcpus, online } = vcpusOf(domain, out);
  out.atom("vcpus", vcpus);
  writeUuid(out, domain.uuid);
  writeBesides(out, domain, dialect, hvm);
  out.string("bootloader", domain.bootloader || undefined);
  out.string("on_poweroff", domain.on_poweroff || undefined);
  out.string("on_reboot", domain.on_reboot || undefined);
  out.string("on_crash", domain.on_crash || undefined);
  writeImage(out, domain, dialect);
  for (const { disk, at } of plainDisks(domain)) {
    if (isInImage(disk, { dialect, hvm })) continue;
    out.begin("device");
    writeDisk(out, disk, { dialect, hvm }, diskPath(at));
    out.end();
  }
  domain.devices?.interface?.forEach((card, at) => {
    if (!isPlainCard(card)) return;
    out.begin("device");
    writeVif(out, card, hvm, `/domain/devices/interface[${at + 1}]`);
    out.end();
  });
  if (!hvm && dialect.vfbDevices) writeVfbs(out, plainScreens(domain));
  writePciDevices(out, domain);
  out.end();
  if (online !== vcpus) {
    out.warn("dialect.vcpus", "a guest begins with all of its virtual CPUs", "/domain/vcpu/@current");
  }
  reportLost(out, domain, hvm);
  judgeDomain(out, domain, hasPygrub(domain) ? "pygrub" : hvm ? "hvm" : "paravirtual");
  return out.finish();
}

/** xend knows paravirtual and fully virtualised guests. */
function checkOsType(out: ConfigWriter, { os }: Domain): void {
  if (os === undefined) return;
  const type = os.type.value;
  if (isPvh(os)) out.error("dialect.os-type", "xend has no PVH guests", "/domain/os/type");
  else if (type !== "linux" && type !== "xen" && type !== "hvm") {
    out.error("domain.os-type", `expected linux, xen or hvm, found ${type}`, "/domain/os/type");
  }
}

/** Memory in whole MiB, rounded down, but never to nothing; the target is never above the maximum. */
function writeMemory(out: ConfigWriter, domain: Domain): void {
  const { memory, currentMemory } = memoryOf(domain, out);
  const maximum = toMebibytes(out, memory, "/domain/memory");
  const target =
    currentMemory === memory ? maximum : toMebibytes(out, currentMemory, "/domain/currentMemory");
  out.atom("memory", target);
  out.atom("maxmem", Math.max(target, maximum));
}

function toMebibytes(findings: Findings, size: number, path: string): number {
  if (size % 1024 > 0) {
    const rounded = size < 1024 ? "up" : "down";
    findings.warn("dialect.memory", `${size} KiB is no whole number of MiB: rounded ${rounded}`, path);
  }
  return size > 0 && size < 1024 ? 1 : Math.floor(size / 1024);
}

function writeUuid(out: ConfigWriter, uuid: string | undefined): void {
  if (uuid === undefined) return;
  const dashed = dashedUuid(uuid);
  if (dashed === undefined)
    out.error("domain.uuid", "expected 8-4-4-4-12 hex digits with dashes", "/domain/uuid");
  out.string("uuid", dashed);
}

/** Tells what else the configuration does not say. */
function reportLost(out: ConfigWriter, domain: Domain, hvm: boolean): void {
  if (!hvm && featuresOf(domain).length > 0) {
    out.warn("dialect.features", "a paravirtual guest has no features", "/domain/features");
  }
  if (!hvm && domain.devices?.emulator) {
    out.warn("dialect.emulator", "a paravirtual guest has no emulator", "/domain/devices/emulator");
  }
  domain.devices?.console?.forEach((_, at) => {
    const path = `/domain/devices/console[${at + 1}]`;
    if (at > 0) out.warn("dialect.console", "a guest has one console: this one is left out", path);
  });
}
