import type { OpenOptions } from "@libvirt-ts/core";
import type { Host } from "../cli/host.js";
import type { Lend } from "../cli/session.js";
import { msg, type Translator } from "../i18n/message.js";
import { readTyped } from "./typed.js";

/**
 * Asks at the terminal who the user is, where the peer of a URI wants to know: the name, unless the URI has it, is shown as it
 * is typed, the password is not.
 */
export function askingAt(
  host: Host,
  translator: Translator,
  target: string | undefined,
  lend: Lend,
): NonNullable<OpenOptions["credentials"]> {
  const url = target !== undefined && URL.canParse(target) ? new URL(target) : undefined;
  const place = url?.hostname || "localhost";
  const known = url === undefined ? "" : userOf(url);
  return () =>
    lend(async () => {
      const username =
        known ||
        (await readTyped(host, translator.say(msg("Enter username for {place}: "), { place }), true));
      const prompt = translator.say(msg("Enter {user}'s password for {place}: "), { user: username, place });
      return { username, password: await readTyped(host, prompt, false) };
    });
}

/** The user that a URI names; none where its name is no text. */
function userOf({ username }: URL): string {
  try {
    return decodeURIComponent(username);
  } catch {
    return "";
  }
}
