import { ErrorDomain, type Problem, wrapProblems } from "@libvirt-ts/driver";
import { ConfError } from "@libvirt-ts/xm-conf";
import { confToDomain } from "@libvirt-ts/xm-conf/domain";
import type { Domain } from "@libvirt-ts/xml/domain";
import { type ConfigEntry, documentOf } from "./config-dir/entry.js";
import { asLibvirtError } from "./errors.js";
import type { XmNode } from "./xm-node.js";

/**
 * Keys of devices that no domain XML of ours says: a guest that is started without them is another one. Whatever else a
 * document does not carry is a property of the same guest, and told.
 */
const DEVICE_KEYS: ReadonlySet<string> = new Set([
  ...[
    "vtpm",
    "vscsi",
    "vusb",
    "pvusb",
    "usbctrl",
    "usbdev",
    "vsnd",
    "vkb",
    "vdispl",
    "p9",
    "channel",
    "dtdev",
  ],
  ...[
    "irq",
    "ioports",
    "iomem",
    "rdm",
    "gfx_passthru",
    "acpi_firmware",
    "smbios_firmware",
    "device_model_args",
  ],
  ...["bios", "firmware", "disk", "vif", "pci", "usbdevice", "soundhw", "cpus"],
]);

/** Keys that say how to look at a guest, or that Xen's own tools do not read either. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  ...["vncviewer", "vncconsole", "restart", "autostart", "xm_file", "comment", "description"],
]);

/** How the message begins that names a part of an item which only tunes it. */
const TUNING = /^(?:this )?(?:rate|mtu|devid|accel|trusted|discard|direct-io-safe) /;

/**
 * What a file says, for a toolstack that is handed a document: with a warning for all that a document does not carry. Throws
 * CONFIG_UNSUPPORTED where that would make another guest.
 */
export function startable(
  node: XmNode,
  entry: ConfigEntry,
): { readonly domain: Domain; readonly warnings: readonly Problem[] } {
  try {
    const { domain, warnings } = confToDomain(documentOf(entry), node.dialect);
    const told = warnings.filter(({ path }) => !WITHOUT_EFFECT.has(keyOf(path)));
    const [first, ...others] = told.filter(isOtherGuest);
    if (first === undefined) return { domain, warnings: told };
    throw wrapProblems(new ConfError([asUnsupported(first), ...others.map(asUnsupported)]), {
      info: entry.file,
      dialectDomain: ErrorDomain.XENXM,
    });
  } catch (error) {
    throw asLibvirtError(error, entry.file);
  }
}

/** A device that is not read, or a part of one without which it would be another. */
function isOtherGuest({ path, message }: Problem): boolean {
  if (!DEVICE_KEYS.has(keyOf(path))) return false;
  return !TUNING.test(message);
}

function keyOf(path = ""): string {
  return path.replace(/\[.*/, "");
}

function asUnsupported(problem: Problem): Problem {
  const message = `${problem.message}, and the guest would be another one without it`;
  return { ...problem, id: "dialect.unsupported", message };
}
