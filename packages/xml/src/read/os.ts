import type { BootDevice, DomainOs, HvmOs, ParavirtualOs, ParavirtualType } from "../model/os.js";
import { trimBlanks } from "./blank.js";
import type { Draft } from "./draft.js";
import type { SourceElement } from "./element.js";
import { quoted, textOf, wordOf } from "./values.js";

const bootDevices: ReadonlySet<string> = new Set<BootDevice>(["fd", "hd", "cdrom", "network"]);

const osTypes: ReadonlySet<string> = new Set<ParavirtualType | "hvm">([
  ...["linux", "xen", "xenpvh", "exe", "uml", "hvm"],
]);

/** Reads `bootloader` and `os`. */
export function readOs(root: SourceElement): DomainOs {
  const bootloader = textOf(root.child("bootloader"));
  const element = root.child("os");
  if (element === undefined) {
    return bootloader === undefined ? { kind: "none" } : { kind: "bootloader", bootloader };
  }
  const typeElement = element.child("type");
  const type = textOf(typeElement);
  if (type === undefined) {
    (typeElement ?? element).error("domain.os-type", "expected an os type such as linux, xen or hvm");
  } else if (!osTypes.has(type)) {
    typeElement?.warning("domain.os-type", `the os type ${quoted(type)} is kept but not understood`);
  }
  const os: Draft<HvmOs> | Draft<ParavirtualOs> =
    type === "hvm" ? readHvm(element) : readParavirtual(element);
  const arch = typeElement && wordOf(typeElement, "arch");
  const machine =
    (typeElement && wordOf(typeElement, "machine")) ?? (type === "xenpvh" ? "xenpvh" : undefined);
  const unknown = element.rest();
  if (os.kind === "paravirtual" && type !== undefined && type !== "linux") os.type = type;
  if (bootloader !== undefined) os.bootloader = bootloader;
  if (arch !== undefined) os.arch = arch;
  if (machine !== undefined) os.machine = machine;
  if (unknown !== undefined) os.unknown = unknown;
  return os;
}

function readParavirtual(element: SourceElement): Draft<ParavirtualOs> {
  const os: Draft<ParavirtualOs> = { kind: "paravirtual" };
  const kernel = textOf(element.child("kernel"));
  const initrd = textOf(element.child("initrd"));
  const root = textOf(element.child("root"));
  const cmdline = element.child("cmdline")?.text();
  if (kernel !== undefined) os.kernel = kernel;
  if (initrd !== undefined) os.initrd = initrd;
  if (root !== undefined) os.root = root;
  if (cmdline) os.cmdline = cmdline;
  return os;
}

function readHvm(element: SourceElement): Draft<HvmOs> {
  const loader = textOf(element.child("loader"));
  const boot = element.all("boot", isKnownBoot).map((it) => (wordOf(it, "dev") ?? textOf(it)) as BootDevice);
  const os: Draft<HvmOs> = { kind: "hvm", boot };
  if (loader !== undefined) os.loader = loader;
  return os;
}

/** Whether a `boot` names a device we know, in its attribute or, as XM dumps of old had it, in its text. */
function isKnownBoot(element: SourceElement): boolean {
  const texts = element.children.filter((child) => typeof child === "string");
  const device = trimBlanks(element.peek("dev") ?? "") || trimBlanks(texts.join(""));
  if (bootDevices.has(device)) return true;
  element.warning("domain.boot", `boot device ${quoted(device)} is kept but not understood`);
  return false;
}
