/** What callers hand in: nothing of it may harm the process or other calls. */
import { wirePacket } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { XenstoreRequestError } from "../src/client/index.js";
import { eachDaemon, rejection, withDaemon, withFake } from "./support.js";

eachDaemon("bytes given to %s", (kind) => {
  it("are those of the moment of the call, whatever becomes of their memory", () =>
    withDaemon(kind, async (client) => {
      const overwritten = new Uint8Array([1, 2, 3]);
      const given = new Uint8Array([4, 5, 6]);
      const writes = [client.write("/overwritten", overwritten), client.write("/given", given)];
      overwritten.fill(9);
      structuredClone(given, { transfer: [given.buffer] });
      await Promise.all(writes);
      expect([...(await client.read("/overwritten"))]).toEqual([1, 2, 3]);
      expect([...(await client.read("/given"))]).toEqual([4, 5, 6]);
    }));

  it("of another kind are refused, and no other request is lost with them", () =>
    withDaemon(kind, async (client) => {
      const { write, control, read } = client as unknown as Record<
        string,
        (...args: unknown[]) => Promise<unknown>
      >;
      const wrong = [
        () => write!.call(client, "/a", 5),
        () => write!.call(client, "/a", undefined),
        () => write!.call(client, "/a", { length: 3 }),
        () => write!.call(client, "/a", new Uint16Array(3)),
        () => control!.call(client, ["print", 7]),
        () => read!.call(client, 7),
        () => read!.call(client, ["/a"]),
      ];
      const fine = client.directory("/");
      for (const call of wrong) expect(await rejection(call())).toBeInstanceOf(XenstoreRequestError);
      expect(await fine).toBeInstanceOf(Array);
    }));
});

describe("limits", () => {
  const PART = 22;
  const ERROR = 16;

  it("end a directory whose parts never end", () =>
    withFake(
      (request, socket) =>
        socket.write(
          request.type === PART
            ? wirePacket(PART, request.reqId, `1\0${"name\0".repeat(18_000)}`)
            : wirePacket(ERROR, request.reqId, "E2BIG\0"),
        ),
      async (client) => {
        expect(await rejection(client.directory("/d"))).toMatchObject({ code: "E2BIG" });
      },
      { maxReply: 100_000 },
    ));

  it("of time may be longer than a timer can be", () =>
    withFake(
      (request, socket) => setTimeout(() => socket.write(wirePacket(request.type, request.reqId, "v")), 30),
      async (client) => {
        const warnings: Error[] = [];
        const listen = (warning: Error) => warnings.push(warning);
        process.on("warning", listen);
        expect(await client.readText("/a", { timeout: 2 ** 40 })).toBe("v");
        await new Promise(setImmediate);
        process.off("warning", listen);
        expect(warnings).toEqual([]);
      },
    ));
});
