// Follows the events of a host whose daemon goes and comes back.
import { DomainEventType, type Libvirt, nameOf } from "@libvirt-ts/core";

/**
 * Tells what happens until a domain is started. Whoever calls it may end the daemon and start it again meanwhile;
 * `listening` is called when all is heard.
 */
export async function main(
  print: (line: string) => void,
  { open }: Libvirt,
  uri: string,
  listening: () => void,
): Promise<void> {
  await using conn = await open(uri, { reconnect: { delay: 10, maxDelay: 100 } });
  const domains = conn.domainEvents({ kinds: ["lifecycle"] });
  const connection = conn.connectionEvents();
  await Promise.all([domains.ready, connection.ready]);

  // What happened while the daemon was away was not told: after "resync" one looks again.
  const following = (async () => {
    for await (const { event } of connection) {
      print(`connection: ${event}`);
      if (event === "resync") print(`${(await conn.listAllDomains()).length} domains after it`);
      if (event === "resync") listening();
    }
  })();

  listening();
  for await (const happened of domains) {
    if (happened.event !== "lifecycle") continue;
    print(`${happened.domain.name()}: ${nameOf(DomainEventType, happened.type)}`);
    if (happened.type === DomainEventType.RESUMED) break;
  }
  await conn.close();
  await following;
}
