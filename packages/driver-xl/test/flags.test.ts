import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainCreateFlags, type DriverConnection, ErrorNumber } from "@libvirt-ts/driver";
import { DomainSaveRestoreFlags } from "@libvirt-ts/driver/flags";
import { describe, expect, test } from "vitest";
import { code, guestXml, TestHost, uuidOf } from "./host.js";

/** The ways to start a guest: a document, a definition, a file that others wrote. */
const ways = {
  "a document": (conn, _host, flags) => conn.domainCreateXML(guestXml("one", 1), flags),
  async "a definition"(conn, _host, flags) {
    return conn.domainCreate(await conn.domainDefineXML(guestXml("one", 1), 0), flags);
  },
  async "a file"(conn, host, flags) {
    mkdirSync(host.configDir, { recursive: true });
    const file = `name = "one"\nuuid = "${uuidOf(1)}"\nkernel = "/boot/vmlinuz"\nmemory = 128\n`;
    writeFileSync(join(host.configDir, "one"), file);
    return conn.domainCreate(await conn.domainLookupByName("one"), flags);
  },
} satisfies Record<string, (conn: Required<DriverConnection>, host: TestHost, flags: number) => unknown>;

describe.each(Object.entries(ways))("a guest of %s", (_, start) => {
  test("started paused stands, whatever it would do, until it is resumed", async () => {
    const host = new TestHost();
    const conn = await host.open();
    const ref = { uuid: uuidOf(1), name: "one", id: 1 };
    expect(await start(conn, host, DomainCreateFlags.START_PAUSED)).toEqual(ref);
    expect(host.fake.deeds).toEqual([expect.stringMatching(/^create -p -f /)]);
    expect(host.fake.guests[1]).toMatchObject({ name: "one", paused: true });
    await conn.domainResume(ref);
    expect(host.fake.guests[1]).toMatchObject({ name: "one", paused: false });
  });

  test("started without flags runs", async () => {
    const host = new TestHost();
    await start(await host.open(), host, 0);
    expect(host.fake.deeds).toEqual([expect.stringMatching(/^create -f /)]);
    expect(host.fake.guests[1]).toMatchObject({ name: "one", paused: false });
  });

  test("is not started with a flag that xl has no word for", async () => {
    const host = new TestHost();
    const conn = await host.open();
    const { START_AUTODESTROY, START_BYPASS_CACHE, START_FORCE_BOOT, START_RESET_NVRAM, START_PAUSED } =
      DomainCreateFlags;
    for (const flag of [START_AUTODESTROY, START_BYPASS_CACHE, START_FORCE_BOOT, START_RESET_NVRAM]) {
      await expect(start(conn, host, START_PAUSED | flag)).rejects.toMatchObject({
        code: ErrorNumber.ARGUMENT_UNSUPPORTED,
        message: expect.stringContaining(`flags 0x${flag.toString(16)}`),
      });
    }
    expect(host.fake.deeds).toEqual([]);
  });
});

describe("a guest of a file", () => {
  const { RUNNING, PAUSED, BYPASS_CACHE, RESET_NVRAM } = DomainSaveRestoreFlags;

  async function saved() {
    const host = new TestHost();
    const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
    const conn = await host.open();
    const path = host.path("saved");
    await conn.domainSave({ uuid: uuidOf(1), name: "one", id }, path, undefined, 0);
    return { host, conn, path };
  }

  test.each([
    [0, "restore", false],
    [RUNNING, "restore", false],
    [PAUSED, "restore -p", true],
  ] as const)("comes back as the flags %i say", async (flags, command, paused) => {
    const { host, conn, path } = await saved();
    const ref = await conn.domainRestore(path, undefined, flags);
    expect(ref).toMatchObject({ uuid: uuidOf(1), name: "one" });
    expect(host.fake.deeds.at(-1)).toBe(`${command} ${path}`);
    expect(host.fake.guests[1]).toMatchObject({ name: "one", paused });
  });

  test("does not come back by flags that contradict each other, or that xl has no word for", async () => {
    const { host, conn, path } = await saved();
    await expect(conn.domainRestore(path, undefined, RUNNING | PAUSED)).rejects.toEqual(
      code(ErrorNumber.INVALID_ARG),
    );
    for (const flag of [BYPASS_CACHE, RESET_NVRAM]) {
      await expect(conn.domainRestore(path, undefined, PAUSED | flag)).rejects.toEqual(
        code(ErrorNumber.ARGUMENT_UNSUPPORTED),
      );
    }
    expect(host.fake.guests).toHaveLength(1);
  });
});
