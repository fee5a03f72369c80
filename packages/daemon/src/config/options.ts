import { parseArgs } from "node:util";
import type { ListenerOptions } from "../listen/address.js";
import { type Config, emptyConfig, logFormats, logLevels, readConfigFile } from "./config.js";
import { ConfigError, Reader } from "./reader.js";

/** The manual of the command. */
export const usage = `Usage: libvirt-tsd [OPTION]...
       libvirt-tsd passwd FILE USER
Serves virtual machines to libvirt's clients: virsh, virt-manager, and every program that speaks its wire protocol.

  --config FILE       JSON: uris, listeners, limits, log; options add to it
  --check             say whether the configuration is right, and end
  --uri URI           what clients may open, the first by default (xen:///system when none is given); may be repeated
  --socket PATH       listen on a unix socket, for its owner
  --socket-ro PATH    listen on a unix socket where everybody may look, and change nothing
  --tcp HOST[:PORT]   listen on a port, without a login: on loopback only, unless --insecure is given
  --insecure          whoever reaches the ports of --tcp may do everything
  --log-level LEVEL   debug, info (by default), warn, error
  --log-format FORM   text (by default), json
  --help              this
  --version           the version

\`passwd\` reads a password from stdin and keeps what is needed to check it in a file, for \`sasl\` of a listener.

Without a listener it is what systemd has opened, else $XDG_RUNTIME_DIR/libvirt-ts/libvirt-sock and libvirt-sock-ro, or of root's, those in
/run/libvirt-ts. SIGTERM and SIGINT let it answer what it was asked and end.
`;

/** What a command line asks for. */
export type Wish =
  | { readonly type: "help" | "version" }
  | { readonly type: "passwd"; readonly file: string; readonly user: string }
  | { readonly type: "check" | "serve"; readonly config: Config };

/** Reads a command line, and the file that it names. Throws `ConfigError`. */
export async function readOptions(
  argv: readonly string[],
  defaultListeners: () => readonly ListenerOptions[],
): Promise<Wish> {
  if (argv[0] === "passwd") {
    const [, file, user] = argv;
    if (argv.length !== 3) throw new ConfigError("passwd", "expected FILE and USER");
    return { type: "passwd", file: file!, user: user! };
  }
  const values = parse(argv);
  if (values.help) return { type: "help" };
  if (values.version) return { type: "version" };
  const file = values.config === undefined ? emptyConfig : await readConfigFile(values.config);
  const listeners: ListenerOptions[] = [
    ...file.listeners,
    ...(values.socket ?? []).map((path) => ({ type: "unix", path }) as const),
    ...(values["socket-ro"] ?? []).map((path) => ({ type: "unix", path, readOnly: true }) as const),
    ...(values.tcp ?? []).map(
      (text) => ({ type: "tcp", ...hostAndPort(text), insecure: values.insecure === true }) as const,
    ),
  ];
  const uris = [...(values.uri ?? []), ...file.uris];
  return {
    type: values.check ? "check" : "serve",
    config: {
      uris: uris.length === 0 ? ["xen:///system"] : uris,
      listeners: listeners.length === 0 ? defaultListeners() : listeners,
      limits: file.limits,
      log: {
        level:
          values["log-level"] === undefined
            ? file.log.level
            : new Reader(values["log-level"], "--log-level").word(logLevels),
        format:
          values["log-format"] === undefined
            ? file.log.format
            : new Reader(values["log-format"], "--log-format").word(logFormats),
      },
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        config: { type: "string" },
        check: { type: "boolean" },
        uri: { type: "string", multiple: true },
        socket: { type: "string", multiple: true },
        "socket-ro": { type: "string", multiple: true },
        tcp: { type: "string", multiple: true },
        insecure: { type: "boolean" },
        "log-level": { type: "string" },
        "log-format": { type: "string" },
        help: { type: "boolean" },
        version: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new ConfigError("option", (error as Error).message.replace(/\.? .*To specify.*$/s, ""));
  }
}

function hostAndPort(text: string): { host: string; port?: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  if (match === null || !host || Number(match[3] ?? 0) > 65_535)
    throw new ConfigError("option", `--tcp: expected HOST or HOST:PORT, got ${JSON.stringify(text)}`);
  return { host, ...(match[3] === undefined ? {} : { port: Number(match[3]) }) };
}
