import {
  type Credentials,
  type DomainRef,
  DomainState,
  type DomainStats,
  ErrorNumber,
  type LibvirtError,
  type OperationName,
} from "@libvirt-ts/driver";
import { DomainStatsTypes } from "@libvirt-ts/driver/flags";
import { RpcClient } from "@libvirt-ts/driver-remote/client";
import { connectWebSocket } from "@libvirt-ts/driver-remote/web-transport";
import {
  type ArgsOfOperation,
  bindings,
  type Caller,
  type ResultOfOperation,
} from "@libvirt-ts/rpc/bindings";
import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  domainEventCallbackLifecycle,
} from "@libvirt-ts/rpc/protocol";
import { whenSeen } from "./dom.js";
import { History } from "./history.js";
import type { Keyboard } from "./login.js";

/** A domain as it was at the last tick. */
export interface Guest {
  ref: DomainRef;
  name: string;
  /** -1 while it is off. */
  id: number;
  state: number;
  stats: DomainStats;
  readonly history: History;
}

/** Milliseconds between two ticks, and before a lost connection is made again. */
const [tick, longestPause] = [2_000, 30_000];

const wanted =
  DomainStatsTypes.STATE |
  DomainStatsTypes.CPU_TOTAL |
  DomainStatsTypes.BALLOON |
  DomainStatsTypes.VCPU |
  DomainStatsTypes.INTERFACE |
  DomainStatsTypes.BLOCK;

/** One URI of the daemon: a connection of its own over a WebSocket, and what is known of its domains. */
export class Host {
  readonly uri: string;
  /** By uuid, in the order of their names. */
  guests: ReadonlyMap<string, Guest> = new Map();
  /** Why there is no connection; undefined while there is one. */
  problem: string | undefined = "connecting …";
  hostname = "";
  readonly #keyboard: Keyboard;
  readonly #changed: () => void;
  #client: RpcClient | undefined;
  #due: (() => void) | undefined;

  constructor(uri: string, keyboard: Keyboard, changed: () => void) {
    this.uri = uri;
    this.#keyboard = keyboard;
    this.#changed = changed;
  }

  /** The connection. Throws where there is none at the moment. */
  get client(): RpcClient {
    if (this.#client === undefined) throw new Error(`${this.uri}: ${this.problem}`);
    return this.#client;
  }

  /** An operation of libvirt's, by the procedure that stands for it. */
  call<N extends OperationName>(operation: N, ...args: ArgsOfOperation<N>): Promise<ResultOfOperation<N>> {
    const { client } = this;
    const row = bindings.find((one) => one.operation === operation && one.client === true)!;
    return row.invoke(client as Caller, args) as Promise<ResultOfOperation<N>>;
  }

  /** Looks at once, for instance since something was changed here. */
  refresh(): void {
    this.#due?.();
  }

  /** Connects, looks at all domains at every tick, and connects again when the connection is lost. */
  async run(): Promise<never> {
    for (let pause = tick; ; pause = Math.min(pause * 2, longestPause)) {
      let told: Credentials | undefined;
      const credentials = async () => {
        told = await this.#keyboard.credentials();
        return told;
      };
      try {
        const url = new URL("/", location.href);
        url.protocol = url.protocol.replace("http", "ws");
        const transport = await connectWebSocket(url);
        this.#client = await RpcClient.connect(transport, { name: this.uri, auth: { credentials } });
        pause = tick;
        await this.#watch(this.#client);
      } catch (error) {
        this.problem = (error as Error).message;
        // One that is lost meanwhile, since a person takes his time, says nothing about who he is.
        const isWrong = (error as LibvirtError).code === ErrorNumber.AUTH_FAILED;
        if (isWrong && told !== undefined) this.#keyboard.refuse(told);
      }
      void this.#client?.close();
      this.#client = undefined;
      this.#changed();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #watch(client: RpcClient): Promise<void> {
    const kind = {
      register: connectDomainEventCallbackRegisterAny,
      deregister: connectDomainEventCallbackDeregisterAny,
      event: domainEventCallbackLifecycle,
    };
    const events = client.subscribe(kind, { eventID: 0, dom: undefined }, "lifecycle", () => this.refresh());
    events.ready.catch(() => {}); // Without them the next tick tells.
    void client.closed.then(() => this.refresh());
    this.hostname = await this.call("getHostname").catch(() => "");
    while (client.isOpen) {
      await this.#look();
      this.problem = undefined;
      this.#changed();
      await this.#pause(client);
    }
    const { reason, error } = await client.closed;
    throw error ?? new Error(`the connection has ended: ${reason}`);
  }

  /** Until the next tick, or until somebody wants to know; a page that nobody sees does not ask. */
  async #pause(client: RpcClient): Promise<void> {
    if (!client.isOpen) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, tick);
      this.#due = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#due = undefined;
    await whenSeen();
  }

  async #look(): Promise<void> {
    const records = await this.call("getAllDomainStats", undefined, wanted, 0).catch(
      (error: LibvirtError) => {
        if (error.code === ErrorNumber.NO_SUPPORT) return this.#oneByOne();
        throw error;
      },
    );
    const at = performance.now();
    const guests = records.map(({ domain: ref, stats }) => {
      const guest = this.guests.get(ref.uuid) ?? { history: new History() };
      const [id, state] = [ref.id ?? -1, stats.state?.state ?? DomainState.NOSTATE];
      guest.history.take(stats, id, at);
      return Object.assign(guest, { ref, id, name: ref.name ?? ref.uuid, state, stats });
    });
    guests.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.guests = new Map(guests.map((guest) => [guest.ref.uuid, guest]));
  }

  /** What a driver without statistics can tell: Xen's toolstacks, for instance. */
  async #oneByOne() {
    const listings = await this.call("listAllDomains", 0);
    const infos = listings.map(async ({ ref }) => {
      const info = await this.call("domainGetInfo", ref).catch(() => undefined);
      if (info === undefined) return []; // It has gone meanwhile.
      const stats: DomainStats = {
        state: { state: info.state },
        cpu: { time: info.cpuTime },
        vcpu: { current: info.nrVirtCpu },
        balloon: { current: info.memory, maximum: info.maxMem },
      };
      return [{ domain: ref, stats }];
    });
    return (await Promise.all(infos)).flat();
  }
}
