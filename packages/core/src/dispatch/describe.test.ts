import type { DomainInfo, DomainRef, DriverConnection } from "@libvirt-ts/driver";
import { parseDomain } from "@libvirt-ts/xml";
import { expect, test } from "vitest";
import { describeActive } from "./describe.js";
import { Dispatcher } from "./dispatch.js";

const ref: DomainRef = { id: 7, name: "one", uuid: "5a17c0de-0000-4000-8000-000000000001" };

const info: DomainInfo = { state: 1, maxMem: 131_072, memory: 65_536, nrVirtCpu: 2, cpuTime: 0n };

const describedAs = async (osType: string) => {
  const connection: DriverConnection = {
    listDomains: async () => [7],
    domainGetOSType: async () => osType,
    close: async () => {},
  };
  const driver = { name: "Xen", version: 1, accepts: () => true };
  const { domain } = parseDomain(
    await describeActive(new Dispatcher([{ driver, connection }]), ref, info, 0, undefined),
  );
  return domain;
};

test.each([
  ["linux", { kind: "paravirtual" }],
  ["pvh", { kind: "paravirtual", machine: "xenpvh" }],
  ["hvm", { kind: "hvm" }],
])("a guest of the OS type %s is described as one", async (osType, os) => {
  const domain = await describedAs(osType);
  expect(domain.os).toMatchObject(os);
  expect(domain).toMatchObject({ id: 7, name: "one", memory: 131_072, currentMemory: 65_536, vcpus: 2 });
});
