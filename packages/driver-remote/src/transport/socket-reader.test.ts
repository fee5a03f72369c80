import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Transport } from "../client/transport.js";
import { connectUnix } from "./unix.js";

describe("a socket that is read into memory of our own", () => {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-read-"));
  const path = join(folder, "socket");
  let server: Server;

  beforeAll(async () => {
    server = createServer().listen(path);
    await once(server, "listening");
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  async function connect(): Promise<{ transport: Transport; far: Socket }> {
    const connected = once(server, "connection") as Promise<[Socket]>;
    const transport = await connectUnix({ path });
    return { transport, far: (await connected)[0] };
  }

  /** Everything that came, as it was when it came and as it is at the end. */
  function receive(transport: Transport) {
    const pieces: Uint8Array[] = [];
    const then: string[] = [];
    let told: () => void = () => undefined;
    const ended = new Promise<Error | undefined>((resolve) => {
      transport.start({
        data: (bytes) => {
          pieces.push(bytes);
          then.push(Buffer.from(bytes).toString("latin1"));
          told();
        },
        drain: () => undefined,
        end: resolve,
      });
    });
    const text = () => then.join("");
    const until = async (length: number) => {
      while (text().length < length) await new Promise<void>((resolve) => (told = resolve));
    };
    return { ended, pieces, text, until, now: () => Buffer.concat(pieces).toString("latin1") };
  }

  it("loses nothing that came before anybody listened", async () => {
    const { transport, far } = await connect();
    await new Promise<void>((resolve) => far.write("early", () => resolve()));
    const heard = receive(transport);
    await heard.until(5);
    far.end(" late");
    expect(await heard.ended).toBeUndefined();
    expect(heard.text()).toBe("early late");
  });

  it("hands out memory that is not written again, long and short", async () => {
    const { transport, far } = await connect();
    const heard = receive(transport);
    const sent = Array.from({ length: 40 }, (_, i) =>
      String.fromCharCode(65 + (i % 26)).repeat(i % 3 ? 7 : 300_000),
    );
    for (const text of sent) far.write(text);
    far.end();
    await heard.ended;
    expect(heard.text()).toBe(sent.join(""));
    expect(heard.now()).toBe(heard.text());
    for (const { length, buffer } of heard.pieces)
      if (length > 8192) expect(buffer.byteLength).toBeLessThanOrEqual(2 * length);
  });

  it("reads nothing while it is paused", async () => {
    const { transport, far } = await connect();
    const heard = receive(transport);
    far.write("one");
    await heard.until(3);
    transport.pause();
    // As much as both ends take without a reader.
    while (far.write(Buffer.alloc(65_536, "x")));
    const written = far.bytesWritten;
    await new Promise(setImmediate);
    expect(heard.text().length).toBeLessThan(3 + 131_072 + 1);
    transport.resume();
    await heard.until(written);
    transport.close();
    await heard.ended;
    far.destroy();
  });
});
