/** A daemon that answers anything at all: every call settles, with a value or one of the documented errors. */
import { LibvirtError, noPeers } from "@libvirt-ts/driver";
import { type FakeBehaviour, FakeXenstored, isLongRun, wirePacket } from "@libvirt-ts/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  XenstoreClient,
  XenstoreConnectionError,
  XenstoreError,
  XenstoreProtocolError,
  XenstoreRequestError,
  XenstoreTimeoutError,
} from "../src/client/index.js";
import { createXenstoreDriver } from "../src/index.js";

const documented = [
  XenstoreError,
  XenstoreRequestError,
  XenstoreConnectionError,
  XenstoreProtocolError,
  XenstoreTimeoutError,
];

/** Payloads that fit some request, or look as if they did. */
const payloads = fc.oneof(
  fc.constantFrom(
    "OK\0",
    "T\0",
    "5\0",
    "0\0",
    "",
    "\0",
    "a\0b\0",
    "..\0",
    "a/b\0",
    "a\0\0",
    "7\0a\0\0",
    "r0\0b7\0",
  ),
  fc.constantFrom(
    "/local/domain/1\0",
    "/vm/00000000-0000-4000-8000-000000000001",
    "4096",
    "EAGAIN\0",
    "ENOENT\0",
  ),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
);

type Reply = (type: number, reqId: number) => Buffer;

/** Mostly the right type and number, now and then not; sometimes an event comes with it, or bytes are missing. */
const replies: fc.Arbitrary<Reply> = fc
  .record({
    payload: payloads,
    how: fc.constantFrom(
      "right",
      "right",
      "right",
      "right",
      "refused",
      "event",
      "stranger",
      "cut",
      "noise",
      "silent",
    ),
    noise: fc.uint8Array({ minLength: 16, maxLength: 48 }),
  })
  .map(({ payload, how, noise }) => (type, reqId) => {
    const right = wirePacket(type, reqId, payload);
    if (how === "refused") return wirePacket(16, reqId, payload);
    if (how === "event") return Buffer.concat([wirePacket(15, 0, `${payload}\0x\0`), right]);
    if (how === "stranger") return wirePacket(type, reqId + 1000, payload);
    if (how === "cut") return right.subarray(0, right.length - 1);
    if (how === "noise") return Buffer.from(noise);
    return how === "silent" ? Buffer.alloc(0) : right;
  });

function speaking(script: readonly Reply[]): FakeBehaviour {
  return ({ type, reqId }, socket, count) => {
    socket.write(script[count % script.length]!(type, reqId));
  };
}

const options = { timeout: 20, connectTimeout: 5000, window: 4 };

it("leaves no call of the client unsettled", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(replies, { minLength: 5, maxLength: 30 }), async (script) => {
      const fake = await FakeXenstored.start(speaking(script));
      const client = await XenstoreClient.connect({ endpoint: fake.socketPath, ...options });
      const calls: Promise<unknown>[] = [
        client.read("/a"),
        client.readText("/a", { encoding: "utf8" }),
        client.directory("/a"),
        client.write("/a", "b"),
        client.getPermissions("/a"),
        client.isDomainIntroduced(1),
        client.getDomainPath(1),
        client.control(["help"]),
        client.tree("/a", { signal: AbortSignal.timeout(60) }),
        client.watch("/a").then((watch) => watch.close()),
        client.transaction((transaction) => transaction.read("/a"), { attempts: 3 }),
      ];
      for (const result of await Promise.allSettled(calls)) {
        if (result.status === "fulfilled" || (result.reason as Error).name === "TimeoutError") continue;
        expect(documented).toContain((result.reason as Error).constructor);
      }
      await client.close();
      await fake[Symbol.asyncDispose]();
    }),
    { numRuns: isLongRun ? 1500 : 50 },
  );
});

it("gives the driver's callers libvirt's errors alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(replies, { minLength: 5, maxLength: 30 }), async (script) => {
      const fake = await FakeXenstored.start(speaking(script));
      const driver = createXenstoreDriver({ endpoint: fake.socketPath, ...options });
      const conn = await driver.open({ uri: "xen", readOnly: false, peers: noPeers, warn: () => {} });
      const ref = { id: 1, uuid: "00000000-0000-4000-8000-000000000001" };
      const signal = AbortSignal.timeout(100);
      const calls: Promise<unknown>[] = [
        conn.listAllDomains!(0, { signal }),
        conn.domainLookupByName!("web", { signal }),
        conn.domainLookupByUUID!(ref.uuid, { signal }),
        conn.domainGetInfo!(ref, { signal }),
        conn.domainGetOSType!(ref, { signal }),
        conn.domainSetMemory!(ref, 65_536, 0, { signal }),
        conn.domainSetVcpus!(ref, 1, 0, { signal }),
        conn.domainShutdown!(ref, 0, { signal }),
        conn.peers!.guestRuntime!.vncPorts([1], { signal }),
        conn.peers!.vifLocator!.vifHandles(1, ["00:16:3e:00:00:01"], { signal }),
      ];
      for (const result of await Promise.allSettled(calls)) {
        if (result.status === "rejected") expect(result.reason).toBeInstanceOf(LibvirtError);
      }
      await conn.close();
      await fake[Symbol.asyncDispose]();
    }),
    { numRuns: isLongRun ? 1500 : 50 },
  );
});
