import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, onTestFinished, test } from "vitest";
import { FolderLock } from "./lock.js";

function lockFolder(...below: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "driver-xm-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, ...below);
}

test("one holds it at a time, whoever asks, and nobody is forgotten", async () => {
  const folder = lockFolder("locks");
  let holders = 0;
  let most = 0;
  const work = async () => {
    const lock = await FolderLock.take(folder, 20_000);
    most = Math.max(most, ++holders);
    await new Promise((resolve) => setImmediate(resolve));
    holders--;
    lock.release();
  };
  await Promise.all(Array.from({ length: 40 }, work));
  expect([most, holders]).toEqual([1, 0]);
  expect(readdirSync(folder)).toEqual(["lock.40"]);
});

test("a deep folder is no obstacle, though a socket's path is short", async () => {
  const deep = lockFolder(...Array.from({ length: 12 }, () => "a-rather-long-name"));
  mkdirSync(deep, { recursive: true });
  (await FolderLock.take(join(deep, "locks"), 1000)).release();
});

test("who holds it sweeps up what the dead left", async () => {
  const folder = lockFolder("locks");
  mkdirSync(folder);
  for (const name of ["lock.3", "lock.7", "half.tmp", "gone.sock"]) writeFileSync(join(folder, name), "");
  const lock = await FolderLock.take(folder, 1000);
  expect(readdirSync(folder)).toEqual(["lock.8"]);
  lock.release();
});

test("a holder who cannot be asked is not taken for dead", async () => {
  const folder = lockFolder("locks");
  mkdirSync(folder);
  symlinkSync("lock.1", join(folder, "lock.1"));
  await expect(FolderLock.take(folder, 1000)).rejects.toMatchObject({
    code: ErrorNumber.SYSTEM_ERROR,
    message: expect.stringContaining("ELOOP"),
  });
});

test("waiting ends with patience, and with the caller's", async () => {
  const folder = lockFolder("locks");
  const lock = await FolderLock.take(folder, 1000);
  await expect(FolderLock.take(folder, 20)).rejects.toMatchObject({ code: ErrorNumber.RESOURCE_BUSY });
  await expect(FolderLock.take(folder, 1000, AbortSignal.abort())).rejects.toMatchObject({
    code: ErrorNumber.OPERATION_ABORTED,
  });
  lock.release();
  (await FolderLock.take(folder, 1000)).release();
});

test("waiting ends at whatever moment the caller's patience does", { timeout: 60_000 }, async () => {
  const folder = lockFolder("locks");
  const lock = await FolderLock.take(folder, 1000);
  for (let turns = 0; turns < 40; turns++) {
    const caller = new AbortController();
    const ended = expect(FolderLock.take(folder, 3_600_000, caller.signal)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_ABORTED,
    });
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    caller.abort();
    await ended;
  }
  lock.release();
});

test("a folder that cannot be made is an error", async () => {
  await expect(FolderLock.take(lockFolder("no", "where"), 1000)).rejects.toMatchObject({
    code: ErrorNumber.SYSTEM_ERROR,
  });
});
