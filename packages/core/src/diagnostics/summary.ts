/** Operations among whose plain texts is something that must not be told. */
const secretive = /password|secret|monitor|agentcommand|native|identity|launchsecurity|sshkeys|sendkey/i;

/** The arguments of an operation as short texts, without its options, and without anything that might be a secret. */
export function summaries(operation: string, args: readonly unknown[]): string[] {
  const hide = secretive.test(operation);
  const told = args.filter((arg) => arg !== undefined && !isCallOptions(arg));
  return told.map((arg) => (hide && !isRef(arg) ? typeof arg : summary(arg)));
}

/** What an operation came to, as `summaries` tells of its arguments. */
export function resultSummary(operation: string, value: unknown): string {
  return secretive.test(operation) && value !== undefined && !isRef(value) ? typeof value : summary(value);
}

/** A value in a few words: documents, bytes and records are told by their kind and size. */
function summary(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return textSummary(value);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.length === 1 ? "1 item" : `${value.length} items`;
  if (isRef(value)) return textSummary(String(value.name ?? value.uuid));
  // Not the constructor's name, which a bundler may have changed.
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (tag !== "Object") return `a ${tag}`;
  return `{${Object.keys(value).slice(0, 8).join(", ")}}`;
}

function textSummary(text: string): string {
  const element = /^\s*(?:<[?!][^>]*>\s*)*<([A-Za-z_][\w:.-]{0,40})/.exec(text.slice(0, 2000))?.[1];
  if (element !== undefined) return `<${element}> of ${text.length} characters`;
  if (text.includes("\n") || text.length > 200) return `text of ${text.length} characters`;
  return `'${publicUri(text)}'`;
}

/** A password that people put behind the user's name, whatever characters it has: no port, and an `@` follows. */
const PASSWORD = /(:\/\/(?!\[)[^:@/?#]*):(?!\d*(?:[/?#]|$)).*@/s;

/** A URI, or a text that has one, as an error may quote it: without the password behind the name of its user. */
export function withoutPassword(uri: string): string {
  return uri.replace(PASSWORD, "$1:***@");
}

/** A URI without what may be a password: the user's part of its host, and the values of its parameters. */
export function publicUri(uri: string): string {
  return withoutPassword(uri)
    .replace(/^([^:/?#]+:\/\/)[^/?#]*@/, "$1…@")
    .replace(/(?<=[?&][^=&#]*=)[^&#]+/g, "…");
}

interface Named {
  readonly name?: unknown;
  readonly uuid?: unknown;
}

function isRef(value: unknown): value is Named {
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as Named).uuid === "string" || typeof (value as Named).name === "string";
}

function isCallOptions(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "signal" in value || "onProgress" in value;
}
