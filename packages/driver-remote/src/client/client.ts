import { DriverFeature, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { ConnectFlags } from "@libvirt-ts/driver/flags";
import type { EventMessage, KeepaliveOptions, Procedure } from "@libvirt-ts/rpc";
import { connectClose, connectOpen, connectSupportsFeature } from "@libvirt-ts/rpc/protocol";
import { type AuthOptions, authenticate } from "../auth/authenticate.js";
import type { Closed, RpcCallOptions, SessionOptions } from "./options.js";
import { Session } from "./session.js";
import type { StreamCall } from "./stream-call.js";
import { type EventKind, type Subscription, Subscriptions } from "./subscriptions.js";
import type { Transport } from "./transport.js";

/** How to open a connection over a transport. */
export interface ClientOptions extends SessionOptions {
  /** What the daemon shall open, `qemu:///system` for instance; an empty one lets it choose. */
  readonly name: string;
  readonly readOnly?: boolean;
  readonly auth?: AuthOptions;
  /**
   * Asks to open before the daemon has said how to log in: one round trip less where nobody need log in, as at a daemon of
   * one's own session. A daemon that wants a log-in refuses, and is asked again after it. Default: false.
   */
  readonly eager?: boolean;
  /** Only where the daemon knows it. */
  readonly keepalive?: KeepaliveOptions;
  /** Ends the attempt. */
  readonly signal?: AbortSignal;
  /** Milliseconds for each answer while connecting but for what a person may have to give; 0 is for ever. Default: 30,000. */
  readonly connectTimeout?: number;
  /** Called when the daemon is asked to open, whose answer may take a while: something else can be got ready meanwhile. */
  readonly whileOpening?: () => void;
}

/** Milliseconds that `close` waits for the daemon's word. */
const CLOSE_WAIT = 5_000;

type CallArgs<Args> = undefined extends Args
  ? [args?: Args, options?: RpcCallOptions]
  : [args: Args, options?: RpcCallOptions];

/**
 * A connection to a libvirt daemon: every procedure of `@libvirt-ts/rpc/protocol`, typed.
 *
 * ```ts
 * const client = await RpcClient.connect(await connectUnix({ path: "/run/libvirt/libvirt-sock" }), { name: "qemu:///system" });
 * const { domains } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
 * ```
 */
export class RpcClient {
  readonly #session: Session;
  readonly #subscriptions: Subscriptions;
  readonly #features = new Map<number, Promise<boolean>>();
  #closing: Promise<void> | undefined;

  /** Logs in and opens `name`. The transport is the client's from now on, and ended when this fails. */
  static async connect(transport: Transport, options: ClientOptions): Promise<RpcClient> {
    const session = new Session(transport, options);
    const client = new RpcClient(session);
    const { name, readOnly = false, auth = {}, eager = false, keepalive = {}, signal } = options;
    const { connectTimeout = 30_000 } = options;
    const call: RpcCallOptions = { timeout: connectTimeout, ...(signal ? { signal } : {}) };
    const wanted = (keepalive.interval ?? 5_000) > 0;
    // Together: the daemon answers this question before and after it has opened what it is asked to.
    const open = async () => {
      const answers = Promise.all([
        wanted && client.supports(DriverFeature.KEEPALIVE, call),
        session.call(connectOpen, { name, flags: readOnly ? ConnectFlags.RO : 0 }, call),
      ]);
      options.whileOpening?.();
      const [pings] = await answers;
      return pings;
    };
    try {
      const loggedIn = authenticate(session, auth, call);
      const early = eager ? open().catch(() => undefined) : undefined;
      await loggedIn;
      let pings = await early;
      if (pings === undefined) {
        // What was refused then says nothing about what is known now.
        client.#features.clear();
        pings = await open();
      }
      if (pings) session.startKeepalive(keepalive);
      return client;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  private constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = new Subscriptions(session);
  }

  /** Resolves when the connection is gone, and tells why. */
  get closed(): Promise<Closed> {
    return this.#session.closed;
  }

  /** Whether calls can be made: nobody has closed the connection, and its peer is not given up. */
  get isOpen(): boolean {
    return this.#closing === undefined && this.#session.isOpen;
  }

  /** The transport that it speaks over. */
  get transport(): Transport {
    return this.#session.transport;
  }

  /** Calls a procedure. Rejects with the daemon's own error, or with what is wrong with the connection. */
  call<Args, Ret>(procedure: Procedure<Args, Ret>, ...[args, options]: CallArgs<Args>): Promise<Ret> {
    return this.#session.call(procedure, args as Args, options);
  }

  /** Calls a procedure that opens a stream; `download`, `upload` and `duplex` make it one of the platform's. */
  stream<Args, Ret>(
    procedure: Procedure<Args, Ret>,
    args: Args,
    options: RpcCallOptions & { readonly sparse?: boolean } = {},
  ): Promise<{ readonly ret: Ret; readonly stream: StreamCall }> {
    return this.#session.callStream(procedure, args, options.sparse ?? false, options);
  }

  /** Hears a kind of messages, whoever asked the daemon for them. The returned function stops it. */
  listen<Message>(event: EventMessage<Message>, listener: (message: Message) => void): () => void {
    return this.#session.listen(event, listener);
  }

  /** Registers for events at the daemon, once for each `key`, and hears them. */
  subscribe<Args, Message extends { readonly callbackID: number }>(
    kind: EventKind<Args, Message>,
    args: Args,
    key: string,
    listener: (message: Message) => void,
  ): Subscription {
    return this.#subscriptions.subscribe(kind, args, key, listener);
  }

  /** Whether the daemon knows a feature; asked once. What it does not understand is a no. */
  supports(feature: number, options?: RpcCallOptions): Promise<boolean> {
    const known = this.#features.get(feature);
    if (known) return known;
    const asked = this.#session.call(connectSupportsFeature, { feature }, options).then(
      ({ supported }) => supported !== 0,
      (error: unknown) => {
        if (!this.#session.isOpen || (error as LibvirtError).code === ErrorNumber.OPERATION_TIMEOUT)
          throw error;
        return false;
      },
    );
    this.#features.set(feature, asked);
    asked.catch(() => this.#features.delete(feature));
    return asked;
  }

  /** Says good-bye and ends the connection. Harmless when done twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#session.isOpen) {
      await this.#session.call(connectClose, undefined, { timeout: CLOSE_WAIT }).catch(() => undefined);
    }
    this.#session.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
