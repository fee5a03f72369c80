import { connectGetHostname, connectListAllDomains, storageVolDownload } from "@libvirt-ts/rpc/protocol";
import { describe, expect, it } from "vitest";
import { download, RpcClient } from "../src/client/index.js";
import { CONTINUE, FakeDaemon, frame, OK, STREAM, text, words } from "./fake-daemon.js";

const LIST = 273;
const DOWNLOAD = 209;
const domain = (name: string, id: number) => Buffer.concat([text(name), Buffer.alloc(16, id), words(id)]);
const domains = Buffer.concat([words(3), domain("a", 1), domain("bb", 2), domain("ccccc", -1), words(3)]);

const open = async () => {
  const daemon = new FakeDaemon();
  return { daemon, client: await RpcClient.connect(daemon, { name: "", keepalive: { interval: 0 } }) };
};
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error) => error,
  );
/** Lets a microtask's worth of calls leave. */
const sent = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A list, with two more calls under way. */
async function list() {
  const { daemon, client } = await open();
  const call = client.call(connectListAllDomains, { needResults: 1, flags: 0 });
  const others = [1, 2].map(() => failure(client.call(connectGetHostname)));
  await sent();
  const reply = frame({ procedure: LIST, serial: daemon.calls(LIST)[0]!.serial }, domains);
  return { daemon, client, call, others, reply };
}

/** A download of 600 bytes in three messages, read as it comes. */
async function stream() {
  const { daemon, client } = await open();
  const args = { vol: { pool: "p", name: "v", key: "k" }, offset: 0n, length: 0n, flags: 0 };
  const opening = client.stream(storageVolDownload, args);
  const whole = opening.then(({ stream: call }) => new Response(download(call)).arrayBuffer());
  await sent();
  const { serial } = daemon.calls(DOWNLOAD)[0]!;
  const part = (bytes: number, status: number = CONTINUE) =>
    frame({ procedure: DOWNLOAD, type: STREAM, serial, status }, Buffer.alloc(bytes, bytes));
  const bytes = Buffer.concat([
    frame({ procedure: DOWNLOAD, serial }),
    part(100),
    part(200),
    part(300),
    part(0),
    part(0, OK),
  ]);
  return { daemon, client, whole, bytes };
}

describe("a connection that is cut", () => {
  it("at any byte of an answer fails what waits, and nothing else", async () => {
    const { reply } = await list();
    for (let at = 0; at < reply.length; at++) {
      const { daemon, client, call, others } = await list();
      const cut = failure(call);
      daemon.send(reply.subarray(0, at));
      daemon.hangUp();
      expect((await cut).code).toBe(38);
      expect((await Promise.all(others)).map(({ code }) => code)).toEqual([38, 38]);
      expect(await client.closed).toMatchObject({ reason: "eof" });
    }
  });

  it("at any byte of a stream fails its reader, who has not seen an end", async () => {
    const { bytes } = await stream();
    // Without the confirmation, which nobody may send unasked.
    for (let at = 0; at < bytes.length - 28; at += at % 7 === 0 ? 1 : 3) {
      const { daemon, client, whole } = await stream();
      const cut = failure(whole);
      daemon.send(bytes.subarray(0, at));
      await sent();
      daemon.hangUp();
      expect((await cut).code).toBe(38);
      expect(client.isOpen).toBe(false);
    }
  });

  it("is read alike however its bytes come", async () => {
    for (const size of [1, 3, 27, 28, 29, 64]) {
      const { daemon, call, reply } = await list();
      for (let at = 0; at < reply.length; at += size) daemon.send(reply.subarray(at, at + size));
      expect((await call).domains.map(({ name, id }) => [name, id])).toEqual([
        ["a", 1],
        ["bb", 2],
        ["ccccc", -1],
      ]);
      const { daemon: other, whole, bytes } = await stream();
      const pieces = (part: Buffer) => {
        for (let at = 0; at < part.length; at += size) other.send(part.subarray(at, at + size));
      };
      pieces(bytes.subarray(0, -28));
      // The end of the data is answered before it is confirmed.
      while (!other.received.some(({ type, status }) => type === STREAM && status === OK)) await sent();
      pieces(bytes.subarray(-28));
      expect((await whole).byteLength).toBe(600);
    }
  });
});
