import type { ConnectQemuMonitorEvent } from "@libvirt-ts/core";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { printable } from "../../output/printable.js";
import type { ToldEvent } from "../kit/events.js";

/** JSON over several lines; what is none as it is. */
export function prettyJSON(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text.trimEnd();
  }
}

/** What the monitor told, in C virsh's words; a line that begins with a time of ours needs none of QEMU's. */
export function tellMonitorEvent(
  { domain, event, seconds, micros, details }: ConnectQemuMonitorEvent,
  { pretty, timestamp }: { readonly pretty: boolean; readonly timestamp: boolean },
): ToldEvent {
  const at = timestamp ? "" : ` at ${seconds}.${String(micros).padStart(6, "0")}`;
  const lines = details === undefined ? ["<null>"] : (pretty ? prettyJSON(details) : details).split("\n");
  const text = lines.map(printable).join("\n");
  return {
    event,
    data: { domain: identityOf(domain), seconds, microseconds: micros, details: dataOf(details) },
    text: `event ${printable(event)}${at} for domain '${printable(domain.name())}': ${text}`,
  };
}

const identityOf = (domain: ConnectQemuMonitorEvent["domain"]): object => {
  const id = domain.ID();
  return { id: id === -1 ? null : id, name: domain.name(), uuid: domain.UUIDString() };
};

/** What QEMU said as data; as text where it is no JSON. */
export function dataOf(details: string | undefined): unknown {
  if (details === undefined) return null;
  try {
    return JSON.parse(details);
  } catch {
    return details;
  }
}

/** A command for the monitor: JSON as it is, or the name of a command and, behind it, JSON of its arguments, with or without braces. */
export function monitorJSON(words: readonly string[]): string {
  const [name = "", ...rest] = words;
  if (name.trimStart().startsWith("{")) return words.join(" ");
  const text = rest.join(" ").trim();
  if (text === "") return JSON.stringify({ execute: name });
  const json = text.startsWith("{") ? text : `{${text}}`;
  try {
    return JSON.stringify({ execute: name, arguments: JSON.parse(json) });
  } catch {
    throw new Failure(msg("'{text}' is no JSON of arguments: expected \"name\":value"), { text });
  }
}
