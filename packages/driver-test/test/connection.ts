import { type DomainEvent, type DomainEventFilter, type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { type Clock, createTestDriver, testDriver } from "../src/index.js";

/** A connection of which everything can be asked. */
export type Connection = Required<DriverConnection>;

/** Opens a node, with a clock of the test's own if need be. */
export async function openNode(clock?: Clock, uri = "test:///default"): Promise<Connection> {
  const driver = clock === undefined ? testDriver : createTestDriver({ clock });
  return (await driver.open({ uri, readOnly: false, peers: noPeers, warn: () => {} })) as Connection;
}

/** A domain document with a disk and a card. */
export const guestXML = (name: string, rest = ""): string =>
  `<domain type='test'><name>${name}</name><memory>65536</memory>${rest}<devices>` +
  "<disk type='file'><source file='/guest/image'/><target dev='vda' bus='virtio'/></disk>" +
  "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>" +
  "<target dev='tap0'/></interface><memballoon model='virtio'/></devices></domain>";

/** What `run` leads to in events, without the domain. */
export async function eventsOf(
  connection: Connection,
  filter: DomainEventFilter,
  run: () => Promise<unknown>,
): Promise<Omit<DomainEvent, "domain">[]> {
  const stop = new AbortController();
  const seen: Omit<DomainEvent, "domain">[] = [];
  const events = connection.domainEvents(filter, { signal: stop.signal });
  const reading = (async () => {
    for await (const { domain: _, ...event } of events) seen.push(event);
  })();
  await run();
  await new Promise(setImmediate);
  stop.abort();
  await reading;
  return seen;
}
