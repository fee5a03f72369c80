import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import {
  DomainEventStartedDetail,
  type DomainRef,
  ErrorNumber,
  type LibvirtError,
  type TypedParams,
} from "@libvirt-ts/driver";
import { DomainEventResumedDetail, DomainRunningReason } from "@libvirt-ts/driver/flags";
import { type Disk, type Domain, formatDomain } from "@libvirt-ts/xml/domain";
import { formatNode, layersOf } from "../blockjobs/layers.js";
import { sourcePath } from "../definition/images.js";
import { fileError, invalidArgument, isErrno, qemuError, wrongState } from "../errors.js";
import { findDisk } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import { migrationEnd } from "../guest/migrate.js";
import { startGuest } from "../guest/start.js";
import { qemuImg } from "../host/qemu-img.js";
import { exists, removeFile } from "../node/files.js";
import { nvramPath } from "../node/layout.js";
import type { QemuNode } from "../node/node.js";
import { bootId } from "../node/processes.js";
import { withoutRun } from "../ops/configuration.js";
import { assertName, type Complete, completed, readDocument } from "../ops/documents.js";
import { formatCookie, readSourceCookie, type SourceCookie } from "./cookie.js";
import { assertSameGuest } from "./same-guest.js";
import { readWishes, type Wishes } from "./wishes.js";

/** A guest that is on its way to this node: a QEMU that waits for it, and the lock of its domain. */
export class Arrival {
  readonly #node: QemuNode;
  readonly #started: Promise<Guest>;
  readonly #listening: Promise<Uint8Array>;
  readonly #created: string[] = [];
  #finish!: (isWanted: boolean) => void;

  private constructor(node: QemuNode, cookie: SourceCookie, wishes: Wishes) {
    this.#node = node;
    const finished = new Promise<boolean>((resolve) => {
      this.#finish = resolve;
    });
    let listens!: (cookie: Uint8Array) => void;
    const listening = new Promise<Uint8Array>((resolve) => {
      listens = resolve;
    });
    this.#started = node.locked(cookie.uuid, undefined, () => this.#run(cookie, wishes, listens, finished));
    this.#started.catch(() => {});
    this.#listening = Promise.race([listening, this.#started.then(() => listening)]);
    this.#listening.catch(() => {});
  }

  /** Starts a QEMU that waits for a guest; what it is told of that is for the source. */
  static async prepare(
    node: QemuNode,
    params: TypedParams,
    bytes: Uint8Array | undefined,
    flags: number,
  ): Promise<{ readonly arrival: Arrival; readonly cookie: Uint8Array }> {
    const wishes = readWishes(params, flags);
    const cookie = readSourceCookie(bytes);
    if (cookie.boot !== bootId())
      throw qemuError(ErrorNumber.OPERATION_UNSUPPORTED, "migration", "the other node is on another host");
    if (cookie.node === node.lockName(cookie.uuid, "migration"))
      throw invalidArgument("destination", `the guest is on this node already, ${node.layout.root}`);
    const arrival = new Arrival(node, cookie, wishes);
    return { arrival, cookie: await arrival.#listening };
  }

  /** Lets the guest run here, or forgets it. Undefined for one that is not wanted. */
  async finish(isWanted: boolean): Promise<DomainRef | undefined> {
    this.#finish(isWanted);
    try {
      return (await this.#started).ref;
    } catch (error) {
      for (const path of this.#created) await removeFile(path).catch(() => false);
      if (isWanted) throw error;
      return undefined;
    }
  }

  async #run(
    cookie: SourceCookie,
    wishes: Wishes,
    listens: (cookie: Uint8Array) => void,
    finished: Promise<boolean>,
  ): Promise<Guest> {
    const node = this.#node;
    const known = node.get(cookie.uuid);
    if (known?.guest !== undefined)
      throw wrongState({ uuid: cookie.uuid, name: known.name }, "it is active here");
    const { domain, qemu } = await documentOf(node, wishes, cookie);
    const images = wishes.copy ? copiedDisks(domain, wishes, cookie) : [];
    await this.#makeImages(images);
    const definition = wishes.persist ? await definitionOf(node, wishes, domain) : undefined;
    const arrival = {
      token: cookie.token,
      source: cookie.folder,
      ...(definition !== undefined && { definition }),
    };
    return startGuest(node, domain, qemu, {
      paused: wishes.paused,
      started: DomainEventStartedDetail.MIGRATED,
      resumed: DomainEventResumedDetail.MIGRATED,
      runningReason: DomainRunningReason.MIGRATED,
      arrival,
      restore: (guest, folder) => receive(node, guest, folder, images, listens, finished),
    });
  }

  async #makeImages(images: readonly CopiedImage[]): Promise<void> {
    for (const { disk, path, size } of images) {
      if (await exists(path)) continue;
      await qemuImg(path, ["create", "-q", "-f", disk.driver?.type ?? "raw", path, `${size}`]);
      this.#created.push(path);
    }
  }
}

/** The guest's document, as it is to be here. */
async function documentOf(
  node: QemuNode,
  wishes: Wishes,
  cookie: SourceCookie,
): Promise<Awaited<ReturnType<typeof completed>>> {
  if (wishes.xml === undefined) throw invalidArgument("destination_xml", "the source sends no document");
  const read = withoutRun(readDocument(wishes.xml, () => {}));
  const name = wishes.name ?? read.name;
  assertName(name);
  if (read.uuid !== cookie.uuid) throw invalidArgument("destination_xml", "it is another domain's");
  const { domain, qemu } = await completed({ ...read, name }, wishes.xml, node.emulators);
  return { domain: await withOwnVariables(node, domain, cookie), qemu };
}

/** The variables of firmware that the source's node keeps are copied to this one's: each node has its own. */
async function withOwnVariables(node: QemuNode, domain: Complete, { root }: SourceCookie): Promise<Complete> {
  const { os } = domain;
  const nvram = os?.nvram;
  if (os === undefined || nvram === undefined) return domain;
  const before = "value" in nvram ? nvram.value : undefined;
  if (typeof before !== "string" || !before.startsWith(`${join(root, "nvram")}/`)) return domain;
  const own = nvramPath(node.layout, domain.uuid);
  await copyFile(before, own).catch((error) => {
    if (!isErrno(error, "ENOENT")) throw fileError(own, error);
  });
  return { ...domain, os: { ...os, nvram: { ...nvram, value: own } as typeof nvram } };
}

/** What is kept as a definition: the guest's own here, or the document that was given for that. */
async function definitionOf(node: QemuNode, wishes: Wishes, domain: Complete): Promise<string> {
  const { persistentXml: xml } = wishes;
  const kept =
    xml === undefined
      ? domain
      : (await completed(withoutRun(readDocument(xml, () => {})), xml, node.emulators)).domain;
  if (kept.uuid !== domain.uuid) throw invalidArgument("persistent_xml", "it is another domain's");
  return formatDomain(withoutRun({ ...kept, name: domain.name }), { secure: true, status: false });
}

interface CopiedImage {
  readonly disk: Disk;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** The disks that come with the guest: into other files than those that it has at the source. */
function copiedDisks({ devices }: Domain, { disks: wanted }: Wishes, cookie: SourceCookie): CopiedImage[] {
  const found: CopiedImage[] = [];
  for (const disk of devices?.disk ?? []) {
    const { dev } = disk.target;
    const before = cookie.disks.find(({ target }) => target === dev);
    const isOwn = disk.readonly !== true && disk.shareable !== true && before !== undefined;
    if (wanted === undefined ? !isOwn : !wanted.includes(dev)) continue;
    const path = sourcePath(disk);
    if (before === undefined || path === undefined || disk.type === "block")
      throw qemuError(
        ErrorNumber.CONFIG_UNSUPPORTED,
        `disk '${dev}'`,
        "only a file can be copied into a file",
      );
    if (path === before.path)
      throw invalidArgument(
        `disk '${dev}'`,
        `both nodes are on this host: its copy needs another path than '${path}' (--xml)`,
      );
    found.push({ disk, path, size: before.size });
  }
  return found;
}

/** Waits for a guest, and for the word that it is to run here. */
async function receive(
  node: QemuNode,
  guest: Guest,
  folder: string,
  images: readonly CopiedImage[],
  listens: (cookie: Uint8Array) => void,
  finished: Promise<boolean>,
): Promise<void> {
  const socket = join(folder, "incoming.sock");
  const disks = images.length === 0 ? undefined : await serveDisks(guest, join(folder, "nbd.sock"), images);
  await guest.run(async (client) => {
    const told = migrationEnd(client);
    try {
      await client.execute("migrate-set-capabilities", {
        capabilities: [
          { capability: "events", state: true },
          { capability: "return-path", state: true },
          { capability: "late-block-activate", state: true },
        ],
      });
      await client.execute("migrate-incoming", { uri: `unix:${socket}` });
      const { root } = node.layout;
      listens(formatCookie({ root, folder, process: guest.process, socket, ...(disks && { disks }) }));
      const ended = told.told.then((status) => status === "completed");
      const isWanted = await Promise.race([finished, ended.then(async (isWhole) => isWhole && finished)]);
      if (!isWanted || !(await ended)) throw notCome(guest);
      if (disks !== undefined) await client.execute("nbd-server-stop");
      await guest.setLive(guest.live);
    } finally {
      told.forget();
    }
  });
  await removeFile(socket);
}

const notCome = (guest: Guest): LibvirtError =>
  qemuError(ErrorNumber.OPERATION_FAILED, `domain '${guest.name}'`, "the guest did not come whole");

async function serveDisks(
  guest: Guest,
  socket: string,
  images: readonly CopiedImage[],
): Promise<{ socket: string; targets: string[] }> {
  const targets = images.map(({ disk }) => disk.target.dev);
  await guest.run(async (client) => {
    await client.execute("nbd-server-start", { addr: { type: "unix", data: { path: socket } } });
    for (const target of targets) {
      const [own] = layersOf(findDisk(guest.live, target));
      await client.execute("block-export-add", {
        type: "nbd",
        id: `copy-${target}`,
        "node-name": formatNode(own!.number),
        writable: true,
        name: target,
      });
    }
  });
  return { socket, targets };
}

/** Whether a document is still the guest's that moves, for the source to say before anything is sent. */
export async function assertFits(node: QemuNode, own: Domain, xml: string): Promise<void> {
  const here = await completed(withoutRun(own), xml, node.emulators);
  const there = await completed(withoutRun(readDocument(xml, () => {})), xml, node.emulators);
  assertSameGuest({ ...here.domain, name: there.domain.name }, there.domain, here.qemu);
}
