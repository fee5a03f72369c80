import type { Device, DeviceDisk } from "@libvirt-ts/xml/device";
import { isPlainDisk } from "@libvirt-ts/xml/xen";
import { SexprError } from "../errors.js";
import { ConfigWriter } from "./config-writer.js";
import { type ConfigFormat, dialectOf } from "./dialect.js";
import { isInImage, writeDisk } from "./disk.js";
import type { SexprFromDomain } from "./from-domain.js";
import { judgeDevice } from "./rules.js";
import { isPlainCard, writeVif } from "./vif.js";

/**
 * Converts one device to what xend's `device_create` takes: `(vbd …)`, `(tap …)` or `(vif …)`, without `(device …)`
 * around it. `osType` is the guest's, since disks and cards of fully virtualised guests look different.
 *
 * @throws {SexprError} `dialect.attach` for a device that cannot be attached to a running guest, and as `domainToSexpr`.
 */
export function deviceToSexpr(
  device: Device,
  osType: "linux" | "hvm",
  format: ConfigFormat,
): SexprFromDomain {
  const dialect = dialectOf(format);
  const hvm = osType === "hvm";
  const out = new ConfigWriter();
  const path = `/${device.element}`;
  if (
    device.element === "disk" &&
    isPlainDisk(device.device) &&
    !isInImage(device.device, { dialect, hvm })
  ) {
    writeDisk(out, device.device, { dialect, hvm }, path);
  } else if (device.element === "interface" && isPlainCard(device.device)) {
    writeVif(out, device.device, hvm, path);
  } else {
    const what = device.element === "disk" ? sortOf(device.device) : device.element;
    const article = /^[aeiou]/.test(what) ? "an" : "a";
    throw new SexprError([
      { id: "dialect.attach", message: `xend cannot attach ${article} ${what} to this guest`, path: "/" },
    ]);
  }
  judgeDevice(out, device, hvm, path);
  return out.finish();
}

/** A disk by what it is, or by where its contents are. */
function sortOf(disk: DeviceDisk): string {
  if (!isPlainDisk(disk)) return `${disk.type ?? "file"} disk`;
  return disk.device ?? "disk";
}
