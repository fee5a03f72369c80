/** The "newc" cpio archive that the kernel unpacks as its first root file system. */
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

/** One entry of an archive; a file's content is given, or read from a path when its turn comes. */
export type ArchiveEntry =
  | { readonly kind: "directory"; readonly path: string; readonly mode?: number }
  | { readonly kind: "link"; readonly path: string; readonly target: string }
  | {
      readonly kind: "file";
      readonly path: string;
      readonly mode: number;
      readonly content: Uint8Array | { readonly from: string };
    };

const typeBits = { directory: 0o040000, link: 0o120000, file: 0o100000 } as const;

function header(inode: number, mode: number, size: number, path: string): Buffer {
  const nameSize = Buffer.byteLength(path) + 1;
  const links = (mode & 0o170000) === typeBits.directory ? 2 : 1;
  const fields = [inode, mode, 0, 0, links, 0, size, 0, 0, 0, 0, nameSize, 0];
  const text = `070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}${path}\0`;
  return padded(Buffer.from(text));
}

/** Header and content each end on a multiple of four bytes. */
function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

function body(entry: ArchiveEntry): Uint8Array {
  if (entry.kind === "directory") return new Uint8Array();
  if (entry.kind === "link") return Buffer.from(entry.target);
  return entry.content instanceof Uint8Array ? entry.content : readFileSync(entry.content.from);
}

function modeOf(entry: ArchiveEntry): number {
  if (entry.kind === "link") return 0o777;
  return entry.kind === "directory" ? (entry.mode ?? 0o755) : entry.mode;
}

/** The archive's bytes, one entry at a time; everything in it belongs to root. */
export function* cpio(entries: Iterable<ArchiveEntry>): Generator<Buffer> {
  let inode = 1;
  for (const entry of entries) {
    const content = body(entry);
    yield header(inode++, typeBits[entry.kind] | modeOf(entry), content.length, entry.path);
    yield padded(content);
  }
  yield header(0, 0, 0, "TRAILER!!!");
}

/** Writes an archive file, with one entry in memory at a time. */
export function writeCpio(file: string, entries: Iterable<ArchiveEntry>): void {
  const descriptor = openSync(file, "w");
  try {
    for (const chunk of cpio(entries)) writeSync(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}

/** A file of the archive with the content of one on this machine. */
export function fileFrom(path: string, from: string, mode = statSync(from).mode & 0o777): ArchiveEntry {
  return { kind: "file", path, mode, content: { from } };
}

/** A file of the archive with a text. */
export function textFile(path: string, text: string, mode = 0o644): ArchiveEntry {
  return { kind: "file", path, mode, content: Buffer.from(text) };
}

/** A directory with the directories and regular files in it; links are left behind. */
export function directoryFrom(path: string, from: string): ArchiveEntry[] {
  return [
    { kind: "directory", path },
    ...readdirSync(from, { withFileTypes: true }).flatMap((entry): ArchiveEntry[] => {
      const source = join(from, entry.name);
      if (entry.isDirectory()) return directoryFrom(`${path}/${entry.name}`, source);
      return entry.isFile() ? [fileFrom(`${path}/${entry.name}`, source)] : [];
    }),
  ];
}
