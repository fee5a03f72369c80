import { parseXMLElement } from "@libvirt-ts/core";
import {
  DomainSnapshotCreateFlags,
  DomainSnapshotDeleteFlags,
  DomainSnapshotXMLFlags,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { exclusive } from "../kit/args.js";
import { childAt, textOf } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";
import { findSnapshot } from "./find.js";

/** Edits what is known of a snapshot; another name makes another snapshot, which has to be asked for. */
export async function snapshotEdit(context: Context, args: ArgsOf<"snapshot-edit">): Promise<void> {
  exclusive(args, "rename", "clone");
  const { domain, snapshot } = await findSnapshot(context, args);
  const { call } = context;
  const values = { snapshot: snapshot.getName() };
  const { editText } = await import("../../shell/edit.js");
  const { CURRENT, REDEFINE } = DomainSnapshotCreateFlags;
  const current = await context.attempt(
    msg("failed to get information about snapshot '{snapshot}'"),
    values,
    (options) => snapshot.isCurrent(0, options),
  );
  await editText(context, {
    file: "snapshot.xml",
    unchanged: msg("Snapshot {snapshot} XML configuration not changed."),
    changed: msg("Snapshot {snapshot} edited."),
    raced: msg("snapshot '{snapshot}' was changed by somebody else meanwhile"),
    values,
    read: () =>
      context.attempt(msg("failed to get the XML of snapshot '{snapshot}'"), values, (options) =>
        snapshot.getXMLDesc(DomainSnapshotXMLFlags.SECURE, options),
      ),
    define: async (xml) => {
      const name = textOf(childAt(await parseXMLElement(xml), "name"));
      const renamed = name !== values.snapshot;
      if (renamed && !args.rename && !args.clone) {
        throw new Failure(msg("to make {name} of {snapshot}, say --rename or --clone"), {
          ...values,
          name: name ?? "",
        });
      }
      await domain.snapshotCreateXML(xml, REDEFINE | (current && !args.clone ? CURRENT : 0), call);
      if (renamed && args.rename) await snapshot.delete(DomainSnapshotDeleteFlags.METADATA_ONLY, call);
    },
  });
}
