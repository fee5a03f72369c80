import type { CharacterSource } from "@libvirt-ts/xml/domain";
import { Options, said } from "./options.js";
import type { Place } from "./problem.js";
import type { Reading } from "./reading.js";

/** The host's end of a character device, as all of them say it. */
export interface CharacterEnd {
  type: string;
  source?: CharacterSource[];
  protocol?: { type: string };
  log?: { file: string; append?: "on" | "off" };
}

/** What a `-chardev` is. */
export function characterOf(options: Options): CharacterEnd {
  const backend = options.need("backend");
  options.ignore("id", "mux", "wait", "signal");
  const file = options.take("logfile");
  const append = options.onOff("logappend");
  const log = file === undefined ? {} : { log: said({ file, append }) as NonNullable<CharacterEnd["log"]> };
  const end = (type: string, ...source: CharacterSource[]): CharacterEnd => ({
    type,
    ...(source.length > 0 && { source }),
    ...log,
  });
  switch (backend) {
    case "pty":
    case "null":
    case "vc":
    case "stdio":
      return end(backend);
    case "file":
      return end(
        "file",
        said({ path: options.need("path"), append: options.onOff("append") }) as CharacterSource,
      );
    case "pipe":
      return end("pipe", { path: options.need("path") });
    case "serial":
    case "tty":
      return end("dev", { path: options.need("path") });
    case "socket":
      return { ...end(...socketOf(options)), ...protocolOf(options) };
    case "udp": {
      const to = said({ mode: "connect", host: options.take("host"), service: options.need("port") });
      const [host, service] = [options.take("localaddr"), options.take("localport")];
      const from = host === undefined && service === undefined ? [] : [said({ mode: "bind", host, service })];
      return end("udp", to as CharacterSource, ...(from as CharacterSource[]));
    }
    case "spicevmc":
      options.ignore("name", "debug");
      return end("spicevmc");
    case "spiceport":
      return end("spiceport", { channel: options.need("name") });
    default:
      throw options.refuse(`a character device '${backend}' is not read`);
  }
}

function socketOf(options: Options): [type: string, source: CharacterSource] {
  const isServer = options.switch("server") === true;
  const seconds = options.number("reconnect");
  const reconnect = seconds === undefined ? {} : { reconnect: { enabled: "yes" as const, timeout: seconds } };
  const mode = isServer ? "bind" : "connect";
  const path = options.take("path");
  if (path !== undefined) return ["unix", { mode, path, ...reconnect }];
  options.ignore("nodelay", "ipv4", "ipv6", "to");
  const host = options.take("host") ?? (isServer ? "0.0.0.0" : "127.0.0.1");
  return ["tcp", { mode, host, service: options.need("port"), ...reconnect }];
}

function protocolOf(options: Options): { protocol?: { type: string } } {
  const isTelnet = options.switch("telnet");
  return isTelnet === true ? { protocol: { type: "telnet" } } : {};
}

/** What `-serial`, `-parallel` and the like name in one word: `pty`, `file:/log`, `tcp:…`, `chardev:ID`; undefined for none. */
export function characterWord(place: Place, reading: Reading): CharacterEnd | undefined {
  const word = place.word.replace(/^mon:/, "");
  const options = (text: string): Options => new Options(place, "backend", text);
  const [, kind = word, rest = ""] = /^([a-z]+):(.*)$/s.exec(word) ?? [];
  const comma = rest.replaceAll(",", ",,");
  switch (kind) {
    case "none":
      return undefined;
    case "chardev":
      return taken(reading.backend(reading.characters, rest, options("null")));
    case "stdio":
    case "pty":
    case "null":
    case "vc":
      return { type: kind };
    case "file":
    case "pipe":
      return taken(options(`${kind},path=${comma}`));
    case "tcp":
    case "telnet":
    case "unix": {
      const [address = "", ...more] = rest.split(",");
      const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(address) ?? [];
      const where = kind === "unix" ? `path=${address}` : `${host === "" ? "" : `host=${host},`}port=${port}`;
      const words = more.map((it) => it.replace(/^nowait$/, "wait=off"));
      return taken(
        options(
          ["socket", where, kind === "telnet" ? "telnet=on" : undefined, ...words].filter(Boolean).join(","),
        ),
      );
    }
    default:
      if (word.startsWith("/dev/")) return taken(options(`serial,path=${word.replaceAll(",", ",,")}`));
      throw options("null").refuse("a character device of this form is not read");
  }
}

/** The end that a device names as its `chardev`. */
export const characterBehind = (options: Options, reading: Reading): CharacterEnd =>
  taken(reading.backend(reading.characters, options.need("chardev"), options));

function taken(options: Options): CharacterEnd {
  const end = characterOf(options);
  options.end();
  return end;
}
