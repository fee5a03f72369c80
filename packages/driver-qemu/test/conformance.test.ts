import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import type { DomainRef } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, afterEach, describe, test } from "vitest";
import { type Connection, isStopped, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("the contract, held by real guests");
const bare = new TestNode();
const supports =
  reason === undefined
    ? (Object.keys(await bare.open()).filter((name) => name !== "close") as OperationName[])
    : (["listDomains"] as const);
afterAll(() => bare.end());

/** A control character has no escape: it goes in as it is, and the document is refused. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

describe.skipIf(reason !== undefined)("QEMU's driver conforms to the contract", () => {
  let node = new TestNode();
  let settled: Promise<unknown> = Promise.resolve();
  afterEach(async () => {
    await node.end();
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
    mkdirSync(join(node.folder, "guest"), { recursive: true });
    mkdirSync(join(node.folder, "moved"), { recursive: true });
    const image = node.disk("guest/disk.img");
    return xml(
      name,
      uuid,
      `<disk type='file'><driver name='qemu' type='qcow2'/><source file='${image}'/><target dev='vda' bus='virtio'/></disk>
      <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>`,
    );
  };

  /** A connection whose guests have booted when they are started, so that they obey. */
  async function open(): Promise<Connection> {
    const conn = await node.open();
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
    test,
    open,
    supports,
    fixtures: {
      active: (conn) => conn.domainCreateXML!(xml("active", randomUUID()), 0),
      inactive: (conn) => conn.domainDefineXML!(xml("inactive", randomUUID()), 0),
      domainXML: (name, uuid) => xml(name, uuid),
      guestXML: withDevices,
      path: (name) => join(node.folder, `${name}-${randomUUID()}`),
      settle: async () => void (await settled),
    },
  });
});

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
