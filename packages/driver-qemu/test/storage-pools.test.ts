import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";
import { newPool, refused } from "./volumes.js";

const reason = reasonToSkip("storage pools");
const node = new TestNode();
afterAll(() => node.end());

describe.skipIf(reason !== undefined)("storage pools of an embedded node", () => {
  let conn: Connection;
  let folder: string;

  beforeEach(async () => {
    ({ conn, folder } = await newPool(node));
  });

  it("shares its pools with other processes, and tells what they do", async () => {
    const other = await node.open();
    const stop = new AbortController();
    const events = conn.storagePoolEvents({}, { signal: stop.signal });
    await events.ready;
    const path = join(node.folder, "shared");
    const ref = await other.storagePoolDefineXML(
      `<pool type='dir'><name>shared</name><target><path>${path}</path></target></pool>`,
      0,
    );
    expect((await events.next()).value).toMatchObject({ event: "lifecycle", pool: ref, type: 0 });
    expect((await refused(other.storagePoolCreate(ref, 0))).code).toBe(ErrorNumber.SYSTEM_ERROR);
    await other.storagePoolBuild(ref, 0);
    await other.storagePoolCreate(ref, 0);
    expect((await events.next()).value).toMatchObject({ event: "lifecycle", pool: ref, type: 2 });
    expect(await conn.storagePoolIsActive(ref)).toBe(true);
    await conn.storagePoolSetAutostart(ref, true);
    expect(await other.storagePoolGetAutostart(ref)).toBe(true);
    await other.storagePoolDestroy(ref);
    await other.storagePoolUndefine(ref);
    expect((await refused(conn.storagePoolGetAutostart(ref))).code).toBe(ErrorNumber.NO_STORAGE_POOL);
    stop.abort();
  });

  it("starts with the host what is to start with it", async () => {
    const booted = new TestNode();
    try {
      const first = await booted.open();
      const define = async (name: string) => {
        const path = join(booted.folder, name);
        mkdirSync(path);
        return first.storagePoolDefineXML(
          `<pool type='dir'><name>${name}</name><target><path>${path}</path></target></pool>`,
          0,
        );
      };
      const [kept, gone, left] = [await define("kept"), await define("gone"), await define("left")];
      expect((await first.listAllStoragePools(2)).map(({ name }) => name)).toEqual(["default"]);
      for (const ref of [kept, gone]) await first.storagePoolSetAutostart(ref, true);
      await first.storagePoolCreate(left, 0);
      await first.storagePoolDelete(gone, 0);
      // As after another start of the host.
      const active = join(booted.root, "pools", "active");
      for (const boot of readdirSync(active)) rmSync(join(active, boot), { recursive: true });
      mkdirSync(join(active, "another boot"));
      const next = await booted.open();
      const names = (await next.listAllStoragePools(2)).map(({ name }) => name);
      expect(names.sort()).toEqual(["default", "kept"]);
      expect(booted.warnings.map(({ message }) => message).join()).toContain(join(booted.folder, "gone"));
    } finally {
      await booted.end();
    }
  });

  it("has pools of folders only, each its own", async () => {
    const define = (xml: string) => refused(conn.storagePoolDefineXML(xml, 0));
    const logical = await define(
      "<pool type='logical'><name>vg</name><source><name>vg</name></source><target><path>/dev/vg</path></target></pool>",
    );
    expect([logical.code, logical.message]).toEqual([
      ErrorNumber.NO_SUPPORT,
      expect.stringContaining("need rights on the host's storage"),
    ]);
    const same = await define(
      `<pool type='dir'><name>same</name><target><path>${folder}/</path></target></pool>`,
    );
    expect(same.code).toBe(ErrorNumber.OPERATION_FAILED);
    const relative = await define("<pool type='dir'><name>x</name><target><path>a/b</path></target></pool>");
    expect(relative.code).toBe(ErrorNumber.XML_ERROR);
  });
});
