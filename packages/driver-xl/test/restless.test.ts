/** A guest that reboots as soon as it runs, and the xl that brings it back each time. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, test, vi } from "vitest";
import { isWatched } from "../src/monitors.js";
import { guestXml, TestHost, uuidOf } from "./host.js";

const restless = guestXml("restless", 1, "", "<kernel>/boot/vmlinuz</kernel><cmdline>reboot</cmdline>");

const disk = "<disk type='block'><source dev='/dev/null'/><target dev='xvda'/></disk>";
const withDisk = restless.replace("</domain>", `<devices>${disk}</devices></domain>`);

/** Whether anybody brings the host's guests back. */
function isWatching(host: TestHost): boolean {
  return readdirSync("/proc").some((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`${host.fake.command}\0create`);
    } catch {
      return false;
    }
  });
}

describe("a guest that comes back again and again", () => {
  test("is a running guest once it is started", async () => {
    const host = new TestHost();
    const conn = await host.openAmongPeers();
    const ref = await conn.domainCreateXML(restless, 0);
    expect(ref).toMatchObject({ name: "restless", uuid: uuidOf(1) });
    await vi.waitFor(
      () => expect(host.fake.guests.find(({ id }) => id > ref.id! + 1)).toBeDefined(),
      100_000,
    );
    await conn.domainDestroy(ref, 0);
  });

  // What xl alone can end, and what needs no xl for that.
  test.each([0, 1, 2].flatMap((round) => [[round, "disk"] as const, [round, "console"] as const]))(
    "is gone for good once it is destroyed, %i, with nothing but a %s",
    async (_, has) => {
      const host = new TestHost();
      const conn = await host.openAmongPeers();
      const ref = await conn.domainCreateXML(has === "disk" ? withDisk : restless, 0);
      await vi.waitFor(() => expect(host.fake.guests.some(({ id }) => id > ref.id!)).toBe(true), 100_000);
      await conn.domainDestroy(ref, 0);
      expect(host.fake.guests).toHaveLength(1);
      await vi.waitFor(() => expect(isWatching(host)).toBe(false), 100_000);
      expect(host.fake.guests).toHaveLength(1);
      expect(readdirSync(host.stateDir)).toEqual([]);
    },
  );

  test("is found while it is away", async () => {
    const host = new TestHost();
    const conn = await host.openAmongPeers();
    const ref = await conn.domainCreateXML(restless, 0);
    for (let round = 0; round < 20; round++) {
      expect(await conn.domainLookupByName("restless")).toMatchObject({ uuid: uuidOf(1) });
      expect(await conn.domainLookupByUUID(uuidOf(1))).toMatchObject({ name: "restless" });
    }
    await conn.domainDestroy(ref, 0);
    await expect(conn.domainLookupByName("restless")).rejects.toMatchObject({ code: ErrorNumber.NO_DOMAIN });
  });

  test("is not waited for by who means a guest of another uuid", async () => {
    const host = new TestHost();
    const conn = await host.openAmongPeers();
    const ref = await conn.domainCreateXML(restless, 0);
    const options = { signal: AbortSignal.timeout(20_000) };
    await expect(conn.domainGetInfo({ ...ref, uuid: uuidOf(9) }, options)).rejects.toMatchObject({
      code: ErrorNumber.NO_DOMAIN,
    });
    await expect(conn.domainSuspend({ ...ref, uuid: uuidOf(9) }, options)).rejects.toMatchObject({
      code: ErrorNumber.NO_DOMAIN,
    });
    await conn.domainDestroy(ref, 0);
  });

  test("is nothing to another host whose guest has its name and uuid", async () => {
    const host = new TestHost();
    const other = new TestHost();
    const conn = await host.openAmongPeers();
    const ref = await conn.domainCreateXML(restless, 0);
    const foldersOf = ({ stateDir, fake }: TestHost) => ({ state: stateDir, logs: fake.logFiles });
    expect(await isWatched(foldersOf(host), ref)).toBe(true);
    expect(await isWatched({ ...foldersOf(host), logs: undefined }, { name: "restless" })).toBe(true);
    expect(await isWatched(foldersOf(other), ref)).toBe(false);
    await conn.domainDestroy(ref, 0);
  });

  test("is destroyed by its definition, too, whether it is there at the moment or not", async () => {
    const host = new TestHost();
    const conn = await host.openAmongPeers();
    const defined = await conn.domainDefineXML(restless, 0);
    for (let round = 0; round < 3; round++) {
      await conn.domainCreate(defined, 0);
      await conn.domainDestroy(defined, 0);
      expect(host.fake.guests).toHaveLength(1);
    }
    await expect(conn.domainDestroy(defined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
  });
});

test("a guest that reboots between two looks is described under its new id", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const [xl, flag] = [host.path("rebooting"), host.path("rebooted")];
  const reboot = `[ "$1 $2" = "list -l" ] && [ ! -e "${flag}" ] && touch "${flag}" && "${host.fake.command}" reboot -F "$3" 2>/dev/null`;
  writeFileSync(xl, `#!/bin/sh\n${reboot}\nexec "${host.fake.command}" "$@"\n`, { mode: 0o755 });
  const conn = await host.openAmongPeers([], { command: xl });
  expect(await conn.domainGetXMLDesc({ uuid: uuidOf(1), id }, 0)).toContain(`id='${id + 1}'`);
});
