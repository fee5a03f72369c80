/** The shell that starts xl: it passes on every word as it is, tells what each command ends with, and can be lost. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isLongRun } from "@libvirt-ts/testkit";
import fc from "fast-check";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Starter } from "../src/starter.js";

let folder: string;
let starter: Starter;
let count = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "starter-"));
  starter = new Starter();
  onTestFinished(() => {
    starter.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
});

function start(...command: string[]): { output: string; process: string; ended: Promise<number> } {
  const path = (name: string) => join(folder, `${name}-${count}`);
  count++;
  const files = {
    process: path("xl"),
    status: path("status"),
    config: path("config"),
    output: path("output"),
  };
  return { ...files, ended: starter.start({ ...files, command }) };
}
const inShell = (script: string) => start("/bin/sh", "-c", script);

test("whatever a word holds, it is that word of the command", async () => {
  const word = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }).filter((text) => !text.includes("\0")),
    fc.string({
      unit: fc.constantFrom("\n", "'", '"', "\\", "$", "`", " ", "\t", "\r", "-", "*", "a", ";", "1"),
      maxLength: 20,
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
      const { output, ended } = start("/usr/bin/printf", "%s\\0", ...words);
      expect(await ended).toBe(0);
      const expected = words.length === 0 ? "\0" : words.map((each) => `${each}\0`).join("");
      expect(readFileSync(output, "utf8")).toBe(expected);
    }),
    { numRuns: isLongRun ? 5000 : 60 },
  );
});

test("each of many at once is told its own end, and all run in one session that is not ours", async () => {
  const runs = Array.from({ length: 12 }, (_, status) => inShell(`cat /proc/self/stat; exit ${status}`));
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual(runs.map((_, status) => status));
  const sessionOf = (stat: string) => stat.split(") ")[1]!.split(" ")[3];
  const sessions = new Set(runs.map(({ output }) => sessionOf(readFileSync(output, "utf8"))));
  expect(sessions.size).toBe(1);
  expect(sessions).not.toContain(sessionOf(readFileSync("/proc/self/stat", "utf8")));
});

/** The process that started another one. */
const parentOf = (stat: string) => Number(/^\d+ \(.*\) \S (\d+)/.exec(stat)![1]);
const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, "utf8");

test("what was started before it was closed goes on, and its end is told", async () => {
  const gate = join(folder, "gate");
  const { process: note, ended } = inShell(`until [ -e '${gate}' ]; do sleep 0.02; done; exit 7`);
  await vi.waitFor(() => expect(existsSync(note)).toBe(true), 100_000);
  starter.close();
  writeFileSync(gate, "");
  expect(await ended).toBe(7);
});

test("one that is killed loses what it started, and another one takes its place", async () => {
  const gate = join(folder, "gate");
  const { process: note, ended } = inShell(`until [ -e '${gate}' ]; do sleep 0.02; done`);
  const lost = expect(ended).rejects.toThrow(
    "the shell that starts it was killed by SIGKILL; outcome unknown",
  );
  await vi.waitFor(() => expect(existsSync(note)).toBe(true), 100_000);
  // xl's parent is its keeper, that one's who waits for it, and that one's the shell.
  const keeper = parentOf(readFileSync(note, "utf8"));
  process.kill(parentOf(statOf(parentOf(statOf(keeper)))), "SIGKILL");
  await lost;
  writeFileSync(gate, "");
  expect(await inShell("exit 3").ended).toBe(3);
});
