import { LibvirtError } from "@libvirt-ts/driver";
import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  connectGetAllDomainStats,
  connectListAllDomains,
  domainEventCallbackLifecycle,
  domainGetInfo,
  domainGetXMLDesc,
  storageVolDownload,
} from "@libvirt-ts/rpc/protocol";
import { isLongRun } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { RpcClient, sparseDownload } from "../src/client/index.js";
import {
  CONTINUE,
  ERROR,
  errorRecord,
  FakeDaemon,
  frame,
  MESSAGE,
  PING,
  STREAM,
  text,
  words,
} from "./fake-daemon.js";

const COUNT = isLongRun ? 1_000_000 : 10_000;
const MIB = 1024 * 1024;

/** Numbers in their order, the same in every run: a fault can be met again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What lengths, counts, tags, serials and numbers are made to be. */
const EVIL = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 27, 28, 29, 0xff, 0xffff, 0x10000, 16_384, 16_385, 262_145, 4_194_304, 4_194_305,
  33_554_436, 33_554_437, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff, 0x20008086, 0x20008087,
  0x6b656570,
];

const dom = Buffer.concat([text("a"), Buffer.alloc(16, 7), words(1)]);
const hyper = (value: number) => words(0, value);
const params = Buffer.concat([
  words(7),
  ...[
    [text("i"), words(1, 1)],
    [text("u"), words(2, 2)],
    [text("l"), words(3), hyper(3)],
    [text("state.x"), words(4), hyper(4)],
    [text("d"), words(5), hyper(5)],
    [text("b"), words(6, 1)],
    [text("s"), words(7), text("text")],
  ].map((parts) => Buffer.concat(parts)),
]);

/** Messages of every kind, as an honest daemon would send them; the serials are those of the calls that wait. */
const honest = (serial: (procedure: number) => number): Buffer[] => [
  frame({ procedure: 273, serial: serial(273) }, words(2), dom, dom, words(2)),
  frame({ procedure: 14, serial: serial(14) }, text("<domain/>")),
  frame({ procedure: 16, serial: serial(16) }, words(1), hyper(1), hyper(1), words(1), hyper(9)),
  frame({ procedure: 344, serial: serial(344) }, words(1), dom, params),
  frame({ procedure: 16, serial: serial(16), status: ERROR }, errorRecord(42, 10, "Domain not found")),
  frame({ procedure: 16, type: 5, serial: serial(16) }, words(2)),
  frame({ procedure: 318, type: MESSAGE, serial: 1 }, words(7), dom, words(1, 2)),
  frame({ procedure: 209, type: STREAM, status: CONTINUE, serial: serial(209) }, Buffer.alloc(50, 1)),
  frame({ procedure: 209, type: 6, status: CONTINUE, serial: serial(209) }, hyper(4096), words(0)),
  frame({ procedure: 209, type: STREAM, status: ERROR, serial: serial(209) }, errorRecord(38, 18, "gone")),
  PING,
];

function mutate(message: Buffer, random: (below: number) => number): Buffer {
  const bytes = Buffer.from(message);
  for (let times = 1 + random(3); times > 0; times--) {
    switch (random(8)) {
      case 0:
        bytes[random(bytes.length)] = random(256);
        break;
      case 1:
        return bytes.subarray(0, random(bytes.length));
      case 2:
        return Buffer.concat([bytes, Buffer.alloc(random(40), random(256))]);
      default:
        // Half of them in the header.
        bytes.writeUInt32BE(EVIL[random(EVIL.length)]!, 4 * random(random(2) === 0 ? 7 : bytes.length >> 2));
    }
  }
  return bytes;
}

/** A client with calls, a sparse stream and a registration under way. */
async function victim() {
  const daemon = new FakeDaemon({ 316: () => words(7), 317: () => Buffer.alloc(0) });
  const client = await RpcClient.connect(daemon, {
    name: "qemu:///system",
    window: 100,
    keepalive: { interval: 0 },
  });
  const wire = { name: "a", uuid: "07070707-0707-0707-0707-070707070707", id: 1 };
  const kind = {
    register: connectDomainEventCallbackRegisterAny,
    deregister: connectDomainEventCallbackDeregisterAny,
    event: domainEventCallbackLifecycle,
  };
  await client.subscribe(kind, { eventID: 0, dom: undefined }, "all", () => undefined).ready;
  const vol = { pool: "p", name: "v", key: "k" };
  const calls: Promise<unknown>[] = [
    client.call(connectListAllDomains, { needResults: 1, flags: 0 }),
    client.call(domainGetXMLDesc, { dom: wire, flags: 0 }),
    client.call(domainGetInfo, { dom: wire }),
    client.call(connectGetAllDomainStats, { doms: [], stats: 0, flags: 0 }),
    client
      .stream(storageVolDownload, { vol, offset: 0n, length: 0n, flags: 1 }, { sparse: true })
      .then(async ({ stream }) => {
        for await (const _ of sparseDownload(stream));
      }),
  ];
  const outcomes = calls.map((call) =>
    call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  await new Promise<void>((resolve) => setImmediate(resolve));
  const opened = daemon.calls(209)[0]!;
  daemon.reply(opened);
  return { daemon, client, outcomes };
}

it(`bears ${COUNT} messages of a hostile daemon: every call has an end, memory has a bound`, async () => {
  const random = dice(19);
  const ends: Record<string, number> = {};
  let most = 0;
  const before = process.memoryUsage().arrayBuffers;
  for (let sent = 0; sent < COUNT; ) {
    const { daemon, client, outcomes } = await victim();
    const all = honest((procedure) => daemon.calls(procedure)[0]!.serial);
    for (let round = 0; round < 25 && sent < COUNT && client.isOpen; round++, sent++)
      daemon.send(mutate(all[random(all.length)]!, random));
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    daemon.hangUp();
    const { reason } = await client.closed;
    ends[reason] = (ends[reason] ?? 0) + 1;
    for (const error of await Promise.all(outcomes))
      if (error !== undefined) expect(error).toBeInstanceOf(LibvirtError);
  }
  // Some of them break the connection, some only their call.
  expect(ends.error).toBeGreaterThan(COUNT / 100);
  expect(ends.eof).toBeGreaterThan(COUNT / 1000);
  expect(most).toBeLessThan(64 * MIB);
});
