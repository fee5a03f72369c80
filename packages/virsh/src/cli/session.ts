import {
  type CallOptions,
  type Connect,
  createLibvirt,
  type Driver,
  defaultDrivers,
  type LazyDriver,
  type Libvirt,
  LibvirtError,
  type OpenOptions,
} from "@libvirt-ts/core";
import { ConnectFailure } from "./failure.js";
import type { GlobalOptions } from "./global-options.js";
import type { Reporter } from "./reporter.js";

export interface SessionParts {
  readonly options: Pick<GlobalOptions, "classic" | "keepalive" | "readOnly" | "uri">;
  readonly uid: number | undefined;
  /** Drivers of other makers, asked before ours. */
  readonly drivers: readonly (Driver | LazyDriver)[];
  readonly reporter: Reporter;
  /** Asks the user who they are for the peer of a URI; left out where there is no terminal to ask at. */
  readonly ask?: ((target: string | undefined, lend: Lend) => OpenOptions["credentials"]) | undefined;
}

/** Lends the terminal to whoever asks there, and takes it back. */
export type Lend = <T>(use: () => Promise<T>) => Promise<T>;

/** The connection that commands work on. */
export class Session {
  readonly #libvirt: Libvirt;
  readonly #options: Pick<GlobalOptions, "classic" | "keepalive" | "readOnly" | "uri">;
  readonly #uid: number | undefined;
  readonly #foreign: readonly (Driver | LazyDriver)[];
  readonly #reporter: Reporter;
  readonly #ask: SessionParts["ask"];
  #lend: Lend = (use) => use();
  /** The connection, and what it was opened with. */
  #opened:
    | { readonly connection: Connect; readonly uri: string | undefined; readonly readOnly: boolean }
    | undefined;
  #tried = false;

  constructor({ options, uid, drivers, reporter, ask }: SessionParts) {
    this.#libvirt = createLibvirt({ drivers: [...drivers, ...defaultDrivers] });
    this.#foreign = drivers;
    this.#libvirt.setErrorFunc((error) => reporter.library(error));
    this.#options = options;
    this.#uid = uid;
    this.#reporter = reporter;
    this.#ask = ask;
  }

  /** From now on the terminal has another user, who lends it. */
  askThrough(lend: Lend): void {
    this.#lend = lend;
  }

  get libvirt(): Libvirt {
    return this.#libvirt;
  }

  get connection(): Connect | undefined {
    return this.#opened?.connection;
  }

  /** Whether there was an attempt to connect. */
  get wasTried(): boolean {
    return this.#tried;
  }

  /** Connects unless there is a connection already. */
  async ensure(call?: CallOptions): Promise<void> {
    if (this.#opened === undefined) await this.connect(this.#options.uri, this.#options.readOnly, call);
  }

  /** Makes a connection again whose peer has gone; resolves to whether that was so. Throws as {@link connect} does. */
  async restore(call?: CallOptions): Promise<boolean> {
    const opened = this.#opened;
    if (opened === undefined || opened.connection.isAlive()) return false;
    await this.connect(opened.uri, opened.readOnly, call);
    return true;
  }

  /**
   * Opens another connection and closes the current one, which stays where that fails, but in 0.1.11; undefined is the URI that virsh was started with. Unless
   * `readOnly` says so, who is not root gets a read-only connection to the local Xen, and in 0.1.11 to all but the test driver and
   * those of others. Throws a ConnectFailure when the library cannot connect.
   */
  async connect(uri: string | undefined, readOnly: boolean, call?: CallOptions): Promise<void> {
    const target = uri ?? this.#options.uri;
    // Who cannot reach another host is still on that of the start.
    if (uri === undefined || this.#opened !== undefined || this.#options.classic) this.#tried = true;
    if (this.#options.classic) await this.close();
    try {
      const how = this.#how(target, call);
      const connection = await (readOnly || !this.#mayWrite(target)
        ? this.#libvirt.openReadOnly(target, how)
        : this.#libvirt.open(target, how));
      await this.close();
      this.#opened = { connection, uri, readOnly };
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      this.#reporter.library(error);
      throw new ConnectFailure(error);
    }
  }

  #mayWrite(target: string | undefined): boolean {
    if (this.#uid === undefined || this.#uid === 0) return true;
    if (this.#foreign.some((driver) => driver.accepts(target))) return true;
    return this.#options.classic ? target?.startsWith("test") === true : !this.#libvirt.isLocalXen(target);
  }

  /** Another connection beside this one, which is the caller's to close. Throws what the library says. */
  openOther(uri: string, call?: CallOptions): Promise<Connect> {
    return this.#libvirt.open(uri, this.#how(uri, call));
  }

  #how(target: string | undefined, call: CallOptions | undefined): OpenOptions {
    const credentials = this.#ask?.(target, this.#lend);
    const { keepalive } = this.#options;
    return {
      ...call,
      // Whoever types a URI may name programs in it.
      programs: true,
      ...(credentials && { credentials }),
      ...(keepalive && { keepalive }),
    };
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.#opened = undefined;
    try {
      await connection?.close();
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      this.#reporter.library(error);
    }
  }
}
