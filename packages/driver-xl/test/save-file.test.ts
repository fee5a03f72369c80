/** A file that is saved to is the old one until the new one is whole. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test, vi } from "vitest";
import { TestHost, uuidOf } from "./host.js";

/** A host with a guest, and a folder to save to. */
async function hostWithGuest() {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const folder = host.path("saved");
  mkdirSync(folder);
  return {
    host,
    ref: { uuid: uuidOf(1), name: "one", id },
    folder,
    path: `${folder}/one`,
    conn: await host.open(),
  };
}

test("a save that fails leaves the older file as it was, and no part of another", async () => {
  const { host, ref, folder, path, conn } = await hostWithGuest();
  writeFileSync(path, "older");
  const output = "xc: error: write: No space left on device\nFailed to save domain, resuming domain\n";
  host.fake.behave({ fails: { save: { status: 1, output, writes: "half" } } });
  await expect(conn.domainSave(ref, path, undefined, 0)).rejects.toThrow(
    /No space left on device.*resuming domain/,
  );
  expect(readFileSync(path, "utf8")).toBe("older");
  expect(readdirSync(folder)).toEqual(["one"]);
  expect(host.fake.guests).toHaveLength(2);
});

test.each(["save", "dump-core"] as const)(
  "%s replaces an older file by one that only its owner reads",
  async (what) => {
    const { host, ref, folder, path, conn } = await hostWithGuest();
    writeFileSync(path, "older");
    chmodSync(path, 0o644);
    if (what === "save") await conn.domainSave(ref, path, undefined, 0);
    else await conn.domainCoreDump(ref, path, 0, 0);
    expect(readdirSync(folder)).toEqual(["one"]);
    expect(readFileSync(path, "latin1")).toMatch(what === "save" ? /^Xen saved domain/ : /ELF/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(host.fake.guests).toHaveLength(what === "save" ? 1 : 2);
  },
);

test("a link stays one, and what it leads to is replaced", async () => {
  const { host, ref, folder, path, conn } = await hostWithGuest();
  writeFileSync(host.path("real"), "older");
  symlinkSync("../real", path);
  await conn.domainSave(ref, path, undefined, 0);
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(readFileSync(host.path("real"), "latin1")).toMatch(/^Xen saved domain/);
  expect(readdirSync(folder)).toEqual(["one"]);
});

test("a pipe is written to straight", async () => {
  const { host, ref, path, conn } = await hostWithGuest();
  execFileSync("mkfifo", [path]);
  const reader = createReadStream(path);
  const chunks: Buffer[] = [];
  reader.on("data", (chunk) => chunks.push(chunk as Buffer));
  const ended = once(reader, "end");
  await conn.domainSave(ref, path, undefined, 0);
  await ended;
  expect(Buffer.concat(chunks).toString("latin1")).toMatch(/^Xen saved domain/);
  expect(host.fake.deeds).toEqual([`save 1 ${path}`]);
  expect(lstatSync(path).isFIFO()).toBe(true);
});

test("a folder, and a file in a folder that is none, are refused without asking xl", async () => {
  const { host, ref, folder, path, conn } = await hostWithGuest();
  writeFileSync(path, "");
  for (const bad of [folder, `${path}/x`, `${folder}/no/x`]) {
    await expect(conn.domainSave(ref, bad, undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.SYSTEM_ERROR,
      message: expect.stringContaining(bad),
    });
  }
  expect(host.fake.deeds).toEqual([]);
  expect(readdirSync(folder)).toEqual(["one"]);
});

test("when the guest is gone but its file cannot get its name, it is said where it is", async () => {
  const { host, ref, folder, path, conn } = await hostWithGuest();
  const gate = host.path("gate");
  host.fake.behave({ waits: { save: gate } });
  const saving = conn.domainSave(ref, path, undefined, 0);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("save"), 100_000);
  mkdirSync(path);
  writeFileSync(gate, "");
  const error = await saving.then(
    () => expect.fail("it succeeded"),
    (thrown: Error) => thrown,
  );
  const [left] = readdirSync(folder).filter((name) => name !== "one");
  expect(error.message).toContain(`its file is still called ${folder}/${left}`);
  expect(await conn.domainRestore(`${folder}/${left}`, undefined, 0)).toMatchObject({ name: "one" });
});

test("when the guest is gone and xl failed, what was written is kept and told of", async () => {
  const { host, ref, folder, path, conn } = await hostWithGuest();
  host.fake.behave({ fails: { save: { status: 137, output: "", writes: "all there is", loses: true } } });
  const error = await conn.domainSave(ref, path, undefined, 0).then(
    () => expect.fail("it succeeded"),
    (thrown: Error) => thrown,
  );
  const [left] = readdirSync(folder);
  expect(error.message).toContain(`what was written of it is ${folder}/${left}`);
  expect(error.message).toContain("xl was killed by signal 9");
  expect(readFileSync(`${folder}/${left}`, "utf8")).toBe("all there is");
  expect(existsSync(path)).toBe(false);
});

test("the file gets its name even when nobody waits any more", async () => {
  const { host, ref, folder, path, conn } = await hostWithGuest();
  const gate = host.path("gate");
  host.fake.behave({ waits: { save: gate } });
  const stop = new AbortController();
  const saving = conn.domainSave(ref, path, undefined, 0, { signal: stop.signal });
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("save"), 100_000);
  stop.abort();
  await expect(saving).rejects.toThrow("so far it said: save begins");
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(host.warnings).toHaveLength(1), 100_000);
  expect(host.warnings[0]?.message).toMatch(/no longer waited for: it is done/);
  expect(readdirSync(folder)).toEqual(["one"]);
});

test("a pipe is no saved guest, and nobody waits for its writer", async () => {
  const { host, conn } = await hostWithGuest();
  execFileSync("mkfifo", [host.path("pipe")]);
  for (const path of [host.path("pipe"), host.folder]) {
    await expect(conn.domainRestore(path, undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.READ_FAILED,
    });
  }
});
