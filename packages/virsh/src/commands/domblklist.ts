import { DomainXMLFlags } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { domainArgument, flag, inactiveFlag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { describeDomain } from "../values/description.js";
import { sourceOf } from "../values/disk.js";

export const domblklist = command({
  name: "domblklist",
  group: "monitor",
  summary: msg("list all domain blocks"),
  description: msg("Lists the disks and drives of a domain."),
  options: {
    domain: domainArgument(),
    inactive: inactiveFlag(),
    details: flag(msg("also print type and device")),
  },
  json: "{ type: string, device: string, target: string, source: string | null }[]",
  async run(context, { domain, inactive, details }) {
    const { devices } = await describeDomain(context, domain, inactive ? DomainXMLFlags.INACTIVE : 0);
    const rows = (devices?.disk ?? []).map((disk) => ({
      type: disk.type ?? "file",
      device: disk.device ?? "disk",
      target: disk.target.dev,
      source: sourceOf(disk) ?? null,
    }));
    const columns = [
      ...(details
        ? [
            { title: "Type", width: 10 },
            { title: "Device", width: 10 },
          ]
        : []),
      { title: "Target", width: 10 },
      { title: "Source", width: 0 },
    ];
    const text = await context.titledRows(
      columns,
      rows.map(({ type, device, target, source }) => [
        ...(details ? [type, device] : []),
        target,
        source ?? "-",
      ]),
    );
    context.report(rows, () => text);
  },
});
