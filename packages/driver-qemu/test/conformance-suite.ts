import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DomainRef, isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { guestDisk, isForLongRuns, isLongRun } from "@libvirt-ts/testkit";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, afterEach, describe, test } from "vitest";
import { type Connection, isStopped, reasonToSkip, TestNode } from "./node.js";

/** What the agent in a guest answers; this guest has none. `agent.test.ts` tries them. */
const ofAgents: ReadonlySet<string> = new Set<OperationName>([
  "domainAuthorizedSSHKeysGet",
  "domainFSFreeze",
  "domainGetFSInfo",
  "domainGetGuestInfo",
  "domainGetHostname",
  "domainGetTime",
  "domainInterfaceAddresses",
]);
/** What is not asked of these guests, and why. */
const leftOut: Readonly<Record<string, string>> = {
  "times of CPUs are told together or one by one": "the times on each CPU are known to control groups only",
  "memory of an active domain can be set up to its maximum": "the guest drives no balloon",
  "the maximum memory of an active domain can be raised": "it is fixed while a guest runs",
  "a domain goes back to what it was, running, paused or off": "the guest drives no balloon",
  "a disk can be attached and detached": "its file must be there",
  "a disk can be attached to a paused domain, which stays paused": "its file must be there",
  "a device is changed where the flags say": "cards of networks need rights on the host's network",
};
/** Numbers are refused in one way, and names kept in one: each of these tests starts guests for another one of them. */
const isLeft = (name: string) => name in leftOut || isForLongRuns(name, "names", "numbers");
/** A control character has no escape: it goes in as it is, and the document is refused. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

/** How a node is opened, and which operations are held. */
export interface Conforming {
  open(node: TestNode): Promise<Connection>;
  holds(name: OperationName): boolean;
}

/** Holds an embedded node to the contract, by real guests. */
export async function conform(title: string, { open: openNode, holds }: Conforming): Promise<void> {
  const reason = reasonToSkip(`the contract: ${title}`);
  if (reason !== undefined) {
    test.skip(`${title} (${reason})`, () => undefined);
    return;
  }
  for (const [name, why] of Object.entries(leftOut)) console.log(`skipped: ${name}: ${why}`);
  if (!isLongRun)
    console.log("skipped: each number that cannot be, and most odd names: LIBVIRT_TS_LONG=1 runs them");
  const bare = new TestNode();
  const supports = Object.keys(await bare.open())
    .filter(isOperationName)
    .filter((name) => !ofAgents.has(name) && holds(name));
  await bare.end();
  describe(title, () => hold(openNode, supports));
}

function hold(openNode: Conforming["open"], supports: readonly OperationName[]): void {
  /** The disks of guests, one folder for all tests. */
  const images = mkdtempSync(join(tmpdir(), "qi-"));
  const image = join(images, "image");
  for (const name of ["vda", "vdq", "vdr", "vdz"]) writeFileSync(join(images, name), Buffer.alloc(65_536));
  afterAll(() => rmSync(images, { recursive: true }));
  let node = new TestNode();
  let settled: Promise<unknown> = Promise.resolve();
  afterEach(async () => {
    await node.end();
    for (const path of [image, join(images, "copy")]) rmSync(path, { force: true });
    node = new TestNode();
    settled = Promise.resolve();
  });
  afterAll(() => node.end());

  const log = (uuid: string) => join(node.folder, `${uuid}.log`);
  const xml = (name: string, uuid: string, devices = "") =>
    node
      .xml(`guest-${uuid}`, { uuid, devices })
      .replace(/<name>.*<\/name>/, () => `<name>${escapeName(name)}</name>`)
      .replace(/<memory .*<\/currentMemory>/, "<memory>32768</memory>")
      .replace("<serial type='pty'>", `<serial type='pty'><log file='${log(uuid)}' append='on'/>`);
  const withDevices = (name: string, uuid: string) => {
    mkdirSync(join(node.folder, "moved"), { recursive: true });
    if (!existsSync(image)) guestDisk(image, "qcow2");
    const card =
      "<interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>";
    return xml(name, uuid, card).replace(
      /<source file='[^']*'\/><target dev='hda' bus='ide'\/>/,
      `<source file='${image}'/><target dev='vda' bus='virtio'/>`,
    );
  };

  /** A connection whose guests have booted when they are started, so that they obey. */
  async function open(): Promise<Connection> {
    const conn = await openNode(node);
    const booted = async (ref: DomainRef, flags: number) => {
      if (flags === 0) await says(log(ref.uuid), "ready");
      return ref;
    };
    return {
      ...conn,
      domainCreate: async (ref, flags, options) =>
        booted(await conn.domainCreate(ref, flags, options), flags),
      domainCreateXML: async (text, flags, options) =>
        booted(await conn.domainCreateXML(text, flags, options), flags),
      async domainShutdown(ref, flags, options) {
        const stop = new AbortController();
        const events = conn.domainEvents({ domain: ref }, { signal: stop.signal });
        await events.ready;
        try {
          await conn.domainShutdown(ref, flags, options);
        } catch (error) {
          stop.abort();
          throw error;
        }
        settled = (async () => {
          for await (const event of events) if (isStopped(event)) break;
        })();
        return undefined;
      },
    };
  }

  suite({
    test: (name, run) => test.skipIf(isLeft(name))(name, run),
    open,
    supports,
    fixtures: {
      active: (conn) => conn.domainCreateXML!(xml("active", randomUUID()), 0),
      inactive: (conn) => conn.domainDefineXML!(xml("inactive", randomUUID()), 0),
      domainXML: (name, uuid) => xml(name, uuid),
      guestXML: withDevices,
      images: () => images,
      networkXML: (name, uuid) => `<network><name>${name}</name><uuid>${uuid}</uuid></network>`,
      poolXML: (name, uuid) => {
        const path = join(node.folder, uuid);
        mkdirSync(path, { recursive: true });
        return `<pool type='dir'><name>${name}</name><uuid>${uuid}</uuid><target><path>${path}</path></target></pool>`;
      },
      volumeXML: (name, capacity) =>
        `<volume><name>${name}</name><capacity>${capacity}</capacity><allocation>0</allocation></volume>`,
      path: (name) => join(node.folder, `${name}-${randomUUID()}`),
      settle: async () => void (await settled),
    },
  });
}

/** Waits until a file has that text. */
async function says(path: string, text: string): Promise<void> {
  const has = () => readFileSync(path, "latin1").includes(text);
  if (has()) return;
  await new Promise<void>((resolve) => {
    const watcher = watch(path, () => {
      if (!has()) return;
      watcher.close();
      resolve();
    });
    if (has()) {
      watcher.close();
      resolve();
    }
  });
}
