/** Where one script about guests, volumes and networks is played: a real libvirtd is the referee of an embedded node. */
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Connect, libvirt } from "@libvirt-ts/core";
import { serve } from "@libvirt-ts/daemon";
import {
  guestsEndWithUs,
  isLongRun,
  Libvirtd,
  libvirtdUnavailable,
  qemuUnavailable,
  SystemLibvirtd,
  type SystemLibvirtdOptions,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe } from "vitest";
import { virshOf } from "./qemu-guest.js";
import type { Difference } from "./qemu-host-differences.js";

/** Where somebody's guests run, and how we and C's virsh reach them. */
interface Place {
  readonly folder: string;
  readonly uri: string;
  readonly virshUri: string;
  /** The process in whose namespaces they are; undefined where those are ours. */
  readonly pid?: number;
  end(): Promise<void>;
}

/** Who answers. */
interface Kind {
  readonly name: string;
  start(): Promise<Place>;
}

/** The referee. Where it cannot be had there is no virsh of C's either, who looks at every host beside us. */
interface Libvirt extends Kind {
  readonly unavailable: string | undefined;
}

function ofDaemon(daemon: Libvirtd | SystemLibvirtd, mode: "session" | "system"): Place {
  const uri = `qemu+unix:///${mode}?socket=${daemon.socketPath}`;
  const end = async () => daemon[Symbol.asyncDispose]();
  return { folder: daemon.folder, uri, virshUri: uri, pid: daemon.pid, end };
}

/** The libvirtd of a user. */
export const ofUser: Libvirt = {
  name: "the real libvirtd",
  unavailable: libvirtdUnavailable() ?? qemuUnavailable(),
  start: async () => ofDaemon(await Libvirtd.start(), "session"),
};

const ofTheSystem = (options?: SystemLibvirtdOptions): Libvirt => ({
  name: "the libvirtd of the system",
  unavailable: systemLibvirtdUnavailable() ?? qemuUnavailable(),
  start: async () => ofDaemon(await SystemLibvirtd.start(options), "system"),
});

/** The libvirtd of the system. */
export const ofSystem = ofTheSystem();

/** The same, with networks of its own. */
export const ofOwnNetwork = ofTheSystem({ ownNetwork: true });

/** A node in a folder of its own, with our daemon before it for C's virsh, and for us where everything is asked through it. */
async function startEmbedded(isServed: boolean): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "qh-"));
  const root = join(folder, "node");
  const path = join(folder, "sock");
  const uri = `qemu:///embed?root=${root}`;
  const endGuests = guestsEndWithUs(root);
  const daemon = await serve(libvirt, { uris: [uri], listeners: [{ type: "unix", path }] });
  const virshUri = `qemu+unix:///session?socket=${path}&name=${encodeURIComponent(uri)}`;
  const end = async () => {
    await daemon.close();
    endGuests();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, uri: isServed ? virshUri : uri, virshUri, end };
}

const embedded: Kind = { name: "an embedded node", start: () => startEmbedded(false) };
const served: Kind = { name: "an embedded node behind our daemon", start: () => startEmbedded(true) };

/** One of those who play a script; it is there while its tests run. */
export class Host {
  #place: Place | undefined;
  #conn: Connect | undefined;

  constructor(
    readonly kind: Kind,
    /** Whether it is the referee. */
    readonly isLibvirtd: boolean,
  ) {}

  get #there(): Place {
    if (this.#place === undefined) throw new Error("the host has not started");
    return this.#place;
  }

  get conn(): Connect {
    if (this.#conn === undefined) throw new Error("the host is not connected to");
    return this.#conn;
  }

  /** Where C's virsh reaches it. */
  get virshUri(): string {
    return this.#there.virshUri;
  }

  async start(): Promise<void> {
    this.#place = await this.kind.start();
    mkdirSync(this.file(""));
    chmodSync(this.file(""), 0o777);
    this.#conn = await libvirt.open(this.#place.uri);
  }

  /** Ends its guests, and takes its folder away. */
  async end(): Promise<void> {
    for (const { domain } of (await this.#conn?.listAllDomains(1)) ?? [])
      await domain.destroy().catch(() => undefined);
    await this.#conn?.close();
    await this.#place?.end();
  }

  /** A path in a folder that everybody may write to. */
  file(name: string): string {
    return join(this.#there.folder, "files", name);
  }

  virsh(...args: string[]): Promise<string> {
    return virshOf(this.#there.virshUri, ...args);
  }

  /** Runs a program where its guests' file systems are. */
  async inside(command: string, ...args: string[]): Promise<void> {
    const { pid } = this.#there;
    const enter = pid === undefined ? [] : ["nsenter", "-t", `${pid}`, "-m"];
    const [program, ...rest] = [...enter, command, ...args];
    await promisify(execFile)(program!, rest);
  }

  /** What this host has, where they differ. */
  has<T>([libvirtd, embedded]: Difference<T>): T {
    return this.isLibvirtd ? libvirtd : embedded;
  }
}

/** Describes the same of a libvirtd and of an embedded node, and in long runs of one behind our daemon. */
export function describeOnHosts(what: string, referee: Libvirt, body: (host: Host) => void): void {
  const { unavailable } = referee;
  if (unavailable) console.log(`skipped: ${what}: ${unavailable}`);
  for (const kind of [referee, embedded, ...(isLongRun ? [served] : [])])
    describe.skipIf(unavailable)(`${what}: ${kind.name}`, () => {
      const host = new Host(kind, kind === referee);
      beforeAll(() => host.start());
      afterAll(() => host.end());
      body(host);
    });
}
