import type { XmlElement } from "../model/unknown.js";
import { attributeOf, childOf, element } from "./plain.js";

/**
 * A serial port in the words of the device model, as Xen's configurations have it: `pty`, `null`, `/dev/ttyS0`, `file:/log`,
 * `pipe:/p`, `unix:/s,server,nowait`, `tcp:host:port`, `telnet:host:port,server,nowait`. Undefined for one that they have no
 * word for.
 */
export function serialWord(serial: XmlElement): string | undefined {
  const source = childOf(serial, "source");
  const path = attributeOf(source, "path");
  const type = attributeOf(serial, "type") ?? "pty";
  if (childOf(serial, "log") !== undefined || (path !== undefined && /[,\n]/.test(path))) return undefined;
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
      const protocol = attributeOf(childOf(serial, "protocol"), "type") === "telnet" ? "telnet" : "tcp";
      const host = attributeOf(source, "host") ?? "";
      const port = attributeOf(source, "service") ?? "";
      if (!/^[\w.-]*$/.test(host) || !/^[0-9]+$/.test(port)) return undefined;
      return `${protocol}:${host}:${port}${serverWords(source)}`;
    }
    default:
      return undefined;
  }
}

function serverWords(source: XmlElement | undefined): string {
  return attributeOf(source, "mode") === "bind" ? ",server,nowait" : "";
}

/** The element that a word of the device model is; undefined for a word that domain XML has no element for. */
export function serialElement(word: string, port: number): XmlElement | undefined {
  const [address = "", ...flags] = word.split(",");
  const plain = flags.length === 0;
  const mode = plain ? "connect" : "bind";
  if (!plain && !(flags[0] === "server" && flags.length === 2 && /^nowait$/.test(flags[1]!)))
    return undefined;
  const make = (type: string, source: XmlElement | undefined, ...others: readonly XmlElement[]) =>
    element("serial", { type }, [source, ...others, element("target", { port })]);
  if (/^(?:pty|null|stdio|vc)$/.test(word)) return make(word, undefined);
  if (plain && word.startsWith("/")) return make("dev", element("source", { path: word }));
  const [, scheme, rest = ""] = /^([a-z]+):(.+)$/.exec(address) ?? [];
  if (plain && (scheme === "file" || scheme === "pipe"))
    return make(scheme, element("source", { path: rest }));
  if (scheme === "unix") return make("unix", element("source", { mode, path: rest }));
  const [, host, service] = /^([\w.-]*):([0-9]+)$/.exec(rest) ?? [];
  if (service === undefined || (scheme !== "tcp" && scheme !== "telnet")) return undefined;
  const type = scheme === "tcp" ? "raw" : "telnet";
  return make(
    "tcp",
    element("source", { mode, host: host || undefined, service }),
    element("protocol", { type }),
  );
}
