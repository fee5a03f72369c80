import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A block of code of a page. */
export interface Block {
  /** The page and the line of the fence: `docs/errors.md:5`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
  /** Why it is not run, where a comment before it says so: `<!-- not run: … -->`. */
  readonly reason?: string;
}

/** The pages whose blocks are tried here: those of docs, and every README. What is generated from tables has none. */
export function documents(): string[] {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path}`)
    .sort();
  const readmes = readdirSync(join(root, "packages"))
    .map((name) => `packages/${name}/README.md`)
    .filter((path) => existsSync(join(root, path)));
  return ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...docs, ...readmes];
}

export function blocksOf(document: string): Block[] {
  const blocks: Block[] = [];
  let open: { readonly line: number; readonly language: string; readonly code: string[] } | undefined;
  let last = "";
  let reason: string | undefined;
  for (const [at, line] of readFileSync(join(root, document), "utf8").split("\n").entries()) {
    const [, fence] = /^```(\S*)/.exec(line) ?? [];
    if (fence === undefined) {
      open?.code.push(line);
      if (line.trim() !== "") last = line;
      continue;
    }
    if (open === undefined) {
      [, reason] = /^<!-- not run: (.+) -->$/.exec(last) ?? [];
      open = { line: at + 1, language: fence, code: [] };
    } else {
      const { language, code } = open;
      blocks.push({
        place: `${document}:${open.line}`,
        language,
        code: code.map((text) => `${text}\n`).join(""),
        ...(reason !== undefined && { reason }),
      });
      open = undefined;
      last = "";
    }
  }
  return blocks;
}

/** What a program promises to print, in comments of its own: `// => first: RUNNING`. */
export const promised = (code: string): string[] =>
  Array.from(code.matchAll(/^\s*\/\/ => (.*)$/gm), ([, text = ""]) => text);
