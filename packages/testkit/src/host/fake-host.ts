/** A Xen host without Xen: a fake hypervisor, the real xenstored, guests that obey and, on an old host, a fake xend. */
import { xenFacts } from "../hypervisor/facts.js";
import type { FakeDomain } from "../hypervisor/fake-domain.js";
import { FakeHypervisor } from "../hypervisor/fake-hypervisor.js";
import type { FakeHandle } from "../hypervisor/fake-operation.js";
import type { FakeDomain as XendDomain } from "../xend/domain.js";
import { type FakeXend, startFakeXend } from "../xend/fake-xend.js";
import type { XendVersion } from "../xend/manner.js";
import { Xenstored, type XenstoredKind } from "../xenstore/daemon.js";
import { StoreSocket } from "./store-socket.js";

export interface FakeHostOptions {
  /** Xen's release; `4.17.0` when left out. */
  readonly release?: string;
  /** The daemon of the store; C's when left out. */
  readonly store?: XenstoredKind;
  /** The version of the xend that is the host's toolstack; none when left out. */
  readonly xend?: XendVersion;
}

/** A guest as a toolstack starts it. */
export interface HostGuest {
  readonly name: string;
  readonly uuid: string;
  /** MiB; 32 when left out. */
  readonly memory?: number;
  /** 1 when left out. */
  readonly vcpus?: number;
  readonly kind?: "pv" | "hvm" | "pvh";
  /** Whether the guest answers `control/shutdown`; true when left out. */
  readonly obeys?: boolean;
  readonly paused?: boolean;
}

interface Running extends HostGuest {
  readonly id: number;
}

const PAGES_PER_MIB = 256;
const KIB_PER_MIB = 1024;
const CRASHED = 3;

export class FakeHost implements AsyncDisposable {
  readonly hypervisor: FakeHypervisor;
  readonly store: Xenstored;
  /** Undefined on a host without a toolstack. */
  readonly xend: FakeXend | undefined;
  readonly #socket: StoreSocket;
  /** What the host knows of its guests besides the hypervisor and the store. */
  readonly #guests = new Map<number, Running>();
  #nextId = 1;
  /** Settles when everything that was begun is done. */
  #work: Promise<void> = Promise.resolve();

  private constructor(
    hypervisor: FakeHypervisor,
    store: Xenstored,
    socket: StoreSocket,
    xend: FakeXend | undefined,
  ) {
    this.hypervisor = hypervisor;
    this.store = store;
    this.xend = xend;
    this.#socket = socket;
  }

  static async start(options: FakeHostOptions = {}): Promise<FakeHost> {
    const { release = "4.17.0", store: kind = "c", xend: version } = options;
    const store = await Xenstored.start(kind);
    const socket = await StoreSocket.open(store.socketPath);
    let host: FakeHost | undefined;
    const afterwards = async (domains: readonly Readonly<XendDomain>[]) => {
      if (host !== undefined) await host.#mirror(domains);
    };
    const xend = version && (await startFakeXend({ version, listen: "unix", afterwards }));
    host = new FakeHost(new FakeHypervisor({ facts: xenFacts(release) }), store, socket, xend);
    await Promise.all([
      socket.write("/local/domain/0/name", "Domain-0"),
      socket.write("/local/domain/0/vm", "/vm/00000000-0000-0000-0000-000000000000"),
    ]);
    if (xend === undefined) await socket.watch("/local/domain", (path) => host.#changed(path));
    return host;
  }

  /** The hypervisor as a driver calls it. A domain that a hypercall ends is missed by the store as well. */
  privcmd() {
    const noticing = (result: number): number => {
      for (const id of this.#guests.keys()) {
        if (!this.hypervisor.domains.has(id)) this.#vanish(id);
      }
      return result;
    };
    type Call = [op: number, bytes: Uint8Array, handles: readonly FakeHandle[], command?: number];
    return {
      hypercall: (...call: Call) => noticing(this.hypervisor.hypercall(...call)),
      hypercallAsync: async (...call: Call) => noticing(await this.hypervisor.hypercallAsync(...call)),
      close: () => undefined,
    };
  }

  /** Starts a guest as a toolstack does that is not in sight. Resolves to its reference. */
  async startGuest(guest: HostGuest): Promise<{ readonly id: number; name: string; uuid: string }> {
    const id = this.#nextId++;
    await this.#admit({ ...guest, id });
    return { id, name: guest.name, uuid: guest.uuid };
  }

  /** Resolves when guests have done what they were asked for, and the store has heard of who died. */
  async settle(): Promise<void> {
    for (let last: unknown; last !== this.#work; ) {
      // What the daemon has to tell us comes before its answer.
      await this.#socket.read("/local/domain/0/name").catch(() => undefined);
      last = this.#work;
      await last;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.xend?.close();
    this.#socket.close();
    await this.#work.catch(() => undefined);
    await this.store[Symbol.asyncDispose]();
  }

  /** Gives the hypervisor and the store the domains that xend runs. */
  async #mirror(domains: readonly Readonly<XendDomain>[]): Promise<void> {
    const running = domains.filter(({ id }) => id !== undefined && id > 0);
    const ids = new Set(running.map(({ id }) => id));
    for (const id of this.#guests.keys()) if (!ids.has(id)) await this.#bury(id);
    for (const domain of running) {
      const { id = 0, name, identity: uuid, vcpus, maxmem, memory } = domain;
      const kind = Array.isArray(domain.image) && domain.image[0] === "hvm" ? "hvm" : "pv";
      if (!this.#guests.has(id)) await this.#admit({ id, name, uuid, vcpus, memory: maxmem, kind });
      this.#follow(this.hypervisor.domains.get(id), domain);
      await Promise.all([
        this.#socket.write(`/local/domain/${id}/name`, name),
        this.#socket.write(`/local/domain/${id}/memory/target`, String(memory * KIB_PER_MIB)),
        this.#socket.write(`/local/domain/${id}/memory/static-max`, String(maxmem * KIB_PER_MIB)),
      ]);
    }
  }

  #follow(known: FakeDomain | undefined, { state, memory, maxmem, vcpus, vcpuAvail }: XendDomain): void {
    if (known === undefined) return;
    known.pauses = state === "paused" ? 1 : 0;
    known.running = state === "running";
    known.shutdown = state === "crashed" ? CRASHED : undefined;
    known.totalPages = BigInt(memory * PAGES_PER_MIB);
    known.maxPages = BigInt(maxmem * PAGES_PER_MIB);
    known.vcpus.forEach((vcpu, n) => {
      vcpu.online = n < vcpus && Math.floor(vcpuAvail / 2 ** n) % 2 === 1;
    });
  }

  async #admit(guest: Running): Promise<void> {
    const { id, name, uuid, memory = 32, vcpus = 1, kind = "pv", paused = false } = guest;
    const pages = BigInt(memory * PAGES_PER_MIB);
    this.hypervisor.add({
      id,
      uuid,
      kind,
      vcpus,
      totalPages: pages,
      // As libxl has it: a MiB above what the guest has, whatever it may have.
      maxPages: pages + BigInt(PAGES_PER_MIB),
      pauses: paused ? 1 : 0,
    });
    this.#guests.set(id, guest);
    await this.store.setDomain(id, "running");
    const path = `/local/domain/${id}`;
    const nodes: readonly (readonly [string, string])[] = [
      [`${path}/vm`, `/vm/${uuid}`],
      [`${path}/name`, name],
      [`${path}/domid`, String(id)],
      [`${path}/control/shutdown`, ""],
      [`${path}/memory/target`, String(memory * KIB_PER_MIB)],
      [`${path}/memory/static-max`, String(memory * KIB_PER_MIB)],
      ...Array.from({ length: vcpus }, (_, n) => [`${path}/cpu/${n}/availability`, "online"] as const),
      [`/vm/${uuid}/name`, name],
      [`/libxl/${id}/type`, kind],
      [`/local/domain/0/backend/console/${id}/0/state`, "4"],
    ];
    await Promise.all(nodes.map(([node, value]) => this.#socket.write(node, value)));
    await this.#socket.introduce(id);
  }

  /** What a toolstack does when a guest has ended. */
  async #bury(id: number): Promise<void> {
    const guest = this.#guests.get(id);
    if (guest === undefined) return;
    this.hypervisor.domains.delete(id);
    this.#vanish(id);
    const paths = [`/local/domain/${id}`, `/libxl/${id}`, `/vm/${guest.uuid}`];
    await Promise.all(
      [...paths, `/local/domain/0/backend/console/${id}`].map((path) => this.#socket.rm(path)),
    );
  }

  #vanish(id: number): void {
    this.#guests.delete(id);
    // A daemon that was killed hears of nothing.
    if (this.store.pid !== undefined) this.#begin(() => this.store.setDomain(id, "gone"));
  }

  /** A guest reads what it was asked for, unless it is paused, and acknowledges it. */
  #changed(path: string): void {
    const id = Number(/^\/local\/domain\/(\d+)\/control\/shutdown$/.exec(path)?.[1]);
    const guest = this.#guests.get(id);
    if (guest === undefined || guest.obeys === false) return;
    this.#begin(async () => {
      const wish = await this.#socket.read(path);
      if (wish === "" || (this.hypervisor.domains.get(id)?.pauses ?? 1) > 0) return;
      await this.#socket.write(path, "");
      await this.#bury(id);
      if (wish === "reboot") await this.#admit({ ...guest, id: this.#nextId++ });
    });
  }

  #begin(work: () => Promise<void>): void {
    this.#work = Promise.all([this.#work, work().catch(() => undefined)]).then(() => undefined);
  }
}
