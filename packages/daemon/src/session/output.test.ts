import { PassThrough } from "node:stream";
import { encodeMessage, MessageType, MessageWriter, nothing, string } from "@libvirt-ts/rpc";
import { expect, it } from "vitest";
import { Output } from "./output.js";

const header = (serial: number) => ({
  ...{ program: 1, version: 1, procedure: 1, status: 0, serial },
  type: MessageType.REPLY,
});
const text = string(100_000);
const turn = () => new Promise((resolve) => setImmediate(resolve));

it("sends each client his own, in order, whatever others are sent between", async () => {
  const writer = new MessageWriter();
  const streams = [new PassThrough({ highWaterMark: 10 ** 7 }), new PassThrough({ highWaterMark: 10 ** 7 })];
  const outputs = streams.map((stream) => new Output(stream, writer));
  const expected: Uint8Array[][] = [[], []];
  const say = (client: number, serial: number, words?: string) => {
    if (words === undefined) outputs[client]!.empty(header(serial));
    else outputs[client]!.message(header(serial), text, words);
    expected[client]!.push(
      words === undefined
        ? encodeMessage(header(serial), nothing, undefined)
        : encodeMessage(header(serial), text, words),
    );
  };
  for (let serial = 0; serial < 300; serial++) {
    say(serial % 3 === 0 ? 0 : 1, serial, serial % 5 === 0 ? undefined : "x".repeat((serial * 97) % 400));
    if (serial % 7 === 0) say(0, serial, "y".repeat(serial * 100));
    if (serial % 40 === 0) await turn();
    if (serial % 60 === 0) outputs[1]!.flush();
  }
  await turn();
  for (const [i, stream] of streams.entries())
    expect(Buffer.concat(expected[i]!).equals(stream.read())).toBe(true);
});

it("sends nothing of a message that cannot be said, and goes on", async () => {
  const stream = new PassThrough();
  const output = new Output(stream, new MessageWriter());
  output.empty(header(1));
  expect(() => output.message(header(2), text, "\0")).toThrow();
  output.empty(header(3));
  await turn();
  const sent = [1, 3].map((serial) => encodeMessage(header(serial), nothing, undefined));
  expect(Buffer.concat(sent).equals(stream.read())).toBe(true);
});
