/** Sockets that systemd has opened, the word that it waits for, and the units of the package. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { libvirt } from "@libvirt-ts/core";
import { RpcClient } from "@libvirt-ts/driver-remote/client";
import { connectWebSocket, type WebSocketLike } from "@libvirt-ts/driver-remote/web-transport";
import { connectGetType } from "@libvirt-ts/rpc/protocol";
import { freePort, Pki, pkiUnavailable } from "@libvirt-ts/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { RawClient, text } from "./raw-client.js";
import { notBuilt, program, Workshop } from "./workshop.js";

const activate = "/usr/bin/systemd-socket-activate";
const analyze = "/usr/bin/systemd-analyze";

function unavailable(): string | undefined {
  if (existsSync(activate)) return notBuilt;
  const told = process.env.LIBVIRT_TS_NO_LIBVIRTD;
  if (process.env.CI === "true" && !told) throw new Error(`no ${activate} (Debian: systemd)`);
  return told || `no ${activate} (Debian: systemd)`;
}
const reason = unavailable();
if (reason !== undefined) console.log(`skipped: the sockets of systemd: ${reason}`);
const noPki = pkiUnavailable();
if (noPki !== undefined) console.log(`skipped: ports of TLS that systemd has opened: ${noPki}`);

let shop: Workshop;
beforeEach(() => {
  shop = new Workshop();
});
afterEach(() => shop[Symbol.asyncDispose]());

/** A daemon that is started with the first client, with sockets by the names of their units. */
async function activated(sockets: Readonly<Record<string, string>>, ...argv: string[]) {
  const listen = Object.values(sockets).flatMap((address) => ["-l", address]);
  const names = Object.keys(sockets).map((name) => `${name}.socket`);
  const own = [process.execPath, program, "--uri", "test:///default", ...argv];
  const systemd = shop.run(activate, [...listen, "--fdname", names.join(":"), ...own]);
  await systemd.until("Listening on");
  return systemd;
}

describe.skipIf(reason !== undefined)("systemd", () => {
  test("starts it with the first client; a socket is what its unit is called", async () => {
    const [own, readOnly] = [shop.path("own"), shop.path("own-ro")];
    const systemd = await activated({ "libvirt-tsd": own, "libvirt-tsd-ro": readOnly });
    using client = new RawClient(own);
    await client.open();
    using looker = new RawClient(readOnly);
    await looker.open();
    const { payload } = await looker.ask({ procedure: 23 }, text("test"));
    expect((await looker.ask({ procedure: 34 }, payload)).status).toBe(1);
    expect((await client.ask({ procedure: 34 }, payload)).status).toBe(0);
    systemd.child.kill("SIGTERM");
    expect(await systemd.ended).toBe(0);
  });

  test.skipIf(noPki !== undefined)("opens ports of every kind, which listeners name", async () => {
    const pki = new Pki(shop.path("pki"));
    const server = pki.issue({ name: "server", purpose: "server", addresses: ["127.0.0.1"] });
    const identity = pki.clientFolder("alice", pki.issue({ name: "alice", purpose: "client" }));
    const [tcp, tls, ws] = [await freePort(), await freePort(), await freePort()];
    writeFileSync(
      shop.path("tsd.json"),
      JSON.stringify({
        listeners: [
          { type: "tls", systemd: "libvirt-tsd-tls", ...server, ca: pki.ca, allow: ["alice"] },
          { type: "websocket", systemd: "libvirt-tsd-ws", insecure: true, readOnly: true },
        ],
      }),
    );
    const systemd = await activated(
      {
        "libvirt-tsd-tcp": `127.0.0.1:${tcp}`,
        "libvirt-tsd-tls": `127.0.0.1:${tls}`,
        "libvirt-tsd-ws": `127.0.0.1:${ws}`,
      },
      ...["--config", shop.path("tsd.json")],
    );
    for (const uri of [
      `test+tcp://127.0.0.1:${tcp}/default`,
      `test+tls://127.0.0.1:${tls}/default?pkipath=${identity}`,
    ]) {
      const conn = await libvirt.open(uri);
      expect(
        (await conn.listAllDomains()).map(({ domain }) => domain.name()),
        uri,
      ).toEqual(["test"]);
      await conn.close();
    }
    const webSocket = (to: string) => new WebSocket(to) as WebSocketLike;
    const transport = await connectWebSocket(`ws://127.0.0.1:${ws}/`, { webSocket });
    const client = await RpcClient.connect(transport, { name: "test:///default" });
    expect(await client.call(connectGetType, undefined)).toEqual({ type: "TEST" });
    await client.close();
    systemd.child.kill("SIGTERM");
    expect(await systemd.ended).toBe(0);
  });

  test("has opened another socket than a listener names: one line", async () => {
    const listener = JSON.stringify({ type: "unix", systemd: "libvirt-tsd-admin" });
    const systemd = await activated({ "libvirt-tsd": shop.path("own") }, "--listener", listener);
    using client = new RawClient(shop.path("own"));
    await client.closed;
    expect(await systemd.ended).toBe(1);
    expect(systemd.told()).toContain(
      'libvirt-tsd: --listener: systemd: systemd has opened no socket "libvirt-tsd-admin" for us\n',
    );
  });

  test("has opened a port beyond loopback, of which nothing is said: it is not served", async () => {
    const port = await freePort();
    const systemd = await activated({ "libvirt-tsd-tcp": `0.0.0.0:${port}` });
    await fetch(`http://127.0.0.1:${port}/`).catch(() => {});
    expect(await systemd.ended).toBe(1);
    expect(systemd.told()).toMatch(/libvirt-tsd: 0\.0\.0\.0: a port that systemd has opened beyond loopback/);
  });

  test("is told when the daemon serves", async () => {
    // Node knows no datagrams of unix sockets.
    const waiting = `
import os, socket, sys
own = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
own.bind(sys.argv[1])
sys.stderr.write("waiting\\n"); sys.stderr.flush()
while True:
    said = own.recv(4096).decode()
    sys.stderr.write(said + "\\n"); sys.stderr.flush()
`;
    const notify = shop.path("notify");
    const systemd = shop.run("/usr/bin/python3", ["-c", waiting, notify]);
    await systemd.until("waiting");
    shop.run(process.execPath, [program, "--uri", "test:///default", "--socket", shop.path("own")], {
      env: { NOTIFY_SOCKET: notify },
    });
    await systemd.until("READY=1");
    using client = new RawClient(shop.path("own"));
    await client.open();
  });

  test("finds nothing wrong with the units", () => {
    const folder = fileURLToPath(new URL("../systemd/", import.meta.url));
    const units = readdirSync(folder).map((name) => `${folder}${name}`);
    expect(execFileSync(analyze, ["verify", "--man=no", ...units], { encoding: "utf8" })).toBe("");
    // Every socket that there is, the service comes after.
    const service = readFileSync(`${folder}libvirt-tsd.service`, "utf8");
    for (const name of readdirSync(folder).filter((unit) => unit.endsWith(".socket")))
      expect(service).toContain(name);
  });
});
