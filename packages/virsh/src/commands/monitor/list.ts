import { type Domain, ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import { ConnectListAllDomainsFlags, DomainMetadataType, DomainState } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { compareText } from "../../values/sort.js";
import { stateCell, stateWord } from "../../values/state.js";
import { exclusive, flagsOf } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

const F = ConnectListAllDomainsFlags;
const failed = msg("Failed to list domains");

interface Row {
  readonly domain: Domain;
  readonly state: number;
  readonly title?: string | null;
  readonly saved?: boolean;
}

export async function list(context: Context, args: ArgsOf<"list">): Promise<void> {
  for (const column of ["name", "uuid", "id"] as const) exclusive(args, "table", column);
  const listed = await context.attempt(failed, {}, (call) =>
    context.connection.listAllDomains(filterOf(args), call),
  );
  const domains = [...listed].sort(({ domain: a }, { domain: b }) => byIdThenName(a, b));
  if (!context.json && (args.name || args.uuid || args.id)) {
    const shown = args.name || args.uuid ? domains : domains.filter(({ domain }) => domain.ID() !== -1);
    for (const { domain } of shown) context.print(`${identifiers(domain, args).join(" ")}\n`);
    return;
  }
  const rows = await context.attempt(failed, {}, () =>
    Promise.all(domains.map(({ domain, info }) => describe(context, domain, info?.state, args))),
  );
  const cells = rows.map(({ domain, state, saved, title }) => [
    domain.ID() === -1 ? "-" : String(domain.ID()),
    domain.name(),
    saved ? { text: "saved" } : stateCell(state),
    ...(args.title ? [title ?? ""] : []),
  ]);
  const table = context.json
    ? ""
    : await context.table(["Id", "Name", "State", ...(args.title ? ["Title"] : [])], cells);
  context.report(
    rows.map(({ domain, state, title, saved }) => ({
      id: domain.ID() === -1 ? null : domain.ID(),
      name: domain.name(),
      uuid: domain.UUIDString(),
      state: stateWord(state),
      ...(title === undefined ? {} : { title }),
      ...(saved === undefined ? {} : { managedSave: saved }),
    })),
    () => table,
  );
}

/** Active domains, unless others are asked for. */
function filterOf(args: ArgsOf<"list">): number {
  const states = flagsOf(args, {
    "state-running": F.RUNNING,
    "state-paused": F.PAUSED,
    "state-shutoff": F.SHUTOFF,
    "state-other": F.OTHER,
  });
  const activity = args.all || args["state-shutoff"] ? 0 : args.inactive ? F.INACTIVE : F.ACTIVE;
  const others = flagsOf(args, {
    persistent: F.PERSISTENT,
    transient: F.TRANSIENT,
    autostart: F.AUTOSTART,
    "no-autostart": F.NO_AUTOSTART,
    "with-snapshot": F.HAS_SNAPSHOT,
    "without-snapshot": F.NO_SNAPSHOT,
    "with-checkpoint": F.HAS_CHECKPOINT,
    "without-checkpoint": F.NO_CHECKPOINT,
    "with-managed-save": F.MANAGEDSAVE,
    "without-managed-save": F.NO_MANAGEDSAVE,
  });
  return states | activity | others;
}

function byIdThenName(a: Domain, b: Domain): number {
  if (a.ID() !== -1 && b.ID() !== -1) return a.ID() - b.ID();
  if (a.ID() !== b.ID()) return b.ID() - a.ID();
  return compareText(a.name(), b.name());
}

const identifiers = (domain: Domain, args: ArgsOf<"list">): string[] => [
  ...(args.id ? [domain.ID() === -1 ? "-" : String(domain.ID())] : []),
  ...(args.uuid ? [domain.UUIDString()] : []),
  ...(args.name ? [printable(domain.name())] : []),
];

async function describe(
  context: Context,
  domain: Domain,
  listed: number | undefined,
  args: ArgsOf<"list">,
): Promise<Row> {
  const { call, app } = context;
  return app.reporter.quietly(async () => {
    const state =
      listed ??
      (domain.ID() === -1
        ? DomainState.SHUTOFF
        : await domain.info(call).then(
            (info) => info.state,
            () => DomainState.NOSTATE,
          ));
    const [title, saved] = await Promise.all([
      args.title ? titleOf(domain, call) : undefined,
      args["managed-save"] && state === DomainState.SHUTOFF ? domain.hasManagedSaveImage(0, call) : undefined,
    ]);
    return {
      domain,
      state,
      ...(title === undefined ? {} : { title }),
      ...(args["managed-save"] ? { saved: saved ?? false } : {}),
    };
  });
}

const titleOf = (domain: Domain, call: Context["call"]): Promise<string | null> =>
  domain.metadata(DomainMetadataType.TITLE, undefined, 0, call).catch((error: unknown) => {
    if (error instanceof LibvirtError && error.code === ErrorNumber.NO_DOMAIN_METADATA) return null;
    throw error;
  });
