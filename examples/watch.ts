// Watches what happens to domains, until it has seen enough.
import { DomainEventType, nameOf, open } from "@libvirt-ts/core";

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");
  const enough = new AbortController();
  // A call that has not ended by then fails with OPERATION_ABORTED.
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(5000)]);

  const watching = (async () => {
    for await (const happened of conn.domainEvents({}, { signal })) {
      const what = happened.event === "lifecycle" ? nameOf(DomainEventType, happened.type) : happened.event;
      print(`${happened.domain.name()}: ${what}`);
      if (what === "STOPPED") enough.abort();
    }
  })();

  const domain = await conn.lookupByName("test", { signal });
  await domain.suspend({ signal });
  await domain.resume({ signal });
  await domain.shutdown({ signal });
  await watching;
}
