/** `test:///default` against what today's libvirt shows of it (`fixtures/today`, C's test driver of libvirt 12.8.0). */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { openNode } from "./connection.js";

const today = (name: string) =>
  readFileSync(new URL(`../fixtures/today/${name}.xml`, import.meta.url), "utf8");

/** What a document says, whatever the layout of what is empty in it. */
const meaning = (xml: string) =>
  xml
    .replace(/<([\w-]+)([^<>/]*)>\s*<\/\1>/g, "<$1$2/>")
    .replace(/>\s+</g, ">\n<")
    .trim()
    .split("\n");

const node = await openNode();
afterAll(() => node.close());

describe("test:///default", () => {
  it("has the domain of today's", async () => {
    const ref = await node.domainLookupByName("test");
    expect(ref).toEqual({ name: "test", uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", id: 1 });
    expect(meaning(await node.domainGetXMLDesc(ref, 0))).toEqual(meaning(today("domain-test")));
    expect(meaning(await node.domainGetXMLDesc(ref, 2))).toEqual(meaning(today("domain-test-inactive")));
  });

  it("has the network of today's", async () => {
    const ref = await node.networkLookupByName("default");
    expect(meaning(await node.networkGetXMLDesc(ref, 0))).toEqual(meaning(today("network-default")));
  });

  it("has the pool of today's", async () => {
    const ref = await node.storagePoolLookupByName("default-pool");
    expect(meaning(await node.storagePoolGetXMLDesc(ref, 0))).toEqual(meaning(today("pool-default-pool")));
  });

  it("has the interface of today's", async () => {
    const ref = await node.interfaceLookupByMACString("AA:BB:CC:DD:EE:FF");
    expect(ref).toEqual({ name: "eth1", mac: "aa:bb:cc:dd:ee:ff" });
    expect(meaning(await node.interfaceGetXMLDesc(ref, 0))).toEqual(meaning(today("interface-eth1")));
  });

  it.each(["computer", "scsi_host1", "scsi_host2", "scsi_host11"])(
    "has the device %s of today's",
    async (name) => {
      const ref = await node.nodeDeviceLookupByName(name);
      expect(meaning(await node.nodeDeviceGetXMLDesc(ref, 0))).toEqual(meaning(today(`nodedev-${name}`)));
    },
  );

  it("tells what it can run as today's does", async () => {
    expect(meaning(await node.getCapabilities())).toEqual(meaning(today("capabilities")));
    const document = await node.getDomainCapabilities(undefined, undefined, undefined, undefined, 0);
    expect(meaning(document)).toEqual(meaning(today("domcapabilities")));
  });

  it("has the pages, the memory and the CPUs of today's", async () => {
    const pages = await node.nodeGetFreePages([4, 8, 2048, 1_048_576], 0, 2, 0);
    expect(pages.map(({ count }) => count)).toEqual([7, 21, 49, 105, 19, 45, 97, 201]);
    expect(await node.nodeGetCellsFreeMemory(0, 10)).toEqual([2_097_152n, 4_194_304n]);
    expect(await node.nodeGetFreeMemory()).toBe(3_145_728n);
    expect(await node.nodeGetCPUMap(0)).toEqual({ cpus: 8, cpumap: Uint8Array.of(0b0001_0101), online: 3 });
  });

  it("finds the sources of storage pools that today's finds", async () => {
    expect(await node.findStoragePoolSources("logical", undefined, 0)).toContain("<name>testvg2</name>");
    const source = "<source><host name='h'/></source>";
    expect(await node.findStoragePoolSources("netfs", source, 0)).toContain("<dir path='/testshare'/>");
    await expect(node.findStoragePoolSources("netfs", undefined, 0)).rejects.toThrow("host");
  });
});
