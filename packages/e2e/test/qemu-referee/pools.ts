import { mkdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { StorageVolResizeFlags } from "@libvirt-ts/driver/flags";
import { type PoolSide, poolXML } from "./object-side.js";
import { done, type Step as StepOf, step } from "./side.js";

type Step = StepOf<PoolSide>;

const MIB = 1024 * 1024;
const uuid = "7b0e7d56-6d2b-4f3e-9a53-0c2c8f6f2f01";
const otherUuid = "69d6deab-c186-48ef-bcd1-73f380eb91f4";
const withUuid = (value: string) => `<uuid>${value}</uuid>`;

const volumeXML = (name: string, mebibytes: number, format = "raw", more = "") =>
  `<volume><name>${name}</name><capacity unit='MiB'>${mebibytes}</capacity><allocation>0</allocation>
    <target><format type='${format}'/></target>${more}</volume>`;
const volume = (p: PoolSide, name = "v") => p.pool.storageVolLookupByName(name);
const backing = (p: PoolSide, name: string) =>
  `<backingStore><path>${p.file(`pool/${name}`)}</path><format type='qcow2'/></backingStore>`;
const bytes = (text: string) => new Response(text).body!;
/** What a document says of capacity, format and what lies below. */
const told = async (p: PoolSide, name: string) => {
  const xml = await (await volume(p, name)).XMLDesc();
  return xml.match(/<capacity.*|<format.*/g)?.map((line) => line.trim());
};

/** Pools, from their definition to their end. */
const begin: readonly Step[] = [
  step("define without a folder", async (p) => {
    p.pool = await p.conn.storagePoolDefineXML(poolXML("p", p.file("pool"), withUuid(uuid)));
  }),
  step(
    "define again",
    done((p) => p.conn.storagePoolDefineXML(poolXML("p", p.file("pool"), withUuid(uuid)))),
  ),
  step("define with its name and another uuid", (p) =>
    p.conn.storagePoolDefineXML(poolXML("p", p.file("other"), withUuid(otherUuid))),
  ),
  step("define with its uuid and another name", (p) =>
    p.conn.storagePoolDefineXML(poolXML("q", p.file("other"), withUuid(uuid))),
  ),
  step("define another on its folder", (p) => p.conn.storagePoolDefineXML(poolXML("q", p.file("pool")))),
  step("define no pool", (p) => p.conn.storagePoolDefineXML("<network/>")),
  step("define no XML", (p) => p.conn.storagePoolDefineXML("<pool")),
  step("define no name", (p) =>
    p.conn.storagePoolDefineXML("<pool type='dir'><target><path>/x</path></target></pool>"),
  ),
  step("define no path", (p) => p.conn.storagePoolDefineXML("<pool type='dir'><name>q</name></pool>")),
  step("define no type", (p) =>
    p.conn.storagePoolDefineXML("<pool><name>q</name><target><path>/x</path></target></pool>"),
  ),
  step("define no such type", (p) =>
    p.conn.storagePoolDefineXML("<pool type='x'><name>q</name><target><path>/x</path></target></pool>"),
  ),
  step("define a name with a slash", (p) => p.conn.storagePoolDefineXML(poolXML("a/b", p.file("other")))),
  step("start without a folder", (p) => p.pool.create()),
  step("create one without a folder", (p) => p.conn.storagePoolCreateXML(poolXML("q", p.file("none")))),
  step("build", (p) => p.pool.build()),
  step("autostart", async (p) => {
    await p.pool.setAutostart(true);
    const was = await p.pool.autostart();
    await p.pool.setAutostart(false);
    return [was, await p.pool.autostart(), await p.pool.isPersistent(), await p.pool.isActive()];
  }),
  step("volumes of what is off", (p) => p.pool.listAllVolumes()),
  step("a volume of what is off", (p) => volume(p)),
  step("a new volume of what is off", (p) => p.pool.createXML(volumeXML("v", 1))),
  step("refresh what is off", (p) => p.pool.refresh()),
  step("stop what is off", (p) => p.pool.destroy()),
  step("start", (p) => p.pool.create()),
  step("start again", (p) => p.pool.create()),
  step("create what is there", (p) =>
    p.conn.storagePoolCreateXML(poolXML("p", p.file("pool"), withUuid(uuid))),
  ),
  step("undefine what is on", (p) => p.pool.undefine()),
  step("delete what is on", (p) => p.pool.delete()),
  step("build what is on", (p) => p.pool.build()),
  step("by name", (p) => p.conn.storagePoolLookupByName("zz")),
  step("by uuid", (p) => p.conn.storagePoolLookupByUUIDString(otherUuid)),
  step("by folder", async (p) => (await p.conn.storagePoolLookupByTargetPath(p.file("pool"))).name()),
  step("by another folder", (p) => p.conn.storagePoolLookupByTargetPath(p.file("none"))),
];

/** Volumes. */
const volumes: readonly Step[] = [
  step(
    "a volume",
    done((p) => p.pool.createXML(volumeXML("v", 1))),
  ),
  step("its place", async (p) => {
    const found = await volume(p);
    return [found.name(), (await found.path()) === p.file("pool/v"), found.key() === (await found.path())];
  }),
  step("its document", (p) => told(p, "v")),
  step("a volume of that name", (p) => p.pool.createXML(volumeXML("v", 1))),
  step(
    "a qcow2",
    done((p) => p.pool.createXML(volumeXML("w", 2, "qcow2"))),
  ),
  step("the document of that", (p) => told(p, "w")),
  step(
    "one on it",
    done((p) => p.pool.createXML(volumeXML("x", 2, "qcow2", backing(p, "w")))),
  ),
  step("the document of that, too", (p) => told(p, "x")),
  step("one on what there is not", (p) => p.pool.createXML(volumeXML("y", 2, "qcow2", backing(p, "none")))),
  step("no format", (p) => p.pool.createXML(volumeXML("y", 1, "nope"))),
  step("no volume", (p) => p.pool.createXML("<pool/>")),
  step("no XML", (p) => p.pool.createXML("<volume")),
  step("no name", (p) => p.pool.createXML("<volume><capacity>1024</capacity></volume>")),
  step("no capacity", (p) => p.pool.createXML("<volume><name>y</name></volume>")),
  step("a name with a slash", (p) => p.pool.createXML(volumeXML("a/b", 1))),
  step("a volume by another name", (p) => volume(p, "zz")),
  step("a volume by another path", (p) => p.conn.storageVolLookupByPath(p.file("pool/zz"))),
  step("a volume by another key", (p) => p.conn.storageVolLookupByKey("zz")),
  step("a volume by its path", async (p) =>
    (await (await p.conn.storageVolLookupByPath(p.file("pool/v"))).storagePoolLookupByVolume()).name(),
  ),
  step("grow", async (p) => (await volume(p)).resize(2 * MIB)),
  step("grow by as much", async (p) => (await volume(p)).resize(MIB, StorageVolResizeFlags.DELTA)),
  step("shrink", async (p) => (await volume(p)).resize(MIB)),
  step("shrink on purpose", async (p) => (await volume(p)).resize(MIB, StorageVolResizeFlags.SHRINK)),
  step("grow a qcow2", async (p) => (await volume(p, "w")).resize(4 * MIB)),
  step("upload", async (p) => (await volume(p)).upload(bytes("hello"), 512)),
  step("download", async (p) => new Response(await (await volume(p)).download(512, 5)).text()),
  step("download from behind its end", async (p) =>
    new Response(await (await volume(p)).download(2 * MIB, 5)).text(),
  ),
  step("wipe", async (p) => {
    await (await volume(p)).wipe();
    return new Response(await (await volume(p)).download(512, 5)).text();
  }),
  step("wipe by no way", async (p) => (await volume(p)).wipePattern(99)),
  step("clone", async (p) => {
    await p.pool.createXMLFrom(volumeXML("c", 1), await volume(p));
  }),
  step("clone into what is there", async (p) => p.pool.createXMLFrom(volumeXML("c", 1), await volume(p))),
  step("clone as another format", async (p) => {
    await p.pool.createXMLFrom(volumeXML("d", 1, "qcow2"), await volume(p));
    return told(p, "d");
  }),
  step("what somebody else has made", async (p) => {
    writeFileSync(p.file("pool/found"), Buffer.alloc(4096));
    const before = (await p.pool.listAllVolumes()).length;
    await p.pool.refresh();
    return [before, (await p.pool.listAllVolumes()).length];
  }),
  step("a folder beside them", async (p) => {
    mkdirSync(p.file("pool/folder"));
    await p.pool.refresh();
    const names = (await p.pool.listAllVolumes()).map((it) => it.name()).sort();
    rmdirSync(p.file("pool/folder"));
    await p.pool.refresh();
    return names;
  }),
  ...["v", "x", "w", "c", "d", "found"].map((name) =>
    step<PoolSide>(`delete ${name}`, async (p) => (await volume(p, name)).delete()),
  ),
];

/** Ends of pools, and pools that are not kept. */
const ends: readonly Step[] = [
  step("stop", (p) => p.pool.destroy()),
  step("delete what is not empty", async (p) => {
    writeFileSync(p.file("pool/left"), "");
    try {
      await p.pool.delete();
    } finally {
      rmSync(p.file("pool/left"));
    }
  }),
  step("undefine", (p) => p.pool.undefine()),
  step("undefine again", (p) => p.pool.undefine()),
  step("start what is gone", (p) => p.pool.create()),
  step("create", async (p) => {
    p.pool = await p.conn.storagePoolCreateXML(poolXML("t", p.file("pool"), withUuid(otherUuid)));
  }),
  step("create again", (p) => p.conn.storagePoolCreateXML(poolXML("t", p.file("pool"), withUuid(otherUuid)))),
  step("autostart of what is transient", (p) => p.pool.setAutostart(true)),
  step("undefine what is transient", (p) => p.pool.undefine()),
  step("a definition without its uuid", (p) => p.conn.storagePoolDefineXML(poolXML("t", p.file("pool")))),
  step(
    "a definition of what is on",
    done((p) => p.conn.storagePoolDefineXML(poolXML("t", p.file("pool"), withUuid(otherUuid)))),
  ),
  step("stop it", (p) => p.pool.destroy()),
  step("undefine it", (p) => p.pool.undefine()),
];

/** What happens to pools and volumes, in its order. */
export const pools: readonly Step[] = [...begin, ...volumes, ...ends];
