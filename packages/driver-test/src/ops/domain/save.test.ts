import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DomainRef, DomainState, type DriverConnection, ErrorNumber } from "@libvirt-ts/driver";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openClassic } from "../../../test/classic.js";

const folder = mkdtempSync(join(tmpdir(), "driver-test-unit-"));
afterAll(() => rmSync(folder, { recursive: true }));

let conn: Required<DriverConnection>;
let ref: DomainRef;
beforeEach(async () => {
  conn = await openClassic();
  ref = await conn.domainLookupByName("test");
});

describe("files", () => {
  const path = join(folder, "saved");

  it("hold magic, length and the domain's XML, for their owner only", async () => {
    await conn.domainSave(ref, path, undefined, 0);
    const file = readFileSync(path);
    expect(file.subarray(0, 15).toString("latin1")).toBe("TestGuestMagic\0");
    expect(file.readUInt32LE(15)).toBe(file.length - 19);
    expect(file.subarray(19).toString()).toContain("<name>test</name>");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await conn.domainRestore(path, undefined, 0))!.id).toBe(2);
  });

  it("that are damaged start nothing", async () => {
    await conn.domainSave(ref, path, undefined, 0);
    const good = readFileSync(path);
    const bad: [string, Buffer][] = [
      ["empty", Buffer.alloc(0)],
      ["no magic", Buffer.from("something else entirely")],
      ["no length", good.subarray(0, 17)],
      ["length 0", Buffer.concat([good.subarray(0, 15), Buffer.alloc(4)])],
      ["cut", good.subarray(0, good.length - 1)],
      ["huge length", Buffer.concat([good.subarray(0, 15), Buffer.alloc(4, 0xff), good.subarray(19)])],
      ["no XML", Buffer.concat([good.subarray(0, 19), Buffer.alloc(good.length - 19, "<")])],
    ];
    for (const [what, bytes] of bad) {
      writeFileSync(path, bytes);
      await expect(conn.domainRestore(path, undefined, 0), what).rejects.toMatchObject({
        name: "LibvirtError",
      });
    }
    expect(await conn.listDomains()).toEqual([]);
  });

  it("that are no files are refused without waiting for them", async () => {
    await expect(conn.domainRestore(folder, undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await expect(conn.domainRestore("/dev/zero", undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await expect(conn.domainSave(ref, join(folder, "missing", "file"), undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.WRITE_FAILED,
      int1: 2,
    });
  });

  it("never take the place of what is no file", async () => {
    const [link, target] = [join(folder, "link"), join(folder, "target")];
    writeFileSync(target, "old");
    symlinkSync(target, link);
    await conn.domainCoreDump(ref, link, 0, 0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, "latin1")).toBe("TestGuestMagic\0");
    const fifo = join(folder, "fifo");
    execFileSync("mkfifo", [fifo]);
    for (const path of ["/dev/null", fifo, folder, "a\0b"]) {
      await expect(conn.domainSave(ref, path, undefined, 0), path).rejects.toMatchObject({
        code: ErrorNumber.WRITE_FAILED,
      });
    }
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
    expect(lstatSync(fifo).isFIFO()).toBe(true);
    expect((await conn.domainGetInfo(ref)).state).toBe(DomainState.RUNNING);
    expect(readdirSync(folder).filter((name) => name.startsWith("fifo"))).toEqual(["fifo"]);
  });

  it("of an aborted or overtaken save leave the domain to whoever was faster", async () => {
    const stop = new AbortController();
    const saving = conn.domainSave(ref, path, undefined, 0, { signal: stop.signal });
    stop.abort();
    await expect(saving).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_ABORTED,
      message: expect.stringContaining(`'${path}' was written already`),
    });
    expect((await conn.domainGetInfo(ref)).state).toBe(DomainState.RUNNING);
    const overtaken = conn.domainSave(ref, path, undefined, 0);
    await conn.domainDestroy(ref, 0);
    await expect(overtaken).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
  });
});
