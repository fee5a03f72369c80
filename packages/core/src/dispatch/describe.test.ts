import {
  type DomainInfo,
  type DomainRef,
  type DriverConnection,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { parseDomain } from "@libvirt-ts/xml/domain";
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
  ["linux", { type: { value: "linux" } }],
  ["pvh", { type: { value: "linux", machine: "xenpvh" } }],
  ["hvm", { type: { value: "hvm" } }],
])("a guest of the OS type %s is described as one", async (osType, os) => {
  const domain = await describedAs(osType);
  expect(domain.os).toMatchObject(os);
  expect(domain).toMatchObject({
    id: 7,
    name: "one",
    memory: { value: 131_072 },
    currentMemory: { value: 65_536 },
    vcpu: { value: 2 },
  });
});

test("disks and cards are those that a peer knows", async () => {
  const disk = { isBlock: false, device: "disk", readOnly: false, shareable: false } as const;
  const connection: DriverConnection = {
    listDomains: async () => [7],
    domainGetOSType: async () => "linux",
    peers: {
      guestDevices: {
        devicesOf: async () => ({
          disks: [
            { ...disk, target: "xvda", source: "/srv/a.img" },
            { ...disk, target: "xvdb", source: "/dev/vg/b", isBlock: true, readOnly: true },
            { ...disk, target: "hdc", device: "cdrom" },
            { ...disk, target: "xvdz" },
          ],
          interfaces: [
            { mac: "00:16:3e:00:00:01", bridge: "xenbr0", script: "vif-bridge", ip: "10.0.0.1 10.0.0.2" },
            { mac: "00:16:3e:00:00:02", vifname: "web" },
          ],
        }),
      },
    },
    close: async () => {},
  };
  const driver = { name: "Xen", version: 1, accepts: () => true };
  const xml = await describeActive(new Dispatcher([{ driver, connection }]), ref, info, 0, undefined);
  const { domain, warnings } = parseDomain(xml);
  expect(domain.devices?.disk).toMatchObject([
    { type: "file", target: { dev: "xvda" }, source: { file: "/srv/a.img" } },
    { type: "block", target: { dev: "xvdb" }, source: { dev: "/dev/vg/b" }, readonly: true },
    { device: "cdrom", target: { dev: "hdc" } },
  ]);
  expect(domain.devices?.disk?.[0]).not.toHaveProperty("readonly");
  expect(domain.devices?.interface).toMatchObject([
    {
      type: "bridge",
      source: { bridge: "xenbr0" },
      mac: { address: "00:16:3e:00:00:01" },
      ip: [{ address: "10.0.0.1" }, { address: "10.0.0.2" }],
    },
    { type: "ethernet", mac: { address: "00:16:3e:00:00:02" }, target: { dev: "web" } },
  ]);
  expect(warnings).toEqual([]);
});

test.each([
  [
    "a name that no document can hold",
    { ref: { ...ref, name: "a\u0001b" }, info },
    /"a\\u0001b": a text holds a character that XML cannot hold/,
  ],
  [
    "a name that begins with a blank",
    { ref: { ...ref, name: " one" }, info },
    /" one": a name in a document neither begins nor ends with a blank/,
  ],
  [
    "a name that ends with a line's end",
    { ref: { ...ref, name: "one\n" }, info },
    /"one\\n": a name in a document neither begins nor ends with a blank/,
  ],
  [
    "no memory that anybody knows",
    { ref, info: { ...info, maxMem: 0, memory: 0 } },
    /nobody knows its memory/,
  ],
])("a guest with %s is no fault of ours", async (_, asked, message) => {
  const connection: DriverConnection = { domainGetOSType: async () => "linux", close: async () => {} };
  const driver = { name: "Xen", version: 1, accepts: () => true };
  const dispatcher = new Dispatcher([{ driver, connection }]);
  const failed = await describeActive(dispatcher, asked.ref, asked.info, 0, undefined).catch(
    (error) => error,
  );
  expect(failed).toBeInstanceOf(LibvirtError);
  expect(failed.code).toBe(ErrorNumber.OPERATION_FAILED);
  expect(failed.message).toMatch(message);
});
