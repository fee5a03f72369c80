import { readFile } from "node:fs/promises";
import type { SaslOptions } from "../auth/login.js";
import { readPasswords } from "../auth/passwords.js";
import type { ListenerOptions } from "../listen/address.js";
import type { LogLevel } from "../log.js";
import { defaultLimits, type Limits } from "../session/limits.js";
import { ConfigError, Reader } from "./reader.js";

/** What a daemon is started with. */
export interface Config {
  readonly uris: readonly string[];
  readonly listeners: readonly ListenerOptions[];
  readonly limits: Partial<Limits>;
  readonly log: { readonly level: LogLevel; readonly format: "json" | "text" };
}

export const logLevels = ["debug", "info", "warn", "error"] as const;
export const logFormats = ["text", "json"] as const;

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
export async function readConfigFile(path: string): Promise<Config> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new ConfigError(path, `it cannot be read: ${(error as NodeJS.ErrnoException).code ?? "failed"}`);
  }
  if (text.length > maxBytes) throw new ConfigError(path, `it is longer than ${maxBytes} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(path, `it is no JSON: ${(error as Error).message}`);
  }
  return readConfig(new Reader(value, path));
}

const listenerTypes = ["unix", "tcp", "tls"] as const;

async function readConfig(reader: Reader): Promise<Config> {
  const config = reader.object(["uris", "listeners", "limits", "log"]);
  const log = config.member("log")?.object(["level", "format"]);
  return {
    uris: config.member("uris")?.list((uri) => uri.text()) ?? [],
    listeners: await Promise.all(config.member("listeners")?.list(readListener) ?? []),
    limits: readLimits(config.member("limits")),
    log: {
      level: log?.member("level")?.word(logLevels) ?? emptyConfig.log.level,
      format: log?.member("format")?.word(logFormats) ?? emptyConfig.log.format,
    },
  };
}

async function readListener(reader: Reader): Promise<ListenerOptions> {
  const type = reader.anyObject().member("type")?.word(listenerTypes);
  if (type === undefined) throw reader.error(`\`type\` is missing; expected ${listenerTypes.join(", ")}`);
  if (type === "unix") {
    const unix = reader.object(["type", "readOnly", "path", "mode", "group", "sasl"]);
    return {
      type,
      ...unix.known("readOnly", (value) => value.boolean()),
      path: unix.needed("path").text(),
      ...unix.known("mode", (value) => value.mode()),
      ...unix.known("group", (value) => value.group()),
      ...(await readSasl(unix)),
    };
  }
  if (type === "tcp") {
    const tcp = reader.object(["type", "readOnly", "host", "port", "insecure"]);
    return {
      type,
      ...tcp.known("readOnly", (value) => value.boolean()),
      host: tcp.needed("host").text(),
      ...tcp.known("port", (value) => value.number(0, 65_535)),
      ...tcp.known("insecure", (value) => value.boolean()),
    };
  }
  const tls = reader.object([
    "type",
    "readOnly",
    "host",
    "port",
    "cert",
    "key",
    "ca",
    "crl",
    "allow",
    "sasl",
  ]);
  const file = async (name: "cert" | "key" | "ca") => tls.needed(name).file();
  const crl = await tls.member("crl")?.file();
  return {
    type,
    ...tls.known("readOnly", (value) => value.boolean()),
    host: tls.needed("host").text(),
    ...tls.known("port", (value) => value.number(0, 65_535)),
    tls: {
      cert: await file("cert"),
      key: await file("key"),
      ca: await file("ca"),
      ...(crl === undefined ? {} : { crl }),
    },
    ...tls.known("allow", (value) => value.list((name) => name.text())),
    ...(await readSasl(tls)),
  };
}

async function readSasl(listener: Reader): Promise<{ readonly sasl?: SaslOptions }> {
  const sasl = listener.member("sasl")?.object(["passwords", "allow"]);
  if (sasl === undefined) return {};
  const path = sasl.needed("passwords");
  const passwords = await readPasswords(path.text()).catch((error: Error) => {
    throw path.error(error.message);
  });
  return { sasl: { passwords, ...sasl.known("allow", (value) => value.list((name) => name.text())) } };
}

function readLimits(reader: Reader | undefined): Partial<Limits> {
  if (reader === undefined) return {};
  const names = Object.keys(defaultLimits) as (keyof Limits)[];
  const limits = reader.object(names);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = limits.member(name)?.number(0, Number.MAX_SAFE_INTEGER);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
