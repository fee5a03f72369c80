import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Frame, FrameParser, type FrameParserOptions } from "./frame-parser.js";
import { encodeHeader } from "./header.js";

const frame = (type: number, serial: number, status: number, payload: Uint8Array) =>
  Buffer.concat([
    encodeHeader({ program: 0x20008086, version: 1, procedure: 209, type, serial, status }, payload.length),
    payload,
  ]);

/** Everything that comes out when the bytes go in by these pieces. */
function parse(pieces: readonly Uint8Array[], options?: FrameParserOptions): Frame[] {
  const parser = new FrameParser(options);
  const found: Frame[] = [];
  for (const piece of pieces) {
    parser.push(piece);
    for (let step = parser.next(); step.state !== "need-more"; step = parser.next()) {
      if (step.state === "failed") throw step.error;
      found.push(step);
    }
  }
  return found;
}

const brief = (found: readonly Frame[]) =>
  found.map(({ type, serial, status, payload }) => [
    type,
    serial,
    status,
    Buffer.from(payload).toString("hex"),
  ]);

/** The same with the pieces of each frame put together. */
function joined(found: readonly Frame[]) {
  const whole: [number, number, number, string][] = [];
  let open = false;
  for (const { type, serial, status, payload, more } of found) {
    const hex = Buffer.from(payload).toString("hex");
    if (open) whole.at(-1)![3] += hex;
    else whole.push([type, serial, status, hex]);
    open = more > 0;
  }
  return whole;
}

const DATA = [3, 2] as const;
const stream = Buffer.concat([
  frame(1, 0, 0, Buffer.from("reply of five words ")),
  frame(DATA[0], 5, DATA[1], Buffer.from("stream data")),
  frame(2, 1, 0, Buffer.alloc(0)),
  frame(DATA[0], 5, DATA[1], Buffer.alloc(0)),
  frame(1, 2, 1, Buffer.from("end.")),
]);
const whole = brief(parse([stream]));

describe("the frame parser", () => {
  it("gives the frames of a stream", () => {
    expect(whole.map(([type, serial, status]) => [type, serial, status])).toEqual([
      [1, 0, 0],
      [3, 5, 2],
      [2, 1, 0],
      [3, 5, 2],
      [1, 2, 1],
    ]);
  });

  it("gives the same byte by byte, and cut at every offset, in pieces or whole", () => {
    const bytes = [...stream].map((byte) => Uint8Array.of(byte));
    expect(brief(parse(bytes))).toEqual(whole);
    expect(joined(parse(bytes, { pieces: true }))).toEqual(whole);
    for (let at = 0; at <= stream.length; at++) {
      const pieces = [stream.subarray(0, at), stream.subarray(at)];
      expect(brief(parse(pieces))).toEqual(whole);
      expect(joined(parse(pieces, { pieces: true }))).toEqual(whole);
    }
  });

  it("gives any frames back from any pieces", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(0, 1, 2, 3, 6),
            fc.nat(),
            fc.constantFrom(0, 1, 2),
            fc.uint8Array({ maxLength: 300 }),
          ),
          { maxLength: 12 },
        ),
        fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 40 }),
        fc.boolean(),
        (messages, sizes, pieces) => {
          const bytes = Buffer.concat(messages.map((parts) => frame(...parts)));
          const cut: Uint8Array[] = [];
          let at = 0;
          for (const size of [...sizes, bytes.length]) {
            cut.push(bytes.subarray(at, at + size));
            at += size;
          }
          expect(joined(parse(cut, { pieces }))).toEqual(
            messages.map(([type, serial, status, payload]) => [
              type,
              serial,
              status,
              Buffer.from(payload).toString("hex"),
            ]),
          );
        },
      ),
    );
  });

  it("hands out stream data as they come, and an empty piece only for an empty frame", () => {
    const bytes = frame(3, 7, 2, Buffer.from("abcdef"));
    const found = parse([bytes.subarray(0, 28), bytes.subarray(28, 30), bytes.subarray(30)], {
      pieces: true,
    });
    expect(found.map(({ payload, more }) => [Buffer.from(payload).toString(), more])).toEqual([
      ["ab", 4],
      ["cdef", 0],
    ]);
  });

  it("leaves out the bytes that come with file descriptors", () => {
    for (const cut of [0, 1, 2, 3]) {
      const parser = new FrameParser();
      const bytes = Buffer.concat([
        frame(5, 1, 0, Buffer.alloc(4)),
        Buffer.alloc(2),
        frame(1, 2, 0, Buffer.alloc(0)),
      ]);
      parser.push(bytes.subarray(0, 32 + cut));
      expect(parser.next()).toMatchObject({ type: 5, serial: 1 });
      parser.skip(2);
      expect(parser.next()).toEqual({ state: "need-more", bytes: cut < 2 ? 2 - cut : 28 - (cut - 2) });
      parser.push(bytes.subarray(32 + cut));
      expect(parser.next()).toMatchObject({ type: 1, serial: 2 });
    }
  });

  it("does not copy a frame that came in one piece", () => {
    const [first] = parse([stream]);
    expect(first!.payload.buffer).toBe(stream.buffer);
  });

  it("says how much is missing", () => {
    const parser = new FrameParser();
    expect(parser.next()).toEqual({ state: "need-more", bytes: 28 });
    parser.push(stream.subarray(0, 10));
    expect(parser.next()).toEqual({ state: "need-more", bytes: 18 });
    parser.push(stream.subarray(10, 30));
    expect(parser.next()).toEqual({ state: "need-more", bytes: 18 });
  });

  it("takes pieces that were pushed without being asked for", () => {
    const parser = new FrameParser();
    parser.push(stream.subarray(0, 100));
    parser.push(stream.subarray(100));
    expect(parser.next().state).toBe("frame");
  });

  it.each([0, 3, 27, 33_554_437, 0x7fff_ffff, 0xffff_ffff])("fails for good at a length of %d", (length) => {
    for (const size of [4, 28]) {
      const parser = new FrameParser();
      const bytes = Buffer.alloc(size);
      bytes.writeUInt32BE(length);
      parser.push(bytes);
      const step = parser.next();
      expect(step.state === "failed" && step.error.message).toContain(`a frame of ${length} bytes`);
      parser.push(stream);
      expect(parser.next().state).toBe("failed");
    }
  });

  it("takes a limit of the caller's", () => {
    expect(() => parse([frame(1, 0, 0, Buffer.alloc(100))], { maxFrame: 127 })).toThrow("28 to 127");
    expect(parse([frame(1, 0, 0, Buffer.alloc(100))], { maxFrame: 128 })).toHaveLength(1);
  });

  it("reserves no memory for bytes that were only announced", () => {
    const announced = frame(1, 1, 0, Buffer.alloc(1));
    announced.writeUInt32BE(33_554_436);
    const before = process.memoryUsage().arrayBuffers;
    const parsers = Array.from({ length: 64 }, () => {
      const parser = new FrameParser();
      parser.push(new Uint8Array(announced));
      expect(parser.next().state).toBe("need-more");
      return parser;
    });
    expect(parsers).toHaveLength(64);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("takes a long reply in small pieces in linear time", () => {
    const payload = Buffer.alloc(1024 * 1024, 7);
    const bytes = frame(1, 1, 0, payload);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 64) }, (_, i) =>
      bytes.subarray(64 * i, 64 * (i + 1)),
    );
    expect(Buffer.from(parse(pieces)[0]!.payload).equals(payload)).toBe(true);
  });
});
