/** What is told of a change: done is done, unknown is unknown, and the guest that is meant is the one that is returned. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DomainState,
  type DriverConnection,
  ErrorLevel,
  ErrorNumber,
  type LibvirtError,
} from "@libvirt-ts/driver";
import { type XendFault, type XendRequest, type XendVersion, xendFaults } from "@libvirt-ts/testkit";
import { afterAll, describe, expect, it } from "vitest";
import { config, domainXml, type Pair, shortTimeouts, startPair, uuidOf } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "xend-outcomes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const web = { uuid: uuidOf(1), name: "web1", id: 1 };
const idle = { uuid: uuidOf(2), name: "idle" };
/** Long enough for what answers. */
const timeouts = { ...shortTimeouts, query: 1000 };
let files = 0;
const file = () => join(folder, `image-${files++}`);

async function prepare(version: XendVersion = "4.1"): Promise<Pair> {
  const pair = await startPair({ version, listen: "unix" }, { timeouts });
  pair.xend.add(config("web1", uuidOf(1)), "running");
  pair.xend.add(config("idle", uuidOf(2)), "halted");
  return pair;
}

async function failure(promise: Promise<unknown>): Promise<LibvirtError> {
  return promise.then(
    (value) => expect.fail(`expected an error, got ${JSON.stringify(value)}`),
    (error) => error,
  );
}

/** Whether a request is a look after the first change. */
function afterChange(): (request: XendRequest) => boolean {
  let changed = false;
  return ({ method }) => {
    changed ||= method === "POST";
    return changed && method === "GET";
  };
}

type Deed = (connection: Required<DriverConnection>) => Promise<unknown>;

const looking: readonly (readonly [what: string, deed: Deed, expected: unknown])[] = [
  ["shutdown of 'web1'", (conn) => conn.domainShutdown(web, 0), web],
  ["reboot of 'web1'", (conn) => conn.domainReboot(web, 0), web],
  ["destroy of 'web1'", (conn) => conn.domainDestroy(web, 0), web],
  ["save of 'web1'", (conn) => conn.domainSave(web, file(), undefined, 0), web],
  ["core dump of 'web1'", (conn) => conn.domainCoreDump(web, file(), 0, 0), web],
  ["start of 'idle'", (conn) => conn.domainCreate(idle, 0), idle],
  ["renaming of 'idle' to 'busy'", (conn) => conn.domainRename(idle, "busy", 0), { ...idle, name: "busy" }],
  [
    "definition of 'new'",
    (conn) => conn.domainDefineXML(domainXml("new", uuidOf(3)), 0),
    { uuid: uuidOf(3), name: "new" },
  ],
  [
    "creation of 'new'",
    (conn) => conn.domainCreateXML(domainXml("new", uuidOf(3)), 0),
    { uuid: uuidOf(3), name: "new", id: 2 },
  ],
];

const lost: readonly (readonly [string, XendFault])[] = [
  ["is lost", xendFaults.reset],
  ["hangs", xendFaults.stall()],
  ["is an internal error", xendFaults.status(500, "Internal server error")],
  ["is garbled", xendFaults.replace("HTTP/1.1 200 OK\r\nContent-length: 2\r\n\r\n((")],
];

describe.each(looking)("%s", (what, deed, expected) => {
  it.each(lost)(
    "has succeeded once xend has confirmed it, though the look afterwards %s",
    async (_how, fault) => {
      await using pair = await prepare();
      pair.xend.misbehave(fault, { when: afterChange(), times: Number.POSITIVE_INFINITY });
      expect(await deed(pair.connection)).toEqual(expected);
      expect(pair.warnings).toMatchObject([{ level: ErrorLevel.WARNING, str2: what }]);
      expect(pair.warnings[0]!.message).toContain("it is done, but");
    },
  );
});

const changing: readonly (readonly [op: string, deed: Deed])[] = [
  ["pause", (conn) => conn.domainSuspend(web)],
  ["unpause", (conn) => conn.domainResume(web)],
  ["shutdown", (conn) => conn.domainShutdown(web, 0)],
  ["destroy", (conn) => conn.domainDestroy(web, 0)],
  ["save", (conn) => conn.domainSave(web, file(), undefined, 0)],
  ["dump", (conn) => conn.domainCoreDump(web, file(), 0, 0)],
  ["restore", (conn) => conn.domainRestore(file(), undefined, 0)],
  ["create", (conn) => conn.domainCreateXML(domainXml("new", uuidOf(3)), 0)],
  ["new", (conn) => conn.domainDefineXML(domainXml("new", uuidOf(3)), 0)],
  ["start", (conn) => conn.domainCreate(idle, 0)],
  ["delete", (conn) => conn.domainUndefine(idle, 0)],
  ["rename", (conn) => conn.domainRename(idle, "busy", 0)],
  ["mem_target_set", (conn) => conn.domainSetMemory(web, 65_536, 0)],
  ["maxmem_set", (conn) => conn.domainSetMaxMemory(web, 262_144)],
  ["set_vcpus", (conn) => conn.domainSetVcpus(web, 1, 0)],
  ["pincpu", (conn) => conn.domainPinVcpu(web, 0, Uint8Array.of(1), 0)],
  [
    "device_create",
    (conn) => conn.domainAttachDevice(web, "<disk><source file='/x'/><target dev='xvdb'/></disk>", 0),
  ],
  [
    "device_destroy",
    (conn) => conn.domainDetachDevice(web, "<disk><source file='/x'/><target dev='xvda'/></disk>", 0),
  ],
];

it.each(changing)("of an unreadable reply to %s it is said that the outcome is unknown", async (op, deed) => {
  await using pair = await prepare();
  pair.xend.misbehave(xendFaults.status(200, "OK", "((what", "application/sxp"), {
    when: ({ form }) => form?.get("op") === op,
    unheard: true,
  });
  const error = await failure(deed(pair.connection));
  expect(error).toMatchObject({ code: ErrorNumber.SEXPR_SERIAL, nothingSent: false });
  expect(error.message).toMatch(/whether it happened is unknown/);
});

it("tells each thing once", async () => {
  await using pair = await prepare();
  pair.xend.misbehave(xendFaults.status(500, "Request failed", "(xend.err 'no')", "application/sxp"), {
    when: ({ form }) => form?.get("op") === "wait_for_devices",
  });
  const { message } = await failure(pair.connection.domainCreateXML(domainXml("new", uuidOf(3)), 0));
  expect(message).toBe(
    "POST operation failed: creation of 'new', waiting for devices: xend says: no; what was made of it is destroyed again",
  );
});

it("is final where a step of a creation is not there, so that nobody else starts the guest again", async () => {
  await using pair = await prepare();
  pair.xend.misbehave(xendFaults.status(501, "Operation not implemented: wait_for_devices"), {
    when: ({ form }) => form?.get("op") === "wait_for_devices",
  });
  const error = await failure(pair.connection.domainCreateXML(domainXml("new", uuidOf(3)), 0));
  expect(error).toMatchObject({ code: ErrorNumber.OPERATION_FAILED, nothingSent: false });
});

it("is done where xend made a domain and described it in no words of ours", async () => {
  await using pair = await prepare();
  pair.xend.misbehave(xendFaults.status(201, "created", "(vm)", "application/sxp"), {
    when: ({ form }) => form?.get("op") === "create",
  });
  const ref = await pair.connection.domainCreateXML(domainXml("new", uuidOf(3)), 0);
  expect(ref).toEqual({ uuid: uuidOf(3), name: "new", id: 2 });
});

describe("restoring", () => {
  it.each(["3.0.4", "3.1"] as const)("a file twice on xend %s returns the new guest", async (version) => {
    await using pair = await prepare(version);
    const { connection, xend } = pair;
    const path = file();
    const { id: _id, ...saved } = web;
    expect(await connection.domainSave(web, path, undefined, 0)).toEqual(saved);
    const first = await connection.domainRestore(path, undefined, 0);
    const second = await connection.domainRestore(path, undefined, 0);
    expect([first?.id, second?.id]).toEqual([2, 3]);
    await connection.domainDestroy(second!, 0);
    expect(xend.domains.map(({ id }) => id)).toContain(2);
  });

  it("that cannot be looked at says that it is done, and what another one would do", async () => {
    await using pair = await prepare();
    const path = file();
    await pair.connection.domainSave(web, path, undefined, 0);
    expect(existsSync(path)).toBe(true);
    const when = afterChange();
    pair.xend.misbehave(xendFaults.reset, { when, times: Number.POSITIVE_INFINITY });
    const error = await failure(pair.connection.domainRestore(path, undefined, 0));
    expect(error).toMatchObject({ code: ErrorNumber.RPC, nothingSent: false });
    expect(error.message).toMatch(/it is restored as 'web1', but .* would run twice/);
  });
});

describe("an inactive domain", () => {
  it.each([
    ["3.0.4", 3],
    ["3.0.4", 1],
    ["3.1", 3],
    ["3.1", 1],
    ["4.1", 3],
    ["4.1", 1],
  ] as const)("on xend %s has %i vcpus when it was given them", async (version, count) => {
    await using pair = await prepare(version);
    const { connection, xend } = pair;
    const before = xend.domains.find(({ name }) => name === "idle")!;
    const devices = before.devices.map((device) => device.class);
    await connection.domainSetVcpus(idle, count, 0);
    expect((await connection.domainGetInfo(idle)).nrVirtCpu).toBe(count);
    expect(await connection.domainGetXMLDesc(idle, 0)).toContain(`<vcpu placement='static'>${count}</vcpu>`);
    expect(before).toMatchObject({ vcpus: count, vcpuAvail: 2 ** count - 1, managed: true, id: undefined });
    expect(before.devices.map((device) => device.class)).toEqual(devices);
  });

  it("shows no CPU time", async () => {
    await using pair = await prepare("3.0.4");
    pair.xend.misbehave((socket, reply) => {
      const text = reply.toString("latin1").replace("(status 0)", "(cpu_time 1.5)");
      socket.end(
        text.replace(/Content-length: (\d+)/, (_, length) => `Content-length: ${Number(length) + 4}`),
      );
    });
    const { state, cpuTime } = await pair.connection.domainGetInfo(idle);
    expect([state, cpuTime]).toEqual([DomainState.SHUTOFF, 0n]);
  });
});
