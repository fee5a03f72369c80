import type { Domain, Features, Os, OsBoot } from "@libvirt-ts/xml/domain";
import { type Boot, bootOf } from "@libvirt-ts/xml/xen";
import { child } from "../lookup.js";
import { isList, type SexprList } from "../node.js";
import { writeHvmDevices, writeSerial } from "./besides.js";
import type { ConfigWriter } from "./config-writer.js";
import type { Dialect } from "./dialect.js";
import { plainDisks } from "./disk.js";
import { writeImageDrives } from "./drives.js";
import { isOn, type TreeReport, text } from "./report.js";
import { graphicsPath, plainScreens, writeImageGraphics } from "./vfb.js";

type BootDevice = OsBoot["dev"];

const bootLetters: ReadonlyMap<BootDevice, string> = new Map<BootDevice, string>([
  ["fd", "a"],
  ["hd", "c"],
  ["cdrom", "d"],
  ["network", "n"],
]);
const bootDevices = new Map(Array.from(bootLetters, ([device, letter]) => [letter, device]));

/** What the documents of today's libvirt call the machines that Xen's guests have. */
const usualMachines = ["xenpv", "xenfv", "xenner", "pc"];

/** Those of every host that runs xend: which of them a guest is depends on its kernel. */
const usualArchitectures = ["i686", "x86_64"];

const featureKeys = ["acpi", "apic", "pae"] as const;

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

/** Reads how a guest boots, beside its bootloader. */
export function readOs(
  image: Image | undefined,
  bootloader: string | undefined,
  report: TreeReport,
): Os | undefined {
  if (image === undefined) return undefined;
  if (image.kind === "hvm") return readHvm(image.list, report);
  const os = readLinux(image.list);
  if (os.kernel !== undefined) return os;
  if (bootloader === undefined) {
    report.warn("domain.kernel-missing", "an image without a kernel is left out", image.list);
    return undefined;
  }
  return (os.initrd ?? os.root ?? os.cmdline) ? os : undefined;
}

function readLinux(list: SexprList): Os {
  const os: Os = { type: { value: "linux" } };
  const kernel = text(list, "kernel");
  const initrd = text(list, "ramdisk");
  const root = text(list, "root");
  const cmdline = text(list, "args");
  if (kernel !== undefined) os.kernel = kernel;
  if (initrd !== undefined) os.initrd = initrd;
  if (root !== undefined) os.root = root;
  if (cmdline !== undefined) os.cmdline = cmdline;
  return os;
}

function readHvm(hvm: SexprList, report: TreeReport): Os {
  const os: Os = { type: { value: "hvm" } };
  const loader = text(hvm, "loader") ?? text(hvm, "kernel");
  const boot = readBoot(hvm, report);
  if (loader !== undefined) os.loader = { value: loader };
  if (boot.length > 0) os.boot = boot;
  return os;
}

function readBoot(hvm: SexprList, report: TreeReport): OsBoot[] {
  const letters = text(hvm, "boot") ?? "";
  if (/[^acdn]/.test(letters))
    report.warn("domain.boot", "a boot letter other than a, c, d, n is left out", child(hvm, "boot") ?? hvm);
  const boot = new Set<BootDevice>();
  for (const letter of letters) {
    const device = bootDevices.get(letter);
    if (device !== undefined) boot.add(device);
  }
  return Array.from(boot, (dev) => ({ dev }));
}

/** Reads `(acpi 1)` and its like. */
export function readFeatures(image: Image | undefined): Features | undefined {
  if (image?.kind !== "hvm") return undefined;
  const { list } = image;
  const features: Features = {};
  if (isOn(list, "acpi")) features.acpi = true;
  if (isOn(list, "apic")) features.apic = {};
  if (isOn(list, "pae")) features.pae = true;
  return Object.keys(features).length === 0 ? undefined : features;
}

/** The features that a guest has, of those that xend knows. */
export function featuresOf({ features = {} }: Domain): (typeof featureKeys)[number][] {
  return featureKeys.filter((feature) => features[feature]);
}

/** Writes `(image …)`, if the guest has one. */
export function writeImage(out: ConfigWriter, domain: Domain, dialect: Dialect): void {
  const boot = bootOf(domain);
  if ("os" in boot) {
    const { arch, machine } = boot.os.type;
    if (arch && !usualArchitectures.includes(arch))
      out.warn("dialect.os", "xend takes the architecture from its host", "/domain/os/type/@arch");
    if (machine && !usualMachines.includes(machine))
      out.warn("dialect.os", "xend has no machine types", "/domain/os/type/@machine");
  }
  if (leavesOutImage(out, domain, boot, dialect)) return;
  if (boot.kind === "hvm") writeHvm(out, domain, boot.os, dialect);
  else if (boot.kind === "paravirtual") writeLinux(out, domain, boot.os, dialect);
}

/** Whether the bootloader takes everything from the guest's disk, so that xend gets no image. */
export function hasPygrub({ bootloader }: Domain): boolean {
  return bootloader?.includes("pygrub") === true;
}

/** Whether the guest has no image; tells what is lost with it. */
function leavesOutImage(out: ConfigWriter, domain: Domain, boot: Boot, dialect: Dialect): boolean {
  if ("os" in boot && !hasPygrub(domain)) return false;
  if ("os" in boot) {
    out.warn(
      "dialect.bootloader",
      "left out: with pygrub as the bootloader, xend takes the kernel from the guest",
      "/domain/os",
    );
  }
  if (boot.kind === "none" || dialect.vfbDevices) return true;
  for (const { at } of plainScreens(domain)) {
    out.warn("dialect.graphics", "without an image the format has no screen", graphicsPath(at));
  }
  return true;
}

function writeLinux(out: ConfigWriter, domain: Domain, os: Os, dialect: Dialect): void {
  if (!os.kernel && !domain.bootloader) {
    out.error(
      "domain.kernel-missing",
      "a paravirtual guest needs a kernel or a bootloader",
      "/domain/os/kernel",
    );
  }
  out.begin("image");
  out.begin("linux");
  out.string("kernel", os.kernel || undefined);
  out.string("ramdisk", os.initrd || undefined);
  out.string("root", os.root || undefined);
  out.string("args", os.cmdline || undefined);
  if (!dialect.vfbDevices) writeImageGraphics(out, plainScreens(domain), dialect);
  out.end();
  out.end();
}

function writeHvm(out: ConfigWriter, domain: Domain, os: Os, dialect: Dialect): void {
  const { devices = {}, vcpu = { value: 1 } } = domain;
  const loader = os.loader?.value || undefined;
  const emulator = devices.emulator || undefined;
  if (loader === undefined)
    out.error("domain.loader-missing", "a fully virtualised guest needs a loader", "/domain/os/loader");
  if (emulator === undefined) {
    out.error(
      "domain.emulator-missing",
      "a fully virtualised guest needs an emulator",
      "/domain/devices/emulator",
    );
  }
  out.begin("image");
  out.begin("hvm");
  out.string("kernel", loader);
  out.string("device_model", emulator);
  out.atom("vcpus", vcpu.value);
  const boot = (os.boot ?? []).map(({ dev }) => bootLetters.get(dev) ?? "").join("");
  if (boot !== "") out.atom("boot", boot);
  writeImageDrives(out, plainDisks(domain), { dialect, hvm: true });
  for (const feature of featuresOf(domain)) out.atom(feature, 1);
  writeSerial(out, domain);
  writeHvmDevices(out, domain);
  writeImageGraphics(out, plainScreens(domain), dialect);
  out.end();
  out.end();
}
