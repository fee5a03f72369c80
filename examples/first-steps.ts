import { DomainState, ErrorNumber, LibvirtError, nameOf, open, openReadOnly } from "@libvirt-ts/core";

/** Lists, looks up and describes domains, and meets errors in all three ways. */
export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await openReadOnly("test:///default");

  for (const { domain, info } of await conn.listAllDomains()) {
    print(`${domain.name()}: id ${domain.ID()}, ${nameOf(DomainState, info?.state ?? 0)}`);
  }

  const dom = await conn.lookupByName("test");
  const same = await conn.lookupByID(dom.ID());
  const again = await conn.lookupByUUIDString(dom.UUIDString());
  print(`one domain, three look-ups: ${new Set([dom, same, again].map((found) => found.UUIDString())).size}`);
  const { memory, maxMem, nrVirtCpu } = await dom.info();
  print(`${await dom.OSType()}, ${memory} of ${maxMem} KiB, ${nrVirtCpu} vcpus`);

  // 1. Every failure is thrown.
  try {
    await dom.suspend();
  } catch (error) {
    if (error instanceof LibvirtError) print(`thrown: ${nameOf(ErrorNumber, error.code)}`);
  }
  // 2. It is kept for retrieval.
  print(`kept: ${nameOf(ErrorNumber, conn.getLastError()?.code ?? 0)}`);
  // 3. It is handed to a callback.
  conn.setErrorFunc((error) => print(`called back: ${error.message}`));
  await conn.lookupByName("nobody").catch(() => {});

  await using writable = await open("test:///default");
  const running = await writable.lookupByName("test");
  await running.suspend();
  print(`now ${nameOf(DomainState, (await running.info()).state)}`);
}
