import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answer, type Reply } from "./answer.js";
import type { FakeDomain } from "./domain.js";
import { breakOff, type XendFault } from "./faults.js";
import { type GuestManner, Host } from "./host.js";
import type { XendVersion } from "./manner.js";
import { readRequest, type XendRequest } from "./request.js";

/** How a fake xend is started. */
export interface FakeXendOptions {
  readonly version: XendVersion;
  /** Where it listens; `ipv4` when left out. */
  readonly listen?: "unix" | "ipv4" | "ipv6";
  /** Whether `Connection: keep-alive` is granted, as every xend does; true when left out. */
  readonly keepAlive?: boolean;
  /** Whether a connection that is not kept alive stays open all the same, as many of 3.1.0 and later do. */
  readonly lingers?: boolean;
  /**
   * `own` (when left out): as the version served its connections. `threads`: side by side, each of them read from after any
   * reply that grants keep-alive.
   */
  readonly connections?: "own" | "threads";
  /** How guests take requests to go down. */
  readonly guests?: GuestManner;
  /** Runs after each request; the reply waits for it. */
  readonly afterwards?: (domains: readonly Readonly<FakeDomain>[]) => Promise<void>;
}

/** To which requests a fault happens, and how often. */
export interface Misbehaviour {
  /** Every request when left out. */
  readonly when?: (request: XendRequest) => boolean;
  /** 1 when left out. */
  readonly times?: number;
  /** The request is not acted upon; by default the reply goes wrong after the deed. */
  readonly unheard?: boolean;
}

/** A running fake. */
export interface FakeXend extends AsyncDisposable {
  /** `http://host:port/` or the path of the socket. */
  readonly uri: string;
  readonly version: XendVersion;
  /** The last 1,000 requests, oldest first. */
  readonly requests: readonly XendRequest[];
  /** All requests since the start, or since `forget`. */
  readonly requestCount: number;
  /** Connections accepted so far. */
  readonly connectionCount: number;
  /** Clears `requests` and the counts. */
  forget(): void;
  /** Domains as they stand, Domain-0 first. */
  readonly domains: readonly Readonly<FakeDomain>[];
  /** Adds a domain from an S-expression as `create` takes it. */
  add(config: string, state: "halted" | "paused" | "running"): Readonly<FakeDomain>;
  /** The guest crashes. */
  crash(name: string): void;
  /** Lets the next requests go wrong. */
  misbehave(fault: XendFault, which?: Misbehaviour): void;
  /** Forgets every fault that has not happened yet. */
  behave(): void;
  /** The daemon dies: every connection is reset and nobody listens. Guests live on. */
  stop(): Promise<void>;
  /** Listens again at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

interface PendingFault {
  readonly fault: XendFault;
  readonly when: (request: XendRequest) => boolean;
  readonly unheard: boolean;
  left: number;
}

/** Starts a fake xend that answers in the manner of one version. */
export async function startFakeXend(options: FakeXendOptions): Promise<FakeXend> {
  const host = new Host(options.version);
  host.guests = options.guests ?? "obey";
  const folder = options.listen === "unix" ? mkdtempSync(join(tmpdir(), "fake-xend-")) : undefined;
  const socketPath = folder === undefined ? undefined : join(folder, "xend-socket");
  const address = options.listen === "ipv6" ? "::1" : "127.0.0.1";
  const { oneConnection, deafAfterMissing } = host.manner;
  const hasManner = options.connections !== "threads";
  const turns = hasManner && oneConnection ? oneAfterAnother() : undefined;
  const pending: PendingFault[] = [];
  const sockets = new Set<Socket>();
  let requests: XendRequest[] = [];
  let requestCount = 0;
  let connectionCount = 0;
  let port = 0;
  let server: Server | undefined;

  function takeFault(request: XendRequest): PendingFault | undefined {
    const found = pending.find((one) => one.when(request));
    if (found !== undefined && --found.left === 0) pending.splice(pending.indexOf(found), 1);
    return found;
  }

  /** Answers one request; false when nothing more will be read from this connection. */
  function serve(socket: Socket, request: XendRequest): boolean {
    requestCount++;
    requests.push(request);
    if (requests.length > 2000) requests = requests.slice(-1000);
    const fault = takeFault(request);
    const reply = fault?.unheard ? { status: 200, reason: "OK", body: "" } : answer(host, request);
    if (reply === undefined) return false;
    const keep = request.keepAlive && options.keepAlive !== false;
    const bytes = replyBytes(
      reply,
      keep,
      request.method === "HEAD",
      request.headers.get("host") ?? "localhost",
    );
    if (fault !== undefined) {
      fault.fault(socket, bytes);
      return false;
    }
    const send = () => (keep || options.lingers ? socket.write(bytes) : socket.end(bytes));
    if (options.afterwards === undefined) send();
    else options.afterwards(host.domains).then(send, (error: Error) => socket.destroy(error));
    const isMissing = reply.status === 500 && reply.body === "";
    return keep && !(hasManner && deafAfterMissing && isMissing);
  }

  function accept(socket: Socket): void {
    connectionCount++;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (turns === undefined) listenTo(socket);
    else turns(socket, () => listenTo(socket));
  }

  function listenTo(socket: Socket): void {
    let bytes: Buffer = Buffer.alloc(0);
    let deaf = false;
    socket.on("data", (chunk) => {
      if (deaf) return;
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
      for (;;) {
        const reading = readRequest(bytes);
        if (reading.kind === "more") return;
        bytes = bytes.subarray(reading.used);
        if (reading.kind === "refused") {
          socket.end(replyBytes({ ...reading, body: "" }, false, false, ""));
          deaf = true;
        } else deaf = !serve(socket, reading.request);
        if (deaf) return;
      }
    });
  }

  async function listen(): Promise<void> {
    const fresh = createServer(accept);
    await new Promise<void>((resolve, reject) => {
      fresh.once("error", reject);
      fresh.listen(socketPath === undefined ? { port, host: address } : { path: socketPath }, resolve);
    });
    const bound = fresh.address();
    if (typeof bound === "object" && bound !== null) port = bound.port;
    server = fresh;
  }

  async function stop(): Promise<void> {
    const old = server;
    server = undefined;
    if (old === undefined) return;
    const closed = new Promise<void>((resolve) => old.close(() => resolve()));
    for (const socket of sockets) breakOff(socket);
    await closed;
  }

  async function close(): Promise<void> {
    await stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }

  await listen();
  return {
    uri: socketPath ?? `http://${options.listen === "ipv6" ? "[::1]" : address}:${port}/`,
    version: options.version,
    get requests() {
      return requests.slice(-1000);
    },
    get requestCount() {
      return requestCount;
    },
    get connectionCount() {
      return connectionCount;
    },
    forget() {
      requests = [];
      requestCount = 0;
      connectionCount = 0;
    },
    get domains() {
      return host.domains;
    },
    add: (config, state) => host.add(config, state),
    crash(name) {
      const domain = host.find(name);
      if (domain === undefined) throw new Error(`the fake has no domain ${name}`);
      host.crash(domain);
    },
    misbehave(fault, which = {}) {
      pending.push({
        fault,
        when: which.when ?? (() => true),
        unheard: which.unheard ?? false,
        left: which.times ?? 1,
      });
    },
    behave() {
      pending.length = 0;
    },
    stop,
    start: listen,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Lets each connection be served once the one before is closed, by whichever side. */
function oneAfterAnother(): (socket: Socket, serve: () => void) => void {
  const waiting: (readonly [Socket, () => void])[] = [];
  let served: Socket | undefined;
  const next = (): void => {
    if (served !== undefined) return;
    const [socket, serve] = waiting.find(([one]) => !one.destroyed) ?? [];
    waiting.splice(0, waiting.findIndex(([one]) => one === socket) + 1);
    if (socket === undefined) return;
    served = socket;
    const done = () => {
      if (served !== socket) return;
      served = undefined;
      next();
    };
    socket.once("finish", done);
    socket.once("close", done);
    serve?.();
  };
  return (socket, serve) => {
    waiting.push([socket, serve]);
    next();
  };
}

function replyBytes(reply: Reply, keep: boolean, headOnly: boolean, host: string): Buffer {
  const lines = [
    `HTTP/1.1 ${reply.status} ${reply.reason}`,
    ...(headOnly ? [] : [`Content-length: ${reply.body.length}`]),
    "Expires: -1",
    ...(keep ? ["Connection: keep-alive"] : []),
    ...(reply.location === undefined
      ? []
      : [`Location: http://${host}${reply.location.replace(/[\x00-\x20]/g, encodeURIComponent)}`]),
    "Pragma: no-cache",
    "Cache-control: no-cache",
    ...(reply.accept === undefined ? [] : [`Accept: ${reply.accept}`]),
    ...(reply.type === undefined ? [] : [`Content-type: ${reply.type}`]),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${headOnly ? "" : reply.body}`, "latin1");
}
