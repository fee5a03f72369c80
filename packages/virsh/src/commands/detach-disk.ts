import { command } from "../cli/command.js";
import { argument, domainArgument, notEmpty } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { describe } from "../values/description.js";
import { findAffected, plug, plugFlags } from "../values/device.js";
import { findDisk } from "../values/disk.js";
import { refusedForDevices } from "../values/refused.js";

export const detachDisk = command({
  name: "detach-disk",
  group: "domain",
  summary: msg("detach disk device"),
  description: msg("Detaches a disk or a drive from a domain."),
  options: {
    domain: domainArgument(),
    target: argument(msg("name of the disk in the guest, or its source"), {
      complete: "disk",
      read: notEmpty,
    }),
    ...plugFlags,
  },
  refused: refusedForDevices,
  async run(context, { domain: word, target, "print-xml": print, ...affected }) {
    const domain = await findAffected(context, word, affected);
    const { devices } = await describe(context, domain, word);
    const sentences = {
      failed: msg("Failed to detach disk {target} from domain {domain}"),
      values: { target, domain: word },
      done: msg("Disk detached successfully"),
    };
    const device = findDisk(devices?.disk ?? [], target, word);
    await plug(context, { element: "disk", device }, print, sentences, (xml, call) =>
      domain.detachDevice(xml, call),
    );
  },
});
