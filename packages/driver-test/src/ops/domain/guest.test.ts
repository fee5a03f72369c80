import { inflateSync } from "node:zlib";
import { type DomainRef, DomainState, type DuplexStream, ErrorNumber } from "@libvirt-ts/driver";
import { DomainConsoleFlags, DomainGuestInfoTypes } from "@libvirt-ts/driver/flags";
import { beforeEach, describe, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const invalid = { code: ErrorNumber.INVALID_ARG };
const wrongState = { code: ErrorNumber.OPERATION_INVALID };
let now = 5_000_000_000n;
let conn: Connection;
let ref: DomainRef;
beforeEach(async () => {
  now = 5_000_000_000n;
  conn = await openNode({ now: () => now });
  ref = await conn.domainCreate(await conn.domainDefineXML(guestXML("guest"), 0), 0);
});

async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  let seen = "";
  while (!seen.includes(text)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the console ended after ${JSON.stringify(seen)}`);
    seen += new TextDecoder().decode(value);
  }
  return seen;
}

const type = async ({ writable }: DuplexStream, text: string) => {
  const writer = writable.getWriter();
  await writer.write(new TextEncoder().encode(text));
  writer.releaseLock();
};

describe("the console", () => {
  it("echoes, answers and obeys poweroff", async () => {
    const terminal = await conn.domainOpenConsole(ref, undefined, 0);
    const reader = terminal.readable.getReader();
    await readUntil(reader, "login");
    await type(terminal, "hostx\u007fname\r");
    expect(await readUntil(reader, "# ")).toContain("guest");
    await type(terminal, "poweroff\n");
    await readUntil(reader, "going down");
    while (!(await reader.read()).done);
    expect((await conn.domainGetInfo(ref)).state).toBe(DomainState.SHUTOFF);
  });

  it("has one user at a time, unless another one insists", async () => {
    const first = await conn.domainOpenConsole(ref, undefined, 0);
    await expect(conn.domainOpenConsole(ref, undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    const second = await conn.domainOpenConsole(ref, undefined, DomainConsoleFlags.FORCE);
    const reader = first.readable.getReader();
    while (!(await reader.read()).done);
    await conn.domainDestroy(ref, 0);
    const other = second.readable.getReader();
    while (!(await other.read()).done);
    await expect(conn.domainOpenConsole(ref, undefined, 0)).rejects.toMatchObject(wrongState);
    await conn.domainCreate(ref, 0);
    await expect(conn.domainOpenConsole(ref, "nosuch", 0)).rejects.toMatchObject(invalid);
  });

  it("lets who types without reading wait", async () => {
    const { writable, readable } = await conn.domainOpenConsole(ref, undefined, 0);
    const writer = writable.getWriter();
    let written = 0;
    const line = new TextEncoder().encode(`echo ${"x".repeat(1000)}\n`);
    const typing = (async () => {
      for (let index = 0; index < 100; index++) {
        await writer.write(line);
        written++;
      }
    })();
    for (let turn = 0; turn < 300; turn++) await new Promise(setImmediate);
    expect(written).toBeLessThan(50);
    await readable.cancel();
    await typing.catch(() => {});
  });
});

it("a screenshot is a PNG of the right size", async () => {
  const { mimeType, image } = await conn.domainScreenshot(ref, 0, 0);
  const bytes = Buffer.from(await new Response(image).arrayBuffer());
  expect(mimeType).toBe("image/png");
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([640, 480]);
  const length = bytes.readUInt32BE(33);
  expect(inflateSync(bytes.subarray(41, 41 + length)).length).toBe(641 * 480);
  await expect(conn.domainScreenshot(ref, 1, 0)).rejects.toMatchObject(invalid);
});

describe("the agent", () => {
  it("freezes and thaws file systems", async () => {
    expect(await conn.domainFSFreeze(ref, undefined, 0)).toBe(2);
    expect(await conn.domainFSFreeze(ref, ["/"], 0)).toBe(0);
    expect(await conn.domainFSThaw(ref, ["/boot"], 0)).toBe(1);
    await expect(conn.domainFSFreeze(ref, ["/nosuch"], 0)).rejects.toMatchObject(invalid);
    expect((await conn.domainGetFSInfo(ref, 0)).map(({ name }) => name)).toEqual(["vda1", "vda2"]);
  });

  it("tells the time, and is told it", async () => {
    expect(await conn.domainGetTime(ref, 0)).toEqual({ seconds: 5, nseconds: 0 });
    const events = await eventsOf(conn, {}, () => conn.domainSetTime(ref, { seconds: 100, nseconds: 7 }, 0));
    expect(events).toEqual([{ event: "rtc-change", utcOffset: 95 }]);
    now += 1_000_000_000n;
    expect(await conn.domainGetTime(ref, 0)).toEqual({ seconds: 101, nseconds: 7 });
    await conn.domainSuspend(ref);
    await expect(conn.domainGetTime(ref, 0)).rejects.toMatchObject(wrongState);
  });

  it("tells of the guest what is asked for", async () => {
    expect(await conn.domainGetHostname(ref, 0)).toBe("guesthost");
    const all = await conn.domainGetGuestInfo(ref, 0, 0);
    expect(Object.keys(all).sort()).toEqual([
      "disk",
      "fs",
      "hostname",
      "if",
      "load",
      "os",
      "timezone",
      "user",
    ]);
    expect(await conn.domainGetGuestInfo(ref, DomainGuestInfoTypes.HOSTNAME, 0)).toEqual({
      hostname: "guesthost",
    });
  });

  it("keeps keys and vcpus as it is told", async () => {
    await conn.domainAuthorizedSSHKeysSet(ref, "root", ["a", "b", "a"], 0);
    await conn.domainAuthorizedSSHKeysSet(ref, "root", ["c"], 1);
    await conn.domainAuthorizedSSHKeysSet(ref, "root", ["a"], 2);
    expect(await conn.domainAuthorizedSSHKeysGet(ref, "root", 0)).toEqual(["b", "c"]);
    await expect(conn.domainAuthorizedSSHKeysSet(ref, "root", [], 3)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetGuestVcpus(ref, "0", false, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetGuestVcpus(ref, "0-9", true, 0)).rejects.toMatchObject(invalid);
    expect(await conn.domainGetGuestVcpus(ref, 0)).toMatchObject({ vcpus: "0", online: "0" });
  });
});

it("addresses come from the network's range, and are leased there", async () => {
  const [card] = await conn.domainInterfaceAddresses(ref, 0, 0);
  expect(card).toMatchObject({ name: "tap0", hwaddr: "52:54:00:00:00:01" });
  const { addr } = card!.addrs[0]!;
  expect(addr).toMatch(/^192\.168\.122\./);
  const network = await conn.networkLookupByName("default");
  const leases = await conn.networkGetDHCPLeases(network, "52:54:00:00:00:01", 0);
  expect(leases).toMatchObject([{ ipaddr: addr, hostname: "guesthost", prefix: 24, expirytime: 3605 }]);
});

it("keys are pressed as they can be", async () => {
  await conn.domainSendKey(ref, 0, 10, [29, 56, 111], 0);
  await expect(conn.domainSendKey(ref, 0, 10, Array(17).fill(1), 0)).rejects.toMatchObject(invalid);
  await expect(conn.domainSendKey(ref, 99, 10, [1], 0)).rejects.toMatchObject(invalid);
  await expect(conn.domainSendKey(ref, 0, 10, [-1], 0)).rejects.toMatchObject(invalid);
});

it("the rate of dirty pages is measured by the clock", async () => {
  await conn.domainStartDirtyRateCalc(ref, 2, 0);
  await expect(conn.domainStartDirtyRateCalc(ref, 2, 0)).rejects.toMatchObject(wrongState);
  const status = async () => (await conn.getAllDomainStats([ref], 512, 0))[0]!.stats.dirtyrate?.calc_status;
  expect(await status()).toBe(1);
  now += 2_000_000_000n;
  expect(await status()).toBe(2);
});
