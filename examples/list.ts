// Lists what a host has and looks into it: its machine, its domains with their disks and cards, their consumption.
import { DomainState, nameOf, openReadOnly } from "@libvirt-ts/core";
import { parseDomain } from "@libvirt-ts/xml/domain";

export async function main(print: (line: string) => void, uri = "test:///default"): Promise<void> {
  await using conn = await openReadOnly(uri);
  const { model, cpus, memory } = await conn.getInfo();
  print(`${model}, ${cpus} CPUs, ${memory / 1024 ** 2} GiB`);

  for (const { domain, info } of await conn.listAllDomains()) {
    print(`${domain.name()}: ${nameOf(DomainState, info?.state ?? 0)}`);
    const { devices = {} } = parseDomain(await domain.XMLDesc()).domain;
    for (const { type, target } of devices.disk ?? []) print(`  disk ${target.dev}, a ${type}`);
    for (const { type, mac } of devices.interface ?? []) print(`  card ${mac?.address}, to a ${type}`);
  }

  // One call for all domains, however many there are.
  const seconds = (await conn.getAllDomainStats()).map(({ stats }) => stats.cpu?.time ?? 0n);
  print(`${seconds.length} with statistics`);
}
