import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cpio, directoryFrom, fileFrom, textFile, writeCpio } from "./cpio.js";

const reader = spawnSync("cpio", ["--version"]).error === undefined;
if (!reader) console.warn("skipped: cpio archives read back, for want of cpio");

it.skipIf(!reader)("what is written cpio unpacks: contents, modes, links, of every length", () => {
  const directory = mkdtempSync(join(tmpdir(), "cpio-"));
  try {
    const tree = join(directory, "tree");
    mkdirSync(join(tree, "sub"), { recursive: true });
    writeFileSync(join(tree, "sub/deep"), "deep\n", { mode: 0o640 });
    writeFileSync(join(tree, "run"), Buffer.alloc(10_001, 7), { mode: 0o755 });
    const texts = Array.from({ length: 9 }, (_, length) =>
      textFile(`text-${length}`, "x".repeat(length), 0o600),
    );
    const link = { kind: "link", path: "link", target: "text-3" } as const;
    const archive = join(directory, "archive");
    writeCpio(archive, [...texts, link, ...directoryFrom("tree", tree), fileFrom("copy", join(tree, "run"))]);
    const out = join(directory, "out");
    mkdirSync(out);
    execFileSync("cpio", ["--quiet", "-idm"], { cwd: out, input: readFileSync(archive) });
    texts.forEach(({ path }, length) => {
      expect(readFileSync(join(out, path), "utf8")).toBe("x".repeat(length));
    });
    expect(readlinkSync(join(out, "link"))).toBe("text-3");
    expect(readFileSync(join(out, "tree/sub/deep"), "utf8")).toBe("deep\n");
    expect(statSync(join(out, "tree/sub/deep")).mode & 0o777).toBe(0o640);
    expect(statSync(join(out, "copy")).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(out, "copy")).length).toBe(10_001);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

it("every part ends on a multiple of four bytes", () => {
  for (const part of cpio([textFile("a", "12345"), textFile("ab", ""), textFile("abc", "1")])) {
    expect(part.length % 4).toBe(0);
  }
});
