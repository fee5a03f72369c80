import type { Libvirt, OperationsConnection } from "@libvirt-ts/core";
import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** A connection that clients share, and a view of it for those who may only look. */
export class Host {
  readonly connection: OperationsConnection;
  readonly #watchers = new Set<(reason: number) => void>();
  #view: OperationsConnection | undefined;

  constructor(connection: OperationsConnection) {
    this.connection = connection;
    void connection.closed.then((reason) => {
      for (const tell of this.#watchers) tell(reason);
    });
  }

  /** It ends with the connection. */
  get view(): OperationsConnection {
    this.#view ??= this.connection.readOnlyView();
    return this.#view;
  }

  /** Has somebody told when the connection is at its end; gives what ends that. It lives for longer than who uses it. */
  watch(tell: (reason: number) => void): () => void {
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  }
}

/**
 * The connections of core. Clients share one for each URI that is offered, opened when the first client asks for it and kept
 * until the daemon ends, so that what a client made is there for the next; or have one of their own. Nothing else can be
 * opened: a client names no file of ours.
 */
export class Hosts {
  readonly #libvirt: Pick<Libvirt, "openOperations">;
  readonly #uris: readonly string[];
  readonly #open = new Map<string, Promise<Host>>();
  readonly #ready = new Map<string, OperationsConnection>();
  readonly #own = new Set<Host>();

  constructor(libvirt: Pick<Libvirt, "openOperations">, uris: readonly string[]) {
    this.#libvirt = libvirt;
    this.#uris = uris;
  }

  /** The connection that a client means; the first of those offered for an empty name. Throws NO_CONNECT for any other. */
  async get(name: string): Promise<Host> {
    const uri = this.#offered(name);
    const known = this.#open.get(uri);
    if (known !== undefined) return known;
    const opening = this.#libvirt.openOperations(uri).then((connection) => new Host(connection));
    this.#open.set(uri, opening);
    const forget = () => {
      if (this.#open.get(uri) !== opening) return;
      this.#open.delete(uri);
      this.#ready.delete(uri);
    };
    opening.then(({ connection }) => {
      this.#ready.set(uri, connection);
      void connection.closed.then(forget);
    }, forget);
    return opening;
  }

  /** The same, for one client alone, who has it closed by `release`. */
  async own(name: string): Promise<Host> {
    const host = new Host(await this.#libvirt.openOperations(this.#offered(name)));
    this.#own.add(host);
    return host;
  }

  /** A client is gone: what was his own is closed. */
  release(host: Host): void {
    if (this.#own.delete(host)) void host.connection.close();
  }

  /** Those that clients share and are open. */
  get opened(): readonly (readonly [string, OperationsConnection])[] {
    return [...this.#ready];
  }

  async close(): Promise<void> {
    const open = [...this.#open.values(), ...this.#own];
    this.#open.clear();
    this.#ready.clear();
    this.#own.clear();
    await Promise.all(
      open.map(async (opening) =>
        (await Promise.resolve(opening).catch(() => undefined))?.connection.close(),
      ),
    );
  }

  #offered(name: string): string {
    const uri = name === "" ? this.#uris[0] : this.#uris.find((known) => plain(known) === plain(name));
    if (uri === undefined) throw notOffered(name);
    return uri;
  }
}

/** Clients of today write `xen:///system` for what was `xen:///`. */
function plain(uri: string): string {
  return uri === "xen:///" || uri === "xen://" ? "xen:///system" : uri;
}

function notOffered(name: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.NO_CONNECT,
    domain: ErrorDomain.NONE,
    info: name,
    message: `no connection driver available for ${name}: this daemon does not serve it`,
  });
}
