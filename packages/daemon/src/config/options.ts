import { parseArgs } from "node:util";
import type { ListenerOptions } from "../listen/address.js";
import { type InheritedSocket, inheritedListener } from "../listen/inherited.js";
import { checkListener } from "../listen/listen.js";
import { checkMetrics } from "../metrics/endpoint.js";
import { pageFolder } from "../page-folder.js";
import type { Limits } from "../session/limits.js";
import { type Config, emptyConfig, limitNames, logFormats, logLevels, readConfigFile } from "./config.js";
import { readListener } from "./listener.js";
import { type OptionRow, optionRows } from "./option-table.js";
import { ConfigError, Reader } from "./reader.js";

/** What a command line asks for. */
export type Wish =
  | { readonly type: "help" | "version" }
  | { readonly type: "passwd"; readonly file: string; readonly user: string }
  | { readonly type: "check" | "serve"; readonly config: Config };

/** What there is to listen on where nothing is said. */
export interface Surroundings {
  /** What systemd has opened for us. */
  readonly inherited: readonly InheritedSocket[];
  /** What to listen on where there is nothing else. */
  defaultListeners(): readonly ListenerOptions[];
}

/** Reads a command line, and the file that it names. Throws an error of one line, `ConfigError` as a rule. */
export async function readOptions(argv: readonly string[], surroundings: Surroundings): Promise<Wish> {
  if (argv[0] === "passwd") {
    const [, file, user] = argv;
    if (argv.length !== 3) throw new ConfigError("passwd", "expected FILE and USER");
    return { type: "passwd", file: file!, user: user! };
  }
  const values = parse(argv);
  if (values.help) return { type: "help" };
  if (values.version) return { type: "version" };
  const { inherited } = surroundings;
  const file = values.config === undefined ? emptyConfig : await readConfigFile(values.config, inherited);
  const uris = [...(values.uri ?? []), ...file.uris];
  const metrics = values.metrics === undefined ? file.metrics : hostAndPort("metrics", values.metrics);
  const said = [...file.listeners, ...(await listenersOf(values, inherited))];
  const listeners = withOthers(said, surroundings);
  for (const listener of listeners) checkListener(listener);
  if (metrics !== undefined) checkMetrics(metrics);
  return {
    type: values.check ? "check" : "serve",
    config: {
      uris: uris.length === 0 ? ["xen:///system"] : uris,
      listeners,
      limits: { ...file.limits, ...limitsOf(values.limit ?? []) },
      ...(metrics === undefined ? {} : { metrics }),
      log: {
        level: wordOf("log-level", values["log-level"], logLevels) ?? file.log.level,
        format: wordOf("log-format", values["log-format"], logFormats) ?? file.log.format,
      },
    },
  };
}

type Values = ReturnType<typeof parse>;

async function listenersOf(
  values: Values,
  inherited: readonly InheritedSocket[],
): Promise<ListenerOptions[]> {
  const insecure = values.insecure === true;
  const own = (values.listener ?? []).map((text) => readListener(Reader.json(text, "--listener"), inherited));
  return [
    ...(values.socket ?? []).map((path) => ({ type: "unix", path }) as const),
    ...(values["socket-ro"] ?? []).map((path) => ({ type: "unix", path, readOnly: true }) as const),
    ...(values.tcp ?? []).map((text) => ({ type: "tcp", ...hostAndPort("tcp", text), insecure }) as const),
    ...(values.web === true ? [{ type: "websocket", host: "localhost", page: pageFolder } as const] : []),
    ...(await Promise.all(own)),
  ];
}

/** What systemd has opened is served, whether something more is said of it or not. */
function withOthers(
  listeners: readonly ListenerOptions[],
  { inherited, defaultListeners }: Surroundings,
): readonly ListenerOptions[] {
  const spoken = new Set(
    listeners.map((listener) => ("descriptor" in listener ? listener.descriptor : undefined)),
  );
  const others = inherited.filter(({ descriptor }) => !spoken.has(descriptor)).map(inheritedListener);
  const all = [...listeners, ...others];
  return all.length === 0 ? defaultListeners() : all;
}

function limitsOf(texts: readonly string[]): Partial<Limits> {
  const limits = texts.map((text) => {
    const [name = "", number = ""] = text.split("=");
    const known = new Reader(name, "--limit").word(limitNames);
    return {
      [known]: new Reader(/^\d+$/.test(number) ? Number(number) : number, `--limit ${known}`).limit(),
    };
  });
  return Object.assign({}, ...limits);
}

function wordOf<W extends string>(
  name: string,
  word: string | undefined,
  words: readonly W[],
): W | undefined {
  return word === undefined ? undefined : new Reader(word, `--${name}`).word(words);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: parsed }).values;
  } catch (error) {
    throw new ConfigError("option", (error as Error).message.replace(/\.? .*To specify.*$/s, ""));
  }
}

type Parsed<Row extends OptionRow> = Row extends { readonly argument: string }
  ? Row extends { readonly multiple: true }
    ? { readonly type: "string"; readonly multiple: true }
    : { readonly type: "string" }
  : { readonly type: "boolean" };

/** The table as Node's parser takes it. */
const parsed = Object.fromEntries(
  optionRows.map((row: OptionRow) => [
    row.name,
    { type: row.argument === undefined ? "boolean" : "string", ...(row.multiple && { multiple: true }) },
  ]),
) as { readonly [Row in (typeof optionRows)[number] as Row["name"]]: Parsed<Row> };

function hostAndPort(option: string, text: string): { host: string; port?: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  if (match === null || !host || Number(match[3] ?? 0) > 65_535)
    throw new ConfigError("option", `--${option}: expected HOST or HOST:PORT, got ${JSON.stringify(text)}`);
  return { host, ...(match[3] === undefined ? {} : { port: Number(match[3]) }) };
}
