import { command } from "../cli/command.js";
import { argument, domainArgument, notEmpty, oneOf, value } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { findAffected, plug, plugFlags } from "../values/device.js";
import { buses, diskOf, diskSourceTypes, diskTypes, refusedForDisks } from "../values/disk.js";

const modes = ["readonly", "shareable"] as const;

export const attachDisk = command({
  name: "attach-disk",
  group: "domain",
  summary: msg("attach disk device"),
  description: msg("Attaches a disk or a drive to a domain."),
  options: {
    domain: domainArgument(),
    source: argument(msg("file or block device of the host; empty for an empty drive"), { complete: "file" }),
    target: argument(msg("name of the disk in the guest: xvdb, hdc"), { read: notEmpty }),
    targetbus: value(msg("bus of the disk, which its name must suit"), {
      complete: buses,
      read: oneOf(buses),
    }),
    driver: value(msg("backend that serves the disk: file, phy, tap"), { read: notEmpty }),
    subdriver: value(msg("format that the backend reads: aio, qcow"), { read: notEmpty }),
    type: value(msg("disk (default), cdrom or floppy"), { complete: diskTypes, read: oneOf(diskTypes) }),
    mode: value(msg("readonly or shareable"), { complete: modes, read: oneOf(modes) }),
    sourcetype: value(msg("file or block (default for what lies in /dev)"), {
      complete: diskSourceTypes,
      read: oneOf(diskSourceTypes),
    }),
    ...plugFlags,
  },
  refused: refusedForDisks,
  async run(context, { domain, "print-xml": print, live, config, current, ...parts }) {
    const sentences = {
      failed: msg("Failed to attach disk {target} to domain {domain}"),
      values: { target: parts.target, domain },
      done: msg("Disk attached successfully"),
    };
    await plug(context, { element: "disk", device: diskOf(parts) }, print, sentences, async (xml, call) =>
      (await findAffected(context, domain, { live, config, current })).attachDevice(xml, call),
    );
  },
});
