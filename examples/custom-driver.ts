// A driver of your own: one host with one domain that is always on. Run it: packages/e2e/test/examples.test.ts does.
import { createLibvirt, DomainState, type Driver, defaultDrivers } from "@libvirt-ts/core";
import { type DomainRef, defineDriver, ErrorDomain, guardCalls, noDomain } from "@libvirt-ts/driver";

const lamp: DomainRef = { uuid: "1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d", name: "lamp", id: 1 };

function find(matches: boolean, what: string): DomainRef {
  if (!matches) throw noDomain(ErrorDomain.NONE, what);
  return lamp;
}

export const lampDriver: Driver = defineDriver({
  name: "Lamp",
  version: 1_000_000,
  accepts: (uri) => uri === "lamp:///",
  open: async () =>
    guardCalls(ErrorDomain.NONE, {
      listDomains: async () => [lamp.id!],
      domainLookupByID: async (id: number) => find(id === lamp.id, `id ${id}`),
      domainLookupByName: async (name: string) => find(name === lamp.name, `name '${name}'`),
      domainLookupByUUID: async (uuid: string) => find(uuid === lamp.uuid, `uuid ${uuid}`),
      domainGetInfo: async (ref: DomainRef) => {
        find(ref.uuid === lamp.uuid, `uuid ${ref.uuid}`);
        return { state: DomainState.RUNNING, maxMem: 8192, memory: 4096, nrVirtCpu: 1, cpuTime: 0n };
      },
      close: async () => {},
    }),
});

export async function main(print: (line: string) => void): Promise<void> {
  const { open } = createLibvirt({ drivers: [lampDriver, ...defaultDrivers] });
  await using conn = await open("lamp:///");
  const dom = await conn.lookupByName("lamp");
  print(
    `${dom.name()} has id ${dom.ID()} and ${(await dom.info()).memory} KiB; save: ${conn.supports("domainSave")}`,
  );
}
