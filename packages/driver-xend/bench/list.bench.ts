import { availableParallelism } from "node:os";
import type { DriverConnection } from "@libvirt-ts/driver";
import { type FakeXend, startFakeXend } from "@libvirt-ts/testkit";
import { bench, describe } from "vitest";
import { config, openAt, uuidOf } from "../test/support.js";

const DOMAINS = 1000;

/** Fake and driver share this process, so half of the time is the fake's; each iteration handles 1,000 domains. */
async function prepare(version: "3.0.3" | "3.0.4" | "4.1", paused: number) {
  const xend: FakeXend = await startFakeXend({ version, listen: "unix" });
  for (let n = 0; n < DOMAINS - 1; n++) {
    xend.add(config(`web${n}`, uuidOf(n)), n < paused ? "paused" : "running");
  }
  return { xend, connection: (await openAt(xend.uri)) as Required<DriverConnection> };
}

const early = await prepare("3.0.3", 0);
const managed = await prepare("4.1", 0);
const mixed = await prepare("3.0.4", 100);

async function requestsOf({ xend, connection }: typeof early): Promise<number> {
  xend.forget();
  await connection.listAllDomains(0);
  return xend.requestCount;
}

console.log(
  `requests for ${DOMAINS} domains: 3.0.3 ${await requestsOf(early)}, 4.1 ${await requestsOf(managed)}, ` +
    `3.0.4 with 100 paused ${await requestsOf(mixed)} (${availableParallelism()} CPUs)`,
);

describe(`list and info of ${DOMAINS} domains`, () => {
  bench("3.0.3, one request", async () => {
    await early.connection.listAllDomains(0);
  });
  bench("4.1, two requests", async () => {
    await managed.connection.listAllDomains(0);
  });
  bench("3.0.4 with 100 paused, 102 requests", async () => {
    await mixed.connection.listAllDomains(0);
  });
  bench(
    "3.0.3 as the reference did it: a list, then two requests a domain",
    async () => {
      const ids = await early.connection.listDomains();
      for (const id of ids) {
        const ref = await early.connection.domainLookupByID(id);
        await early.connection.domainGetInfo(ref);
      }
    },
    { iterations: 2, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});
