import { readFile } from "node:fs/promises";
import type { ListenerOptions } from "../listen/address.js";
import type { InheritedSocket } from "../listen/inherited.js";
import type { LogLevel } from "../log.js";
import type { MetricsListener } from "../metrics/endpoint.js";
import { defaultLimits, type Limits } from "../session/limits.js";
import { readListener } from "./listener.js";
import { ConfigError, Reader } from "./reader.js";

/** What a daemon is started with. */
export interface Config {
  readonly uris: readonly string[];
  readonly listeners: readonly ListenerOptions[];
  readonly limits: Partial<Limits>;
  readonly metrics?: MetricsListener;
  readonly log: { readonly level: LogLevel; readonly format: "json" | "text" };
}

export const logLevels = ["debug", "info", "warn", "error"] as const;
export const logFormats = ["text", "json"] as const;
export const limitNames = Object.keys(defaultLimits) as (keyof Limits)[];

/** What an empty file says. */
export const emptyConfig: Config = {
  uris: [],
  listeners: [],
  limits: {},
  log: { level: "info", format: "text" },
};

/** The largest configuration that is read. */
const maxBytes = 1024 * 1024;

/** Reads a configuration file: JSON. Throws `ConfigError` with one line that says what and where. */
export async function readConfigFile(path: string, inherited: readonly InheritedSocket[]): Promise<Config> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new ConfigError(path, `it cannot be read: ${(error as NodeJS.ErrnoException).code ?? "failed"}`);
  }
  return readConfig(text, path, inherited);
}

/** Reads what a configuration file says; `where` is the file's name in what is said of it. */
export async function readConfig(
  text: string,
  where: string,
  inherited: readonly InheritedSocket[],
): Promise<Config> {
  if (text.length > maxBytes) throw new ConfigError(where, `it is longer than ${maxBytes} bytes`);
  const reader = Reader.json(text, where);
  const config = reader.object(["uris", "listeners", "limits", "metrics", "log"]);
  const log = config.member("log")?.object(["level", "format"]);
  // Waited for before anything else can be refused: no listener's mistake is left to nobody.
  const listeners = await Promise.all(
    config.member("listeners")?.list((listener) => readListener(listener, inherited)) ?? [],
  );
  return {
    uris: config.member("uris")?.list((uri) => uri.text()) ?? [],
    listeners,
    limits: readLimits(config.member("limits")),
    ...config.known("metrics", readMetrics),
    log: {
      level: log?.member("level")?.word(logLevels) ?? emptyConfig.log.level,
      format: log?.member("format")?.word(logFormats) ?? emptyConfig.log.format,
    },
  };
}

function readMetrics(reader: Reader): MetricsListener {
  const metrics = reader.object(["host", "port", "insecure"]);
  return {
    host: metrics.needed("host").text(),
    ...metrics.known("port", (value) => value.port()),
    ...metrics.known("insecure", (value) => value.boolean()),
  };
}

function readLimits(reader: Reader | undefined): Partial<Limits> {
  const limits = reader?.object(limitNames);
  return Object.assign({}, ...limitNames.map((name) => limits?.known(name, (value) => value.limit())));
}
