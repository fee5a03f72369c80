/** A web page in Chromium, with our client in it, on a WebSocket of the daemon: no proxy is in between. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { libvirt } from "@libvirt-ts/core";
import { chromiumUnavailable, WebSite } from "@libvirt-ts/testkit";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { serve } from "../src/index.js";

const unavailable = chromiumUnavailable();
if (unavailable !== undefined) console.log(`skipped: a web page on the daemon: ${unavailable}`);

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What runs in the page: it lists domains, changes one and hears of it, takes a stream, and posts what it has found. */
const program = (url: string) => `
  import { download, RpcClient } from "@libvirt-ts/driver-remote/client";
  import { connectWebSocket } from "@libvirt-ts/driver-remote/web-transport";
  import {
    connectListAllDomains, domainGetXMLDesc, domainResume, domainScreenshot, domainSuspend,
  } from "@libvirt-ts/rpc/protocol";
  async function run() {
    const client = await RpcClient.connect(await connectWebSocket(${JSON.stringify(url)}), { name: "test:///default" });
    const { domains } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
    const [dom] = domains;
    const { xml } = await client.call(domainGetXMLDesc, { dom, flags: 0 });
    await client.call(domainSuspend, { dom });
    await client.call(domainResume, { dom });
    const { stream } = await client.stream(domainScreenshot, { dom, screen: 0, flags: 0 });
    let picture = 0;
    for await (const piece of download(stream)) picture += piece.length;
    await client.close();
    return { domains, xml, picture };
  }
  const tell = (what) => fetch("/told", { method: "POST", body: JSON.stringify(what) });
  run().then(tell, (error) => tell({ error: String(error && error.message) }));
`;

async function bundled(url: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program(url), resolveDir: root, loader: "ts" },
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

describe.skipIf(unavailable !== undefined)("a page in Chromium", () => {
  test("lists the domains of a daemon that knows where it comes from; another's may not", async () => {
    await using site = await WebSite.start();
    await using other = await WebSite.start();
    const logged: unknown[] = [];
    await using daemon = await serve(libvirt, {
      uris: ["test:///default"],
      listeners: [{ type: "websocket", host: "127.0.0.1", port: 0, origins: [site.origin] }],
      log: (_, message, fields) => logged.push({ message, ...fields }),
    });
    const page = await bundled(`ws://${daemon.addresses[0]!.replace("ws:", "")}/`);
    expect(await site.run(page)).toEqual({
      domains: [{ name: "test", uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", id: 1 }],
      xml: expect.stringContaining("<name>test</name>"),
      picture: expect.toSatisfy((bytes: number) => bytes > 100),
    });
    expect(await other.run(page)).toEqual({ error: expect.any(String) });
    expect(logged).toContainEqual({
      message: "a client is refused",
      reason: "its web page is not on the list",
      origin: other.origin,
    });
    await expect.poll(() => daemon.clients).toBe(0);
  });
});
