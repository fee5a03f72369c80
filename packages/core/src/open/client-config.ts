import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** What libvirt.conf says of URIs. */
export interface ClientConfig {
  readonly defaultUri: string | undefined;
  readonly aliases: ReadonlyMap<string, string>;
}

type Value = string | readonly string[];

const BLANKS_AND_COMMENTS = /(?:\s|#[^\n]*)*/y;
/** A name, a sign, a text in quotes, a number, or the end. */
const TOKEN = /([A-Za-z_]\w*)|([=[\],])|"([^"\n]*)"|'([^'\n]*)'|(-?\d+)|$/y;

/** Reads libvirt.conf; `path` is for errors. Throws CONF_SYNTAX with the line that is none. */
export function readClientConfig(text: string, path: string): ClientConfig {
  const values = readValues(text, path);
  const defaultUri = values.get("uri_default");
  const list = values.get("uri_aliases") ?? [];
  if (Array.isArray(defaultUri) || typeof list === "string")
    throw broken(path, "uri_default is a text, uri_aliases a list of texts");
  const aliases = new Map<string, string>();
  for (const entry of list) {
    const [, name, uri] = /^([\w-]+)=(.+)$/.exec(entry) ?? [];
    if (name === undefined) throw broken(path, `uri_aliases: ${JSON.stringify(entry)}, expected "name=URI"`);
    if (!aliases.has(name)) aliases.set(name, uri!);
  }
  return { defaultUri: (defaultUri as string | undefined) || undefined, aliases };
}

function readValues(text: string, path: string): Map<string, Value> {
  const values = new Map<string, Value>();
  let at = 0;
  const fail = (expected: string): LibvirtError =>
    broken(path, `line ${text.slice(0, at).split("\n").length}: expected ${expected}`);
  /** The next token: a name, a sign, or a value; undefined at the end. */
  const next = (): { name?: string; sign?: string; value?: string } | undefined => {
    BLANKS_AND_COMMENTS.lastIndex = at;
    BLANKS_AND_COMMENTS.exec(text);
    at = BLANKS_AND_COMMENTS.lastIndex;
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw fail("name = value");
    at = TOKEN.lastIndex;
    const [, name, sign, double, single, number] = match;
    if (name !== undefined) return { name };
    if (sign !== undefined) return { sign };
    const value = double ?? single ?? number;
    return value === undefined ? undefined : { value };
  };
  const list = (): string[] => {
    const items: string[] = [];
    for (;;) {
      const token = next();
      if (token?.sign === "]") return items;
      if (token?.value === undefined) throw fail("a text or ]");
      items.push(token.value);
      const after = next();
      if (after?.sign === "]") return items;
      if (after?.sign !== ",") throw fail(", or ]");
    }
  };
  for (let token = next(); token !== undefined; token = next()) {
    if (token.name === undefined || next()?.sign !== "=") throw fail("name = value");
    const value = next();
    if (value?.sign === "[") values.set(token.name, list());
    else if (value?.value !== undefined) values.set(token.name, value.value);
    else throw fail("a value");
  }
  return values;
}

function broken(path: string, detail: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.CONF_SYNTAX,
    domain: ErrorDomain.CONF,
    info: path,
    detail,
    nothingSent: true,
  });
}
