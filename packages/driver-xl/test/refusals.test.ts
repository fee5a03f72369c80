/** What xl would do badly, or not at all, is refused before it is asked; what a guest does with a request is its own affair. */
import { writeFileSync } from "node:fs";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { code, failure, TestHost, uuidOf } from "./host.js";

test("rebooting otherwise than by the paravirtual interface, and crashing a guest, are not supported", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  const unsupported = code(ErrorNumber.ARGUMENT_UNSUPPORTED);
  for (const flags of [1, 2, 4, 8]) await expect(conn.domainReboot(ref, flags)).rejects.toEqual(unsupported);
  await expect(conn.domainCoreDump(ref, host.path("core"), 0, 1)).rejects.toEqual(unsupported);
  expect(host.fake.calls).toEqual([]);
  for (const flags of [0, 16]) await conn.domainReboot({ uuid: uuidOf(1) }, flags);
  expect(host.fake.deeds).toEqual(["reboot -F 1", "reboot -F 2"]);
});

test("a paused guest is not asked for what it would have to help with", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), paused: true });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  for (const act of [
    () => conn.domainSave(ref, host.path("saved"), undefined, 0),
    () => conn.domainShutdown(ref, 0),
    () => conn.domainReboot(ref, 0),
  ]) {
    expect((await failure(act())).message).toContain("it is paused and cannot react; resume it first");
  }
  await conn.domainCoreDump(ref, host.path("core"), 0, 0);
  expect(host.fake.deeds).toHaveLength(1);
});

test("a guest that has not come down to its memory target is not saved: xl could not restore it", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), memory: 65_536, populated: 76_800 });
  const conn = await host.open();
  const error = await failure(conn.domainSave({ uuid: uuidOf(1), id }, host.path("saved"), undefined, 0));
  expect(error).toEqual(code(ErrorNumber.OPERATION_INVALID));
  expect(error.message).toContain("it has 75 MiB of memory and has not come down to 64 MiB yet");
  expect(host.fake.deeds).toEqual([]);
});

test("what is no file of xl save is refused without asking xl", async () => {
  const host = new TestHost();
  const conn = await host.open();
  await expect(conn.domainRestore(host.path("missing"), undefined, 0)).rejects.toEqual(
    code(ErrorNumber.OPEN_FAILED),
  );
  for (const text of [
    "",
    "text",
    "Xen saved domain, xl format",
    `Xen saved domain, xl format${"\xff".repeat(60)}`,
  ]) {
    writeFileSync(host.path("bad"), text, "latin1");
    await expect(conn.domainRestore(host.path("bad"), undefined, 0)).rejects.toEqual(
      code(ErrorNumber.READ_FAILED),
    );
  }
  const json = JSON.stringify({ c_info: { name: "x", uuid: "../../x" } });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const words = Buffer.from("\x04\x03\x02\x01\x03\0\0\0\0\0\0\0", "latin1");
  const magic = Buffer.from("Xen saved domain, xl format\n \0 \r", "latin1");
  writeFileSync(host.path("bad"), Buffer.concat([magic, words, length, Buffer.from(json)]));
  await expect(conn.domainRestore(host.path("bad"), undefined, 0)).rejects.toThrow("it names no domain");
  expect(host.fake.calls).toEqual([]);
});

test("a guest that ignores being asked to shut down is left as it is", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "deaf", uuid: uuidOf(1), deaf: true });
  const conn = await host.open();
  expect(await conn.domainShutdown({ uuid: uuidOf(1), id }, 0)).toMatchObject({ id });
  expect(host.fake.guests).toHaveLength(2);
  expect(host.fake.deeds).toEqual([`shutdown -F ${id}`]);
});
