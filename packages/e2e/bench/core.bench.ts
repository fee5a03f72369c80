import { randomUUID } from "node:crypto";
import { createLibvirt, type Domain } from "@libvirt-ts/core";
import { type DomainRef, type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { testDriver } from "@libvirt-ts/driver-test";
import { bench, describe } from "vitest";

/** Through core, a call must cost the same however many domains there are, and hardly more than on the bare driver. */
const { open } = createLibvirt({ drivers: [testDriver] });

for (const count of [10, 1_000, 10_000]) {
  const names = Array.from({ length: count - 1 }, (_, index) => `domain-${index}`);
  const bare = (await testDriver.open({
    uri: "test:///default",
    readOnly: false,
    peers: noPeers,
    warn: () => {},
  })) as Required<DriverConnection>;
  const conn = await open("test:///default");
  for (const name of names) {
    const xml = `<domain><name>${name}</name><uuid>${randomUUID()}</uuid><memory>65536</memory></domain>`;
    await bare.domainDefineXML(xml, 0);
    await conn.defineXML(xml);
  }
  const sought = names[Math.floor(count / 2)]!;
  const ref: DomainRef = await bare.domainLookupByName(sought);
  const dom: Domain = await conn.lookupByName(sought);

  describe(`info with ${count} domains`, () => {
    bench("bare driver", async () => void (await bare.domainGetInfo(ref)));
    bench("through core", async () => void (await dom.info()));
  });
  describe(`lookupByName with ${count} domains`, () => {
    bench("bare driver", async () => void (await bare.domainLookupByName(sought)));
    bench("through core", async () => void (await conn.lookupByName(sought)));
  });
}
