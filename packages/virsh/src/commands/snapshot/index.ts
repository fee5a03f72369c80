import {
  DomainSnapshotDeleteFlags,
  DomainSnapshotRevertFlags,
  DomainSnapshotXMLFlags,
} from "@libvirt-ts/core/flags";
import { msg } from "../../i18n/message.js";
import { flagsOf } from "../kit/args.js";
import { printXML } from "../kit/print-xml.js";
import type { GroupCommands } from "../table/group-commands.js";
import { snapshotCreate, snapshotCreateAs } from "./create.js";
import { snapshotCurrent, snapshotParent } from "./current.js";
import { snapshotEdit } from "./edit.js";
import { findSnapshot } from "./find.js";
import { snapshotInfo } from "./info.js";
import { snapshotList } from "./list.js";

export const snapshotCommands: GroupCommands<"snapshot"> = {
  "snapshot-create": snapshotCreate,
  "snapshot-create-as": snapshotCreateAs,
  "snapshot-current": snapshotCurrent,
  "snapshot-delete": async (context, args) => {
    const { snapshot } = await findSnapshot(context, args);
    const values = { snapshot: snapshot.getName() };
    const flags = flagsOf(args, {
      children: DomainSnapshotDeleteFlags.CHILDREN,
      "children-only": DomainSnapshotDeleteFlags.CHILDREN_ONLY,
      metadata: DomainSnapshotDeleteFlags.METADATA_ONLY,
    });
    await context.attempt(msg("Failed to delete snapshot {snapshot}"), values, (call) =>
      snapshot.delete(flags, call),
    );
    context.tell(
      args["children-only"]
        ? msg("Domain snapshot {snapshot} children deleted")
        : msg("Domain snapshot {snapshot} deleted"),
      values,
    );
  },
  "snapshot-dumpxml": async (context, args) => {
    const { snapshot } = await findSnapshot(context, args);
    const xml = await context.attempt(
      msg("failed to get the XML of snapshot '{snapshot}'"),
      { snapshot: snapshot.getName() },
      (call) => snapshot.getXMLDesc(args["security-info"] ? DomainSnapshotXMLFlags.SECURE : 0, call),
    );
    await printXML(context, xml, args);
  },
  "snapshot-edit": snapshotEdit,
  "snapshot-info": snapshotInfo,
  "snapshot-list": snapshotList,
  "snapshot-parent": snapshotParent,
  "snapshot-revert": async (context, args) => {
    const { domain, snapshot } = await findSnapshot(context, args);
    const values = { snapshot: snapshot.getName() };
    const flags = flagsOf(args, {
      running: DomainSnapshotRevertFlags.RUNNING,
      paused: DomainSnapshotRevertFlags.PAUSED,
      force: DomainSnapshotRevertFlags.FORCE,
      "reset-nvram": DomainSnapshotRevertFlags.RESET_NVRAM,
    });
    await context.attempt(msg("Failed to revert to snapshot {snapshot}"), values, (call) =>
      domain.revertToSnapshot(snapshot, flags, call),
    );
    context.tell(msg("Domain snapshot {snapshot} reverted"), values);
  },
};
