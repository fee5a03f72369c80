import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isAlive, markOf, ownMark, pidOf } from "./process.js";

test("a process is known by its id and the time it was started at", () => {
  const line = "4711 (a) b (c)) S 1 4711 4711 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 8899 1 1";
  expect(markOf(line)).toBe("4711@8899");
  expect(pidOf("4711@8899")).toBe(4711);
  for (const text of ["", "4711", "4711 (xl) S 1 2", "x (xl) S"]) expect(markOf(text)).toBeUndefined();
});

test("this process is alive; one that had its id before, or has ended, is not", async () => {
  expect(pidOf(ownMark())).toBe(process.pid);
  expect(isAlive(ownMark())).toBe(true);
  expect(isAlive(`${process.pid}@1`)).toBe(false);
  expect(isAlive("")).toBe(false);
  const child = spawn("sleep", ["100"]);
  await once(child, "spawn");
  const mark = markOf(readFileSync(`/proc/${child.pid}/stat`, "latin1"))!;
  expect(isAlive(mark)).toBe(true);
  child.kill();
  await once(child, "exit");
  expect(isAlive(mark)).toBe(false);
});
