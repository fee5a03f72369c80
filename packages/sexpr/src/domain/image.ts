import type {
  BootDevice,
  DomainDescription,
  DomainFeature,
  DomainOs,
  HvmOs,
  ParavirtualOs,
} from "@libvirt-ts/xml";
import { child } from "../lookup.js";
import { isList, type SexprList } from "../node.js";
import { writeHvmDevices, writeSerial } from "./besides.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { writeImageDrives } from "./drives.js";
import { isOn, type TreeReport, text } from "./report.js";
import { writeImageGraphics } from "./vfb.js";

const bootLetters: Readonly<Record<BootDevice, string>> = { fd: "a", hd: "c", cdrom: "d", network: "n" };
const bootDevices = new Map(
  Object.entries(bootLetters).map(([device, letter]) => [letter, device as BootDevice]),
);

/** What the documents of today's libvirt call the machines that Xen's guests have. */
const usualMachines = ["xenpv", "xenfv", "xenner", "pc"];

/** Those of every host that runs xend: which of them a guest is depends on its kernel. */
const usualArchitectures = ["i686", "x86_64"];

const featureKeys: readonly DomainFeature[] = ["acpi", "apic", "pae"];

/** The image of a domain and its sort. */
export interface Image {
  readonly kind: "hvm" | "linux";
  /** `(hvm …)` or `(linux …)`. */
  readonly list: SexprList;
}

/** Finds `(image (hvm …))` or `(image (linux …))`. */
export function findImage(domain: SexprList, report: TreeReport): Image | undefined {
  const image = child(domain, "image");
  if (image === undefined) return undefined;
  for (const kind of ["hvm", "linux"] as const) {
    const list = child(image, kind);
    if (list !== undefined && list.length > 1) return { kind, list };
  }
  if (isList(image[1]))
    report.warn("domain.os-type", "an image that is neither linux nor hvm is left out", image);
  return undefined;
}

/** Reads how a guest boots. */
export function readOs(
  image: Image | undefined,
  bootloader: string | undefined,
  report: TreeReport,
): DomainOs {
  const beside = bootloader === undefined ? {} : { bootloader };
  if (image?.kind === "hvm") {
    const loader = text(image.list, "loader") ?? text(image.list, "kernel");
    return {
      kind: "hvm",
      ...beside,
      ...(loader !== undefined && { loader }),
      boot: readBoot(image.list, report),
    };
  }
  const linux = image === undefined ? undefined : readLinux(image.list);
  if (linux?.kernel !== undefined) return { kind: "paravirtual", ...beside, ...linux };
  if (bootloader === undefined) {
    if (image !== undefined)
      report.warn("domain.kernel-missing", "an image without a kernel is left out", image.list);
    return { kind: "none" };
  }
  if (linux === undefined || Object.keys(linux).length === 0) return { kind: "bootloader", bootloader };
  return { kind: "paravirtual", bootloader, ...linux };
}

function readLinux(list: SexprList): Pick<ParavirtualOs, "kernel" | "initrd" | "root" | "cmdline"> {
  const kernel = text(list, "kernel");
  const initrd = text(list, "ramdisk");
  const root = text(list, "root");
  const cmdline = text(list, "args");
  return {
    ...(kernel !== undefined && { kernel }),
    ...(initrd !== undefined && { initrd }),
    ...(root !== undefined && { root }),
    ...(cmdline !== undefined && { cmdline }),
  };
}

function readBoot(hvm: SexprList, report: TreeReport): BootDevice[] {
  const letters = text(hvm, "boot") ?? "";
  if (/[^acdn]/.test(letters))
    report.warn("domain.boot", "a boot letter other than a, c, d, n is left out", child(hvm, "boot") ?? hvm);
  const boot = new Set<BootDevice>();
  for (const letter of letters) {
    const device = bootDevices.get(letter);
    if (device !== undefined) boot.add(device);
  }
  return [...boot];
}

/** Reads `(acpi 1)` and its like. */
export function readFeatures(image: Image | undefined): DomainFeature[] {
  if (image?.kind !== "hvm") return [];
  return featureKeys.filter((feature) => isOn(image.list, feature));
}

/** Writes `(image …)`, if the guest has one. */
export function writeImage(out: ConfigWriter, domain: DomainDescription, dialect: Dialect): void {
  const { os } = domain;
  if (os.kind === "hvm" || os.kind === "paravirtual") {
    if (os.arch !== undefined && !usualArchitectures.includes(os.arch))
      out.warn("dialect.os", "xend takes the architecture from its host", "/domain/os/type/@arch");
    if (os.machine !== undefined && !usualMachines.includes(os.machine))
      out.warn("dialect.os", "xend has no machine types", "/domain/os/type/@machine");
  }
  if (leavesOutImage(out, domain, dialect)) return;
  if (os.kind === "hvm") writeHvm(out, domain, os, dialect);
  else if (os.kind === "paravirtual") writeLinux(out, domain, os, dialect);
}

/** Whether the bootloader takes everything from the guest's disk, so that xend gets no image. */
export function hasPygrub(os: DomainOs): boolean {
  return os.kind !== "none" && os.bootloader?.includes("pygrub") === true;
}

/** Whether the guest has no image; tells what is lost with it. */
function leavesOutImage(out: ConfigWriter, { os, devices }: DomainDescription, dialect: Dialect): boolean {
  const inside = os.kind === "hvm" || os.kind === "paravirtual";
  if (inside && !hasPygrub(os)) return false;
  if (inside) {
    out.warn(
      "dialect.bootloader",
      "left out: with pygrub as the bootloader, xend takes the kernel from the guest",
      "/domain/os",
    );
  }
  reportLostScreens(out, devices.graphics.length, os.kind !== "none" && !dialect.vfbDevices);
  return true;
}

function reportLostScreens(out: ConfigWriter, count: number, lost: boolean): void {
  for (let at = 0; lost && at < count; at += 1) {
    out.warn(
      "dialect.graphics",
      "without an image the format has no screen",
      `/domain/devices/graphics[${at + 1}]`,
    );
  }
}

function writeLinux(
  out: ConfigWriter,
  { devices }: DomainDescription,
  os: ParavirtualOs,
  dialect: Dialect,
): void {
  if (!os.kernel && !os.bootloader) {
    out.error(
      "domain.kernel-missing",
      "a paravirtual guest needs a kernel or a bootloader",
      "/domain/os/kernel",
    );
  }
  out.begin("image");
  out.begin("linux");
  out.string("kernel", os.kernel);
  out.string("ramdisk", os.initrd);
  out.string("root", os.root);
  out.string("args", os.cmdline);
  if (!dialect.vfbDevices) writeImageGraphics(out, devices.graphics, dialect);
  out.end();
  out.end();
}

function writeHvm(out: ConfigWriter, domain: DomainDescription, os: HvmOs, dialect: Dialect): void {
  const { devices, features, vcpus } = domain;
  if (!os.loader)
    out.error("domain.loader-missing", "a fully virtualised guest needs a loader", "/domain/os/loader");
  if (!devices.emulator) {
    out.error(
      "domain.emulator-missing",
      "a fully virtualised guest needs an emulator",
      "/domain/devices/emulator",
    );
  }
  out.begin("image");
  out.begin("hvm");
  out.string("kernel", os.loader);
  out.string("device_model", devices.emulator);
  out.atom("vcpus", vcpus);
  if (os.boot.length > 0) out.atom("boot", os.boot.map((device) => bootLetters[device]).join(""));
  writeImageDrives(out, devices.disks, { dialect, hvm: true });
  for (const feature of featureKeys) if (features.includes(feature)) out.atom(feature, 1);
  writeSerial(out, domain);
  writeHvmDevices(out, domain);
  writeImageGraphics(out, devices.graphics, dialect);
  out.end();
  out.end();
}
