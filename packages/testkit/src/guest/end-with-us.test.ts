import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { guestsEndWithUs } from "./end-with-us.js";

let root: string;
const processes: ChildProcess[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ge-"));
});
afterEach(() => {
  for (const process of processes.splice(0)) process.kill("SIGKILL");
  rmSync(root, { recursive: true });
});

/** A process that follows a file, as the guest of a number. */
async function guest(number: number, file: string): Promise<ChildProcess> {
  writeFileSync(file, "");
  const process = spawn("tail", ["-f", file]);
  processes.push(process);
  await once(process, "spawn");
  mkdirSync(join(root, "guests", `${number}`), { recursive: true });
  writeFileSync(join(root, "guests", `${number}`, "pid"), `${process.pid}`);
  return process;
}

it("ends the guests of a node when its starter's end of the pipe is closed, and nobody else", async () => {
  const other = mkdtempSync(join(tmpdir(), "ge-"));
  const [first, second, stranger] = await Promise.all([
    guest(1, join(root, "one")),
    guest(2, join(root, "two")),
    guest(3, join(other, "three")),
  ]);
  const ends = Promise.all([once(first, "exit"), once(second, "exit")]);
  guestsEndWithUs(root)();
  expect(await ends).toEqual([
    [null, "SIGKILL"],
    [null, "SIGKILL"],
  ]);
  expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
  rmSync(other, { recursive: true });
});
