import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  connectGetAllDomainStats,
  connectGetType,
  connectListAllDomains,
  domainGetInfo,
  domainGetXMLDesc,
  domainLookupByName,
  type WireDomain,
} from "@libvirt-ts/rpc/protocol";
import { Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, bench, describe } from "vitest";
import { RpcClient } from "../src/client/index.js";
import { connectUnix } from "../src/transport/index.js";

/**
 * Our client, the C library one call after another, and a bare socket of Node's that decodes nothing, beside each other
 * against the same libvirtd. What counts is their ratios within one run.
 */
const unavailable = libvirtdUnavailable();
if (unavailable) throw new Error(unavailable);

const DOMAINS = 1_000;
const BATCH = 200;

const daemon = await Libvirtd.start();
const node = daemon.file(
  "node.xml",
  `<node>${Array.from(
    { length: DOMAINS },
    (_, i) =>
      `<domain type='test'><name>d${i}</name><uuid>${uuid(i)}</uuid><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os>` +
      `<devices><disk type='file' device='disk'><source file='/d${i}'/><target dev='vda'/></disk>` +
      "<interface type='network'><source network='default'/></interface><graphics type='vnc'/></devices></domain>",
  ).join("")}</node>`,
);
const name = `test://${node}`;
const uri = `test+unix://${node}?socket=${daemon.socketPath}`;

function uuid(i: number): string {
  return createHash("sha1")
    .update(String(i))
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
}

/** Requests as bytes, answers cut by their lengths: what no client can do without. */
class Bare {
  #pending = 0;
  #received: Buffer[] = [];
  #have = 0;
  #resolve: () => void = () => undefined;

  private constructor(readonly socket: Socket) {
    socket.on("data", (chunk: Buffer) => {
      this.#received.push(chunk);
      this.#have += chunk.length;
      while (this.#have >= 4) {
        if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
        const [bytes] = this.#received as [Buffer];
        const length = bytes.readUInt32BE(0);
        if (bytes.length < length) return;
        this.#received = [bytes.subarray(length)];
        this.#have -= length;
        if (--this.#pending === 0) this.#resolve();
      }
    });
  }

  static async connect(uri: string): Promise<Bare> {
    const socket = createConnection(daemon.socketPath);
    await once(socket, "connect");
    const bare = new Bare(socket);
    await bare.call([frame(66)]);
    const text = Buffer.from(uri);
    const padded = Buffer.concat([words(1, text.length), text, Buffer.alloc(-text.length & 3), words(0)]);
    await bare.call([frame(1, padded)]);
    return bare;
  }

  /** Sends them together, and waits for as many answers. */
  call(frames: readonly Buffer[]): Promise<void> {
    this.#pending = frames.length;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      for (const one of frames) this.socket.write(one);
    });
  }
}

const words = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4);
  return bytes;
};
const frame = (procedure: number, payload: Buffer = Buffer.alloc(0)) =>
  Buffer.concat([words(28 + payload.length, 0x20008086, 1, procedure, 0, 1, 0), payload]);

const client = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), { name });
const { dom } = await client.call(domainLookupByName, { name: "d0" });
const wire = ({ name: domain, uuid: id, id: number }: WireDomain) =>
  Buffer.concat([
    words(domain.length),
    Buffer.from(domain),
    Buffer.alloc(-domain.length & 3),
    Buffer.from(id.replaceAll("-", ""), "hex"),
    words(number),
  ]);
const bare = await Bare.connect(name);

/** For what takes long. */
const FEW = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

/** The C library, where a compiler and the library are there. */
const c = await startC();
async function startC(): Promise<((what: string, count: number) => Promise<void>) | undefined> {
  const library = "/usr/lib/x86_64-linux-gnu/libvirt.so.0";
  if (!existsSync(library)) return undefined;
  const program = join(daemon.folder, "serial");
  const source = fileURLToPath(new URL("native/serial.c", import.meta.url));
  try {
    execFileSync("gcc", ["-O2", "-o", program, source, library], { stdio: "pipe" });
  } catch (error) {
    console.log(`without the C library: ${error}`);
    return undefined;
  }
  const child: ChildProcess = spawn(program, [uri], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  afterAll(() => child.kill());
  return async (what, count) => {
    child.stdin!.write(`${what} ${count}\n`);
    if ((await lines.next()).value !== "done") throw new Error(`the C library failed at ${what}`);
  };
}
const benchC = (what: string, count: number, options = {}) => {
  if (c) bench("the C library, one after another", () => c(what, count), options);
};

afterAll(async () => {
  await client.close();
  bare.socket.destroy();
  await daemon[Symbol.asyncDispose]();
});

describe("connecting, with the first call", () => {
  bench("ours", async () => {
    await using other = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
      name: "test:///default",
    });
    await other.call(connectGetType);
  });
  bench("a bare socket", async () => {
    const socket = await Bare.connect("test:///default");
    await socket.call([frame(3)]);
    await socket.call([frame(2)]);
    socket.socket.destroy();
  });
});

describe(`${BATCH} × getInfo, one after another`, () => {
  const request = frame(16, wire(dom));
  bench("ours", async () => {
    for (let i = 0; i < BATCH; i++) await client.call(domainGetInfo, { dom });
  });
  bench("a bare socket", async () => {
    for (let i = 0; i < BATCH; i++) await bare.call([request]);
  });
  benchC("info", BATCH);
});

describe(`${BATCH} × getInfo, five in flight`, () => {
  const requests = Array.from({ length: 5 }, () => frame(16, wire(dom)));
  bench("ours", async () => {
    await Promise.all(Array.from({ length: BATCH }, () => client.call(domainGetInfo, { dom })));
  });
  bench("a bare socket", async () => {
    for (let i = 0; i < BATCH / 5; i++) await bare.call(requests);
  });
});

describe(`listAllDomains of ${DOMAINS}`, () => {
  const request = frame(273, words(1, 0));
  bench("ours", async () => void (await client.call(connectListAllDomains, { needResults: 1, flags: 0 })));
  bench("a bare socket", async () => bare.call([request]));
  benchC("list", 1);
});

describe(`all statistics of ${DOMAINS}`, () => {
  const request = frame(344, words(0, 0, 0));
  bench(
    "ours",
    async () => void (await client.call(connectGetAllDomainStats, { doms: [], stats: 0, flags: 0 })),
  );
  bench("a bare socket", async () => bare.call([request]));
  benchC("stats", 1);
});

describe(`the XML of all ${DOMAINS}`, async () => {
  const { domains } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
  bench(
    "ours",
    async () => {
      await Promise.all(domains.map((one) => client.call(domainGetXMLDesc, { dom: one, flags: 0 })));
    },
    FEW,
  );
  benchC("xml", 1, FEW);
});
