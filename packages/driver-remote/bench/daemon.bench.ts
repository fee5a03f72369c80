import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  connectGetAllDomainStats,
  connectGetType,
  connectListAllDomains,
  domainEventCallbackLifecycle,
  domainGetInfo,
  domainGetXMLDesc,
  domainLookupByName,
  domainResume,
  domainSuspend,
  storagePoolCreateXML,
  storageVolCreateXML,
  storageVolDownload,
  storageVolUpload,
  type WireDomain,
} from "@libvirt-ts/rpc/protocol";
import { Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, bench, describe } from "vitest";
import { download, RpcClient, upload } from "../src/client/index.js";
import { connectUnix } from "../src/transport/index.js";
import { BareSocket, frame, words } from "./bare-socket.js";
import { Worker } from "./worker.js";

/**
 * Our client, the C library one call after another, python-libvirt, and a bare socket of Node's that decodes nothing, beside each other
 * against the same libvirtd. What counts is their ratios within one run.
 */
const unavailable = libvirtdUnavailable();
if (unavailable) throw new Error(unavailable);

const DOMAINS = 1_000;
const BATCH = 200;
const EVENTS = 400;
const MIB = 1024 * 1024;
const VOLUME = 128 * MIB;

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
const bare = await BareSocket.connect(daemon.socketPath, name);

/** For what takes long. */
const FEW = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

/** What costs the daemon little to open. */
const plain = `test+unix:///default?socket=${daemon.socketPath}`;
/** Where the volumes are. */
const session = `qemu+unix:///session?socket=${daemon.socketPath}`;

/** The C library, where a compiler and the library are there, and python-libvirt. */
const workers: Worker[] = [];
const library = "/usr/lib/x86_64-linux-gnu/libvirt.so.0";
if (existsSync(library)) {
  const program = join(daemon.folder, "serial");
  execFileSync("gcc", ["-O2", "-o", program, native("serial.c"), library], { stdio: "pipe" });
  workers.push(new Worker("the C library, one after another", [program, uri, plain]));
}
const PYTHON = "/usr/bin/python3";
const python = hasPython()
  ? new Worker("python-libvirt", [PYTHON, native("serial.py"), uri, plain, session])
  : undefined;
if (python) {
  await python.done();
  workers.push(python);
}
const benchOthers = (what: string, options = {}) => {
  for (const worker of workers) bench(worker.name, () => worker.run(what), options);
};

function native(name: string): string {
  return fileURLToPath(new URL(`native/${name}`, import.meta.url));
}

function hasPython(): boolean {
  try {
    execFileSync(PYTHON, ["-c", "import libvirt"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

afterAll(async () => {
  for (const worker of workers) worker.kill();
  await client.close();
  bare.socket.destroy();
  await daemon[Symbol.asyncDispose]();
});

describe("connecting, with the first call", () => {
  bench("ours", async () => {
    await using other = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
      name: "test:///default",
      // As the driver does at a daemon of one's own session.
      eager: true,
    });
    await other.call(connectGetType);
  });
  bench("a bare socket", async () => {
    const socket = await BareSocket.connect(daemon.socketPath, "test:///default");
    await socket.call([frame(3)]);
    await socket.call([frame(2)]);
    socket.socket.destroy();
  });
  benchOthers("connect 1");
});

describe(`${BATCH} × getInfo, one after another`, () => {
  const request = frame(16, wire(dom));
  bench("ours", async () => {
    for (let i = 0; i < BATCH; i++) await client.call(domainGetInfo, { dom });
  });
  bench("a bare socket", async () => {
    for (let i = 0; i < BATCH; i++) await bare.call([request]);
  });
  benchOthers(`info ${BATCH}`);
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
  benchOthers("list 1");
});

describe(`all statistics of ${DOMAINS}`, () => {
  const request = frame(344, words(0, 0, 0));
  bench(
    "ours",
    async () => void (await client.call(connectGetAllDomainStats, { doms: [], stats: 0, flags: 0 })),
  );
  bench("a bare socket", async () => bare.call([request]));
  benchOthers("stats 1");
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
  benchOthers("xml 1", FEW);
});

describe(`${EVENTS} events of domains`, async () => {
  const source = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
    name: "test:///default",
  });
  const { dom: one } = await source.call(domainLookupByName, { name: "test" });
  /** One after another, since their order matters. */
  const provoke = async () => {
    for (let i = 0; i < EVENTS / 2; i++) {
      await source.call(domainSuspend, { dom: one });
      await source.call(domainResume, { dom: one });
    }
  };
  bench("provoked, and heard by nobody", provoke, FEW);

  const listener = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
    name: "test:///default",
  });
  let heard = 0;
  let told: () => void = () => undefined;
  const kind = {
    register: connectDomainEventCallbackRegisterAny,
    deregister: connectDomainEventCallbackDeregisterAny,
    event: domainEventCallbackLifecycle,
  };
  const listening = listener.subscribe(kind, { eventID: 0, dom: undefined }, "all", () => {
    if (++heard % EVENTS === 0) told();
  });
  await listening.ready;
  bench(
    "heard by ours",
    async () => {
      const all = new Promise<void>((resolve) => (told = resolve));
      await provoke();
      await all;
    },
    FEW,
  );

  const deaf = await BareSocket.connect(daemon.socketPath, "test:///default");
  await deaf.call([frame(316, words(0, 0))]);
  bench(
    "heard by a bare socket",
    async () => {
      const all = deaf.hear(EVENTS);
      await provoke();
      await all;
    },
    FEW,
  );

  if (python) {
    const hearing = new Worker("python", [PYTHON, native("events.py"), plain, String(EVENTS)]);
    await hearing.done();
    bench(
      "heard by python-libvirt",
      async () => {
        await provoke();
        await hearing.done();
      },
      FEW,
    );
    afterAll(() => hearing.kill());
  }
  afterAll(async () => {
    deaf.socket.destroy();
    await Promise.all([source.close(), listener.close()]);
  });
});

describe(`a volume of ${VOLUME / MIB} MiB`, async () => {
  const storage = await RpcClient.connect(await connectUnix({ path: daemon.socketPath }), {
    name: "qemu:///session",
  });
  const folder = join(daemon.folder, "data");
  const { pool } = await storage.call(storagePoolCreateXML, {
    xml: `<pool type='dir'><name>p</name><target><path>${folder}</path></target></pool>`,
    flags: 0,
  });
  const { vol } = await storage.call(storageVolCreateXML, {
    pool,
    xml: `<volume><name>v</name><capacity>${VOLUME}</capacity><allocation>${VOLUME}</allocation></volume>`,
    flags: 0,
  });
  const all = { vol, offset: 0n, length: 0n, flags: 0 };
  const file = daemon.file("download");
  const virsh = promisify(execFile);

  bench(
    "downloaded by ours, to a file",
    async () => {
      const { stream } = await storage.stream(storageVolDownload, all);
      await pipeline(download(stream), createWriteStream(file));
    },
    FEW,
  );
  bench(
    "downloaded by C's virsh, to a file",
    async () => void (await virsh("virsh", ["-c", session, "vol-download", vol.key, file])),
    FEW,
  );
  if (python)
    bench("downloaded by python-libvirt, to nowhere", () => python.run(`download 1 ${vol.key}`), FEW);
  bench(
    "uploaded by ours, from a file",
    async () => {
      const { stream } = await storage.stream(storageVolUpload, all);
      const source = createReadStream(file, { highWaterMark: MIB });
      await Readable.toWeb(source).pipeTo(upload(stream) as never);
    },
    FEW,
  );
  bench(
    "uploaded by C's virsh, from a file",
    async () => void (await virsh("virsh", ["-c", session, "vol-upload", vol.key, file])),
    FEW,
  );
  afterAll(() => storage.close());
});
