import { DomainSnapshotCreateFlags, DomainSnapshotXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { findDomain } from "../../values/domain.js";
import { exclusive } from "../kit/args.js";
import { momentOf } from "../kit/moments.js";
import { printXML } from "../kit/print-xml.js";
import type { ArgsOf } from "../table/group-commands.js";
import { currentSnapshot, findSnapshot, snapshotNamed } from "./find.js";

/** Shows the current snapshot, or makes another one the current. */
export async function snapshotCurrent(context: Context, args: ArgsOf<"snapshot-current">): Promise<void> {
  exclusive(args, "name", "snapshotname");
  const domain = await findDomain(context, args.domain);
  const secure = args["security-info"] ? DomainSnapshotXMLFlags.SECURE : 0;
  if (args.snapshotname !== undefined) {
    const { REDEFINE, CURRENT } = DomainSnapshotCreateFlags;
    const snapshot = await snapshotNamed(context, domain, args.snapshotname);
    await context.attempt(
      msg("failed to make snapshot '{snapshot}' the current one"),
      { snapshot: args.snapshotname },
      async (call) =>
        domain.snapshotCreateXML(
          await snapshot.getXMLDesc(DomainSnapshotXMLFlags.SECURE, call),
          REDEFINE | CURRENT,
          call,
        ),
    );
    context.tell(msg("Snapshot {snapshot} set as current"), { snapshot: args.snapshotname });
    return;
  }
  const values = { domain: domain.name() };
  const has = await context.attempt(
    msg("failed to get the current snapshot of domain '{domain}'"),
    values,
    (call) => domain.hasCurrentSnapshot(0, call),
  );
  if (!has) throw new Failure(msg("domain '{domain}' has no current snapshot"), values);
  const snapshot = await currentSnapshot(context, domain);
  const name = snapshot.getName();
  if (args.name) {
    context.report({ name }, () => `${printable(name)}\n`);
    return;
  }
  const xml = await context.attempt(
    msg("failed to get the XML of snapshot '{snapshot}'"),
    { snapshot: name },
    (call) => snapshot.getXMLDesc(secure, call),
  );
  await printXML(context, xml, {});
}

export async function snapshotParent(context: Context, args: ArgsOf<"snapshot-parent">): Promise<void> {
  const { snapshot } = await findSnapshot(context, args);
  const values = { snapshot: snapshot.getName() };
  const { parent } = await context.attempt(
    msg("failed to get the parent of snapshot '{snapshot}'"),
    values,
    async (call) => momentOf(values.snapshot, await snapshot.getXMLDesc(0, call)),
  );
  if (parent === null) throw new Failure(msg("snapshot '{snapshot}' has no parent"), values);
  context.report({ name: parent }, () => `${printable(parent)}\n`);
}
