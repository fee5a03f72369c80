import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DomainCoreDumpFlags, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { DomainShutoffReason, DomainXMLFlags } from "@libvirt-ts/driver/flags";
import { filesThatSay, processesThatSay } from "@libvirt-ts/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identityOf } from "../src/node/identity.js";
import { Lock } from "../src/node/lock.js";
import { eventsUntil, isStopped, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("the life of real guests");

describe.skipIf(reason !== undefined)("the life of a guest", () => {
  let node: TestNode;
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  it("goes from definition to a console, and is told as libvirt tells it", async () => {
    const conn = await node.open();
    const events = conn.domainEvents({});
    await events.ready;
    const defined = await conn.domainDefineXML(node.xml("one"), 0);
    expect(await conn.listDefinedDomains()).toEqual(["one"]);
    expect(await conn.domainGetState(defined, 0)).toEqual({ state: DomainState.SHUTOFF, reason: 0 });
    const ref = await conn.domainCreate(defined, 0);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: DomainState.RUNNING, reason: 1 });
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
    const writer = writable.getWriter();
    await writer.write(new TextEncoder().encode("hello"));
    expect(await readUntil(readable, "hello")).toContain("hello");
    await conn.domainSuspend(ref);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: DomainState.PAUSED, reason: 1 });
    await conn.domainResume(ref);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: DomainState.RUNNING, reason: 5 });
    await conn.domainShutdown(ref, 0);
    expect(await eventsUntil(events, isStopped)).toEqual(["0/0", "4/0", "2/0", "3/0", "4/0", "6/1", "5/0"]);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: DomainState.SHUTOFF, reason: 1 });
  });

  it("begins anew when it is rebooted, in the same process", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreateXML(node.xml("again"), 0);
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
    await writable.getWriter().write(new TextEncoder().encode("x"));
    await readUntil(readable, "x");
    await conn.domainReboot(ref, 0);
    expect(await readUntil(readable, "ready")).toMatch(/bye.*ready/s);
    expect(await conn.domainGetState(ref, 0)).toMatchObject({ state: DomainState.RUNNING });
    expect((await conn.domainLookupByUUID(ref.uuid)).id).toBe(ref.id);
  });

  it("goes on without us, and is found and followed by who comes next", async () => {
    const first = await node.open();
    const ref = await first.domainCreate(await first.domainDefineXML(node.xml("lonely"), 0), 0);
    await first.domainSuspend(ref);
    await first.close();
    const second = await node.open();
    expect(await second.listDomains()).toEqual([ref.id]);
    expect(await second.domainGetState(ref, 0)).toEqual({ state: DomainState.PAUSED, reason: 1 });
    expect(await second.domainGetXMLDesc(ref, 0)).toContain(`<domain type='qemu' id='${ref.id}'>`);
    await second.domainResume(ref);
    expect(await second.domainGetState(ref, 0)).toMatchObject({ state: DomainState.RUNNING });
  });

  it("is told to all who listen, whoever did it", async () => {
    const [doer, listener] = [await node.open(), await node.open()];
    const events = listener.domainEvents({});
    await events.ready;
    const ref = await doer.domainCreate(await doer.domainDefineXML(node.xml("seen"), 0), 0);
    expect(await eventsUntil(events, (event) => event.event === "lifecycle" && event.type === 2)).toEqual([
      "0/0",
      "2/0",
    ]);
    expect(await listener.domainGetState(ref, 0)).toMatchObject({ state: DomainState.RUNNING });
    const rest = listener.domainEvents({});
    await rest.ready;
    await doer.domainDestroy(ref, 0);
    expect(await eventsUntil(rest, isStopped)).toEqual(["6/2", "5/1"]);
    await doer.domainUndefine(ref, 0);
    await expect(listener.domainLookupByUUID(ref.uuid)).rejects.toMatchObject({
      code: ErrorNumber.NO_DOMAIN,
    });
  });

  it.each([
    ["SIGKILL", DomainShutoffReason.CRASHED, ["5/5"]],
    ["SIGTERM", DomainShutoffReason.SHUTDOWN, ["6/2", "5/0"]],
  ] as const)("is seen to end by %s while it is followed", async (signal, shutoff, told) => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("killed"), 0), 0);
    const events = conn.domainEvents({});
    await events.ready;
    process.kill(node.pidOf(ref.id!), signal);
    expect(await eventsUntil(events, isStopped)).toEqual(told);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: DomainState.SHUTOFF, reason: shutoff });
    expect(readdirSync(join(node.root, "guests"))).toEqual([]);
  });

  it("is seen to have ended while nobody was there, and how", async () => {
    const first = await node.open();
    const [killed, ended] = await Promise.all(
      ["killed", "ended"].map(async (name) =>
        first.domainCreate(await first.domainDefineXML(node.xml(name), 0), 0),
      ),
    );
    const { readable, writable } = await first.domainOpenConsole(ended!, undefined, 0);
    await writable.getWriter().write(new TextEncoder().encode("x"));
    await readUntil(readable, "x");
    const pids = [node.pidOf(killed!.id!), node.pidOf(ended!.id!)];
    await readable.cancel();
    await first.close();
    process.kill(pids[0]!, "SIGKILL");
    process.kill(pids[1]!, "SIGTERM");
    await node.gone(...pids);
    const second = await node.open();
    expect(await second.listDomains()).toEqual([]);
    expect((await second.domainGetState(killed!, 0)).reason).toBe(DomainShutoffReason.CRASHED);
    expect((await second.domainGetState(ended!, 0)).reason).toBe(DomainShutoffReason.SHUTDOWN);
  });

  it("is told of as ended, and how, while somebody who saw nothing has its lock", async () => {
    const conn = await node.open();
    const killed = await conn.domainCreate(await conn.domainDefineXML(node.xml("killed"), 0), 0);
    const pid = node.pidOf(killed.id!);
    const what = "the guest";
    const lock = await Lock.take(`${await identityOf(node.root)}/${killed.uuid}`, { timeout: 1000, what });
    try {
      process.kill(pid, "SIGKILL");
      await node.gone(pid);
      for (const asked of [conn, await node.open()]) {
        expect(await asked.domainGetState(killed, 0)).toEqual({
          state: DomainState.SHUTOFF,
          reason: DomainShutoffReason.CRASHED,
        });
        expect(await asked.domainIsActive(killed)).toBe(false);
      }
      expect(readdirSync(join(node.root, "guests"))).toEqual([`${killed.id}`]);
    } finally {
      lock.release();
    }
    expect((await conn.domainGetState(killed, 0)).reason).toBe(DomainShutoffReason.CRASHED);
  });

  it("is told of as ended where it ends while it is asked for, and keeps nothing back of the others", async () => {
    const first = await node.open();
    // Of one with a balloon even a document is asked for.
    const text = node.xml("kept").replace("<memballoon model='none'/>", "<memballoon model='virtio'/>");
    const kept = await first.domainCreate(await first.domainDefineXML(text, 0), 0);
    const lost = await first.domainCreateXML(node.xml("lost"), 0);
    const other = await first.domainDefineXML(node.xml("other"), 0);
    await first.close();
    const second = await node.open();
    const pids = [node.pidOf(kept.id!), node.pidOf(lost.id!)];
    for (const pid of pids) process.kill(pid, "SIGSTOP");
    const answers = Promise.allSettled([
      second.listAllDomains(0),
      second.domainGetInfo(kept),
      second.domainGetState(kept, 0),
      second.domainGetXMLDesc(kept, 0),
      second.domainGetState(lost, 0),
      second.getAllDomainStats(undefined, 1, 0),
    ]);
    // Its end of a monitor's socket is there once we have connected, though nobody accepts it.
    const isAsked = ({ id }: { readonly id?: number }): boolean =>
      readFileSync("/proc/net/unix", "utf8")
        .split("\n")
        .filter((line) => line.endsWith(join(node.root, "guests", `${id}`, "monitor0.sock"))).length > 1;
    while (!isAsked(kept) || !isAsked(lost)) await new Promise(setImmediate);
    for (const pid of pids) process.kill(pid, "SIGKILL");
    const [list, info, state, xml, none, stats] = await answers;
    const rows = (list as PromiseFulfilledResult<{ ref: { name?: string }; info: { state: number } }[]>)
      .value;
    expect(rows.map(({ ref, info: { state } }) => [ref.name, state]).sort()).toEqual([
      ["kept", DomainState.SHUTOFF],
      [other.name, DomainState.SHUTOFF],
    ]);
    expect(info).toMatchObject({ value: { state: DomainState.SHUTOFF } });
    expect(state).toMatchObject({
      value: { state: DomainState.SHUTOFF, reason: DomainShutoffReason.CRASHED },
    });
    expect(xml).toMatchObject({ value: expect.stringMatching(/^<domain type='qemu'>/) });
    const told = { state: DomainState.SHUTOFF, reason: DomainShutoffReason.CRASHED };
    const records = (stats as PromiseFulfilledResult<readonly { domain: { name?: string } }[]>).value;
    expect(records.find(({ domain }) => domain.name === "kept")).toMatchObject({ stats: { state: told } });
    expect(records.map(({ domain }) => domain.name).sort()).toEqual(["kept", "other"]);
    expect(none).toMatchObject({ reason: { code: ErrorNumber.NO_DOMAIN } });
  });

  it("never takes another process for a guest", async () => {
    const first = await node.open();
    const ref = await first.domainCreate(await first.domainDefineXML(node.xml("mistaken"), 0), 0);
    const pid = node.pidOf(ref.id!);
    await first.close();
    process.kill(pid, "SIGKILL");
    await node.gone(pid);
    const stranger = spawn("sleep", ["600"], { stdio: "ignore" });
    try {
      node.editRecord(ref.id!, (record) => ({
        ...record,
        process: { ...(record.process as object), pid: stranger.pid },
      }));
      const second = await node.open();
      expect(await second.listDomains()).toEqual([]);
      await expect(second.domainDestroy(ref, 0)).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_INVALID,
      });
      expect(stranger.exitCode).toBe(null);
      process.kill(stranger.pid!, 0);
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  it("that cannot be started leaves nothing behind and says what QEMU said", async () => {
    const conn = await node.open();
    const ref = await conn.domainDefineXML(
      node.xml("broken", { format: "raw" }).replace("'raw'", "'qcow2'"),
      0,
    );
    await expect(conn.domainCreate(ref, 0)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      message: expect.stringMatching(/QEMU could not be started: .*Image is not in qcow2 format/s),
    });
    expect(await conn.domainGetState(ref, 0)).toEqual({
      state: DomainState.SHUTOFF,
      reason: DomainShutoffReason.FAILED,
    });
    expect(readdirSync(join(node.root, "guests"))).toEqual([]);
    expect(await conn.listDefinedDomains()).toEqual(["broken"]);
  });

  it("is not started twice on one image", async () => {
    const conn = await node.open();
    const xml = node.xml("owner");
    await conn.domainCreateXML(xml, 0);
    await expect(conn.domainCreateXML(xml.replace("owner", "thief"), 0)).rejects.toThrow(/lock/);
    expect(await conn.numOfDomains()).toBe(1);
  });

  it("keeps its files from others", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("private"), 0), 0);
    for (const folder of [".", "guests", `guests/${ref.id}`, "definitions", "saves", "logs"])
      expect(statSync(join(node.root, folder)).mode & 0o777).toBe(0o700);
    for (const file of [`definitions/${ref.uuid}.xml`, `guests/${ref.id}/live.xml`, `logs/${ref.uuid}.log`])
      expect(statSync(join(node.root, file)).mode & 0o777).toBe(0o600);
    execFileSync("chmod", ["755", node.root]);
    try {
      await expect(node.open()).rejects.toMatchObject({ code: ErrorNumber.ACCESS_DENIED });
    } finally {
      execFileSync("chmod", ["700", node.root]);
    }
  });

  it("is refused with the line of what it cannot have", async () => {
    const conn = await node.open();
    const xml = node.xml("refused", {
      devices: "<tpm><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>",
    });
    const line = xml.slice(0, xml.indexOf("<tpm")).split("\n").length;
    await expect(conn.domainDefineXML(xml, 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      int1: line,
      message: expect.stringContaining(`tpm (line ${line}): `),
    });
    expect(await conn.listDefinedDomains()).toEqual([]);
  });

  it("is saved, and brought back by its next start", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("saved"), 0), 0);
    const before = await conn.domainOpenConsole(ref, undefined, 0);
    await before.writable.getWriter().write(new TextEncoder().encode("x"));
    await readUntil(before.readable, "x");
    await before.readable.cancel();
    await conn.domainManagedSave(ref, 0);
    expect(await conn.domainGetState(ref, 0)).toEqual({
      state: DomainState.SHUTOFF,
      reason: DomainShutoffReason.SAVED,
    });
    const again = await conn.domainCreate(ref, 0);
    expect(await conn.domainGetState(again, 0)).toEqual({ state: DomainState.RUNNING, reason: 3 });
    expect(existsSync(join(node.root, "saves", `${ref.uuid}.save`))).toBe(false);
    // It did not boot: it goes on echoing.
    const after = await conn.domainOpenConsole(again, undefined, 0);
    await after.writable.getWriter().write(new TextEncoder().encode("y"));
    expect(await readUntil(after.readable, "y")).toBe("y");
  });

  it("has its memory written down, and goes on or ends with that", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("dumped"), 0), 0);
    const events = conn.domainEvents({ kinds: ["lifecycle"] });
    await events.ready;
    const [first, last] = [join(node.folder, "first.core"), join(node.folder, "last.core")];
    await conn.domainCoreDump(ref, first, 0, 0);
    expect(readFileSync(first).subarray(0, 4).toString("latin1")).toBe("\x7fELF");
    expect(statSync(first).mode & 0o777).toBe(0o600);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: DomainState.RUNNING, reason: 5 });
    await expect(conn.domainCoreDump(ref, join(node.folder, "no/such"), 0, 0)).rejects.toMatchObject({
      code: ErrorNumber.SYSTEM_ERROR,
    });
    await conn.domainCoreDump(ref, last, 0, DomainCoreDumpFlags.CRASH);
    const told = await eventsUntil(events, isStopped);
    expect([told.slice(0, 2), told.at(-1)]).toEqual([["3/0", "4/0"], "5/2"]);
    expect(await conn.domainGetState(ref, 0)).toEqual({
      state: DomainState.SHUTOFF,
      reason: DomainShutoffReason.CRASHED,
    });
    expect(readdirSync(node.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("has nothing of what our process knows in its environment", async () => {
    process.env.LIBVIRT_TS_TEST_SECRET = "do not tell";
    const conn = await node.open();
    const ref = await conn.domainCreateXML(node.xml("secretive"), 0);
    delete process.env.LIBVIRT_TS_TEST_SECRET;
    expect(readFileSync(`/proc/${node.pidOf(ref.id!)}/environ`, "utf8")).not.toContain("do not tell");
  });

  it("shows its screen's password to no list of processes, log or core file, and writes it to files of its owner's alone", async () => {
    const secret = "gehe1m42";
    const conn = await node.open();
    const devices = `<graphics type='vnc' port='-1' passwd='${secret}'/>`;
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("locked", { devices }), 0), 0);
    expect(await conn.domainGetXMLDesc(ref, DomainXMLFlags.SECURE)).toContain(secret);
    expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain(secret);
    expect(processesThatSay("-pidfile")).toContain(node.pidOf(ref.id!));
    expect(processesThatSay(secret)).toEqual([]);

    const core = join(node.folder, "core");
    await conn.domainCoreDump(ref, core, 0, DomainCoreDumpFlags.MEMORY_ONLY);
    expect(statSync(core).size).toBeGreaterThan(32 * 2 ** 20);
    const holding = filesThatSay(node.folder, secret);
    expect(holding.length).toBeGreaterThan(0);
    expect(holding.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    expect(holding.filter((path) => path === core || path.endsWith(".log"))).toEqual([]);
  });
});
