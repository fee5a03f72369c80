import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageFolder } from "../page-folder.js";
import { readOptions } from "./options.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const config = (value: unknown) => {
  const path = join(folder, "tsd.json");
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return ["--config", path];
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

  test("ask for the page in one word, or of a listener", async () => {
    const page = { type: "websocket", host: "localhost", page: pageFolder };
    expect(await read("--web")).toMatchObject({ config: { listeners: [page] } });
    expect(await read(...config({ listeners: [{ ...page, page: true }] }))).toEqual(await read("--web"));
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
    // Found by the fuzzer: the second mistake was a rejection that nobody handled, which ends the process.
    ["two mistakes", { uris: {}, listeners: [{ type: "udp" }] }, "listeners[0]: type: expected unix"],
  ])("%s: one line that says what and where", async (_, value, told) => {
    const error = await read(...config(value)).catch((thrown: Error) => thrown);
    expect((error as Error).message).toContain(told);
    expect((error as Error).message).toMatch(/^[^\n]*tsd\.json/);
  });

  test.each<[string, object, string]>([
    [
      "TCP without a login",
      {
        listeners: [
          { type: "unix", path: "/a" },
          { type: "tcp", host: "0.0.0.0" },
        ],
      },
      "tcp 0.0.0.0: what is said there can be read and changed; say `insecure`",
    ],
    [
      "WebSockets without a login",
      { listeners: [{ type: "websocket", host: "::" }] },
      "websocket ::: what is said there can be read and changed",
    ],
    [
      "certificates that are none",
      { listeners: [{ type: "tls", host: "::1", cert: "/dev/null", key: "/dev/null", ca: "/dev/null" }] },
      "tls ::1: the certificates are of no use: ",
    ],
    ["metrics", { metrics: { host: "0.0.0.0" } }, "metrics 0.0.0.0: whoever comes can read them"],
  ])("what would not be opened is told before anything is: %s", async (_, value, told) => {
    const error = await read(...config(value)).catch((thrown: Error) => thrown);
    expect((error as Error).message).toContain(told);
    expect((error as Error).message).not.toContain("\n");
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
