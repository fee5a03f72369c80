import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What reads and judges a document in a process of its own and tells the first problem of each, or that there is none. */
const program = `
import { parseDomain } from "./generated/domain/index.js";
import { validateDomain } from "./validate/index.js";
const size = 15 * 1024 * 1024;
const long = { comment: () => "<!--" + "c".repeat(size) + "-->", instruction: () => "<?p " + "i".repeat(size) + "?>",
  cdata: () => "<title><![CDATA[" + "d".repeat(size) + "]]></title>", name: () => "<" + "n".repeat(size) + "/>",
  attribute: () => "<x " + "a".repeat(size) + "='1'/>" }[process.argv[2]]();
const text = "<domain type='qemu'><name>a</name><memory>65536</memory><os><type>hvm</type></os>" + long + "</domain>";
const input = process.argv[3] === "bytes" ? new TextEncoder().encode(text) : text;
const told = (act) => { try { const found = act(); return found.problems ?? found.warnings ?? found; } catch (error) { return error.problems ?? String(error); } };
console.log(JSON.stringify([told(() => parseDomain(input)), told(() => validateDomain(input))]));
`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "small-heap-"));
  script = join(folder, "read.mjs");
  const { outputFiles } = await build({
    stdin: {
      contents: program,
      resolveDir: fileURLToPath(new URL("../src/", import.meta.url)),
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
  });
  writeFileSync(script, outputFiles[0]!.contents);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a document with a part of 15 MB, in a heap of 128 MB", () => {
  const parts = ["comment", "instruction", "cdata", "name", "attribute"];
  it.each(parts.flatMap((part) => ["text", "bytes"].map((form) => [part, form])))(
    "is refused by the reader and by the schema, in one sentence each: %s as %s",
    (part, form) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--max-old-space-size=128", script, part!, form!],
        { encoding: "utf8", maxBuffer: 1 << 20 },
      );
      expect(stderr).toBe("");
      expect(status).toBe(0);
      const [read, judged] = JSON.parse(stdout) as readonly (readonly {
        readonly id?: string;
        readonly message: string;
      }[])[];
      for (const problems of [read!, judged!]) {
        expect(problems.length).toBe(1);
        expect(problems[0]!.message).toMatch(/long|large|limit|more than/);
        expect(problems[0]!.message.length).toBeLessThan(300);
      }
    },
  );
});
