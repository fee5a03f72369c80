import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import type { Transport } from "../client/transport.js";
import { connectWebSocket, type WebSocketLike } from "./web-socket.js";
import { webStreamsTransport } from "./web-streams.js";

/** Collects what a transport delivers. */
function listen(transport: Transport): {
  readonly bytes: number[];
  readonly drains: number[];
  readonly ended: Promise<Error | undefined>;
} {
  const bytes: number[] = [];
  const drains: number[] = [];
  const ended = new Promise<Error | undefined>((resolve) => {
    transport.start({
      data: (piece) => bytes.push(...piece),
      drain: () => drains.push(bytes.length),
      end: resolve,
    });
  });
  return { bytes, drains, ended };
}

describe("a transport over web streams", () => {
  function pair() {
    const incoming = new TransformStream<Uint8Array, Uint8Array>();
    const outgoing = new TransformStream<Uint8Array, Uint8Array>();
    const transport = webStreamsTransport({ readable: incoming.readable, writable: outgoing.writable });
    return {
      transport,
      far: { writer: incoming.writable.getWriter(), reader: outgoing.readable.getReader() },
    };
  }

  it("carries bytes both ways, holds them back while paused, and ends", async () => {
    const { transport, far } = pair();
    const { bytes, drains, ended } = listen(transport);
    expect(transport.write([Uint8Array.of(1), Uint8Array.of(2)])).toBe(false);
    expect((await far.reader.read()).value).toEqual(Uint8Array.of(1));
    expect((await far.reader.read()).value).toEqual(Uint8Array.of(2));
    await far.writer.write(Uint8Array.of(7));
    transport.pause();
    const second = far.writer.write(Uint8Array.of(8));
    transport.resume();
    await second;
    await far.writer.close();
    expect(await ended).toBeUndefined();
    expect(bytes).toEqual([7, 8]);
    expect(drains.length).toBeLessThanOrEqual(1);
  });

  it("tells the error that broke it, once", async () => {
    const { transport, far } = pair();
    const { ended } = listen(transport);
    const cause = new Error("the tunnel fell in");
    await far.writer.abort(cause);
    expect(await ended).toBe(cause);
    transport.write([Uint8Array.of(1)]);
    transport.destroy();
  });

  it("says nothing more once it was closed here", async () => {
    const { transport, far } = pair();
    let told = false;
    transport.start({ data: () => undefined, drain: () => undefined, end: () => (told = true) });
    transport.close();
    expect((await far.reader.read()).done).toBe(true);
    expect(told).toBe(false);
  });
});

/** A socket that does what the test says, with the shape of the platform's. */
class FakeWebSocket implements WebSocketLike {
  binaryType = "";
  bufferedAmount = 0;
  readonly sent: Uint8Array[] = [];
  closed = false;
  readonly #listeners = new Map<string, ((event: unknown) => void)[]>();
  constructor(readonly url: string) {}
  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
  }
  close(): void {
    this.closed = true;
  }
  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  emit(type: string, event: unknown = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
  deliver(...bytes: number[]): void {
    this.emit("message", { data: Uint8Array.from(bytes).buffer });
  }
}

async function opened(): Promise<{ socket: FakeWebSocket; transport: Transport }> {
  let socket!: FakeWebSocket;
  const opening = connectWebSocket("ws://host.example:1/libvirt?token=secret", {
    webSocket: (url) => (socket = new FakeWebSocket(url)),
  });
  socket.emit("open");
  return { socket, transport: await opening };
}

describe("a transport over a WebSocket", () => {
  it("carries binary messages, keeps them while nobody reads, and names no token", async () => {
    const { socket, transport } = await opened();
    expect(transport.peer).toBe("WebSocket ws://host.example:1/libvirt");
    expect(socket.binaryType).toBe("arraybuffer");
    socket.deliver(1, 2);
    const { bytes, ended } = listen(transport);
    expect(bytes).toEqual([1, 2]);
    transport.pause();
    socket.deliver(3);
    socket.emit("close", { code: 1000 });
    expect(bytes).toEqual([1, 2]);
    transport.resume();
    expect(bytes).toEqual([1, 2, 3]);
    expect(await ended).toBeUndefined();
    transport.write([Uint8Array.of(9)]);
    expect(socket.sent).toEqual([Uint8Array.of(9)]);
  });

  it("cuts what is long, since peers bound the messages that they take", async () => {
    const { socket, transport } = await opened();
    const bytes = new Uint8Array(1_000_000).map((_, i) => i % 251);
    transport.write([bytes]);
    expect(Math.max(...socket.sent.map(({ length }) => length))).toBe(256 * 1024);
    expect(Buffer.concat(socket.sent).equals(bytes)).toBe(true);
  });

  it("asks writers to wait until the socket has sent what waits", async () => {
    const { socket, transport } = await opened();
    const drained = new Promise<void>((resolve) => {
      transport.start({ data: () => undefined, drain: resolve, end: () => undefined });
    });
    socket.bufferedAmount = 2 * 1024 * 1024;
    expect(transport.write([Uint8Array.of(1)])).toBe(false);
    socket.bufferedAmount = 0;
    await drained;
    expect(transport.write([Uint8Array.of(1)])).toBe(true);
  });

  it("ends with a peer that sends text, closes in disorder, or floods a reader that waits", async () => {
    for (const [act, message] of [
      [(socket) => socket.emit("message", { data: "hello" }), "sent text"],
      [(socket) => socket.emit("close", { code: 1006, reason: "" }), "was closed (1006)"],
      [(socket) => socket.emit("close", { code: 1011, reason: "busy" }), "was closed (1011: busy)"],
    ] as [(socket: FakeWebSocket) => void, string][]) {
      const { socket, transport } = await opened();
      const { ended } = listen(transport);
      act(socket);
      expect((await ended)?.message).toContain(message);
    }
    const { socket, transport } = await opened();
    const { ended } = listen(transport);
    transport.pause();
    const piece = { data: new ArrayBuffer(16 * 1024 * 1024) };
    for (let i = 0; i < 5; i++) socket.emit("message", piece);
    expect((await ended)?.message).toContain("sent more than 67108864 bytes to a reader that waits");
    expect(socket.closed).toBe(true);
  });

  it("says that nobody is there, or that it was given up", async () => {
    let socket!: FakeWebSocket;
    const make = (url: string) => (socket = new FakeWebSocket(url));
    const refused = connectWebSocket("ws://host.example/", { webSocket: make });
    socket.emit("error");
    socket.emit("close", { code: 1006 });
    await expect(refused).rejects.toMatchObject({ code: ErrorNumber.NO_CONNECT, nothingSent: true });
    const controller = new AbortController();
    const aborted = connectWebSocket("ws://host.example/", { webSocket: make, signal: controller.signal });
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(socket.closed).toBe(true);
  });

  it.skipIf(!("WebSocket" in globalThis))("uses the platform's own", async () => {
    const server = createServer((_request, response) => response.writeHead(404).end()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await expect(connectWebSocket(`ws://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: ErrorNumber.NO_CONNECT,
    });
    server.close();
  });
});
