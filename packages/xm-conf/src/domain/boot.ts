import type { Domain, Os, OsBoot } from "@libvirt-ts/xml/domain";
import { type Boot, isPvh } from "@libvirt-ts/xml/xen";
import { writeXlHvm } from "./besides.js";
import type { Dialect } from "./dialect.js";
import { type Entries, textOf } from "./entries.js";

/** What sort of guest it is, in the words of xl. */
export function guestType(boot: Boot): "pv" | "pvh" | "hvm" {
  if (boot.kind === "hvm") return "hvm";
  return boot.kind === "paravirtual" && isPvh(boot.os) ? "pvh" : "pv";
}

/** Refuses the sorts of guests that the dialect does not have. */
export function checkOsType(out: Entries, boot: Boot): void {
  if (boot.kind !== "paravirtual") return;
  const { value } = boot.os.type;
  if (guestType(boot) === "pvh") {
    if (!out.dialect.xl) out.error("dialect.os-type", "xm has no PVH guests", "/domain/os/type");
  } else if (value !== "linux" && value !== "xen") {
    out.error("domain.os-type", `expected linux, xen, xenpvh or hvm, found ${value}`, "/domain/os/type");
  }
}

/** Writes how a guest comes to run. */
export function writeBoot(out: Entries, boot: Boot, { features = {} }: Domain): void {
  const { put, dialect } = out;
  const { acpi, apic, pae } = features;
  if (boot.kind !== "hvm" && (acpi || apic !== undefined || pae)) {
    out.warn("dialect.features", "a paravirtual guest has none: left out", "/domain/features");
  }
  if (boot.kind === "none") return;
  if (boot.kind === "hvm") {
    writeHvm(out, boot.os);
    for (const [key, feature] of Object.entries({ pae, acpi, apic })) put(key, feature ? 1 : 0);
    if (boot.bootloader !== undefined)
      out.warn("dialect.bootloader", "a fully virtualised guest has none: left out", "/domain/bootloader");
  } else put("bootloader", textOf(boot.bootloader));
  if (boot.kind === "bootloader") return;
  const { os } = boot;
  if (boot.kind === "paravirtual") {
    const root = textOf(os.root);
    put("kernel", textOf(os.kernel));
    put("ramdisk", textOf(os.initrd));
    put("root", root);
    // xl prefers cmdline, which would replace root.
    put(dialect.xl && root === undefined ? "cmdline" : "extra", os.cmdline || undefined);
  }
  const { arch, machine } = os.type;
  if (arch !== undefined && !USUAL_ARCHITECTURES.has(arch))
    out.warn("dialect.arch", "has no place in a configuration file", "/domain/os/type/@arch");
  if (machine !== undefined && !usualMachines(boot, dialect).includes(machine)) {
    out.warn("dialect.machine", "has no place in a configuration file", "/domain/os/type/@machine");
  }
}

/** Those of every host that runs Xen on x86: which of them a guest is depends on its kernel. */
const USUAL_ARCHITECTURES: ReadonlySet<unknown> = new Set(["i686", "x86_64"]);

/** What the documents of today's libvirt call the machines that Xen's guests have. */
function usualMachines(boot: Boot, { xl }: Dialect): readonly string[] {
  if (boot.kind === "hvm") return ["xenfv", "pc"];
  return xl && guestType(boot) === "pvh" ? ["xenpvh"] : ["xenpv", "xenner"];
}

const BOOT_LETTERS: ReadonlyMap<OsBoot["dev"], string> = new Map<OsBoot["dev"], string>([
  ["fd", "a"],
  ["hd", "c"],
  ["cdrom", "d"],
  ["network", "n"],
]);

function writeHvm(out: Entries, os: Os): void {
  const { put, dialect } = out;
  if (dialect.xl) writeXlHvm(out, os);
  else put("kernel", textOf(os.loader?.value));
  const boot = (os.boot ?? []).map(({ dev }) => BOOT_LETTERS.get(dev) ?? "").join("");
  put("boot", boot || (dialect.xl ? undefined : "c"));
}
