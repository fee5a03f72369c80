/** The hot questions on the fake: what our part costs, since the fake's own answer is written once and copied. */
import { type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { FakeHypervisor, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { bench, describe } from "vitest";
import { createHypervisorDriver } from "../src/driver.js";

async function openWith(count: number): Promise<{ conn: Required<DriverConnection>; fake: FakeHypervisor }> {
  const domains = Array.from({ length: count - 1 }, (_, index) => ({ id: index + 1 }));
  const fake = new FakeHypervisor({ facts: xenFacts("4.17.0"), domains });
  fake.frozen = true;
  const driver = createHypervisorDriver({ privcmd: () => fake, arch: "x86_64" });
  const conn = await driver.open({ uri: "xen", readOnly: false, peers: noPeers, warn: () => {} });
  return { conn: conn as Required<DriverConnection>, fake };
}

const few = await openWith(10);
const many = await openWith(1000);
const ref = { id: 5, uuid: uuidOfId(5) };

describe("one call", () => {
  bench("info() of one domain", async () => {
    await few.conn.domainGetInfo(ref);
  });
  bench("list 10 domains with their figures", async () => {
    await few.conn.listAllDomains(0);
  });
  bench("list 1,000 domains with their figures", async () => {
    await many.conn.listAllDomains(0);
  });
  bench("list 1,000 ids", async () => {
    await many.conn.listDomains();
  });
});
