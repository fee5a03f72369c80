import { execFile, execFileSync } from "node:child_process";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DomainRef, DriverConnection } from "@libvirt-ts/driver";
import { cVirsh, Libvirtd } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRemoteDriver } from "../src/index.js";
import { describeWithDaemon } from "./daemon.js";
import { createDriverRequest } from "./request.js";

/** A call as it stood on the wire. */
interface Sent {
  readonly procedure: number;
  readonly payload: string;
}

/** Calls by which a connection opens and closes. C asks for more: for callbacks that we always can, and for its own. */
const OPENING = new Set([66, 60, 1, 2, 360, 361]);

/** Flags of C's own that it sends along where it is run by an ordinary user: look for the user's daemon, and start it. */
const HINTS = 2 | 4;

/** The call that opens, without those: its flags are the last that it carries. */
function withoutHints({ procedure, payload }: Sent): Sent {
  const flags = Number.parseInt(payload.slice(-8), 16) & ~HINTS;
  return { procedure, payload: payload.slice(0, -8) + flags.toString(16).padStart(8, "0") };
}

/** A socket before the daemon's that notes the calls that go through it, cut by their lengths alone. */
class Recorder implements AsyncDisposable {
  #calls: Sent[] = [];
  readonly #server;

  constructor(
    readonly path: string,
    to: string,
  ) {
    this.#server = createServer((client) => {
      const daemon = createConnection(to);
      for (const socket of [client, daemon]) socket.on("error", () => undefined);
      let bytes = Buffer.alloc(0);
      client.on("data", (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
        for (let length = 0; bytes.length >= 28; bytes = bytes.subarray(length)) {
          length = bytes.readUInt32BE(0);
          if (bytes.length < length) break;
          if (bytes.readUInt32BE(4) === 0x20008086 && bytes.readUInt32BE(16) === 0)
            this.#calls.push({
              procedure: bytes.readUInt32BE(12),
              payload: bytes.toString("hex", 28, length),
            });
        }
      });
      client.pipe(daemon).pipe(client);
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.path, resolve));
    return this;
  }

  /** What was called since the last time. */
  take(): Sent[] {
    const calls = this.#calls;
    this.#calls = [];
    return calls;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

type Conn = Required<DriverConnection>;
const named = (act: (conn: Conn, domain: DomainRef) => Promise<unknown>) => async (conn: Conn) =>
  act(conn, await conn.domainLookupByName("test"));

/** What a user of virsh types, and the same in our words. */
const actions: readonly (readonly [command: string, ours: (conn: Conn) => Promise<unknown>])[] = [
  [
    "list --all",
    async (conn) => {
      for (const { ref } of await conn.listAllDomains(3)) await conn.domainGetState(ref, 0);
    },
  ],
  ["domstate test", named((conn, domain) => conn.domainGetState(domain, 0))],
  ["dumpxml test --inactive", named((conn, domain) => conn.domainGetXMLDesc(domain, 2))],
  ["suspend test", named((conn, domain) => conn.domainSuspend(domain))],
  ["resume test", named((conn, domain) => conn.domainResume(domain))],
  ["reboot test", named((conn, domain) => conn.domainReboot(domain, 0))],
  ["autostart test", named((conn, domain) => conn.domainSetAutostart(domain, true))],
  ["domstats --state --vcpu", (conn) => conn.getAllDomainStats(undefined, 1 | 8, 0)],
  ["domstats test --balloon", named((conn, domain) => conn.getAllDomainStats([domain], 4, 0))],
  ["nodeinfo", (conn) => conn.nodeGetInfo()],
  ["capabilities", (conn) => conn.getCapabilities()],
  ["hostname", (conn) => conn.getHostname()],
  ["freecell", (conn) => conn.nodeGetFreeMemory()],
  [
    "net-list --all",
    async (conn) => {
      for (const net of await conn.listAllNetworks(3)) {
        await conn.networkGetAutostart(net);
        await conn.networkIsPersistent(net);
        await conn.networkIsActive(net);
      }
    },
  ],
  [
    "net-dumpxml default",
    async (conn) => conn.networkGetXMLDesc(await conn.networkLookupByName("default"), 0),
  ],
  [
    "vol-list default-pool",
    async (conn) => conn.storagePoolListAllVolumes(await conn.storagePoolLookupByName("default-pool"), 0),
  ],
  [
    "iface-list --all",
    async (conn) => {
      for (const iface of await conn.listAllInterfaces(3)) await conn.interfaceIsActive(iface);
    },
  ],
  ["iface-mac eth1", async (conn) => conn.interfaceLookupByName("eth1")],
  ["snapshot-list test --name", named((conn, domain) => conn.domainListAllSnapshots(domain, 0))],
];

describeWithDaemon("our calls beside those of C's virsh", () => {
  let daemon: Libvirtd;
  let recorder: Recorder;
  let uri: string;
  let noVirsh = false;

  beforeAll(async () => {
    try {
      execFileSync(cVirsh(), ["--version"], { stdio: "ignore" });
    } catch (error) {
      if (process.env.CI === "true" && !process.env.LIBVIRT_TS_NO_LIBVIRTD) throw error;
      noVirsh = true;
    }
    daemon = await Libvirtd.start();
    recorder = await new Recorder(join(daemon.folder, "recorded"), daemon.socketPath).listen();
    uri = `test+unix:///default?socket=${recorder.path}`;
  });
  afterAll(async () => {
    await recorder?.[Symbol.asyncDispose]();
    await daemon?.[Symbol.asyncDispose]();
  });

  async function callsOfVirsh(command: string): Promise<Sent[]> {
    await promisify(execFile)(cVirsh(), ["-q", "-c", uri, ...command.split(" ")]).catch(() => undefined);
    return recorder.take();
  }
  async function ourCalls(act: (conn: Conn) => Promise<unknown>): Promise<Sent[]> {
    const conn = await createRemoteDriver().open(createDriverRequest(uri, false));
    await act(conn as Conn).catch(() => undefined);
    await conn.close();
    return recorder.take();
  }
  const work = (calls: readonly Sent[]) => calls.filter(({ procedure }) => !OPENING.has(procedure));

  it("open and close a connection alike, but for what C asks for callbacks", async (context) => {
    if (noVirsh) context.skip("no virsh (Debian: libvirt-clients)");
    const theirs = await callsOfVirsh("hostname");
    const ours = await ourCalls((conn) => conn.getHostname());
    expect(theirs.map(({ procedure }) => procedure)).toEqual([66, 60, 1, 60, 60, 360, 59, 361, 2]);
    expect(ours.map(({ procedure }) => procedure)).toEqual([66, 60, 1, 59, 2]);
    expect(ours.slice(0, 3)).toEqual([...theirs.slice(0, 2), withoutHints(theirs[2]!)]);
  });

  it.for(actions)("%s: the same calls, byte by byte", async ([command, act], context) => {
    if (noVirsh) context.skip("no virsh (Debian: libvirt-clients)");
    const theirs = work(await callsOfVirsh(command));
    expect(theirs.length).toBeGreaterThan(0);
    expect(work(await ourCalls(act))).toEqual(theirs);
  });
});
