import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PacketDecoder, type XenstorePacket } from "./decoder.js";

const packet = (type: number, reqId: number, payload: Uint8Array) => {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(type, 0);
  header.writeUInt32LE(reqId, 4);
  header.writeUInt32LE(payload.length, 12);
  return Buffer.concat([header, payload]);
};

/** Everything that comes out when the bytes go in by these pieces, each piece's memory overwritten afterwards. */
function decode(pieces: readonly Uint8Array[], decoder = new PacketDecoder()): XenstorePacket[] {
  const packets: XenstorePacket[] = [];
  for (const piece of pieces) {
    const memory = new Uint8Array(piece);
    decoder.push(memory);
    for (let step = decoder.next(); step.state !== "need-more"; step = decoder.next()) {
      if (step.state === "failed") throw step.error;
      packets.push({ ...step, payload: new Uint8Array(step.payload) });
    }
    memory.fill(0xee);
  }
  return packets;
}

const stream = Buffer.concat([
  packet(2, 1, Buffer.from("Domain-0")),
  packet(15, 0, Buffer.from("/a\0token\0")),
  packet(2, 2, Buffer.alloc(0)),
  packet(1, 3, Buffer.from("0\x001\x00")),
]);
const whole = decode([stream]);

describe("the decoder", () => {
  it("gives the packets of a stream", () => {
    expect(whole.map(({ type, reqId, length }) => [type, reqId, length])).toEqual([
      [2, 1, 8],
      [15, 0, 9],
      [2, 2, 0],
      [1, 3, 4],
    ]);
    expect(Buffer.from(whole[0]!.payload).toString()).toBe("Domain-0");
  });

  it("gives the same byte by byte, and cut at every offset", () => {
    expect(decode([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
    for (let at = 0; at <= stream.length; at++) {
      expect(decode([stream.subarray(0, at), stream.subarray(at)])).toEqual(whole);
    }
  });

  it("gives any packets back from any pieces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.nat(), fc.uint8Array({ maxLength: 600 })), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 40 }),
        (messages, sizes) => {
          const bytes = Buffer.concat(messages.map(([type, reqId, payload]) => packet(type, reqId, payload)));
          const pieces: Uint8Array[] = [];
          let at = 0;
          for (const size of [...sizes, bytes.length]) {
            pieces.push(bytes.subarray(at, at + size));
            at += size;
          }
          const expected = messages.map(([type, reqId, payload]) => [type, reqId, [...payload]]);
          expect(decode(pieces).map(({ type, reqId, payload }) => [type, reqId, [...payload]])).toEqual(
            expected,
          );
        },
      ),
    );
  });

  it("says how much is missing", () => {
    const decoder = new PacketDecoder();
    expect(decoder.next()).toEqual({ state: "need-more", bytes: 16 });
    decoder.push(stream.subarray(0, 10));
    expect(decoder.next()).toEqual({ state: "need-more", bytes: 6 });
    decoder.push(stream.subarray(10, 18));
    expect(decoder.next()).toEqual({ state: "need-more", bytes: 6 });
  });

  it("fails for good at an absurd length", () => {
    const decoder = new PacketDecoder(100);
    decoder.push(packet(2, 1, new Uint8Array(101)).subarray(0, 16));
    const step = decoder.next();
    expect(step.state === "failed" && step.error.message).toContain("announces 101 bytes, at most 100");
    decoder.push(stream);
    expect(decoder.next().state).toBe("failed");
  });

  it("reserves no memory for bytes that were only announced", () => {
    const announced = packet(2, 1, new Uint8Array(1));
    announced.writeUInt32LE(16 * 1024 * 1024, 12);
    const before = process.memoryUsage().arrayBuffers;
    const decoders = Array.from({ length: 64 }, () => {
      const decoder = new PacketDecoder();
      decoder.push(new Uint8Array(announced));
      expect(decoder.next().state).toBe("need-more");
      return decoder;
    });
    expect(decoders).toHaveLength(64);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("takes a long payload in small pieces in linear time", () => {
    const payload = Buffer.alloc(1024 * 1024, 7);
    const bytes = packet(1, 1, payload);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 64) }, (_, i) =>
      bytes.subarray(64 * i, 64 * (i + 1)),
    );
    expect(Buffer.from(decode(pieces)[0]!.payload).equals(payload)).toBe(true);
  });
});
