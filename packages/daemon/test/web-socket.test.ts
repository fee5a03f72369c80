/** WebSockets: our own client over them, web pages that may not, and the same rules as behind every door. */
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { ErrorNumber } from "@libvirt-ts/driver";
import { download, RpcClient } from "@libvirt-ts/driver-remote/client";
import { connectWebSocket, type WebSocketLike } from "@libvirt-ts/driver-remote/web-transport";
import {
  connectListAllDomains,
  domainGetXMLDesc,
  domainScreenshot,
  domainSuspend,
} from "@libvirt-ts/rpc/protocol";
import { Pki, pkiUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientOptions as SocketOptions, WebSocket } from "ws";
import { type ListenerOptions, readPasswords, type ServeOptions, serve, setPassword } from "../src/index.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "libvirt-tsd-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

const logged: string[] = [];
async function start(more: Partial<ListenerOptions> = {}, options: Partial<ServeOptions> = {}) {
  const listener = { type: "websocket", host: "127.0.0.1", port: 0, ...more } as ListenerOptions;
  const daemon = await serve(libvirt, {
    uris: ["test:///default"],
    listeners: [listener],
    log: (_, message, fields) => logged.push(`${message} ${JSON.stringify(fields)}`),
    ...options,
  });
  const [, scheme, address] = /^(wss?):(.*)$/.exec(daemon.addresses[0]!)!;
  return { daemon, url: `${scheme}://${address}/`, [Symbol.asyncDispose]: () => daemon.close() };
}

const socket =
  (options: SocketOptions = {}) =>
  (url: string) =>
    new WebSocket(url, options) as WebSocketLike;
const transportTo = (url: string, options?: SocketOptions) =>
  connectWebSocket(url, { webSocket: socket(options) });
const clientOf = async (url: string, options?: SocketOptions, more: object = {}) =>
  RpcClient.connect(await transportTo(url, options), { name: "test:///default", ...more });
const namesOf = async (client: RpcClient) =>
  (await client.call(connectListAllDomains, { needResults: 1, flags: 0 })).domains.map(({ name }) => name);

test("our own client makes calls and takes streams over one", async () => {
  await using own = await start();
  const client = await clientOf(own.url);
  const { domains } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
  expect(domains.map(({ name }) => name)).toEqual(["test"]);
  const { xml } = await client.call(domainGetXMLDesc, { dom: domains[0]!, flags: 0 });
  expect(xml).toContain("<name>test</name>");
  const { stream } = await client.stream(domainScreenshot, { dom: domains[0]!, screen: 0, flags: 0 });
  let bytes = 0;
  for await (const piece of download(stream)) bytes += piece.length;
  expect(bytes).toBeGreaterThan(100);
  await client.close();
  await expect.poll(() => own.daemon.clients).toBe(0);
});

test("a message of our own is never larger than one may be: a call of four megabytes comes in pieces", async () => {
  await using own = await start();
  const client = await clientOf(own.url);
  const name = "x".repeat(4 * 1024 * 1024 - 8);
  const dom = { name, uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", id: -1 };
  await client.call(domainGetXMLDesc, { dom, flags: 0 }).then(
    () => undefined,
    (error) => expect(error).toMatchObject({ code: expect.any(Number) }),
  );
  expect(await namesOf(client)).toEqual(["test"]);
  await client.close();
});

test("a web page has to be on the list; who is no browser need not", async () => {
  await using own = await start({ origins: ["https://admin.example"] });
  const good = await clientOf(own.url, { origin: "https://admin.example" });
  expect(await namesOf(good)).toEqual(["test"]);
  await good.close();
  for (const origin of [
    "https://evil.example",
    "http://admin.example",
    "null",
    own.url.replace(/^ws/, "http"),
  ])
    await expect(clientOf(own.url, { origin })).rejects.toMatchObject({ code: ErrorNumber.NO_CONNECT });
  expect(logged.join("\n")).toContain('"origin":"https://evil.example"');
});

test("a page is served with its files alone, and may connect from there, by the names of this host", async () => {
  mkdirSync(path("page"));
  for (const name of ["index.html", "main.js", "secret.key"]) writeFileSync(path(`page/${name}`), name);
  await using own = await start({ page: path("page") });
  const at = (name: string) => new URL(name, own.url.replace(/^ws/, "http"));
  const index = await fetch(at("/"));
  expect([await index.text(), index.headers.get("content-security-policy")]).toEqual([
    "index.html",
    expect.stringContaining("frame-ancestors 'none'"),
  ]);
  expect(await (await fetch(at("/hosts"))).json()).toEqual({ uris: ["test:///default"] });
  const etag = index.headers.get("etag")!;
  expect((await fetch(at("/?now"), { headers: { "if-none-match": etag } })).status).toBe(304);
  for (const name of ["/secret.key", "/..%2fpasswords", "/page/main.js", "/%00"])
    expect((await fetch(at(name))).status).toBe(404);
  expect((await fetch(at("/"), { method: "POST" })).status).toBe(405);

  const { port } = new URL(own.url);
  for (const [host, status] of [
    [`localhost:${port}`, 200],
    [`evil.example:${port}`, 421],
    ["[", 421],
  ] as const) {
    const [response] = await once(request(at("/hosts"), { headers: { host } }).end(), "response");
    response.resume();
    expect([host, response.statusCode]).toEqual([host, status]);
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    const client = await clientOf(own.url, { origin: `http://${host}`, headers: { host } });
    expect(await namesOf(client)).toEqual(["test"]);
    await client.close();
  }
  // Somebody else's name that leads here, another port of this host, a page that says to be here.
  for (const [host, origin] of [
    [`evil.example:${port}`, `http://evil.example:${port}`],
    ["localhost:1", "http://localhost:1"],
    [`localhost:${port}`, "http://evil.example"],
    [`localhost:${port}`, `https://localhost:${port}`],
    [`localhost:${port}`, "null"],
    ["[", "http://["],
  ] as const)
    await expect(clientOf(own.url, { origin, headers: { host } })).rejects.toMatchObject({
      code: ErrorNumber.NO_CONNECT,
    });
});

/** Somebody whose web page is refused, and who does not hang up. */
async function refused(url: string) {
  const socket = connect({ port: Number(new URL(url).port), host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  socket.write(
    "GET / HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  );
  const [answer] = await once(socket, "data");
  expect(`${answer}`).toMatch(/^HTTP\/1.1 403 /);
  return socket;
}

test("who is refused takes nobody's place, and ends nothing by breaking off", async () => {
  await using narrow = await start({}, { limits: { clients: 1 } });
  const comesIn = async (url: string) => {
    const client = await clientOf(url).catch(() => undefined);
    await client?.close();
    return client !== undefined;
  };
  const silent = await refused(narrow.url);
  await expect.poll(() => comesIn(narrow.url)).toBe(true);
  silent.destroy();
  await using own = await start();
  (await refused(own.url)).resetAndDestroy();
  expect(await comesIn(own.url)).toBe(true);
});

test("who may only look only looks, and a rule holds here too", async () => {
  const allow = [{ operations: ["read"] }] as const;
  for (const rule of [{ readOnly: true }, { allow }]) {
    await using own = await start(rule);
    const client = await clientOf(own.url);
    const { domains } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
    await expect(client.call(domainSuspend, { dom: domains[0]! })).rejects.toMatchObject({
      code: "allow" in rule ? ErrorNumber.ACCESS_DENIED : ErrorNumber.OPERATION_DENIED,
    });
    await client.close();
  }
});

test("who has to log in does", async () => {
  await setPassword(path("passwords"), "alice", "s3cret");
  await using own = await start({ sasl: { passwords: await readPasswords(path("passwords")) } });
  const auth = (password: string) => ({
    auth: { credentials: async () => ({ username: "alice", password }) },
  });
  const client = await clientOf(own.url, {}, auth("s3cret"));
  expect(await namesOf(client)).toEqual(["test"]);
  await client.close();
  await expect(clientOf(own.url, {}, auth("wrong"))).rejects.toMatchObject({ code: ErrorNumber.AUTH_FAILED });
});

test("limits hold: of clients, and of what one message may be", async () => {
  await using own = await start({}, { limits: { clients: 2 } });
  const [one, two] = [await clientOf(own.url), await clientOf(own.url)];
  await expect(clientOf(own.url)).rejects.toBeInstanceOf(Error);
  await one.close();
  await two.close();
  await expect.poll(() => own.daemon.clients).toBe(0);
  const hostile = new WebSocket(own.url);
  await once(hostile, "open");
  const closed = once(hostile, "close");
  hostile.send(Buffer.alloc(1024 * 1024 + 1));
  expect((await closed)[0]).toBe(1009);
  await expect.poll(() => own.daemon.clients).toBe(0);
});

test("text is not taken, and what is no WebSocket is told so", async () => {
  await using own = await start();
  const talker = new WebSocket(own.url);
  await once(talker, "open");
  talker.send("hello");
  await once(talker, "close");
  const [response] = await once(request(own.url.replace(/^ws/, "http")).end(), "response");
  expect(response.statusCode).toBe(426);
  response.resume();
  await expect.poll(() => own.daemon.clients).toBe(0);
});

test("connections that say nothing do not keep it from ending", async () => {
  const own = await start();
  const port = Number(new URL(own.url).port);
  const silent = Array.from({ length: 20 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await Promise.all(silent.map((one) => once(one, "connect")));
  silent[0]!.write("GET / HTTP/1.1\r\nUpg");
  const gone = Promise.all(silent.map((one) => new Promise((resolve) => one.once("close", resolve))));
  await own.daemon.drain();
  for (const one of silent) one.resume();
  await gone;
});

test.each([
  [{ host: "0.0.0.0" }, "give it `cert` and `key`, or say `insecure`"],
  [{ host: "0.0.0.0", tls: { cert: "", key: "" } }, "give it `ca` or `sasl`, or say `insecure`"],
])("beyond loopback %j is refused", async (more, told) => {
  await expect(start(more)).rejects.toThrow(told);
});

const noPki = pkiUnavailable();
if (noPki !== undefined) console.log(`skipped: WebSockets over TLS: ${noPki}`);
describe.skipIf(noPki !== undefined)("over TLS", () => {
  test("who has a certificate comes in by its name; new certificates are taken while it serves", async () => {
    const [pki, next] = [new Pki(path("pki")), new Pki(path("next"))];
    const own = (authority: Pki) => {
      const { cert, key } = authority.issue({ name: "server", purpose: "server", addresses: ["127.0.0.1"] });
      const [ca, certificate, secret] = [authority.ca, cert, key].map((file) => readFileSync(file));
      return { ca: ca!, cert: certificate!, key: secret! };
    };
    const rest = { type: "websocket", host: "127.0.0.1", port: 0, allow: ["alice"] } as const;
    await using served = await start({ ...rest, tls: own(pki) });
    const as = (name: string, authority = pki) => {
      const { cert, key } = authority.issue({ name, purpose: "client" });
      const [ca, certificate, secret] = [authority.ca, cert, key].map((file) => readFileSync(file));
      return clientOf(served.url, { ca: ca!, cert: certificate!, key: secret! });
    };
    expect(served.url).toMatch(/^wss:/);
    const alice = await as("alice");
    expect(await namesOf(alice)).toEqual(["test"]);
    await expect(as("bob")).rejects.toBeInstanceOf(Error);
    await expect(as("alice", next)).rejects.toMatchObject({ code: ErrorNumber.NO_CONNECT });
    expect(served.daemon.reload({ listeners: [{ ...rest, tls: own(next) }] })).toEqual([]);
    const again = await as("alice", next);
    expect(await namesOf(again)).toEqual(["test"]);
    // Who is in stays in.
    expect(await namesOf(alice)).toEqual(["test"]);
    await alice.close();
    await again.close();
  });
});
