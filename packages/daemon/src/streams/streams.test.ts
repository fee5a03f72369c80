import { PassThrough } from "node:stream";
import { ErrorNumber } from "@libvirt-ts/driver";
import { MessageWriter } from "@libvirt-ts/rpc";
import { expect, it } from "vitest";
import { Output } from "../session/output.js";
import { type ServedStream, type StreamPort, Streams } from "./streams.js";

const call = { program: 1, version: 1, procedure: 1, type: 0, serial: 1, status: 0 };

it("a stream that a driver opens for a client that is gone meanwhile is lost at once", () => {
  const parts = { hold: () => {}, violated: () => {} };
  const streams = new Streams(
    new Output(new PassThrough(), new MessageWriter()),
    { streams: 1, streamBytes: 1 },
    parts,
  );
  let losses = 0;
  const stream: ServedStream = { receive: () => {}, lost: () => losses++ };
  streams.lost();
  streams.open(call, () => stream);
  expect(losses).toBe(1);
  expect(streams.hasRoom(1)).toBe(true);
});

it("streams of calls that were under way together have no more room than others", () => {
  const streams = new Streams(
    new Output(new PassThrough(), new MessageWriter()),
    { streams: 2, streamBytes: 1 },
    { hold: () => {}, violated: () => {} },
  );
  const lost: string[] = [];
  const ports: StreamPort[] = [];
  const open = (name: string, serial: number) =>
    streams.open({ ...call, serial }, (port) => {
      ports.push(port);
      return {
        receive: () => {},
        lost: () => {
          lost.push(name);
          port.close();
        },
      };
    });
  const refused = expect.objectContaining({ code: ErrorNumber.RESOURCE_BUSY });
  open("first", 1);
  expect(() => open("under the same serial", 1)).toThrow(refused);
  expect(streams.hasRoom(1), "the first keeps its place").toBe(false);
  open("second", 2);
  expect(() => open("one too many", 3)).toThrow(refused);
  expect(lost).toEqual(["under the same serial", "one too many"]);
  ports[0]!.close();
  expect(streams.hasRoom(1)).toBe(true);
  streams.lost();
  expect(lost.slice(2)).toEqual(["second"]);
});
