import { withoutPassword } from "@libvirt-ts/core";

const HIDDEN = "***";

/**
 * Options whose values nobody is shown, by command: passwords and secrets, and what is said to QEMU or to a guest's agent,
 * where some are.
 */
export const secretOptions: Readonly<Record<string, readonly string[]>> = {
  "qemu-agent-command": ["cmd"],
  "qemu-monitor-command": ["cmd"],
  "secret-set-value": ["base64"],
  "set-user-password": ["password"],
};

const beginning = new RegExp(`((?:^|[\\s;])(?:${Object.keys(secretOptions).join("|")})\\s).*`, "s");

/** The value of an option, as debug lines may show it. */
export function shownValue(command: string, option: string, value: unknown): string {
  return secretOptions[command]?.includes(option) ? HIDDEN : withoutPassword(String(value));
}

/**
 * The words of a command line, as debug lines may show them: nobody has understood them yet, so nothing is shown behind a
 * command that is told secrets, which is found however it is quoted.
 */
export function shownWords(words: readonly string[]): string {
  const line = words.map(withoutPassword).join(" ");
  const bare = line.replace(/["'\\]/g, "");
  return beginning.test(bare) ? bare.replace(beginning, `$1${HIDDEN}`) : line;
}
