/** Strikes secrets out of what xl wrote: it quotes a line that it cannot read, password and all. */
export function strikeOut(text: string, secrets: readonly string[]): string {
  let struck = text;
  for (const secret of secrets) if (secret !== "") struck = struck.replaceAll(secret, "***");
  return struck;
}

/** A secret as it may stand in a configuration file: as it is, and with its quotes and backslashes escaped. */
export function spellingsOf(secret: string): string[] {
  const escaped = secret.replaceAll("\\", "\\\\");
  const spellings = [escaped.replaceAll('"', '\\"'), escaped.replaceAll("'", "\\'"), escaped, secret];
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}
