import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One reply of a real xend. */
export interface Reply {
  /** `4.1.6/088-detail-running.txt`. */
  readonly name: string;
  /** xend's version. */
  readonly version: string;
  readonly headers: string;
  readonly body: Uint8Array;
  /** The configuration that the request carried. */
  readonly config?: string;
}

/** Where the recorded exchanges lie: outside this repository, so that tests skip where they are missing. */
export const corpusDirectory = join(
  process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url)),
  "corpus/xend",
);

/** Why the corpus tests are skipped; undefined when the corpus is there. */
export const noCorpus = existsSync(corpusDirectory)
  ? undefined
  : `skipped: no recorded xend replies in ${corpusDirectory} (set LIBVIRT_TS_SHARED)`;

/** The configuration format of each recorded xend. */
export const formatOf: Readonly<Record<string, 1 | 3 | 4>> = { "3.0.2": 1, "3.0.4": 3, "4.1.6": 4 };

/** Every reply that the corpus holds, with what was asked. */
export function readExchanges(): Reply[] {
  return Object.keys(formatOf).flatMap((version) =>
    readdirSync(join(corpusDirectory, version))
      .filter((file) => file !== "INDEX.txt")
      .sort()
      .flatMap((file) => repliesOf(version, file)),
  );
}

function repliesOf(version: string, file: string): Reply[] {
  const bytes = readFileSync(join(corpusDirectory, version, file));
  const replies: Reply[] = [];
  const mark = /<<<<< reply, (\d+) bytes\n/g;
  const text = bytes.toString("latin1");
  const config = configIn(text);
  for (const match of text.matchAll(mark)) {
    const start = match.index + match[0].length;
    let rest = bytes.subarray(start, start + Number(match[1]));
    while (rest.length > 0) {
      const headEnd = rest.indexOf("\r\n\r\n");
      if (headEnd === -1) break;
      const headers = rest.subarray(0, headEnd).toString("latin1");
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
      replies.push({
        name: `${version}/${file}`,
        version,
        headers,
        body: new Uint8Array(rest.subarray(headEnd + 4, headEnd + 4 + length)),
        ...(config !== undefined && { config }),
      });
      rest = rest.subarray(headEnd + 4 + length);
    }
  }
  return replies;
}

/** The field `config` of a request's form, decoded. */
function configIn(exchange: string): string | undefined {
  const field = /^op=[^\n]*?config=([^&\n]*)/m.exec(exchange)?.[1];
  if (field === undefined) return undefined;
  const decoded = field
    .replaceAll("+", " ")
    .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, "latin1").toString("utf8");
}
