import type { Connect } from "@libvirt-ts/core";
import { completionOf } from "../completion/kinds.js";
import { type Before, nameSources } from "../completion/names.js";
import type { App } from "./app.js";
import type { CommandRow } from "./command-row.js";
import { globalOptions, parseGlobalOptions } from "./global-options.js";
import { groups } from "./help.js";
import type { Completion, Option } from "./option.js";
import { findOption, optionPattern } from "./parse.js";

/** What the last of some words may become. */
export interface Completions {
  /** Whole words that begin with it, sorted. */
  readonly candidates: readonly string[];
  /** They are names of options, which lose their meaning in quotes. */
  readonly options?: true;
  /** What the caller may offer itself: names of files. */
  readonly files?: "directory" | "file";
}

const nothing: Completions = { candidates: [] };

/** A listing that takes longer than this is no help to somebody who pressed Tab. */
const patience = 2000;

/** What a completion that asks the hypervisor needs; `domain` is the domain that was named before. */
interface Asker {
  readonly app: App;
  readonly connect: ((call: { readonly signal: AbortSignal }) => Promise<Connect>) | undefined;
  readonly signal: AbortSignal;
  readonly before: Before;
}

/** Completes the words after the program's name, as a shell has them: options of virsh itself, then a command. */
export async function completeWords(
  app: App,
  words: readonly string[],
  signal: AbortSignal,
): Promise<Completions> {
  const last = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const option = pendingGlobalOption(before);
  if (option !== undefined) {
    if (option === "completion") return matching(last, ["bash", "fish", "zsh"]);
    return option === "log" || option === "file" ? { candidates: [], files: "file" } : nothing;
  }
  let options: ReturnType<typeof parseGlobalOptions>;
  try {
    options = parseGlobalOptions(before, app.host.env);
  } catch {
    return nothing;
  }
  if (options.words.length === 0 && last.startsWith("-")) {
    return matching(
      last,
      globalOptions.map(({ long }) => `--${long}`),
    );
  }
  const connect = (call: { readonly signal: AbortSignal }): Promise<Connect> =>
    app.session.libvirt.openReadOnly(options.uri, call);
  return completeCommand(app, [...options.words, last], connect, signal);
}

/** The option of virsh itself that still waits for its argument. */
function pendingGlobalOption(words: readonly string[]): string | undefined {
  const word = words.at(-1);
  if (word === undefined) return undefined;
  const option = globalOptions.find(({ long, short }) => word === `--${long}` || word === `-${short}`);
  return option?.argument !== undefined && option.optional !== true ? option.long : undefined;
}

/** Completes the last word of one command; `connect` opens a connection that is closed again. */
export async function completeCommand(
  app: App,
  words: readonly string[],
  connect: ((call: { readonly signal: AbortSignal }) => Promise<Connect>) | undefined,
  signal: AbortSignal,
): Promise<Completions> {
  const last = words.at(-1) ?? "";
  const [name, ...given] = words.slice(0, -1);
  if (name === undefined) return matching(last, commandNames(app));
  const row = app.commands.get(name);
  if (row === undefined) return nothing;
  const state = readGiven(row, given);
  const asker: Asker = { app, connect, signal, before: state.before };
  const attached = /^(--[^=]+=)([\s\S]*)$/.exec(last);
  if (attached !== null) {
    const option = findOption(row.options, attached[1]!.slice(2, -1));
    const values =
      option === undefined ? nothing : await complete(asker, completionOf(row, ...option), attached[2]!);
    return { ...values, candidates: values.candidates.map((value) => attached[1]! + value) };
  }
  if (state.pending !== undefined) return complete(asker, completionOf(row, ...state.pending), last);
  if (state.next !== undefined && !last.startsWith("-"))
    return complete(asker, completionOf(row, ...state.next), last);
  const names = state.unused.map((option) => `--${option}`);
  return { ...matching(last, names), options: true };
}

/**
 * What a command has been given so far: the option that waits for its value, the next word's option, the unused names, the
 * domain.
 */
function readGiven(
  { options }: CommandRow,
  words: readonly string[],
): {
  readonly pending?: [string, Option];
  readonly next?: [string, Option];
  readonly unused: readonly string[];
  readonly before: Before;
} {
  const before: { domain?: string | undefined; pool?: string | undefined } = {};
  const named = (name: string, word: string | undefined): void => {
    if (name === "domain" || name === "pool") before[name] = word;
  };
  const used = new Set<string>();
  let pending: [string, Option] | undefined;
  const free = (): [string, Option] | undefined =>
    Object.entries(options)
      .filter(([name, option]) => option.positional && (option.many || !used.has(name)))
      .sort(([, a], [, b]) => (a.place ?? 0) - (b.place ?? 0))[0];
  for (const word of words) {
    if (pending !== undefined) {
      named(pending[0], word);
      pending = undefined;
      continue;
    }
    const match = optionPattern.exec(word);
    const option = match === null ? free() : findOption(options, match[1]!);
    if (option === undefined) continue;
    used.add(option[0]);
    if (option[1].kind === "value") named(option[0], match === null ? word : match[2]);
    if (match !== null && match[2] === undefined && option[1].kind === "value") pending = option;
  }
  const next = free();
  const unused = Object.keys(options).filter(
    (name) => !used.has(name) && options[name]!.positional === false,
  );
  return { unused, before, ...(pending && { pending }), ...(next && { next }) };
}

async function complete(asker: Asker, kind: Completion | undefined, last: string): Promise<Completions> {
  if (kind === undefined || kind === "cpulist" || kind === "vcpu") return nothing;
  if (kind === "file" || kind === "directory") return { candidates: [], files: kind };
  if (kind === "command")
    return matching(last, [...commandNames(asker.app), ...groups.map(({ keyword }) => keyword)]);
  if (typeof kind !== "string") return matchingOne(last, kind);
  const source = nameSources[kind];
  if (source === undefined) return nothing;
  return matching(last, await quickly(asker, (connection, call) => source(connection, call, asker.before)));
}

const commandNames = (app: App): string[] =>
  [...app.commands.values()].flatMap(({ name, hidden }) => (hidden ? [] : [name]));

/** What a connection answers quickly; nothing where it does not. */
async function quickly(
  { app, connect, signal: outer }: Asker,
  ask: (connection: Connect, call: { readonly signal: AbortSignal }) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const signal = AbortSignal.any([outer, AbortSignal.timeout(patience)]);
  return app.reporter.quietly(async () => {
    let opened: Connect | undefined;
    try {
      if (app.session.connection === undefined) opened = await connect?.({ signal });
      const connection = app.session.connection ?? opened;
      return connection === undefined ? [] : await ask(connection, { signal });
    } catch {
      return [];
    } finally {
      await opened?.close();
    }
  });
}

function matching(prefix: string, candidates: readonly string[]): Completions {
  return { candidates: candidates.filter((candidate) => candidate.startsWith(prefix)).sort() };
}

/** One of a list, or one more of a list with commas, in which none comes twice. */
function matchingOne(last: string, words: readonly string[]): Completions {
  const comma = last.lastIndexOf(",");
  if (comma < 0) return matching(last, words);
  const before = last.slice(0, comma + 1);
  const taken = last.slice(0, comma).split(",");
  return matching(
    last,
    words.filter((word) => !taken.includes(word)).map((word) => before + word),
  );
}
