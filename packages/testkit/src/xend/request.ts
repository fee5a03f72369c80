/** One request as the fake read it. */
export interface XendRequest {
  readonly method: string;
  /** Decoded parts of the path, without the empty ones. */
  readonly path: readonly string[];
  /** As it came. */
  readonly target: string;
  readonly query: ReadonlyMap<string, string>;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  /** The form of a POST; undefined when xend would not read it. */
  readonly form: ReadonlyMap<string, string> | undefined;
  readonly keepAlive: boolean;
}

/** What one try at reading yields: not enough bytes yet, an answer already, or a request. */
export type Reading =
  | { readonly kind: "more" }
  | { readonly kind: "refused"; readonly status: number; readonly reason: string; readonly used: number }
  | { readonly kind: "request"; readonly request: XendRequest; readonly used: number };

const BODY_LIMIT = 10_000;

/**
 * Reads a request at the head of `bytes`, by xend's rules: `\n` ends lines too, and only Content-Length ends a body.
 */
export function readRequest(bytes: Buffer): Reading {
  const head = headEnd(bytes);
  if (head === undefined) return { kind: "more" };
  const [line = "", ...rest] = bytes.toString("latin1", 0, head).split(/\r?\n/);
  const words = line.split(" ");
  const [method = "", target = "", version = "HTTP/1.1"] = words;
  if (words.length < 2 || words.length > 3 || !/^HTTP\/\d/.test(version))
    return { kind: "refused", status: 400, reason: "Bad request", used: head };
  const headers = new Map(
    rest.flatMap((text) => {
      const colon = text.indexOf(":");
      return colon < 0 ? [] : [[text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim()] as const];
    }),
  );
  const length = Number(headers.get("content-length") ?? 0);
  if (length > BODY_LIMIT)
    return { kind: "refused", status: 413, reason: "Request entity too large", used: head };
  if (bytes.length < head + length) return { kind: "more" };
  const [path = "", query = ""] = target.split("?", 2);
  const body = bytes.toString("latin1", head, head + length);
  const urlencoded = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  return {
    kind: "request",
    used: head + length,
    request: {
      method,
      target,
      path: path
        .split("/")
        .filter((part) => part !== "")
        .map(decode),
      query: fields(query),
      headers,
      form: urlencoded || query !== "" ? fields([query, urlencoded ? body : ""].join("&")) : undefined,
      keepAlive: headers.get("connection")?.toLowerCase() === "keep-alive",
    },
  };
}

function headEnd(bytes: Buffer): number | undefined {
  const crlf = bytes.indexOf("\r\n\r\n");
  const lf = bytes.indexOf("\n\n");
  if (crlf < 0 && lf < 0) return undefined;
  return lf < 0 || (crlf >= 0 && crlf < lf) ? crlf + 4 : lf + 2;
}

function decode(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Splits as Python 2.4 did: `;` separates fields as well as `&`. Two fields of one name make neither readable. */
function fields(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const pair of text.split(/[&;]/)) {
    const equals = pair.indexOf("=");
    if (equals < 0) continue;
    const name = decode(pair.slice(0, equals).replaceAll("+", " "));
    if (found.has(name)) twice.add(name);
    found.set(name, decode(pair.slice(equals + 1).replaceAll("+", " ")));
  }
  for (const name of twice) found.delete(name);
  return found;
}
