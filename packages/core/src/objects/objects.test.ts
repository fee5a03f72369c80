import { ErrorNumber, isOperationName } from "@libvirt-ts/driver";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { libvirt } from "../default-libvirt.js";
import type { Connect } from "./connect.js";
import type { StoragePool } from "./storage.js";

/** Objects over the test driver, which keeps them in memory. */
let conn: Connect;
beforeEach(async () => {
  conn = await libvirt.open("test:///default");
});
afterEach(() => conn.close());

const uuid = "11111111-2222-3333-4444-555555555555";
const networkXML = (name: string) => `<network><name>${name}</name><uuid>${uuid}</uuid></network>`;

async function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe("networks", () => {
  it("are defined, found by name and uuid, started, listed by filter, stopped, undefined", async () => {
    const network = await conn.networkDefineXML(networkXML("lan"));
    expect([network.name(), network.UUIDString()]).toEqual(["lan", uuid]);
    expect((await conn.networkLookupByUUID(network.UUID())).name()).toBe("lan");
    const names = async (filter: object) => (await conn.listAllNetworks(filter)).map((one) => one.name());
    expect(await names({ active: false })).toEqual(["lan"]);
    await network.create();
    expect(await network.isActive()).toBe(true);
    expect(await names({ inactive: false })).toContain("lan");
    await expect(network.create()).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    await network.destroy();
    await network.undefine();
    await expect(conn.networkLookupByName("lan")).rejects.toMatchObject({ codeName: "NO_NETWORK" });
    expect(JSON.parse(JSON.stringify(network))).toEqual({ name: "lan", uuid, uri: "test:///default" });
  });
});

describe("storage", () => {
  const volumeXML = "<volume><name>disk</name><capacity>1048576</capacity><target/></volume>";
  const poolOf = (of: Connect): Promise<StoragePool> =>
    of.storagePoolCreateXML(
      "<pool type='dir'><name>images</name><target><path>/images</path></target></pool>",
    );

  it("volumes take bytes and give them back; lengths may be numbers", async () => {
    const pool = await poolOf(conn);
    const volume = await pool.createXML(volumeXML);
    await volume.upload(new Blob(["hello"]).stream(), 0, 5);
    expect(await text(await volume.download(1, 3))).toBe("ell");
    await volume.resize(2_097_152);
    expect((await volume.info()).capacity).toBe(2_097_152n);
    expect((await volume.storagePoolLookupByVolume()).name()).toBe(pool.name());
    const clone = await pool.createXMLFrom(volumeXML.replace("disk", "copy"), volume);
    expect(await text(await clone.download(0n, 5n))).toBe("hello");
  });

  it("a volume of another connection is no argument", async () => {
    await using other = await libvirt.open("test:///default");
    const foreign = await (await poolOf(other)).createXML(volumeXML);
    const pool = await poolOf(conn);
    await expect(pool.createXMLFrom(volumeXML, foreign)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });
});

describe("the door for others", () => {
  it("offers what the drivers can, checked, and a view that may only look", async () => {
    const operations = await libvirt.openOperations("test:///default");
    expect(Object.keys(operations).filter(isOperationName).length).toBeGreaterThan(40);
    expect(operations.domainQemuAttach).toBeUndefined();
    const view = operations.readOnlyView();
    const ref = await view.domainLookupByName!("test");
    await expect(view.domainSuspend!(ref)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_DENIED });
    await expect(view.domainLookupByName!(5 as never)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    await operations.domainSuspend!(ref);
    await view.close();
    await expect(view.listDomains!()).rejects.toMatchObject({ code: ErrorNumber.INVALID_CONN });
    await operations.domainResume!(ref);
    const second = operations.readOnlyView();
    await operations.close();
    await expect(second.listDomains!()).rejects.toMatchObject({ code: ErrorNumber.INVALID_CONN });
    expect(await operations.closed).toBe(3);
    await expect(libvirt.openOperations("x", { readOnly: 1 } as never)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });
});

it("event streams are ready, filtered, and end with the connection, which tells why it is at its end", async () => {
  const dom = await conn.lookupByName("test");
  const events = conn.domainEvents({ kinds: ["lifecycle"], domain: dom });
  await events.ready;
  await dom.suspend();
  expect((await events.next()).value).toMatchObject({ event: "lifecycle" });
  const last = events.next();
  expect(conn.isAlive()).toBe(true);
  await conn.close();
  expect([(await last).done, await conn.closed]).toEqual([true, 3]);
  expect(conn.isAlive()).toBe(false);
});
