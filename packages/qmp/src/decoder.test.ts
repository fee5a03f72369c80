import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QmpDecoder, type QmpDecoderStep, type QmpLimits } from "./decoder.js";

const bytes = (text: string) => new TextEncoder().encode(text);

function decodeAll(pieces: readonly Uint8Array[], limits?: QmpLimits): QmpDecoderStep[] {
  const decoder = new QmpDecoder(limits);
  const steps: QmpDecoderStep[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let step = decoder.next(); step.state !== "need-more"; step = decoder.next()) {
      steps.push(step);
      if (step.state === "failed") return steps;
    }
  }
  return steps;
}

const messages = (steps: readonly QmpDecoderStep[]) =>
  steps.map((step) => (step.state === "message" ? step.message : step));

/** What a QEMU 7.2 wrote on one connection. */
const recorded =
  '{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian"}, "capabilities": ["oob"]}}\r\n' +
  '{"return": {}}\r\n' +
  '{"timestamp": {"seconds": 1796000000, "microseconds": 12345}, "event": "STOP"}\r\n' +
  '{"return": {"status": "paused", "text": "a \\"brace\\" } \\\\"}, "id": 7}\r\n';
const meant = recorded
  .split("\r\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as unknown);

describe("QmpDecoder", () => {
  it("takes objects split at every place", () => {
    const whole = bytes(recorded);
    for (let at = 0; at <= whole.length; at++) {
      expect(messages(decodeAll([whole.subarray(0, at), whole.subarray(at)]))).toEqual(meant);
    }
  });

  it("takes objects byte by byte", () => {
    expect(messages(decodeAll([...bytes(recorded)].map((byte) => Uint8Array.of(byte))))).toEqual(meant);
  });

  it("takes objects over many lines, and without a line's end between them", () => {
    const text = `{\r\n    "return": [\r\n        {}\r\n    ]\r\n}{"return":1}`;
    expect(messages(decodeAll([bytes(text)]))).toEqual([{ return: [{}] }, { return: 1 }]);
  });

  it("reads whatever JSON prints, at any pieces", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), { maxLength: 5 })
          .filter((objects) => !/\d{16}/.test(JSON.stringify(objects))),
        fc.array(fc.nat(400), { maxLength: 8 }),
        (objects, cuts) => {
          const whole = bytes(objects.map((object) => `${JSON.stringify(object)}\r\n`).join(""));
          const places = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
          const pieces = places.slice(1).map((end, i) => whole.subarray(places[i], end));
          expect(messages(decodeAll(pieces))).toEqual(objects.map((o) => JSON.parse(JSON.stringify(o))));
        },
      ),
    );
  });

  it("does not depend on the caller's memory", () => {
    const decoder = new QmpDecoder();
    const piece = bytes('{"return": "first"');
    decoder.push(piece);
    expect(decoder.next()).toEqual({ state: "need-more" });
    piece.fill(0);
    decoder.push(bytes("}"));
    expect(decoder.next()).toEqual({ state: "message", message: { return: "first" } });
  });

  it("keeps integers that a number cannot hold, but not digits in texts", () => {
    const text =
      '{"return": 1795929173644636000, "u64": 18446744073709551615, "small": 1234567890123456, "text": "1795929173644636001", "float": 0.1234567890123450}\n';
    expect(messages(decodeAll([bytes(text)]))).toEqual([
      {
        return: 1795929173644636000n,
        u64: 18446744073709551615n,
        small: 1234567890123456,
        text: "1795929173644636001",
        float: 0.123456789012345,
      },
    ]);
  });

  it("tells 0xFF, and forgets what was begun before it", () => {
    const steps = decodeAll([bytes('{"return": {"half'), Uint8Array.of(0xff), bytes('{"return": 9}\n')]);
    expect(steps).toEqual([
      { state: "garbage", text: '{"return": {"half' },
      { state: "delimiter" },
      { state: "message", message: { return: 9 } },
    ]);
  });

  it("shows the beginning of what is no object, escaped, and goes on behind its line", () => {
    const steps = decodeAll([bytes('HTTP/1.1 400 \u001b[31mBad\r\n{"return": {}}\r\n[1]\n')]);
    expect(steps).toEqual([
      { state: "garbage", text: "HTTP/1.1 400 \\u001b[31mBad\\u000d" },
      { state: "message", message: { return: {} } },
      { state: "garbage", text: "[1]" },
    ]);
  });

  it("calls an object garbage that JSON does not know", () => {
    expect(decodeAll([bytes("{'execute':1}\n{]{\"a\":1}")])).toEqual([
      { state: "garbage", text: "{'execute':1}" },
      { state: "garbage", text: "{]" },
      { state: "message", message: { a: 1 } },
    ]);
  });

  it("stops at a message that is too long or too deep, in bounded memory", () => {
    const long = decodeAll(Array(100).fill(bytes(`{"return":"${"x".repeat(1000)}`)), {
      maxMessageBytes: 4096,
    });
    expect(long).toMatchObject([{ state: "failed", error: { problems: [{ id: "message.too-long" }] } }]);
    const whole = decodeAll([bytes(`{"return":"${"x".repeat(5000)}"}`)], { maxMessageBytes: 4096 });
    expect(whole).toMatchObject([{ state: "failed", error: { problems: [{ id: "message.too-long" }] } }]);
    const deep = decodeAll([bytes(`{"a":${"[".repeat(1_000_000)}`)]);
    expect(deep).toMatchObject([{ state: "failed", error: { problems: [{ id: "message.too-deep" }] } }]);
  });

  it("stays failed", () => {
    const decoder = new QmpDecoder({ maxMessageBytes: 10 });
    decoder.push(bytes('{"return": "far too long"}'));
    const first = decoder.next();
    decoder.push(bytes("{}"));
    expect(decoder.next()).toEqual(first);
  });

  it("looks at garbage without an end only in parts", () => {
    const decoder = new QmpDecoder();
    let parts = 0;
    for (let i = 0; i < 1000; i++) {
      decoder.push(bytes("x".repeat(1000)));
      for (let step = decoder.next(); step.state !== "need-more"; step = decoder.next()) {
        expect(step.state === "garbage" && step.text.length).toBeLessThanOrEqual(65);
        parts += 1;
      }
    }
    expect(parts).toBe(200);
  });

  it("costs the same for a byte of a long message as of a short one", () => {
    // 3 MiB in pieces of 100 bytes: with a second look at every byte this would be 50 GB of work.
    const piece = bytes("y".repeat(100));
    const steps = decodeAll([bytes('{"return":"'), ...Array<Uint8Array>(31_000).fill(piece), bytes('"}')]);
    expect(messages(steps)).toEqual([{ return: "y".repeat(3_100_000) }]);
  });
});
