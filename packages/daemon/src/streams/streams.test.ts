import { PassThrough } from "node:stream";
import { MessageWriter } from "@libvirt-ts/rpc";
import { expect, it } from "vitest";
import { Output } from "../session/output.js";
import { type ServedStream, Streams } from "./streams.js";

it("a stream that a driver opens for a client that is gone meanwhile is lost at once", () => {
  const parts = { hold: () => {}, violated: () => {} };
  const streams = new Streams(
    new Output(new PassThrough(), new MessageWriter()),
    { streams: 1, streamBytes: 1 },
    parts,
  );
  let losses = 0;
  const stream: ServedStream = { receive: () => {}, lost: () => losses++ };
  const call = { program: 1, version: 1, procedure: 1, type: 0, serial: 1, status: 0 };
  streams.lost();
  streams.open(call, () => stream);
  expect(losses).toBe(1);
  expect(streams.hasRoom(1)).toBe(true);
});
