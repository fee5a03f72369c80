import { type Domain, DomainState } from "@libvirt-ts/core";
import { command } from "../../cli/command.js";
import type { Context } from "../../cli/context.js";
import { flag } from "../../cli/option.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import { refusals } from "../../values/refused.js";
import { stateCell, stateWord } from "../../values/state.js";

interface Row {
  readonly domain: Domain;
  readonly state: number;
}

export const list = command({
  name: "list",
  group: "monitor",
  summary: msg("list domains"),
  description: msg("Lists active domains, or those asked for."),
  options: {
    inactive: flag(msg("list inactive domains")),
    all: flag(msg("list inactive and active domains")),
    "state-running": flag(msg("list domains in running state")),
    "state-paused": flag(msg("list domains in paused state")),
    "state-shutoff": flag(msg("list domains in shutoff state")),
    "state-other": flag(msg("list domains in other states")),
    name: flag(msg("list domain names only")),
    uuid: flag(msg("list UUIDs only")),
    id: flag(msg("list domain ids only")),
    table: flag(msg("list a table (default)")),
  },
  refused: {
    ...refusals(
      "flag",
      msg("command '{command}' has no option --{option}: every domain would have to be asked"),
      "autostart",
      "no-autostart",
    ),
    ...refusals(
      "flag",
      msg("command '{command}' has no option --{option}: no driver tells which active domains are defined"),
      "persistent",
      "transient",
    ),
  },
  json: "{ id: number | null, name: string, uuid: string, state: string }[]",
  async run(context, args) {
    const wanted = wantedStates(args);
    const active = args.all || !args.inactive;
    const inactive = args.all || args.inactive || args["state-shutoff"];
    const rows = (await listDomains(context, { active, inactive })).filter(
      ({ state }) => wanted === undefined || wanted(state),
    );
    context.report(
      rows.map(({ domain, state }) => ({
        id: domain.ID() === -1 ? null : domain.ID(),
        name: domain.name(),
        uuid: domain.UUIDString(),
        state: stateWord(state),
      })),
      () => "",
    );
    if (context.json) return;
    if ((args.name || args.uuid || args.id) && !args.table) {
      for (const { domain } of rows) context.print(`${identifiers(domain, args).join(" ")}\n`);
    } else {
      await printTable(context, rows);
    }
  },
});

/** Active domains by id, then inactive ones by name whatever its case. */
async function listDomains(context: Context, filter: { active: boolean; inactive: boolean }): Promise<Row[]> {
  const listed = await context.attempt(msg("Failed to list domains"), {}, (call) =>
    context.connection.listAllDomains(filter, call),
  );
  const rows = await Promise.all(
    listed.map(async ({ domain, info }): Promise<Row> => {
      if (info !== undefined) return { domain, state: info.state };
      if (domain.ID() === -1) return { domain, state: DomainState.SHUTOFF };
      const known = await context.app.reporter.quietly(() =>
        domain.info(context.call).catch(() => undefined),
      );
      return { domain, state: known?.state ?? DomainState.NOSTATE };
    }),
  );
  const folded = new Map(rows.map(({ domain }) => [domain, domain.name().toLowerCase()]));
  return rows.sort(({ domain: a }, { domain: b }) => {
    if (a.ID() !== -1 && b.ID() !== -1) return a.ID() - b.ID();
    if (a.ID() !== b.ID()) return b.ID() - a.ID();
    const [left, right] = [folded.get(a)!, folded.get(b)!];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

function wantedStates(args: Readonly<Record<string, unknown>>): ((state: number) => boolean) | undefined {
  const { RUNNING, PAUSED, SHUTOFF } = DomainState;
  const states: number[] = [];
  if (args["state-running"] === true) states.push(RUNNING);
  if (args["state-paused"] === true) states.push(PAUSED);
  if (args["state-shutoff"] === true) states.push(SHUTOFF);
  const other = args["state-other"] === true;
  if (states.length === 0 && !other) return undefined;
  const named: readonly number[] = [RUNNING, PAUSED, SHUTOFF];
  return (state) => states.includes(state) || (other && !named.includes(state));
}

function identifiers(domain: Domain, args: Readonly<Record<string, unknown>>): string[] {
  return [
    ...(args.id === true ? [domain.ID() === -1 ? "-" : String(domain.ID())] : []),
    ...(args.uuid === true ? [domain.UUIDString()] : []),
    ...(args.name === true ? [printable(domain.name())] : []),
  ];
}

async function printTable(context: Context, rows: readonly Row[]): Promise<void> {
  const columns = [
    { title: "Id", width: 3, align: "right" },
    { title: "Name", width: 20 },
    { title: "State", width: 0 },
  ] as const;
  const cells = rows.map(({ domain, state }) => [
    { text: domain.ID() === -1 ? "-" : String(domain.ID()) },
    { text: domain.name() },
    stateCell(state),
  ]);
  const title = columns.map((column) => ({ text: column.title }));
  const [header, ...body] = (await context.rows(columns, [title, ...cells])).split(/(?<=\n)/);
  if (!context.app.options.quiet) context.print(`${header}----------------------------------\n`);
  context.print(body.join(""));
}
