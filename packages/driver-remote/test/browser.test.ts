import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createConnection, type Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumUnavailable, Libvirtd, WebSite } from "@libvirt-ts/testkit";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { describeWithDaemon } from "./daemon.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What runs in the page: it lists the domains, and posts what it has found. */
const PROGRAM = `
  import { RpcClient } from "@libvirt-ts/driver-remote/client";
  import { connectWebSocket } from "@libvirt-ts/driver-remote/web-transport";
  import { connectListAllDomains, domainGetXMLDesc } from "@libvirt-ts/rpc/protocol";
  async function run() {
    const transport = await connectWebSocket("ws://" + location.host + "/daemon");
    const client = await RpcClient.connect(transport, { name: "test:///default" });
    const { domains } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
    const { xml } = await client.call(domainGetXMLDesc, { dom: domains[0], flags: 0 });
    await client.close();
    return { domains, xml };
  }
  const tell = (what) => fetch("/told", { method: "POST", body: JSON.stringify(what) });
  run().then(tell, (error) => tell({ error: String(error && error.stack) }));
`;

/** Passes the bytes of a WebSocket on to the daemon, and back. */
function relay(request: IncomingMessage, socket: Socket, path: string): void {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const daemon = createConnection(path);
  for (const [one, other] of [
    [socket, daemon],
    [daemon, socket],
  ] as const)
    one.on("error", () => undefined).on("close", () => other.destroy());
  daemon.on("data", (bytes) => {
    for (let at = 0; at < bytes.length; at += 65_535) {
      const part = bytes.subarray(at, at + 65_535);
      const length = part.length < 126 ? [part.length] : [126, part.length >> 8, part.length & 255];
      socket.write(Buffer.concat([Buffer.from([0x82, ...length]), part]));
    }
  });
  let bytes = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const short = (bytes[1] ?? 0) & 127;
      const start = short === 126 ? 4 : 2;
      if (bytes.length < start + 4) return;
      const length = short === 126 ? bytes.readUInt16BE(2) : short;
      if (bytes.length < start + 4 + length) return;
      const mask = bytes.subarray(start, start + 4);
      const body = bytes.subarray(start + 4, start + 4 + length).map((byte, i) => byte ^ mask[i & 3]!);
      if ((bytes[0]! & 15) === 8) daemon.end();
      else daemon.write(body);
      bytes = bytes.subarray(start + 4 + length);
    }
  });
}

const unavailable = chromiumUnavailable();
if (unavailable) console.log(`skipped: the client in a browser: ${unavailable}`);

describeWithDaemon("the client in Chromium", () => {
  it.skipIf(unavailable)("lists the domains of a real daemon over a WebSocket", async () => {
    await using daemon = await Libvirtd.start();
    const { outputFiles } = await build({
      stdin: { contents: PROGRAM, resolveDir: root, loader: "ts" },
      tsconfig: join(root, "tsconfig.json"),
      bundle: true,
      write: false,
      platform: "browser",
      format: "iife",
      logLevel: "silent",
    });
    await using site = await WebSite.start();
    site.server.on("upgrade", (request, socket) => relay(request, socket as Socket, daemon.socketPath));
    expect(await site.run(outputFiles[0]!.text)).toEqual({
      domains: [{ name: "test", uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", id: 1 }],
      xml: expect.stringContaining("<name>test</name>"),
    });
  });
});
