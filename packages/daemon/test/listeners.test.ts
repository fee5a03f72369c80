import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { Pki, pkiUnavailable } from "@libvirt-ts/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ListenerOptions, serve } from "../src/index.js";
import { RawClient } from "./raw-client.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (...listeners: ListenerOptions[]) => serve(libvirt, { uris: ["test:///default"], listeners });
const path = (name: string) => join(folder, name);

describe("a unix socket", () => {
  test("is its owner's; one where everybody may look is everybody's; or as it is told", async () => {
    await using daemon = await start(
      { type: "unix", path: path("own") },
      { type: "unix", path: path("all"), readOnly: true },
      { type: "unix", path: path("group"), mode: 0o660, group: process.getgid!() },
    );
    const modes = ["own", "all", "group"].map((name) => (statSync(path(name)).mode & 0o777).toString(8));
    expect(modes).toEqual(["600", "666", "660"]);
    expect(daemon.addresses).toEqual(["own", "all", "group"].map((name) => `unix:${path(name)}`));
    expect(readdirSync(folder).sort()).toEqual(["all", "group", "own"]);
  });

  test("is gone when the daemon is", async () => {
    const daemon = await start({ type: "unix", path: path("own") });
    await daemon.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("takes the place of one that a dead daemon left", async () => {
    const dead = spawn(process.execPath, [
      "-e",
      `require("net").createServer().listen(${JSON.stringify(path("own"))}, () => console.log("up"))`,
    ]);
    await once(dead.stdout, "data");
    dead.kill("SIGKILL");
    await once(dead, "close");
    expect(existsSync(path("own"))).toBe(true);
    await using daemon = await start({ type: "unix", path: path("own") });
    using client = new RawClient(path("own"));
    await client.open();
    expect(daemon.clients).toBe(1);
  });

  test("of a daemon that lives is left alone, and nothing else stays open", async () => {
    await using first = await start({ type: "unix", path: path("own") });
    await expect(
      start({ type: "unix", path: path("other") }, { type: "unix", path: path("own") }),
    ).rejects.toThrow(`${path("own")}: another daemon listens there`);
    expect(readdirSync(folder)).toEqual(["own"]);
    using client = new RawClient(path("own"));
    await client.open();
    expect(first.clients).toBe(1);
  });

  test("that another daemon has put up since is not taken away with ours", async () => {
    const ours = await start({ type: "unix", path: path("own") });
    rmSync(path("own"));
    await using theirs = await start({ type: "unix", path: path("own") });
    await ours.close();
    using client = new RawClient(path("own"));
    await client.open();
    expect(theirs.clients).toBe(1);
  });

  test.each([
    ["a file", () => writeFileSync(path("own"), "precious")],
    [
      "a link to a file",
      () => {
        writeFileSync(path("file"), "precious");
        symlinkSync(path("file"), path("own"));
      },
    ],
  ])("is not made where there is %s", async (_, make) => {
    make();
    await expect(start({ type: "unix", path: path("own") })).rejects.toThrow(path("own"));
    expect(statSync(path("own")).size).toBe(8);
  });

  test("in a folder that is not there is refused", async () => {
    await expect(start({ type: "unix", path: path("none/own") })).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a port", () => {
  test.each(["0.0.0.0", "::", "192.0.2.1", "example.org"])(
    "beyond loopback is not opened without being told so: %s",
    async (host) => {
      await expect(start({ type: "tcp", host, port: 0 })).rejects.toThrow("say `insecure`");
    },
  );

  test("on loopback serves", async () => {
    await using daemon = await start({ type: "tcp", host: "127.0.0.1", port: 0 });
    const [, host, port] = /^tcp:(.*):(\d+)$/.exec(daemon.addresses[0]!)!;
    const conn = await libvirt.open(`test+tcp://${host}:${port}/default`);
    expect((await conn.listAllDomains()).map(({ domain }) => domain.name())).toContain("test");
    await conn.close();
  });

  test("that is taken is named", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    await expect(start({ type: "tcp", host: "127.0.0.1", port })).rejects.toMatchObject({
      code: "EADDRINUSE",
      port,
    });
    taken.close();
  });
});

const noPki = pkiUnavailable();
if (noPki !== undefined) console.log(`skipped: TLS of the daemon: ${noPki}`);
describe.skipIf(noPki !== undefined)("TLS", () => {
  test("lets in whom our authority knows and the list names, and nobody else", async () => {
    const [pki, stranger] = [new Pki(path("pki")), new Pki(path("stranger"))];
    const identity = pki.issue({ name: "server", purpose: "server", addresses: ["127.0.0.1"] });
    const [ca, cert, key] = [pki.ca, identity.cert, identity.key].map((file) => readFileSync(file));
    await using daemon = await start({
      type: "tls",
      host: "127.0.0.1",
      port: 0,
      tls: { ca: ca!, cert: cert!, key: key! },
      allow: ["alice"],
    });
    const port = daemon.addresses[0]!.split(":").at(-1);
    const list = async (name: string, authority = pki) => {
      const own = pki.clientFolder(name, authority.issue({ name, purpose: "client" }));
      await using conn = await libvirt.open(`test+tls://127.0.0.1:${port}/default?pkipath=${own}`);
      return (await conn.listAllDomains()).map(({ domain }) => domain.name());
    };
    expect(await list("alice")).toEqual(["test"]);
    await expect(list("bob")).rejects.toThrow();
    await expect(list("mallory", stranger)).rejects.toThrow();
    expect(daemon.clients).toBe(0);
  });

  test("without an authority is refused: it would let in everybody", async () => {
    const listener = { type: "tls", host: "127.0.0.1", port: 0, tls: {} } as const;
    await expect(start(listener)).rejects.toThrow("no authority");
  });
});
