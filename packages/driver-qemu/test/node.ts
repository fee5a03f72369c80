import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DomainEvent, type DriverConnection, type LibvirtError, noPeers } from "@libvirt-ts/driver";
import { guestDisk, guestsEndWithUs, guestXML, qemuUnavailable } from "@libvirt-ts/testkit";
import { createQemuDriver } from "../src/index.js";

/** A connection of which everything can be asked. */
export type Connection = Required<DriverConnection>;

/** Why no guest can be run; undefined where one can. Where tests must run, that is an error. */
export function reasonToSkip(what: string): string | undefined {
  const reason = qemuUnavailable();
  if (reason !== undefined && process.env.CI !== undefined && process.env.LIBVIRT_TS_NO_TOOLS === undefined)
    throw new Error(reason);
  if (reason !== undefined) console.log(`skipped: ${what}: ${reason}`);
  return reason;
}

/** A node in a folder of its own. */
export class TestNode {
  readonly folder = mkdtempSync(join(tmpdir(), "qn-"));
  readonly root = join(this.folder, "n");
  readonly warnings: LibvirtError[] = [];
  readonly #open: Connection[] = [];
  readonly #endGuests = guestsEndWithUs(this.root);

  get uri(): string {
    return `qemu:///embed?root=${encodeURIComponent(this.root)}`;
  }

  /** A connection by a driver of its own, as another process would have. */
  async open(driver = createQemuDriver()): Promise<Connection> {
    const warn = (warning: LibvirtError) => void this.warnings.push(warning);
    const connection = await driver.open({ uri: this.uri, readOnly: false, peers: noPeers, warn });
    this.#open.push(connection as Connection);
    return connection as Connection;
  }

  /** A disk of that name, made once. */
  disk(name: string, format: "raw" | "qcow2" = "qcow2"): string {
    const path = join(this.folder, name);
    return existsSync(path) ? path : guestDisk(path, format);
  }

  /** A guest that boots in a moment. */
  xml(name: string, options: Parameters<typeof guestXML>[2] = {}): string {
    return guestXML(name, this.disk(`${name}.img`, options.format), options);
  }

  /** The process of a guest. */
  pidOf(id: number): number {
    return Number(readFileSync(join(this.root, "guests", `${id}`, "pid"), "utf8"));
  }

  /** Resolves when these processes have ended: they are no children of ours, or were left alone, so nobody tells. */
  async gone(...pids: readonly number[]): Promise<void> {
    const lives = (pid: number): boolean =>
      existsSync(`/proc/${pid}`) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
    while (pids.some(lives)) await new Promise(setImmediate);
  }

  editRecord(id: number, edit: (record: Record<string, unknown>) => object): void {
    const path = join(this.root, "guests", `${id}`, "guest.json");
    writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, "utf8")))));
  }

  /** Ends all guests, and takes the folder away. */
  async end(): Promise<void> {
    const last = await this.open();
    for (const { ref } of await last.listAllDomains(1)) await last.domainDestroy(ref, 0);
    await Promise.all(this.#open.map((connection) => connection.close()));
    this.#endGuests();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Reads events until there are so many, or until one is the last. */
export async function eventsUntil(
  events: AsyncIterable<DomainEvent>,
  isLast: (event: DomainEvent) => boolean,
): Promise<string[]> {
  const seen: string[] = [];
  for await (const event of events) {
    seen.push(event.event === "lifecycle" ? `${event.type}/${event.detail}` : event.event);
    if (isLast(event)) break;
  }
  return seen;
}

/** Reads a console until it says that. */
export async function readUntil(readable: ReadableStream<Uint8Array>, text: string): Promise<string> {
  let seen = "";
  const reader = readable.getReader();
  const decoder = new TextDecoder();
  while (!seen.includes(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    seen += decoder.decode(value, { stream: true });
  }
  reader.releaseLock();
  return seen;
}

/** Whether an event is a guest's end. */
export const isStopped = (event: DomainEvent): boolean => event.event === "lifecycle" && event.type === 5;
