import { NWFilterBindingCreateFlags, NWFilterDefineFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { readTextFile } from "../../values/files.js";
import { findNWFilter } from "../../values/find.js";
import { byName, compareText } from "../../values/sort.js";
import { act, dumpXML, fromFile } from "../kit/act.js";
import type { GroupCommands } from "../table/group-commands.js";

const noXML = msg("failed to get the XML of network filter '{nwfilter}'");

export const filterCommands: GroupCommands<"filter"> = {
  "nwfilter-binding-create": async (context, { file, validate }) => {
    const xml = await readTextFile(context, file);
    const binding = await context.attempt(
      msg("Failed to create network filter binding from {file}"),
      { file },
      (call) =>
        context.connection.nwfilterBindingCreateXML(
          xml,
          validate ? NWFilterBindingCreateFlags.VALIDATE : 0,
          call,
        ),
    );
    context.tell(msg("Network filter binding on {port} created from {file}"), {
      port: binding.portDev(),
      file,
    });
  },
  "nwfilter-binding-delete": act(
    "binding",
    msg("Failed to delete network filter binding on {binding}"),
    (binding, _, call) => binding.delete(call),
    msg("Network filter binding on {binding} deleted"),
  ),
  "nwfilter-binding-dumpxml": dumpXML(
    "binding",
    msg("failed to get the XML of the network filter binding on '{binding}'"),
    (binding, _, call) => binding.XMLDesc(0, call),
  ),
  "nwfilter-binding-list": listBindings,
  "nwfilter-define": fromFile(
    msg("Failed to define network filter from {file}"),
    (connection, xml, { validate }, call) =>
      connection.nwfilterDefineXMLFlags(xml, validate ? NWFilterDefineFlags.VALIDATE : 0, call),
    msg("Network filter {name} defined from {file}"),
  ),
  "nwfilter-dumpxml": dumpXML("nwfilter", noXML, (filter, _, call) => filter.XMLDesc(0, call)),
  "nwfilter-edit": async (context, args) => {
    const filter = await findNWFilter(context, args.nwfilter);
    const values = { nwfilter: filter.name() };
    const { editText } = await import("../../shell/edit.js");
    await editText(context, {
      file: "filter.xml",
      unchanged: msg("Network filter {nwfilter} XML configuration not changed."),
      changed: msg("Network filter {nwfilter} XML configuration edited."),
      raced: msg("network filter '{nwfilter}' was changed by somebody else meanwhile"),
      values,
      read: () => context.attempt(noXML, values, (call) => filter.XMLDesc(0, call)),
      define: (xml) => context.connection.nwfilterDefineXML(xml, context.call),
    });
  },
  "nwfilter-list": listFilters,
  "nwfilter-undefine": act(
    "nwfilter",
    msg("Failed to undefine network filter {nwfilter}"),
    (filter, _, call) => filter.undefine(call),
    msg("Network filter {nwfilter} undefined"),
  ),
};

async function listFilters(context: Context): Promise<void> {
  const filters = await context.attempt(msg("Failed to list network filters"), {}, (call) =>
    context.connection.listAllNWFilters(0, call),
  );
  const rows = filters.sort(byName).map((filter) => ({ uuid: filter.UUIDString(), name: filter.name() }));
  const table = await context.table(
    ["UUID", "Name"],
    rows.map(({ uuid, name }) => [uuid, name]),
  );
  context.report(rows, () => table);
}

async function listBindings(context: Context): Promise<void> {
  const bindings = await context.attempt(msg("Failed to list network filter bindings"), {}, (call) =>
    context.connection.listAllNWFilterBindings(0, call),
  );
  const rows = bindings
    .map((binding) => ({ portDev: binding.portDev(), filter: binding.filterName() }))
    .sort((a, b) => compareText(a.portDev, b.portDev));
  const table = await context.table(
    ["Port Dev", "Filter"],
    rows.map(({ portDev, filter }) => [portDev, filter]),
  );
  context.report(rows, () => table);
}
