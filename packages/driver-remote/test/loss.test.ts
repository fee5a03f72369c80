import { chownSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import {
  connectGetHostname,
  storagePoolCreateXML,
  storageVolCreateXML,
  storageVolDownload,
} from "@libvirt-ts/rpc/protocol";
import { Libvirtd } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { download, type KeepaliveOptions, RpcClient } from "../src/client/index.js";
import { connectUnix } from "../src/transport/index.js";
import { describeWithDaemon } from "./daemon.js";

const CALLS = 1_000;
const STREAMS = 20;
const GIB = 1024 * 1024 * 1024;

describeWithDaemon("a libvirtd that goes under load", () => {
  /** Twenty downloads that do not end soon, and a thousand calls. */
  async function load(daemon: Libvirtd, keepalive: KeepaliveOptions) {
    const client = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
      name: "qemu:///session",
      keepalive,
    });
    const folder = `${daemon.folder}/pool`;
    await mkdir(folder);
    if (process.getuid?.() === 0) chownSync(folder, 65534, 65534);
    const { pool } = await client.call(storagePoolCreateXML, {
      xml: `<pool type="dir"><name>p</name><target><path>${folder}</path></target></pool>`,
      flags: 0,
    });
    const { vol } = await client.call(storageVolCreateXML, {
      pool,
      xml: `<volume><name>v</name><capacity>${8 * GIB}</capacity><allocation>0</allocation></volume>`,
      flags: 0,
    });
    let read = 0;
    const streams = await Promise.all(
      Array.from({ length: STREAMS }, () =>
        client.stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 0 }),
      ),
    );
    let flowing!: () => void;
    const flows = new Promise<void>((resolve) => {
      flowing = resolve;
    });
    const ends = streams.map(async ({ stream }) => {
      for await (const chunk of download(stream)) {
        read += chunk.length;
        if (read > 1024 * 1024) flowing();
      }
    });
    await flows;
    const calls = Array.from({ length: CALLS }, () => client.call(connectGetHostname));
    return { client, outcomes: Promise.allSettled([...calls, ...ends]) };
  }

  it.each([
    ["is killed", async (daemon: Libvirtd) => daemon.kill(), { interval: 0 }, /^(eof|error)$/],
    [
      "is stopped, and answers no ping",
      async (daemon: Libvirtd) => void process.kill(daemon.pid, "SIGSTOP"),
      // A daemon that has only much to do on a busy machine is not given up.
      { interval: 1_000, count: 5 },
      /^keepalive$/,
    ],
  ])("%s: every call and stream ends, and says so", async (_what, fault, keepalive, reason) => {
    await using daemon = await Libvirtd.start();
    const { client, outcomes } = await load(daemon, keepalive);
    await fault(daemon);
    const all = await outcomes;
    expect((await client.closed).reason).toMatch(reason);
    const failed = all.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    // What was answered before it went, was answered; no stream had an end.
    expect(failed.length).toBeGreaterThanOrEqual(STREAMS);
    expect(new Set(failed.map(({ reason: error }) => error.code))).toEqual(new Set([38]));
    const unsent = failed.filter(({ reason: error }) => error.nothingSent);
    expect(failed.length - unsent.length).toBeLessThanOrEqual(STREAMS + 5);
    // Another one on the same folder is there at once.
    await daemon.kill();
    await daemon.start();
    await using again = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
      name: "qemu:///session",
    });
    expect((await again.call(connectGetHostname)).hostname).not.toBe("");
  });
});
