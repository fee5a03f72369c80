import type { Device } from "@libvirt-ts/xml";
import { SexprError } from "../errors.js";
import { ConfigWriter } from "./config-writer.js";
import { type ConfigFormat, dialectOf } from "./dialect.js";
import { isInImage, writeDisk } from "./disk.js";
import type { SexprFromDomain } from "./from-domain.js";
import { judgeUnknownOf } from "./rules.js";
import { writeVif } from "./vif.js";

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
  if (device.kind === "disk" && !isInImage(device, { dialect, hvm })) {
    writeDisk(out, device, { dialect, hvm }, "/disk");
    judgeUnknownOf(out, device, hvm, "/disk");
    return out.finish();
  }
  if (device.kind === "interface") {
    writeVif(out, device, hvm, "/interface");
    judgeUnknownOf(out, device, hvm, "/interface");
    return out.finish();
  }
  const what =
    device.kind === "disk" ? device.device : device.kind === "unknown" ? device.element.name : device.kind;
  throw new SexprError([
    { id: "dialect.attach", message: `xend cannot attach a ${what} to this guest`, path: "/" },
  ]);
}
