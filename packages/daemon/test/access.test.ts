/** Who may do what: rules of a door by the name of a login, and what is changed of them while clients are in. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LibvirtError, libvirt } from "@libvirt-ts/core";
import { ErrorNumber } from "@libvirt-ts/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AllowList, type LogFields, readPasswords, serve, setPassword } from "../src/index.js";

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
  for (const user of ["root", "alice", "bob", "eve"]) await setPassword(path("passwords"), user, `${user}'s`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const rules: AllowList = [
  "root",
  { users: ["alice", "bob"], operations: ["read"] },
  { users: ["alice"], objects: ["domain"], operations: ["control"] },
  { users: ["bob"], objects: ["storage-pool", "storage-volume"] },
];

async function start(allow: AllowList | undefined, type: "named" | "anonymous" = "named") {
  const logged: (LogFields & { readonly message: string })[] = [];
  const passwords = await readPasswords(path("passwords"));
  const listener = {
    type: "unix",
    path: path("sock"),
    ...(type === "named" && { sasl: { passwords } }),
    ...(allow && { allow }),
  } as const;
  const daemon = await serve(libvirt, {
    uris: ["test:///default"],
    listeners: [listener],
    log: (_, message, fields) => logged.push({ message, ...fields }),
  });
  const as = (user?: string) => {
    if (user === undefined) return libvirt.open(`test+unix:///default?socket=${path("sock")}`);
    writeFileSync(
      path(`${user}.conf`),
      `[credentials-x]\nauthname=${user}\npassword=${user}'s\n[auth-libvirt-default]\ncredentials=x\n`,
    );
    return libvirt.open(`test+unix:///default?socket=${path("sock")}&authfile=${path(`${user}.conf`)}`);
  };
  return { daemon, listener, logged, as, [Symbol.asyncDispose]: () => daemon.close() };
}

/** What it is refused with. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: LibvirtError) => error.code,
  );
const denied = ErrorNumber.ACCESS_DENIED;

test("each may do what a rule allows him, and every refusal is logged", async () => {
  await using own = await start(rules);
  const [root, alice, bob] = [await own.as("root"), await own.as("alice"), await own.as("bob")];
  const domainXML = (await (await root.lookupByName("test")).XMLDesc()).replace(/ id='1'/, "");
  const volume = "<volume><name>v</name><capacity>1000</capacity></volume>";
  const work = async (conn: typeof root) => {
    const dom = await conn.lookupByName("test");
    const pool = await conn.storagePoolLookupByName("default-pool");
    return {
      list: await refusal(conn.listAllDomains()),
      describe: await refusal(dom.XMLDesc()),
      secrets: await refusal(dom.XMLDesc(1)),
      suspend: await refusal(dom.suspend().then(() => dom.resume())),
      define: await refusal(conn.defineXML(domainXML)),
      memory: await refusal(dom.setMemory(1_000_000)),
      makeVolume: await refusal(pool.createXML(volume).then((made) => made.delete())),
      stopNetwork: await refusal(conn.networkLookupByName("default").then((net) => net.setAutostart(true))),
    };
  };
  const free = {
    list: undefined,
    describe: undefined,
    secrets: undefined,
    suspend: undefined,
    define: undefined,
    memory: undefined,
    makeVolume: undefined,
    stopNetwork: undefined,
  };
  expect(await work(root)).toEqual(free);
  const reader = { ...free, secrets: denied, define: denied, memory: denied, stopNetwork: denied };
  expect(await work(alice)).toEqual({ ...reader, makeVolume: denied });
  expect(await work(bob)).toEqual({ ...reader, suspend: denied });
  const told = own.logged.filter(({ message }) => message === "a call is refused");
  expect(told.map(({ user, procedure }) => `${user} ${procedure}`)).toEqual([
    "alice domainGetXMLDesc",
    "alice domainDefineXMLFlags",
    expect.stringMatching(/^alice domainSetMemory/),
    "alice storageVolCreateXML",
    "alice networkSetAutostart",
    "bob domainGetXMLDesc",
    "bob domainSuspend",
    "bob domainDefineXMLFlags",
    expect.stringMatching(/^bob domainSetMemory/),
    "bob networkSetAutostart",
  ]);
  await expect(own.as("eve")).rejects.toMatchObject({ code: ErrorNumber.AUTH_FAILED });
  await Promise.all([root, alice, bob].map((conn) => conn.close()));
});

test("events and streams go by the same rules", async () => {
  await using own = await start([{ users: ["alice"], objects: ["domain"], operations: ["control"] }]);
  const alice = await own.as("alice");
  expect(await refusal(alice.listAllDomains())).toBe(denied);
  const events = alice.domainEvents();
  expect(await refusal(events.ready)).toBe(denied);
  await alice.close();
});

test("a door without names has rules for whoever comes through it", async () => {
  await using own = await start([{ operations: ["read", "control"] }], "anonymous");
  const conn = await own.as();
  const dom = await conn.lookupByName("test");
  expect(await refusal(dom.suspend())).toBeUndefined();
  expect(await refusal(dom.resume())).toBeUndefined();
  expect(await refusal(dom.setMemory(1_000_000))).toBe(denied);
  await conn.close();
});

test("a door whose rules are all for others lets nobody in", async () => {
  await using own = await start(["alice"], "anonymous");
  await expect(own.as()).rejects.toBeInstanceOf(Error);
  expect(own.daemon.clients).toBe(0);
  expect(own.logged).toContainEqual({
    message: "a client is refused",
    peer: "unix",
    reason: "no rule lets it in",
  });
});

test("other rules and passwords hold at once; who may not come any more is put out", async () => {
  await using own = await start(rules);
  const [alice, bob] = [await own.as("alice"), await own.as("bob")];
  const gone = bob.closed;
  const listener = { ...own.listener, allow: ["root", { users: ["alice"], operations: ["read"] }] } as const;
  expect(own.daemon.reload({ listeners: [listener] })).toEqual([]);
  await gone;
  const dom = await alice.lookupByName("test");
  expect(await refusal(dom.suspend())).toBe(denied);
  expect(own.daemon.clients).toBe(1);
  // A password is gone from the file, and so is its user.
  writeFileSync(path("fewer"), "");
  await setPassword(path("fewer"), "root", "root's");
  const left = alice.closed;
  const fewer = { ...listener, sasl: { passwords: await readPasswords(path("fewer")) } };
  expect(own.daemon.reload({ listeners: [fewer] })).toEqual([]);
  await left;
  await expect(own.as("alice")).rejects.toMatchObject({ code: ErrorNumber.AUTH_FAILED });
  await (await own.as("root")).close();
});

test("what needs a new start is told, and nothing of it taken", async () => {
  await using own = await start(undefined, "anonymous");
  const other = { ...own.listener, readOnly: true };
  const more = { type: "unix", path: path("more") } as const;
  expect(own.daemon.reload({ listeners: [other, more] })).toEqual([
    `unix:${path("sock")} as it is`,
    "a new or another listener (unix)",
    "a new or another listener (unix)",
  ]);
  const conn = await own.as();
  expect(await refusal((await conn.lookupByName("test")).suspend())).toBeUndefined();
  await conn.close();
});

test("limits of today are those of clients to come", async () => {
  await using own = await start(undefined, "anonymous");
  const conn = await own.as();
  own.daemon.reload({ listeners: [own.listener], limits: { clients: 1 } });
  await expect(own.as()).rejects.toBeInstanceOf(Error);
  expect(conn.isAlive()).toBe(true);
  await conn.close();
});
