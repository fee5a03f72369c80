import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One run of C virsh as it was recorded. */
export interface Recorded {
  readonly name: string;
  readonly argv: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What lay in the working directory before. */
  readonly files?: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly note?: string;
}

const shared =
  process.env.LIBVIRT_TS_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const corpus = join(shared, "corpus/virsh-today");

/** Why nothing is replayed, where the recordings are not at hand. */
export const missing = existsSync(corpus) ? undefined : "../shared/corpus/virsh-today is not there";

/** The recordings of one folder, in the order of their names. */
export function readRecorded(folder: string): Recorded[] {
  if (missing !== undefined) return [];
  return readdirSync(join(corpus, folder))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(corpus, folder, file), "utf8")) as Recorded);
}

/** Where the recordings were made. */
export const recordedAt = "/tmp/vf/";

/** Lays the node files that the recordings name below `place`. */
export function layNodeFiles(place: string): void {
  const from = join(shared, "spec/virsh-today/node");
  mkdirSync(join(place, "node"), { recursive: true });
  for (const file of readdirSync(from)) {
    writeFileSync(
      join(place, "node", file),
      readFileSync(join(from, file), "utf8").replaceAll(recordedAt, `${place}/`),
    );
  }
}
