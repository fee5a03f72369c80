import type { CharacterSource, Serial } from "../generated/domain/types.generated.js";

/**
 * A serial port in the words of the device model, as Xen's configurations have it: `pty`, `null`, `/dev/ttyS0`, `file:/log`,
 * `pipe:/p`, `unix:/s,server,nowait`, `tcp:host:port`, `telnet:host:port,server,nowait`. Undefined for one that they have no
 * word for.
 */
export function serialWord({ type, source: sources = [], protocol, log }: Serial): string | undefined {
  const [source = {}] = sources;
  const { path } = source;
  if (log !== undefined || (path !== undefined && /[,\n]/.test(path))) return undefined;
  switch (type) {
    case "pty":
    case "null":
    case "stdio":
    case "vc":
      return type;
    case "dev":
      return path;
    case "file":
    case "pipe":
      return path && `${type}:${path}`;
    case "unix":
      return path && `unix:${path}${serverWords(source)}`;
    case "tcp": {
      const scheme = protocol?.type === "telnet" ? "telnet" : "tcp";
      const { host = "", service = "" } = source;
      if (!/^[\w.-]*$/.test(host) || !/^[0-9]+$/.test(service)) return undefined;
      return `${scheme}:${host}:${service}${serverWords(source)}`;
    }
    default:
      return undefined;
  }
}

const serverWords = ({ mode }: CharacterSource): string => (mode === "bind" ? ",server,nowait" : "");

/** The serial port that a word of the device model is; undefined for a word that domain XML has no element for. */
export function serialOf(word: string, port: number): Serial | undefined {
  const [address = "", ...flags] = word.split(",");
  const plain = flags.length === 0;
  const mode = plain ? "connect" : "bind";
  if (!plain && !(flags[0] === "server" && flags.length === 2 && flags[1] === "nowait")) return undefined;
  const make = (
    type: Serial["type"],
    source?: CharacterSource,
    others?: Pick<Serial, "protocol">,
  ): Serial => ({
    type,
    ...(source && { source: [source] }),
    ...others,
    target: { port: String(port) },
  });
  if (word === "pty" || word === "null" || word === "stdio" || word === "vc") return make(word);
  if (plain && word.startsWith("/")) return make("dev", { path: word });
  const [, scheme, rest = ""] = /^([a-z]+):(.+)$/.exec(address) ?? [];
  if (plain && (scheme === "file" || scheme === "pipe")) return make(scheme, { path: rest });
  if (scheme === "unix") return make("unix", { mode, path: rest });
  const [, host, service] = /^([\w.-]*):([0-9]+)$/.exec(rest) ?? [];
  if (service === undefined || (scheme !== "tcp" && scheme !== "telnet")) return undefined;
  const protocol = { type: scheme === "tcp" ? ("raw" as const) : ("telnet" as const) };
  return make("tcp", { mode, ...(host ? { host } : {}), service }, { protocol });
}
