import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { type DriverConnection, isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { SystemLibvirtd, systemLibvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, describe, it, test } from "vitest";
import { differencesOf } from "./libvirt-generations.js";

/** What libvirtd does beside guests, by its own network, storage, secret and filter drivers. */
const held = /network|secret|nwfilter|storage/i;
/** What libvirt 9.0 lacks of them, or what needs a guest. */
const absent = /^network(Get|Set)Metadata|^networkGetDHCPLeases|^networkPort(Get|Set)Parameters/;

/** Where they are others than the contract has them. */
const differences: Readonly<Record<string, string>> = {
  "a new definition of an active network is for its next start": "it leaves out the title",
  "what reaches beyond a volume is refused": "a file grows with what is written behind its end",
  "what is no secret's document defines none": "INTERNAL_ERROR says so",
  "a filter that leads back to itself is refused, one that is used is kept": "it lets one go that is used",
  "a filter is bound to a port and set free": "it lets one go that is bound",
  "a filter that is not there is bound to nothing": "it binds it",
  "what is no filter's document defines none": "INTERNAL_ERROR says so",
};

const unavailable = systemLibvirtdUnavailable();
if (unavailable) it.skip(`core over libvirtd's own drivers (${unavailable})`, () => undefined);
else await conform();

async function conform(): Promise<void> {
  const daemon = await SystemLibvirtd.start({ ownNetwork: true });
  afterAll(async () => daemon[Symbol.asyncDispose]());
  const folder = join(daemon.folder, "files");
  mkdirSync(folder);

  /** One state for all connections: what a test left is taken away first. */
  async function connect(): Promise<DriverConnection> {
    const conn = await libvirt.openOperations(`qemu+unix:///system?socket=${daemon.socketPath}`);
    for (const network of await conn.listAllNetworks!(0)) {
      await conn.networkDestroy!(network).catch(() => undefined);
      await conn.networkUndefine!(network).catch(() => undefined);
    }
    for (const pool of await conn.listAllStoragePools!(0)) {
      await conn.storagePoolDestroy!(pool).catch(() => undefined);
      await conn.storagePoolUndefine!(pool).catch(() => undefined);
    }
    for (const secret of await conn.listAllSecrets!(0)) await conn.secretUndefine!(secret);
    for (const filter of await conn.listAllNWFilters!(0)) await conn.nwfilterUndefine!(filter);
    return conn;
  }
  const sample = await connect();
  const names: OperationName[] = Object.keys(sample).filter(isOperationName);
  const differs = await differencesOf(sample, differences);
  await sample.close();

  let bridges = 0;

  describe("core over libvirtd's own drivers conforms to the contract", () => {
    suite({
      test: (name, run) => (name in differs ? test.fails(name, run) : test(name, run)),
      open: connect,
      supports: names.filter((name) => held.test(name) && !absent.test(name)),
      fixtures: {
        networkXML: (name, uuid) =>
          `<network><name>${name}</name><uuid>${uuid}</uuid><bridge name='vb${bridges++ % 100}'/></network>`,
        networkPortXML: (uuid) =>
          `<networkport><uuid>${uuid}</uuid><owner><name>web</name><uuid>${uuid}</uuid></owner>` +
          "<mac address='52:54:00:00:00:01'/></networkport>",
        poolXML: (name, uuid) => {
          const path = join(folder, `${name}-${randomUUID()}`);
          mkdirSync(path);
          return `<pool type='dir'><name>${name}</name><uuid>${uuid}</uuid><target><path>${path}</path></target></pool>`;
        },
        volumeXML: (name, capacity) =>
          `<volume><name>${name}</name><capacity unit='bytes'>${capacity}</capacity><allocation>0</allocation>` +
          "<target><format type='raw'/></target></volume>",
        path: (name) => join(folder, `${name}-${randomUUID()}`),
      },
    });
  });
}
