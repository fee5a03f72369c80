import {
  type CallOptions,
  checkAborted,
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  type OpenRequest,
  type PeerLookup,
} from "@libvirt-ts/driver";
import type { Sexpr } from "@libvirt-ts/sexpr";
import type { Address } from "./address.js";
import type { Dialect } from "./dialect.js";
import { type Deed, exchangeError, refusal, xendError } from "./errors.js";
import type { HttpClient, HttpRequest } from "./http/client.js";
import { encodeForm, encodeSegment, FORM_LIMIT } from "./http/form.js";
import type { ReadReply } from "./http/send.js";
import { readDomain, type XendDomain } from "./record.js";
import { readExpression, readList, type Verdict } from "./reply.js";

/**
 * Milliseconds that each kind of request may take. xend has no time-outs of its own, and some requests are never
 * answered.
 */
export interface XendTimeouts {
  /** Making a connection. */
  readonly connect: number;
  /** Reading. xend answers nothing about domains while it creates one. */
  readonly query: number;
  /** Changing something that is done at once. */
  readonly change: number;
  /** Creating and starting, and whatever waits for devices: up to 100 s for each. */
  readonly devices: number;
  /** Saving, restoring and dumping a guest's memory. */
  readonly image: number;
}

/** What is taken where the options say nothing: longer than any xend was seen to need. */
export const defaultTimeouts: XendTimeouts = {
  connect: 10_000,
  query: 60_000,
  change: 120_000,
  devices: 600_000,
  image: 3_600_000,
};

/** What a request with a form may say besides it. */
export interface PostOptions extends CallOptions {
  /** Which time-out it has; `change` when left out. */
  readonly kind?: "query" | "change" | "devices" | "image";
  /** Texts in the form that no error may repeat. */
  readonly secrets?: readonly string[];
}

/** What xend answers to a changing request. */
export interface PostReply {
  readonly value: Sexpr | undefined;
  readonly location: string | undefined;
}

/** The fields of a form, in order. */
export type Form = { readonly op: string } & Readonly<Record<string, string | number>>;

/** What is known of a daemon. */
export interface XendInit {
  readonly dialect: Dialect;
  readonly timeouts: XendTimeouts;
  readonly request: Pick<OpenRequest, "peers" | "warn">;
  /** CPUs of the host. */
  readonly cpus: number;
  /** KiB of the host. */
  readonly memory: number;
}

/** The requests that the operations are made of, on one open connection. */
export class Xend {
  readonly dialect: Dialect;
  readonly timeouts: XendTimeouts;
  readonly peers: PeerLookup;
  /** Tells the user of something that is not as it was asked for. */
  readonly warn: (warning: LibvirtError) => void;
  /** CPUs of the host. */
  readonly cpus: number;
  readonly #hostMemory: number;
  readonly #http: HttpClient;
  readonly #address: Address;

  constructor(http: HttpClient, address: Address, { dialect, timeouts, request, cpus, memory }: XendInit) {
    this.#http = http;
    this.#address = address;
    this.dialect = dialect;
    this.timeouts = timeouts;
    this.peers = request.peers;
    this.warn = (warning) => request.warn(warning);
    this.cpus = cpus;
    this.#hostMemory = memory;
  }

  /** What the host says of itself. */
  async node(options?: CallOptions): Promise<Sexpr> {
    const what = "node information";
    const verdict = await this.#ask("/xend/node/", what, readExpression, options);
    return this.#valueOf(verdict, what);
  }

  /** What xend tells of the vcpus of the domain under a key. Throws NO_DOMAIN when it is gone. */
  async vcpus(key: string | number, what: string, options?: CallOptions): Promise<Sexpr> {
    const path = `${domainPath(key)}?op=vcpuinfo`;
    const value = await this.#aboutDomain(path, what, options);
    if (value === undefined) throw xendError(ErrorNumber.NO_DOMAIN, what, "the domain is gone");
    return value;
  }

  /** A list, each item as `take` makes it. */
  async list<T>(path: string, what: string, take: (item: Sexpr) => T, options?: CallOptions): Promise<T[]> {
    const verdict = await this.#ask(path, what, readList(take), options);
    if (!verdict.ok) throw refusal({ what, method: "GET" }, verdict);
    return verdict.value;
  }

  /** The domain that xend finds under a name, an id or (from 3.0.4) a uuid; undefined when it finds none. */
  async domain(key: string | number, options?: CallOptions): Promise<XendDomain | undefined> {
    const value = await this.describe(key, options);
    return value === undefined ? undefined : this.read(value);
  }

  /** What xend says of the domain that it finds under such a key, as it says it. */
  describe(key: string | number, options?: CallOptions): Promise<Sexpr | undefined> {
    return this.#aboutDomain(domainPath(key), `look-up of ${key}`, options);
  }

  /** Reads what xend says of a domain. Throws RPC for what makes no sense. */
  read(value: Sexpr): XendDomain {
    return readDomain(value, this.#hostMemory);
  }

  /** Acts on `/xend/domain/` as a whole, or on the domain under a key. */
  async post(
    key: string | number | undefined,
    what: string,
    form: Form,
    { kind = "change", secrets = [], signal }: PostOptions = {},
  ): Promise<PostReply> {
    const deed: Deed = { what, method: "POST", secrets };
    const body = encodeForm(form);
    if (body.length > FORM_LIMIT) {
      throw xendError(
        ErrorNumber.OVERFLOW,
        what,
        `the request has ${body.length} bytes, and xend takes at most ${FORM_LIMIT}`,
        { int1: body.length },
      );
    }
    const path = key === undefined ? "/xend/domain/" : domainPath(key);
    const timeout = this.timeouts[kind];
    const long = kind === "devices" || kind === "image";
    const { keepsAlive: keepAlive } = this.dialect;
    const request: HttpRequest = { method: "POST", path, body, keepAlive, timeout, signal, long };
    const verdict = await this.#exchange(request, deed, readExpression);
    if (verdict.ok) return verdict;
    if (key !== undefined && this.#meansMissing(verdict)) {
      throw xendError(ErrorNumber.NO_DOMAIN, what, "the domain is gone");
    }
    throw refusal(deed, verdict);
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  /** What xend answers about one domain; undefined when there is no such domain. */
  async #aboutDomain(
    path: string,
    what: string,
    options: CallOptions | undefined,
  ): Promise<Sexpr | undefined> {
    const verdict = await this.#ask(path, what, readExpression, options);
    return !verdict.ok && this.#meansMissing(verdict) ? undefined : this.#valueOf(verdict, what);
  }

  #valueOf(verdict: Verdict<Sexpr | undefined>, what: string): Sexpr {
    if (!verdict.ok) throw refusal({ what, method: "GET" }, verdict);
    if (verdict.value === undefined) throw xendError(ErrorNumber.RPC, what, "the reply is empty");
    return verdict.value;
  }

  #ask<T>(
    path: string,
    what: string,
    read: ReadReply<Verdict<T>>,
    options: CallOptions | undefined,
  ): Promise<Verdict<T>> {
    const { timeouts, dialect } = this;
    const request: HttpRequest = {
      method: "GET",
      path,
      keepAlive: dialect.keepsAlive,
      timeout: timeouts.query,
      signal: options?.signal,
    };
    return this.#exchange(request, { what, method: "GET" }, read);
  }

  async #exchange<T>(request: HttpRequest, deed: Deed, read: ReadReply<Verdict<T>>): Promise<Verdict<T>> {
    checkAborted(ErrorDomain.XEND, request.signal === undefined ? undefined : { signal: request.signal });
    try {
      return await this.#http.exchange(request, read);
    } catch (error) {
      throw exchangeError(error, deed, this.#address, request.signal);
    }
  }

  /** A missing domain is a 404, in 3.1 to 3.3 an internal error about which xend says nothing. */
  #meansMissing(verdict: Verdict<unknown> & { ok: false }): boolean {
    if (verdict.status === 404) return true;
    return verdict.status === 500 && this.dialect.missingIs500 && !verdict.fromXend;
  }
}

function domainPath(key: string | number): string {
  return `/xend/domain/${encodeSegment(String(key))}`;
}
