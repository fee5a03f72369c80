import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Run, today, virsh } from "./memory-host.js";
import { type Case, formatCase, readTranscript, steady } from "./transcript.js";

/** Runs virsh on a node. */
function on(uri: string, run: typeof virsh): typeof virsh {
  return (argv, options) => run(["-c", uri, ...argv], options);
}

/** Transcripts in the layout of libvirt 0.1.11, and in today's. */
const layouts = [
  { folder: fileURLToPath(new URL("transcripts/", import.meta.url)), run: on("test:///classic", virsh) },
  { folder: fileURLToPath(new URL("today/", import.meta.url)), run: on("test:///default", today) },
];
const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "virsh-transcripts-"));
const home = process.cwd();

beforeEach(() => process.chdir(fixtures));
afterAll(() => {
  process.chdir(home);
  rmSync(scratch, { recursive: true, force: true });
});

const places = { [scratch]: "{tmp}", [fixtures]: "{fixtures}" };
const host = hostname();
const withoutHost = (text: string): string =>
  text
    .split("\n")
    .map((line) =>
      line === host ? "{hostname}" : line.replace(`"hostname":"${host}"`, '"hostname":"{hostname}"'),
    )
    .join("\n");
const typed = (line: string): string => line.replaceAll("{tmp}", scratch).replaceAll("{fixtures}", fixtures);
/** Editors take the blanks at the end of a line away, so files of transcripts have none. */
const withoutBlanks = (text: string): string => text.replace(/[ \t]+$/gm, "");
const steadied = ({ stdout, stderr, status }: Run): Run => ({
  stdout: withoutBlanks(withoutHost(steady(stdout, places))),
  stderr: withoutBlanks(steady(stderr, places)),
  status,
});

const asCommandLine = async (run: typeof virsh, line: string): Promise<Run> =>
  steadied(await run([typed(line)]));

async function throughAPipe(virsh: typeof today, line: string): Promise<Run> {
  const run = steadied(await virsh([], { stdin: `${typed(line)}\n` }));
  return { ...run, stderr: run.stderr.replace(/^error: stdin:1: /gm, "error: ") };
}

/** In the shell every line is typed; its greeting and the line feed at its end are not the commands'. */
async function inTheShell(virsh: typeof today, line: string): Promise<Run> {
  const run = steadied(await virsh([], { typed: `${typed(line)}\n` }));
  return { ...run, stdout: run.stdout.replace(/^Welcome [\s\S]*? to quit\n\n/, "").replace(/\n$/, "") };
}

const transcripts = layouts.flatMap(({ folder, run }) =>
  readdirSync(folder)
    .sort()
    .map((name) => ({ file: join(folder, name), name: `${basename(folder)}/${name}`, run })),
);
for (const { file, name, run } of transcripts) {
  const cases = readTranscript(file);
  if (process.env.UPDATE_TRANSCRIPTS === "1") {
    it(`${name}: written anew`, async () => {
      const texts: string[] = [];
      for (const { line } of cases) {
        process.chdir(fixtures);
        texts.push(formatCase({ line, ...(await asCommandLine(run, line)) }));
      }
      writeFileSync(file, texts.join("\n"));
    });
    continue;
  }
  describe(name, () => {
    const expected = ({ stdout, stderr, status }: Case): Run => ({ stdout, stderr, status });
    it.each(cases)("$at: $line", async (testCase) => {
      expect(await asCommandLine(run, testCase.line)).toEqual(expected(testCase));
      // A script and the shell wait for more after an open quote or a backslash at the end.
      if (/unclosed$|\\$/.test(testCase.line)) return;
      process.chdir(fixtures);
      expect(await throughAPipe(run, testCase.line)).toEqual(expected(testCase));
      process.chdir(fixtures);
      expect(await inTheShell(run, testCase.line)).toEqual({ ...expected(testCase), status: 0 });
    });
  });
}
