import type { BootDevice, DomainOs } from "../model/os.js";
import { trimBlanks } from "./blank.js";
import type { SourceElement } from "./element.js";
import { quoted, textOf, wordOf } from "./values.js";

const bootDevices: ReadonlySet<string> = new Set<BootDevice>(["fd", "hd", "cdrom", "network"]);

/** Reads `bootloader` and `os`. */
export function readOs(root: SourceElement): DomainOs {
  const bootloader = textOf(root.child("bootloader"));
  const os = root.child("os");
  if (os === undefined)
    return bootloader === undefined ? { kind: "none" } : { kind: "bootloader", bootloader };
  const typeElement = os.child("type");
  const type = textOf(typeElement);
  const arch = typeElement && wordOf(typeElement, "arch");
  const machine = typeElement && wordOf(typeElement, "machine");
  const parts = {
    ...(bootloader !== undefined && { bootloader }),
    ...(arch !== undefined && { arch }),
    ...(machine !== undefined && { machine }),
  };
  if (type === "hvm") return readHvm(os, parts);
  if (type !== "linux") {
    const found = type === undefined ? "nothing" : quoted(type);
    (typeElement ?? os).error("domain.os-type", `expected the os type linux or hvm, found ${found}`);
  }
  return readParavirtual(os, parts);
}

type OsType = Pick<DomainOs & { kind: "hvm" }, "bootloader" | "arch" | "machine">;

function readParavirtual(os: SourceElement, parts: OsType): DomainOs {
  const kernel = textOf(os.child("kernel"));
  const initrd = textOf(os.child("initrd"));
  const root = textOf(os.child("root"));
  const cmdline = os.child("cmdline")?.text() ?? "";
  const unknown = os.rest();
  return {
    kind: "paravirtual",
    ...parts,
    ...(kernel !== undefined && { kernel }),
    ...(initrd !== undefined && { initrd }),
    ...(root !== undefined && { root }),
    ...(cmdline !== "" && { cmdline }),
    ...(unknown && { unknown }),
  };
}

function readHvm(os: SourceElement, parts: OsType): DomainOs {
  const loader = textOf(os.child("loader"));
  const boot = os.all("boot", isKnownBoot).map((element) => {
    const device = wordOf(element, "dev") ?? textOf(element);
    return device as BootDevice;
  });
  const unknown = os.rest();
  return {
    kind: "hvm",
    ...parts,
    ...(loader !== undefined && { loader }),
    boot,
    ...(unknown && { unknown }),
  };
}

/** Whether a `boot` names a device we know, in its attribute or, as XM dumps of old had it, in its text. */
function isKnownBoot(element: SourceElement): boolean {
  const texts = element.children.filter((child) => typeof child === "string");
  const device = trimBlanks(element.peek("dev") ?? "") || trimBlanks(texts.join(""));
  if (bootDevices.has(device)) return true;
  element.warning("domain.boot", `boot device ${quoted(device)} is kept but not understood`);
  return false;
}
