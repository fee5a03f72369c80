import { type Connect, type Libvirt, LibvirtError } from "@libvirt-ts/core";
import { type Random, within } from "@libvirt-ts/testkit";

/** What came of the calls of a run. */
export class Tally {
  done = 0;
  /** How often a call ended in an error of each number. */
  readonly failed = new Map<string, number>();
  /** What must not be. */
  readonly faults: string[] = [];

  get calls(): number {
    return this.done + [...this.failed.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Waits for a call: it ends, with what it gives or with libvirt's error. */
  async take<T>(what: string, call: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await within(call(), "its end", undefined, 90_000);
      this.done += 1;
      return result;
    } catch (error) {
      const isOurs = error instanceof LibvirtError;
      const isAborted = (error as Error).name === "AbortError";
      if (!isOurs && !isAborted) this.faults.push(`${what}: ${(error as Error).stack}`);
      const code = isOurs ? error.codeName : (error as Error).name;
      this.failed.set(String(code), (this.failed.get(String(code)) ?? 0) + 1);
      return undefined;
    }
  }
}

/** What those who work in a round share. */
export interface Round {
  readonly tally: Tally;
  readonly isOver: () => boolean;
  /** Resolves when all peers are there that were killed. */
  readonly peers: () => Promise<void>;
}

interface Turn {
  readonly conn: Connect;
  readonly random: Random;
  readonly name: string;
  /** Of the caller: no other has it. */
  readonly own: string;
  readonly signal: { readonly signal?: AbortSignal };
}

const documentOf = (type: string, name: string) =>
  `<domain type='${type}'><name>${name}</name><memory>65536</memory><vcpu>1</vcpu>
  <os><type>${type === "xen" ? "linux" : "hvm"}</type>${type === "xen" ? "<kernel>/k</kernel>" : ""}</os></domain>`;

const domain = ({ conn, name, signal }: Turn) => conn.lookupByName(name, signal);

const calls: Readonly<Record<string, (turn: Turn) => Promise<unknown>>> = {
  list: ({ conn, signal }) => conn.listAllDomains(0, signal),
  ids: ({ conn, signal }) => conn.listDomainsID(signal),
  defined: ({ conn, signal }) => conn.listDefinedDomains(signal),
  hostname: ({ conn, signal }) => conn.getHostname(signal),
  node: ({ conn, signal }) => conn.getInfo(signal),
  info: async (turn) => (await domain(turn)).info(turn.signal),
  document: async (turn) => (await domain(turn)).XMLDesc(0, turn.signal),
  suspend: async (turn) => (await domain(turn)).suspend(turn.signal),
  resume: async (turn) => (await domain(turn)).resume(turn.signal),
  start: async (turn) => (await domain(turn)).create(turn.signal),
  memory: async (turn) => (await domain(turn)).setMemory(16_384 + 1024 * turn.random.below(8), turn.signal),
  define: ({ conn, own, signal }) =>
    conn.defineXML(documentOf(conn.getURI().replace(/\W.*/, ""), own), signal),
  undefine: async ({ conn, own, signal }) => (await conn.lookupByName(own, signal)).undefine(signal),
};
const names = Object.keys(calls);

/** Calls until it is over, over a connection that is opened again whenever it is lost. */
export async function caller(
  libvirt: Libvirt,
  uri: string,
  number: number,
  random: Random,
  { tally, isOver, peers }: Round,
): Promise<void> {
  let conn: Connect | undefined;
  const guests = uri.startsWith("test") ? ["test"] : ["one", "two", "three"];
  while (!isOver()) {
    if (conn === undefined || !conn.isAlive() || random.below(60) === 0) {
      const old: Connect | undefined = conn;
      if (old !== undefined) await tally.take("close", () => old.close());
      conn = await tally.take("open", () => libvirt.open(uri));
      if (conn === undefined) await peers();
      continue;
    }
    const aborts = random.below(8) === 0 ? new AbortController() : undefined;
    const name = random.pick(names);
    const turn = {
      conn,
      random,
      name: random.pick(guests),
      own: `own-${number}`,
      signal: aborts === undefined ? {} : { signal: aborts.signal },
    };
    const call = tally.take(name, () => calls[name]!(turn));
    // At what a call is when it is given up is part of what is tried.
    const aborting = aborts && setTimeout(() => aborts.abort(), random.below(20));
    await call;
    clearTimeout(aborting);
    // Whoever else waits has a turn.
    await new Promise(setImmediate);
  }
  if (conn !== undefined) await tally.take("close", () => conn!.close());
}

/** Writes into a volume and reads it again, or talks to a console, over and over: what comes back whole is what was written. */
export async function streamer(
  libvirt: Libvirt,
  uri: string,
  number: number,
  random: Random,
  { tally, isOver, peers }: Round,
): Promise<void> {
  while (!isOver()) {
    const conn = await tally.take("open", () => libvirt.open(uri));
    if (conn === undefined) {
      await peers();
      continue;
    }
    const size = 1 + random.below(600_000);
    const bytes = new Uint8Array(size).fill(random.below(256));
    await tally.take("stream", async () => {
      const pool = await conn.storagePoolLookupByName("default-pool");
      const name = `volume-${number}-${random.below(1_000_000)}`;
      const volume = await pool.createXML(
        `<volume><name>${name}</name><capacity>1048576</capacity><target/></volume>`,
      );
      await volume.upload(new Blob([bytes]).stream(), 0, size);
      const download = await volume.download(0, size);
      if (random.below(4) === 0) {
        await download.cancel();
        return;
      }
      const back = new Uint8Array(await new Response(download).arrayBuffer());
      if (back.length !== size || back.some((byte) => byte !== bytes[0]))
        tally.faults.push(`stream: ${back.length} bytes of ${size} came back, and no error`);
      await volume.delete(0);
    });
    await tally.take("close", () => conn.close());
  }
}
