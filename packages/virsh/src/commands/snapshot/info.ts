import { DomainSnapshotListFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { yesNo } from "../../values/words.js";
import { locationOf, momentOf } from "../kit/moments.js";
import type { ArgsOf } from "../table/group-commands.js";
import { findSnapshot } from "./find.js";

export async function snapshotInfo(context: Context, args: ArgsOf<"snapshot-info">): Promise<void> {
  const { domain, snapshot } = await findSnapshot(context, args);
  const name = snapshot.getName();
  const told = await context.attempt(
    msg("failed to get information about snapshot '{snapshot}'"),
    { snapshot: name },
    async (call) => {
      const [xml, current, children, descendants, metadata] = await Promise.all([
        snapshot.getXMLDesc(0, call),
        snapshot.isCurrent(0, call),
        snapshot.listAllChildren(0, call),
        snapshot.listAllChildren(DomainSnapshotListFlags.DESCENDANTS, call),
        snapshot.hasMetadata(0, call),
      ]);
      const { state, parent } = await momentOf(name, xml);
      return {
        name,
        domain: domain.name(),
        current,
        state: state ?? null,
        location: await locationOf(xml),
        parent,
        children: children.length,
        descendants: descendants.length,
        metadata,
      };
    },
  );
  context.report(told, () =>
    context.fields(15, [
      ["Name:", name],
      ["Domain:", told.domain],
      ["Current:", yesNo(told.current)],
      ["State:", told.state ?? "-"],
      ["Location:", told.location],
      ["Parent:", told.parent ?? "-"],
      ["Children:", String(told.children)],
      ["Descendants:", String(told.descendants)],
      ["Metadata:", yesNo(told.metadata)],
    ]),
  );
}
