import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stampAt } from "./read-file.js";
import { createFile, replaceFile, type Workshop } from "./write-file.js";

function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "driver-xm-write-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const scratch = join(folder, ".scratch");
  mkdirSync(scratch);
  return { folder, scratch };
}

const content = { text: "new", encoding: "utf8" } as const;

test("a file is replaced by one that only its owner reads", async () => {
  const place = workshop();
  const path = join(place.folder, "a");
  writeFileSync(path, "old", { mode: 0o644 });
  expect(await replaceFile(place, "a", content, await stampAt(path))).toBe(true);
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(place.scratch)).toEqual([]);
});

test("a file that somebody changed since it was read, or removed, is left to him", async () => {
  const place = workshop();
  const path = join(place.folder, "a");
  writeFileSync(path, "old");
  const stamp = await stampAt(path);
  writeFileSync(path, "somebody's own");
  expect(await replaceFile(place, "a", content, stamp)).toBe(false);
  expect(readFileSync(path, "utf8")).toBe("somebody's own");
  rmSync(path);
  expect(await replaceFile(place, "a", content, stamp)).toBe(false);
  expect(readdirSync(place.folder)).toEqual([".scratch"]);
  expect(readdirSync(place.scratch)).toEqual([]);
});

test("a new file never takes another one's place", async () => {
  const place = workshop();
  writeFileSync(join(place.folder, "a"), "old");
  await expect(createFile(place, "a", content)).rejects.toMatchObject({ code: "EEXIST" });
  await createFile(place, "b", content);
  expect(readFileSync(join(place.folder, "a"), "utf8")).toBe("old");
  expect(readFileSync(join(place.folder, "b"), "utf8")).toBe("new");
  expect(readdirSync(place.scratch)).toEqual([]);
});
