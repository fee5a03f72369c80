/**
 * Operations over and over: the test driver's node, here and behind a daemon's socket, is asked and changed by several callers, and
 * nothing of it stays behind in the process. With `LIBVIRT_TS_LONG` ten million of them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connect, createLibvirt, type Domain, type Libvirt, LibvirtError } from "@libvirt-ts/core";
import { serve } from "@libvirt-ts/daemon";
import { DomainState, type Driver } from "@libvirt-ts/driver";
import { remoteDriver } from "@libvirt-ts/driver-remote";
import { createTestDriver } from "@libvirt-ts/driver-test";
import { isLongRun } from "@libvirt-ts/testkit";
import { afterAll, expect, it } from "vitest";
import { newIn, traces, tracesAfter } from "./chaos/traces.js";

const folder = mkdtempSync(join(tmpdir(), "operations-"));
afterAll(() => rmSync(folder, { recursive: true }));
const socket = join(folder, "sock");

/** Of ten operations so many go each way: what a way takes for one differs by as much. */
interface Way {
  readonly title: string;
  readonly share: number;
  readonly driver: Driver;
  readonly uri: string;
}
const ways: readonly Way[] = [
  { title: "the test driver", share: 9, driver: createTestDriver(), uri: "test:///default" },
  {
    title: "a daemon over its socket",
    share: 1,
    driver: remoteDriver,
    uri: `test+unix:///default?socket=${socket}`,
  },
];
/** How many there are in all, and how many of them each caller does before it comes anew. */
const [operations, visit] = isLongRun ? [10_000_000, 1_000] : [4_000, 100];
/** So many work beside each other. */
const callers = 8;
/** MiB by which the heap may have grown at the end: nothing for each operation, as a byte of each would be ten. */
const allowedGrowth = 4;

type Look = (conn: Connect, domain: Domain) => Promise<unknown>;

/** What is asked: one operation each. */
const looks: readonly Look[] = [
  (conn) => conn.listDomainsID(),
  (conn) => conn.numOfDomains(),
  (conn) => conn.getInfo(),
  (_, domain) => domain.info(),
  (conn, domain) => conn.lookupByName(domain.name()),
  async (conn) => {
    const error = await conn.lookupByName("nobody").catch((thrown: unknown) => thrown);
    if (!(error instanceof LibvirtError)) throw new Error("a guest that is not there was found");
  },
];
/** What is done to a guest of one's own: each leaves it so that the next can be done. */
const deeds: readonly ((domain: Domain) => Promise<unknown>)[] = [
  (domain) => domain.suspend(),
  (domain) => domain.resume(),
  (domain) => domain.setMemory(32_768),
  (domain) => domain.XMLDesc(0),
  (domain) => domain.destroy(),
  (domain) => domain.create(),
];

const documentOf = (name: string) =>
  `<domain type='test'><name>${name}</name><memory>65536</memory><os><type>hvm</type></os></domain>`;

/** One connection, from its opening to its end, with a listener and a guest of its own. */
async function visitOnce(libvirt: Libvirt, { uri }: Way, name: string): Promise<void> {
  await using conn = await libvirt.open(uri);
  const domain = await conn.defineXML(documentOf(name));
  const events = conn.domainEvents({ domain });
  await events.ready;
  await domain.create();
  for (let n = 0; n < visit; n++) {
    if (n % 4 === 0) await deeds[(n / 4) % deeds.length]!(domain);
    else await looks[n % looks.length]!(conn, domain);
    if (n % 50 === 0) await events.next();
  }
  if ((await domain.info()).state !== DomainState.SHUTOFF) await domain.destroy();
  await domain.undefine();
}

/** Visits of several callers beside each other, so many in all. */
async function visitAll(libvirt: Libvirt, way: Way, visits: number): Promise<void> {
  let left = visits;
  const caller = async (number: number) => {
    while (left-- > 0) await visitOnce(libvirt, way, `guest-${number}`);
  };
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
}

it.each(ways)("of $title leave nothing behind", async (way) => {
  const node = createLibvirt({ drivers: [createTestDriver()] });
  const listeners = [{ type: "unix", path: socket }] as const;
  const daemon = await serve(node, { uris: ["test:///default"], listeners });
  const libvirt = createLibvirt({ drivers: [way.driver] });
  const visits = Math.ceil((operations * way.share) / 10 / visit);
  try {
    await visitAll(libvirt, way, Math.max(callers, visits / 20));
    const before = await traces();
    const start = performance.now();
    await visitAll(libvirt, way, visits);
    const seconds = (performance.now() - start) / 1000;
    const after = await tracesAfter(before);
    const growth = after.heap - before.heap;
    console.info(
      `${way.title}: ${visits * visit} operations in ${seconds.toFixed(0)} s, heap ${growth.toFixed(2)} MiB more`,
    );
    expect(newIn(after.resources, before.resources)).toEqual([]);
    expect(after.descriptors).toBeLessThanOrEqual(before.descriptors);
    expect(after.listeners).toBe(before.listeners);
    expect(growth).toBeLessThan(allowedGrowth);
  } finally {
    await daemon.close();
  }
});
