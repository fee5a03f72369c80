import { ConnectListAllNodeDeviceFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { formatTrees } from "../../output/tree.js";
import { byName } from "../../values/sort.js";
import { choice, commaList } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

const F = ConnectListAllNodeDeviceFlags;

/** Capabilities of devices, for `--cap` and for Tab. */
export const capabilities: Readonly<Record<string, number>> = {
  system: F.CAP_SYSTEM,
  pci: F.CAP_PCI_DEV,
  usb_device: F.CAP_USB_DEV,
  usb: F.CAP_USB_INTERFACE,
  net: F.CAP_NET,
  scsi_host: F.CAP_SCSI_HOST,
  scsi_target: F.CAP_SCSI_TARGET,
  scsi: F.CAP_SCSI,
  storage: F.CAP_STORAGE,
  fc_host: F.CAP_FC_HOST,
  vports: F.CAP_VPORTS,
  scsi_generic: F.CAP_SCSI_GENERIC,
  drm: F.CAP_DRM,
  mdev_types: F.CAP_MDEV_TYPES,
  mdev: F.CAP_MDEV,
  ccw: F.CAP_CCW_DEV,
  css: F.CAP_CSS_DEV,
  vdpa: F.CAP_VDPA,
  ap_card: F.CAP_AP_CARD,
  ap_queue: F.CAP_AP_QUEUE,
  ap_matrix: F.CAP_AP_MATRIX,
  vpd: F.CAP_VPD,
  ccwgroup: F.CAP_CCWGROUP_DEV,
  ccwgroup_member: F.CAP_CCWGROUP_MEMBER,
};

export async function nodedevList(context: Context, args: ArgsOf<"nodedev-list">): Promise<void> {
  if (args.tree && (args.cap !== undefined || args.inactive || args.persistent || args.transient)) {
    throw new Failure(msg("--tree goes with none of --cap, --inactive, --persistent and --transient"));
  }
  const caps = commaList(args.cap).reduce((sum, word) => sum | choice("cap", word, capabilities), 0);
  const filter =
    (caps |
      (args.all || args.tree ? 0 : args.inactive ? F.INACTIVE : F.ACTIVE) |
      (args.persistent ? F.PERSISTENT : 0) |
      (args.transient ? F.TRANSIENT : 0)) >>>
    0;
  const failed = msg("Failed to list node devices");
  const devices = await context.attempt(failed, {}, (call) =>
    context.connection.listAllDevices(filter, call),
  );
  devices.sort(byName);
  if (!args.tree && !context.json) {
    context.print(devices.map((device) => `${printable(device.name())}\n`).join(""));
    return;
  }
  const nodes = await context.attempt(failed, {}, (call) =>
    Promise.all(
      devices.map(async (device) => ({
        name: device.name(),
        parent: (await device.parent(call)) || undefined,
      })),
    ),
  );
  context.report(
    nodes.map(({ name, parent }) => ({ name, parent: parent ?? null })),
    () => formatTrees(nodes),
  );
}
