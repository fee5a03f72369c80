import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, onTestFinished, test } from "vitest";
import { Journal } from "./journal.js";

function newJournal(busyTimeout = 100) {
  const base = mkdtempSync(join(tmpdir(), "xl-journal-"));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const folder = join(base, "a", "state");
  return { folder, journal: new Journal({ folder, busyTimeout }) };
}

/** A task of a process that is long gone. */
function leave(folder: string, name: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries({ owner: "1@1", ...files }))
    writeFileSync(join(folder, name, file), text);
}

const ended = (pid: number) => `${pid} (xl) S 1 ${pid} ${pid} 0 -1 0 1 0 0 0 0 0 0 0 20 0 1 0 1 1 1`;

test("a task has a folder that only its owner can read, and that is gone with it", async () => {
  const { folder, journal } = newJournal();
  const entry = await journal.begin({ purpose: "create", guest: "u" });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(["guest-u"]);
  await entry.release();
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
  await other.release();
  await first.release();
  await (await journal.begin({ purpose: "destroy", guest: "u" })).release();
});

test("the folder of a dead process whose xl has ended locks nobody out", async () => {
  const { folder, journal } = newJournal();
  leave(folder, "guest-u", { purpose: "save", xl: ended(1), status: "0\n" });
  const entry = await journal.begin({ purpose: "destroy", guest: "u" });
  await entry.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("what is left behind is told once, without secrets; looks that nobody finished are not", async () => {
  const { folder, journal } = newJournal();
  leave(folder, "guest-u", {
    purpose: "create domain 'x'",
    xl: ended(1),
    status: "3\n",
    output: "near GEHEIM\n",
    secrets: '["GEHEIM"]',
  });
  leave(folder, "run-1", { xl: ended(1), status: "0\n" });
  expect(await journal.leftBehind()).toEqual([
    { purpose: "create domain 'x'", status: 3, output: "near ***\n" },
  ]);
  expect(await journal.leftBehind()).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder of rubbish does no harm", async () => {
  const { folder, journal } = newJournal();
  leave(folder, "guest-u", { purpose: "x", xl: "rubbish", status: "zero", secrets: "[", owner: "??" });
  writeFileSync(join(folder, "file"), "");
  await expect(journal.leftBehind()).resolves.toBeDefined();
});

test("where nothing was ever begun, nothing is left", async () => {
  const { journal } = newJournal();
  expect(await journal.leftBehind()).toEqual([]);
});
