import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, onTestFinished, test } from "vitest";
import { Journal, type LeftBehind } from "./journal.js";

function newJournal(busyTimeout = 100) {
  const base = mkdtempSync(join(tmpdir(), "xl-journal-"));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const folder = join(base, "a", "state");
  const told: LeftBehind[] = [];
  const tell = (left: LeftBehind) => void told.push(left);
  return { base, folder, told, journal: new Journal({ folder, busyTimeout, tell }) };
}

/** A task of a process that is long gone. */
function leave(folder: string, name: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  for (const [file, text] of Object.entries({ owner: "1@1", ...files }))
    writeFileSync(join(folder, name, file), text);
}

const ended = (pid: number) => `${pid} (xl) S 1 ${pid} ${pid} 0 -1 0 1 0 0 0 0 0 0 0 20 0 1 0 1 1 1`;

test("a task has a folder that only its owner can read, and that is gone with it", async () => {
  const { folder, journal } = newJournal();
  const entry = await journal.begin({ purpose: "create", guest: "u" });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^guest-u\.[0-9a-f]{16}$/)]);
  await journal.release(entry);
  expect(readdirSync(folder)).toEqual([]);
});

test("a second task for a guest waits, with a bound, and can be aborted", async () => {
  const { journal } = newJournal();
  const first = await journal.begin({ purpose: "save", guest: "u" });
  await expect(journal.begin({ purpose: "destroy", guest: "u" })).rejects.toMatchObject({
    code: ErrorNumber.RESOURCE_BUSY,
    message: expect.stringContaining("save"),
  });
  const stop = new AbortController();
  const waiting = journal.begin({ purpose: "destroy", guest: "u" }, { signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
  const other = await journal.begin({ purpose: "destroy", guest: "v" });
  await journal.release(other);
  await journal.release(first);
  await journal.release(await journal.begin({ purpose: "destroy", guest: "u" }));
});

test("the folder of a dead process whose xl has ended locks nobody out, and is told of", async () => {
  const { folder, journal, told } = newJournal();
  leave(folder, "guest-u.1", { purpose: "save", xl: ended(1), status: "0\n" });
  const entry = await journal.begin({ purpose: "destroy", guest: "u" });
  expect(told).toMatchObject([{ purpose: "save", status: 0, orphaned: true }]);
  await journal.release(entry);
  expect(readdirSync(folder)).toEqual([]);
});

test("a shell that was started a moment ago may still start xl", async () => {
  const { folder, journal, told } = newJournal();
  leave(folder, "guest-u.1", { purpose: "save" });
  await expect(journal.begin({ purpose: "x", guest: "u" })).rejects.toMatchObject({
    code: ErrorNumber.RESOURCE_BUSY,
  });
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(join(folder, "guest-u.1"), longAgo, longAgo);
  await journal.release(await journal.begin({ purpose: "x", guest: "u" }));
  expect(told).toMatchObject([{ purpose: "save", output: "" }]);
});

test("many who want one guest have it one after the other, the dead one's lock too", async () => {
  const { folder, journal, told } = newJournal(600_000);
  leave(folder, "guest-u.1", { purpose: "save", xl: ended(1), status: "0\n" });
  let inside = 0;
  const turns = Array.from({ length: 30 }, async () => {
    const entry = await journal.begin({ purpose: "change", guest: "u" });
    expect(++inside).toBe(1);
    await setImmediate();
    inside--;
    await journal.release(entry);
  });
  await Promise.all(turns);
  expect(told).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder that somebody else can write to, or a link to one, is not used", async () => {
  const { base, folder, journal, told } = newJournal();
  const elsewhere = join(base, "elsewhere");
  leave(elsewhere, "guest-u.1", { purpose: "planted", xl: ended(1), status: "0\n" });
  mkdirSync(join(base, "a"));
  symlinkSync(elsewhere, folder);
  const refused = { code: ErrorNumber.ACCESS_DENIED, message: expect.stringContaining("chmod 700") };
  await expect(journal.begin({ purpose: "x", guest: "u" })).rejects.toMatchObject(refused);
  rmSync(folder);
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  await expect(journal.begin({ purpose: "x", guest: "u" })).rejects.toMatchObject(refused);
  await journal.tellLeftBehind(false);
  expect(told).toEqual([]);
  expect(readdirSync(elsewhere)).toEqual(["guest-u.1"]);
});

test.skipIf(process.geteuid?.() !== 0)("nor is a folder of another user's", async () => {
  const { folder, journal } = newJournal();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, 12_345, 12_345);
  await expect(journal.begin({ purpose: "x" })).rejects.toMatchObject({ code: ErrorNumber.ACCESS_DENIED });
});

test("who only looks tells what was left behind and leaves it there", async () => {
  const { folder, journal, told } = newJournal();
  leave(folder, "guest-u.1", { purpose: "save", xl: ended(1), status: "0\n" });
  leave(folder, "old-1", { purpose: "half removed" });
  await journal.tellLeftBehind(true);
  expect(told).toHaveLength(1);
  expect(readdirSync(folder)).toHaveLength(2);
  await journal.tellLeftBehind(false);
  expect(told).toHaveLength(2);
  expect(readdirSync(folder)).toEqual([]);
});

test("what is left behind is told once, without secrets; looks that nobody finished are not", async () => {
  const { folder, journal, told } = newJournal();
  leave(folder, "guest-u.1", {
    purpose: "create domain 'x'",
    xl: ended(1),
    status: "3\n",
    output: "near GEHEIM\n",
    secrets: '["GEHEIM"]',
  });
  leave(folder, "run-1", { xl: ended(1), status: "0\n" });
  await journal.tellLeftBehind(false);
  await journal.tellLeftBehind(false);
  expect(told).toEqual([{ purpose: "create domain 'x'", status: 3, output: "near ***\n", orphaned: true }]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder of rubbish does no harm", async () => {
  const { folder, journal } = newJournal();
  leave(folder, "guest-u.1", {
    draft: "{",
    purpose: "x",
    xl: "rubbish",
    status: "zero",
    secrets: "[",
    owner: "??",
  });
  writeFileSync(join(folder, "file"), "");
  await journal.tellLeftBehind(false);
  expect(readdirSync(folder)).toEqual(["file", "guest-u.1"]);
});

test("where nothing was ever begun, nothing is left", async () => {
  const { journal, told } = newJournal();
  await journal.tellLeftBehind(false);
  expect(told).toEqual([]);
});
