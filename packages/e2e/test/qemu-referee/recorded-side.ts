import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OperationsConnection } from "@libvirt-ts/core";
import {
  ErrorNumber,
  isEventOperation,
  isOperationName,
  type Operations,
  operationRow,
} from "@libvirt-ts/driver";
import {
  DomainState,
  NetworkEventLifecycleType,
  StoragePoolEventLifecycleType,
} from "@libvirt-ts/driver/flags";
import { guestDisk } from "@libvirt-ts/testkit";
import { GuestConsole } from "../qemu-guest.js";
import { factsOf } from "./facts.js";
import { Hearing } from "./hearing.js";
import { networkXML, poolXML, textOf } from "./object-side.js";
import type { RecordedCall, Scene } from "./recorded.js";
import { guestEvent, nameOf, stillXML, type Told } from "./side.js";

/** A connection that is asked for whatever a recording has; of what there is not, its driver says so. */
type Asked = OperationsConnection & Operations;

/** What an embedded node has from its beginning, and a libvirtd has not. */
const isOurs = (it: unknown): boolean => (it as { readonly name?: string } | null)?.name !== "default";

/** How objects are found by what they are called. */
const finders: Readonly<Record<string, (conn: Asked, name: string, within: string) => Promise<unknown>>> = {
  domain: (conn, name) => conn.domainLookupByName(name),
  network: (conn, name) => conn.networkLookupByName(name),
  pool: (conn, name) => conn.storagePoolLookupByName(name),
  volume: async (conn, name, pool) =>
    conn.storageVolLookupByName(await conn.storagePoolLookupByName(pool), name),
  snapshot: async (conn, name, domain) =>
    conn.domainSnapshotLookupByName(await conn.domainLookupByName(domain), name, 0),
  checkpoint: async (conn, name, domain) =>
    conn.domainCheckpointLookupByName(await conn.domainLookupByName(domain), name, 0),
  secret: (conn, uuid) => conn.secretLookupByUUID(uuid),
  nwfilter: (conn, name) => conn.nwfilterLookupByName(name),
  interface: (conn, name) => conn.interfaceLookupByName(name),
  nodeDevice: (conn, name) => conn.nodeDeviceLookupByName(name),
};

/** What is sent to a volume. */
const sent = new Uint8Array(512).fill(0x42);
const streamOf = <T>(chunk: T): ReadableStream<T> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.close();
    },
  });

const onlyAsks = ({ operation }: RecordedCall): boolean =>
  isOperationName(operation) && operationRow(operation).readOnly !== "denied";

/** Plays what was recorded. */
export class RecordedSide {
  private constructor(
    readonly conn: Asked,
    readonly folder: string,
    readonly told: readonly Told[],
  ) {}

  static async open(conn: Asked, folder: string): Promise<RecordedSide> {
    for (const name of ["", "guest", "pool", "images"])
      mkdirSync(join(folder, name), { recursive: true, mode: 0o777 });
    guestDisk(join(folder, "guest/tiny.img"), "raw");
    guestDisk(join(folder, "vnc.img"), "raw");
    guestDisk(join(folder, "pool/vi.img"), "raw");
    guestDisk(join(folder, "pool/qc.qcow2"));
    for (const name of ["linux.sh", "linux.xml", "tiny.S", "tiny.o", "tiny.xml"])
      writeFileSync(join(folder, "guest", name), name);
    return new RecordedSide(conn, folder, await toldOf(conn, folder));
  }

  /** Facts of a scene: of each answer and, where it changes anything, of what was told and what there is afterwards. */
  async play({ calls }: Scene): Promise<string[]> {
    const facts: string[] = [];
    for (const call of calls) facts.push(...(await this.#facts(call)));
    if (calls.every(onlyAsks)) return facts;
    for (const told of this.told) facts.push(...(await told.all()).map((text) => `event ${text}`));
    return [...facts, ...(await this.#state())];
  }

  async #facts(call: RecordedCall): Promise<string[]> {
    const { operation } = call;
    try {
      const answer = await this.#answer(call);
      return factsOf(Array.isArray(answer) ? answer.filter(isOurs) : answer, operation).map((fact) =>
        fact.replaceAll(this.folder, "$"),
      );
    } catch (error) {
      const { code, domain } = error as { readonly code?: number; readonly domain?: number };
      if (code === undefined || (call.isOurs && code !== ErrorNumber.NO_SUPPORT)) throw error;
      return [`${operation}: error ${code}`, `${operation}: of domain ${domain}`];
    }
  }

  async #answer({ operation, args }: RecordedCall): Promise<unknown> {
    if (operation === "hears") return this.told[0]!.hear(`${args[0]}`);
    const meant: unknown[] = [];
    for (const arg of args) meant.push(await this.#meant(arg));
    if (operation === "boots")
      return new GuestConsole(await this.conn.domainOpenConsole(meant[0] as never, undefined, 1)).answers(
        "!",
      );
    if (isEventOperation(operation)) throw new Error("events are heard all the time");
    const answer: unknown = await (this.conn[operation] as (...args: unknown[]) => Promise<unknown>)(
      ...meant,
    );
    return readWhole(answer);
  }

  /** An argument as it is meant: an object, a document with the paths of this side, bytes. */
  async #meant(arg: unknown): Promise<unknown> {
    if (arg === null) return undefined;
    if (Array.isArray(arg)) return Promise.all(arg.map((it) => this.#meant(it)));
    if (typeof arg === "object" && "bytes" in arg) return Buffer.from(`${arg.bytes}`, "hex");
    if (typeof arg === "object" && "stream" in arg)
      return streamOf(arg.stream === "sparse" ? { data: sent } : sent);
    if (typeof arg !== "string") return arg;
    if (/^\d+n$/.test(arg)) return BigInt(arg.slice(0, -1));
    const [, kind, within, name] = /^@(\w+) (?:(.*)\/)?(.*)$/.exec(arg) ?? [];
    return kind === undefined ? arg.replaceAll("$", this.folder) : finders[kind]!(this.conn, name!, within!);
  }

  async #state(): Promise<string[]> {
    const { conn } = this;
    const domains = (await conn.listAllDomains(0)).map(async ({ ref }) => {
      const { state, reason } = await conn.domainGetState(ref, 0);
      return `afterwards ${ref.name} is ${nameOf(DomainState, state)} (${reason})`;
    });
    const pools = (await conn.listAllStoragePools(0)).filter(isOurs).map(async (pool) => {
      if (!(await conn.storagePoolIsActive(pool))) return `afterwards the pool ${pool.name} is off`;
      const volumes = (await conn.storagePoolListAllVolumes(pool, 0)).map(({ name }) => name).sort();
      return `afterwards the pool ${pool.name} has ${volumes}`;
    });
    const networks = (await conn.listAllNetworks(0)).filter(isOurs).map(async (network) => {
      const is = (await conn.networkIsActive(network)) ? "on" : "off";
      return `afterwards the network ${network.name} is ${is}`;
    });
    return Promise.all([...domains, ...pools, ...networks]);
  }
}

const bytesOf = async (stream: ReadableStream): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer());

/** Streams are read to their ends, of what is sent both ways there is none. */
async function readWhole(answer: unknown): Promise<unknown> {
  if (answer instanceof ReadableStream) return bytesOf(answer);
  if (typeof answer !== "object" || answer === null) return answer;
  if ("image" in answer && answer.image instanceof ReadableStream)
    return { ...answer, image: (await bytesOf(answer.image)).toString("latin1", 0, 4) };
  if ("readable" in answer && "writable" in answer) {
    await (answer.readable as ReadableStream).cancel();
    await (answer.writable as WritableStream).close().catch(() => {});
    return undefined;
  }
  return answer;
}

const toldOfOne = (kind: string, one: { readonly name: string }, text: string): string | undefined =>
  isOurs(one) ? `${kind} ${one.name} ${text}` : undefined;

/** What a connection tells of guests, of pools and of networks. */
async function toldOf(conn: Asked, folder: string): Promise<readonly Told[]> {
  const guests = await Hearing.of({
    events: conn.domainEvents({}),
    nameOf: (event) => event.domain.name ?? "",
    textOf: (event) => {
      const text = guestEvent(event);
      return text && `${event.domain.name} ${text}`;
    },
    async define(name) {
      const domain = await conn.domainDefineXML(stillXML(name), 0);
      return { undefine: () => conn.domainUndefine(domain, 0) };
    },
  });
  const pools = await Hearing.of({
    events: conn.storagePoolEvents({}),
    nameOf: (event) => event.pool.name,
    textOf: (event) => toldOfOne("pool", event.pool, textOf(StoragePoolEventLifecycleType, event)),
    async define(name) {
      const pool = await conn.storagePoolDefineXML(poolXML(name, join(folder, name)), 0);
      return { undefine: () => conn.storagePoolUndefine(pool) };
    },
  });
  const networks = await Hearing.of({
    events: conn.networkEvents({}),
    nameOf: (event) => event.network.name,
    textOf: (event) => toldOfOne("network", event.network, textOf(NetworkEventLifecycleType, event)),
    async define(name) {
      const network = await conn.networkDefineXML(networkXML(name), 0);
      return { undefine: () => conn.networkUndefine(network) };
    },
  });
  return [guests, pools, networks];
}
