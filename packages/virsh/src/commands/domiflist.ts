import { DomainXMLFlags } from "@libvirt-ts/core";
import { command } from "../cli/command.js";
import { domainArgument, inactiveFlag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { describeDomain } from "../values/description.js";
import { sourceOf } from "../values/interface.js";

const columns = [
  { title: "Interface", width: 10 },
  { title: "Type", width: 10 },
  { title: "Source", width: 10 },
  { title: "Model", width: 10 },
  { title: "MAC", width: 0 },
];

export const domiflist = command({
  name: "domiflist",
  group: "monitor",
  summary: msg("list all domain virtual interfaces"),
  description: msg("Lists the network cards of a domain."),
  options: { domain: domainArgument(), inactive: inactiveFlag() },
  json: "{ interface: string | null, type: string, source: string | null, model: string | null, mac: string | null }[]",
  async run(context, { domain, inactive }) {
    const { devices } = await describeDomain(context, domain, inactive ? DomainXMLFlags.INACTIVE : 0);
    const rows = (devices?.interface ?? []).map((card) => ({
      interface: card.target?.dev ?? null,
      type: card.type,
      source: sourceOf(card) ?? null,
      model: card.model?.type ?? null,
      mac: card.mac?.address ?? null,
    }));
    const text = await context.titledRows(
      columns,
      rows.map((row) => Object.values(row).map((value) => value ?? "-")),
    );
    context.report(rows, () => text);
  },
});
