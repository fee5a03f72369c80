import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeLock } from "./lock.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it("lets one in after the other", async () => {
  const path = join(directory, "lock");
  const inside: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (number) => {
      const release = await takeLock(path);
      inside.push(number);
      await new Promise(setImmediate);
      expect(inside.at(-1)).toBe(number);
      release();
    }),
  );
  expect(inside).toHaveLength(3);
  expect(existsSync(path)).toBe(false);
});

it("takes the lock of a dead process over", async () => {
  const path = join(directory, "lock");
  const { pid } = spawnSync("true");
  mkdirSync(path);
  writeFileSync(join(path, "pid"), `${pid}`);
  (await takeLock(path))();
});
