/** `libvirt-tsd` as it is typed: its options, its file, its signals. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readOptions } from "../src/config/options.js";
import { message, RawClient, text } from "./raw-client.js";

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, name);
const config = (value: unknown) => {
  writeFileSync(path("tsd.json"), typeof value === "string" ? value : JSON.stringify(value));
  return ["--config", path("tsd.json")];
};
const read = (...argv: string[]) =>
  readOptions(argv, { inherited: [], defaultListeners: () => [{ type: "unix", path: "/default" }] });

describe("options and file", () => {
  test("add up; the first URI is the one for who names none", async () => {
    const file = config({
      uris: ["test:///default"],
      listeners: [{ type: "unix", path: "/a", mode: "0660", group: 0, readOnly: true }],
      limits: { clients: 7 },
      log: { level: "warn", format: "json" },
    });
    const wish = await read(
      ...file,
      "--uri",
      "xen:///system",
      "--socket-ro",
      "/b",
      "--tcp",
      "[::1]:77",
      "--log-level",
      "debug",
    );
    expect(wish).toEqual({
      type: "serve",
      config: {
        uris: ["xen:///system", "test:///default"],
        listeners: [
          { type: "unix", path: "/a", mode: 0o660, group: 0, readOnly: true },
          { type: "unix", path: "/b", readOnly: true },
          { type: "tcp", host: "::1", port: 77, insecure: false },
        ],
        limits: { clients: 7 },
        log: { level: "debug", format: "json" },
      },
    });
  });

  test("say all the same", async () => {
    const listener = { type: "websocket", host: "::1", port: 0, origins: ["https://example.org"] };
    const all = await read(
      ...["--listener", JSON.stringify(listener), "--limit", "clients=7", "--limit", "streams=1"],
      ...["--metrics", "localhost:0", "--log-format", "json"],
    );
    const inFile = {
      listeners: [listener],
      limits: { clients: 7, streams: 1 },
      metrics: { host: "localhost", port: 0 },
      log: { format: "json" },
    };
    expect(all).toEqual(await read(...config(inFile)));
  });

  test("take what systemd has opened, by the names of its units", async () => {
    const sockets = ["libvirt-tsd.socket", "libvirt-tsd-ro.socket", "libvirt-tsd-ws.socket"];
    const inherited = sockets.map((name, i) => ({ name, descriptor: 3 + i }));
    const file = config({
      listeners: [
        { type: "websocket", systemd: "libvirt-tsd-ws", insecure: true },
        { type: "unix", systemd: "libvirt-tsd.socket", allow: [{ operations: ["read", "control"] }] },
      ],
    });
    expect(await readOptions(file, { inherited, defaultListeners: () => [] })).toMatchObject({
      config: {
        listeners: [
          { type: "websocket", descriptor: 5, insecure: true },
          { type: "inherited", descriptor: 3, allow: [{ operations: ["read", "control"] }] },
          { type: "inherited", descriptor: 4, readOnly: true },
        ],
      },
    });
  });

  test("need not be there", async () => {
    expect(await read()).toMatchObject({
      type: "serve",
      config: { uris: ["xen:///system"], listeners: [{ type: "unix", path: "/default" }] },
    });
  });

  test.each<[string, unknown, string]>([
    ["no JSON", "{", "it is no JSON"],
    ["no object", [], "expected an object, got []"],
    [
      "an unknown key",
      { listener: [] },
      "`listener` is unknown; expected uris, listeners, limits, metrics, log",
    ],
    [
      "an unknown key inside",
      { listeners: [{ type: "unix", path: "/a", pfad: 1 }] },
      "listeners[0]: `pfad` is unknown",
    ],
    [
      "no type",
      { listeners: [{ path: "/a" }] },
      "listeners[0]: `type` is missing; expected unix, tcp, tls, websocket",
    ],
    [
      "another type",
      { listeners: [{ type: "udp" }] },
      'listeners[0]: type: expected unix, tcp, tls, websocket, got "udp"',
    ],
    ["no path", { listeners: [{ type: "unix" }] }, "listeners[0]: `path` is missing"],
    [
      "a mode in decimal",
      { listeners: [{ type: "unix", path: "/a", mode: 432 }] },
      'mode: expected a mode as "0660"',
    ],
    [
      "a port beyond all",
      { listeners: [{ type: "tcp", host: "x", port: 70_000 }] },
      "port: expected a whole number from 0 to 65535",
    ],
    [
      "a missing certificate",
      { listeners: [{ type: "tls", host: "x", cert: "/none", key: "/none", ca: "/none" }] },
      "/none cannot be read: ENOENT",
    ],
    [
      "a group that is not there",
      { listeners: [{ type: "unix", path: "/a", group: "no such" }] },
      'there is no group "no such"',
    ],
    ["a limit below nothing", { limits: { clients: -1 } }, "limits: clients: expected a whole number from 0"],
    [
      "a rule for what there is not",
      { listeners: [{ type: "unix", path: "/a", allow: [{ objects: ["disk"] }] }] },
      "listeners[0]: allow[0]: objects[0]: expected connection, domain, ",
    ],
    [
      "a rule of another class",
      { listeners: [{ type: "unix", path: "/a", allow: ["alice", { operations: ["delete"] }] }] },
      'allow[1]: operations[0]: expected read, control, write, got "delete"',
    ],
    [
      "a socket that systemd has not opened",
      { listeners: [{ type: "unix", systemd: "libvirt-tsd.socket" }] },
      'systemd has opened no socket "libvirt-tsd.socket" for us',
    ],
    [
      "a page that is none",
      { listeners: [{ type: "websocket", host: "::1", origins: ["example.org/x"] }] },
      "origins[0]: expected an origin as https://host:port",
    ],
    [
      "a key without its certificate",
      { listeners: [{ type: "websocket", host: "::1", key: "/dev/null" }] },
      "listeners[0]: `cert` is missing",
    ],
    ["metrics without a host", { metrics: {} }, "metrics: `host` is missing"],
    ["a limit that is none", { limits: { clents: 1 } }, "limits: `clents` is unknown"],
  ])("%s: one line that says what and where", async (_, value, told) => {
    const error = await read(...config(value)).catch((thrown: Error) => thrown);
    expect((error as Error).message).toContain(told);
    expect((error as Error).message).toMatch(/^[^\n]*tsd\.json/);
  });

  test.each([
    [["--nosuch"], "--nosuch"],
    [["word"], "word"],
    [["--tcp", "host:port"], 'expected HOST or HOST:PORT, got "host:port"'],
    [["--tcp", "host:70000"], "expected HOST or HOST:PORT"],
    [["--log-level", "loud"], 'expected debug, info, warn, error, got "loud"'],
    [["--limit", "clents=5"], "--limit: expected clients,"],
    [["--limit", "clients=many"], "--limit clients: expected a whole number from 0 to"],
    [["--listener", "{"], "--listener: it is no JSON"],
    [["--listener", '{"type":"tcp"}'], "--listener: `host` is missing"],
    [["--metrics", ":1"], "--metrics: expected HOST or HOST:PORT"],
    [["--config", "/none"], "/none: it cannot be read: ENOENT"],
  ])("%j: one line", async (argv, told) => {
    const error = await read(...argv).catch((thrown: Error) => thrown);
    expect((error as Error).message).toContain(told);
    expect((error as Error).message).not.toContain("\n");
  });
});

const program = fileURLToPath(new URL("../bin/libvirt-tsd.js", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../dist/index.js", import.meta.url)));
if (!built && process.env.CI !== undefined) throw new Error("run the build first");
if (!built) console.log("skipped: the command libvirt-tsd: it is not built");

const daemon = (...argv: string[]) => ran(process.execPath, [program, ...argv]);

function ran(command: string, argv: readonly string[]) {
  const child = spawn(command, argv, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, XDG_RUNTIME_DIR: folder },
  });
  running.push(child);
  let told = "";
  child.stderr!.on("data", (bytes) => {
    told += bytes;
  });
  const ended = once(child, "close").then(([status]) => status as number | null);
  const until = (words: string) => expect.poll(() => told, { timeout: 120_000 }).toContain(words);
  return { child, ended, until, told: () => told };
}

describe.skipIf(!built)("the command", () => {
  test("serves until it is told to end, and answers what it was asked", async () => {
    const tsd = daemon("--uri", "test:///default", "--socket", path("own"), "--log-format", "json");
    await tsd.until('"message":"listening"');
    using client = new RawClient(path("own"));
    await client.open();
    expect((await client.ask({ procedure: 59 })).status).toBe(0);
    client.send(message({ procedure: 59, serial: 8 }));
    expect((await client.next()).serial).toBe(8);
    tsd.child.kill("SIGTERM");
    await client.closed;
    expect(await tsd.ended).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    for (const line of tsd.told().trim().split("\n"))
      expect(JSON.parse(line)).toMatchObject({ level: "info" });
  });

  const activate = "/usr/bin/systemd-socket-activate";
  if (!existsSync(activate)) {
    if (process.env.CI === "true" && !process.env.LIBVIRT_TS_NO_LIBVIRTD) throw new Error(`no ${activate}`);
    console.log(`skipped: the sockets of systemd: no ${activate} (Debian: systemd)`);
  }
  test.skipIf(!existsSync(activate))(
    "is started by systemd with the first client, on its sockets",
    async () => {
      const [own, readOnly] = [path("own"), path("own-ro")];
      const names = ["--fdname", "libvirt-tsd.socket:libvirt-tsd-ro.socket"];
      const systemd = ran(activate, [
        "-l",
        own,
        "-l",
        readOnly,
        ...names,
        process.execPath,
        program,
        "--uri",
        "test:///default",
      ]);
      await systemd.until("Listening on");
      using client = new RawClient(own);
      await client.open();
      using looker = new RawClient(readOnly);
      await looker.open();
      const { payload } = await looker.ask({ procedure: 23 }, text("test"));
      expect((await looker.ask({ procedure: 34 }, payload)).status).toBe(1);
      expect((await client.ask({ procedure: 34 }, payload)).status).toBe(0);
      systemd.child.kill("SIGTERM");
      expect(await systemd.ended).toBe(0);
    },
  );

  test("takes a new configuration by SIGHUP, keeps the old one where it is wrong, and serves on", async () => {
    const listener = { type: "unix", path: path("own") };
    const write = (more: object, rest: object = {}) =>
      config({
        uris: ["test:///default"],
        listeners: [{ ...listener, ...more }],
        log: { level: "info" },
        ...rest,
      });
    const tsd = daemon(...write({}));
    await tsd.until("listening");
    using client = new RawClient(path("own"));
    await client.open();
    const { payload } = await client.ask({ procedure: 23 }, text("test"));
    write({ allow: [{ operations: ["read"] }] });
    tsd.child.kill("SIGHUP");
    await tsd.until("the configuration is read again");
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(1);
    write({ allow: [{ operations: ["reed"] }] });
    tsd.child.kill("SIGHUP");
    await tsd.until("the configuration is not taken");
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(1);
    write({}, { log: { level: "warn" }, uris: ["test:///default", "xen:///system"] });
    tsd.child.kill("SIGHUP");
    await tsd.until('a new start is needed for more what="uris"');
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(0);
    tsd.child.kill("SIGTERM");
    expect(await tsd.ended).toBe(0);
    expect(tsd.told()).not.toContain("ended");
  });

  test("that was killed leaves nothing in the way of the next one", async () => {
    const first = daemon("--uri", "test:///default", "--socket", path("own"));
    await first.until("listening");
    first.child.kill("SIGKILL");
    await first.ended;
    const second = daemon("--uri", "test:///default", "--socket", path("own"));
    await second.until("listening");
    using client = new RawClient(path("own"));
    await client.open();
  });

  test("ends with one line and status 1 where it cannot listen", async () => {
    const tsd = daemon("--tcp", "0.0.0.0");
    expect(await tsd.ended).toBe(1);
    expect(tsd.told()).toMatch(/^libvirt-tsd: tcp 0\.0\.0\.0: [^\n]*insecure[^\n]*\n$/);
  });

  test("--check says whether it would", async () => {
    expect(await daemon("--check", ...config({ limits: { clients: 5 } })).ended).toBe(0);
    const wrong = daemon("--check", ...config({ limit: {} }));
    expect(await wrong.ended).toBe(1);
    expect(wrong.told()).toContain("`limit` is unknown");
  });
});
