/** Logging in by SASL: our own client, C's virsh, and clients that mean no good. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { cVirsh, saslUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Daemon, type Limits, readPasswords, serve, setPassword } from "../src/index.js";
import { errorOf, message, RawClient, words } from "./raw-client.js";

const password = "correct horse, b=ttery";
let folder: string;
let daemon: Daemon;
const path = (name: string) => join(folder, name);
const logged: string[] = [];

async function start(name: string, limits: Partial<Limits> = {}, allow?: string[]) {
  const passwords = await readPasswords(path("passwords"));
  return serve(libvirt, {
    uris: ["test:///default"],
    listeners: [{ type: "unix", path: path(name), sasl: { passwords }, ...(allow && { allow }) }],
    limits,
    log: (_level, told, fields) => logged.push(`${told} ${JSON.stringify(fields)}`),
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
  await setPassword(path("passwords"), "alice", password);
  await setPassword(path("passwords"), "bob,=", "hunter2");
  daemon = await start("sock");
});
afterAll(async () => {
  await daemon.close();
  rmSync(folder, { recursive: true });
});

const auth = (user: string, secret: string) => {
  writeFileSync(
    path("auth.conf"),
    `[credentials-x]\nauthname=${user}\npassword=${secret}\n[auth-libvirt-default]\ncredentials=x\n`,
  );
  return `&authfile=${path("auth.conf")}`;
};
const uri = (more = "", socket = "sock") => `test+unix:///default?socket=${path(socket)}${more}`;

test("the file keeps no password, and is its owner's alone", async () => {
  const text = readFileSync(path("passwords"), "utf8");
  expect(text.trim().split("\n")).toHaveLength(2);
  expect(text).not.toContain("hunter2");
  expect(statSync(path("passwords")).mode & 0o777).toBe(0o600);
  await setPassword(path("passwords"), "bob,=", "hunter3");
  expect(readFileSync(path("passwords"), "utf8").trim().split("\n")).toHaveLength(2);
  await expect(setPassword(path("passwords"), "a:b", "x")).rejects.toThrow("is no name");
  writeFileSync(path("broken"), "alice:plain\n");
  await expect(readPasswords(path("broken"))).rejects.toThrow("broken: line 1: expected NAME:SCRAM-SHA-256$");
});

test("our own client gets in with the right password alone", async () => {
  const conn = await libvirt.open(uri(auth("alice", password)));
  expect(conn.isAlive()).toBe(true);
  await conn.close();
  for (const [user, wrong] of [
    ["alice", "wrong"],
    ["nobody", password],
  ] as const) {
    await expect(libvirt.open(uri(auth(user, wrong)))).rejects.toMatchObject({ codeName: "AUTH_FAILED" });
  }
  expect(logged.join("\n")).toContain('a client has logged in {"client":1,"user":"alice"}');
  expect(logged.join("\n")).not.toContain(password);
});

test("a user that is not on a door's list does not get in", async () => {
  const small = await start("listed", {}, ["carol"]);
  await expect(libvirt.open(uri(auth("alice", password), "listed"))).rejects.toMatchObject({
    codeName: "AUTH_FAILED",
  });
  await small.close();
});

const noSasl = saslUnavailable();
if (noSasl !== undefined && process.env.CI === "true" && !process.env.LIBVIRT_TS_NO_LIBVIRTD)
  throw new Error(noSasl);
if (noSasl !== undefined) console.log(`skipped: C's virsh logging in: ${noSasl}`);
test.skipIf(noSasl !== undefined)("C's virsh gets in with the right password alone", async () => {
  const virsh = (secret: string) =>
    new Promise<string>((resolve) => {
      const args = ["-q", "-c", uri(auth("alice", secret)), "list", "--name"];
      const child = execFile(cVirsh(), args, (_, stdout, stderr) => resolve(stdout.trim() + stderr));
      child.stdin?.end(); // Whoever is refused is asked again.
    });
  expect(await virsh(password)).toBe("test");
  expect(await virsh("wrong")).toContain("authentication failed");
});

test("nothing is answered before, and the connection goes on", async () => {
  using client = new RawClient(path("sock"));
  expect((await client.ask({ procedure: 66 })).payload).toEqual(words(1, 1));
  for (const procedure of [1, 3, 60, 273]) {
    expect(errorOf(await client.ask({ procedure }))).toMatchObject({
      code: 39,
      message: "authentication required",
    });
  }
});

test("a login out of its order fails, and after three of them the client is closed", async () => {
  using client = new RawClient(path("sock"));
  for (let i = 0; i < 3; i++) {
    expect(errorOf(await client.ask({ procedure: 69 }, words(0, 0)))).toMatchObject({ code: 45 });
  }
  await client.closed;
});

test("what is too long for a login is not waited for", async () => {
  using client = new RawClient(path("sock"));
  client.send(message({ procedure: 68 }).fill(0x7f, 1, 3).subarray(0, 28));
  await client.closed;
});

test("who does not log in is closed, and there are never too many of them", async () => {
  const strict = await start("strict", { loginTime: 300, anonymousClients: 2 });
  const clients = [1, 2, 3].map(() => new RawClient(path("strict")));
  await Promise.all(clients.map(({ closed }) => closed));
  expect(logged.filter((line) => line.includes("2 that have not logged in"))).toHaveLength(1);
  expect(logged.filter((line) => line.includes("it has not logged in"))).toHaveLength(2);
  await strict.close();
});
