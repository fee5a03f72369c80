import { describe, expect, it } from "vitest";
import { formatDevice, parseDevice } from "../device/index.js";
import { parseDomain } from "../domain/index.js";
import {
  bootOf,
  memoryOf,
  nameOf,
  pciHostdev,
  pciOf,
  pinningOf,
  serialOf,
  serialWord,
  vcpusOf,
} from "./index.js";

const domainOf = (inside: string) =>
  parseDomain(`<domain type='xen'><name>a</name>${inside}</domain>`).domain;

describe("the words of Xen's configurations", () => {
  it.each([
    "pty",
    "null",
    "/dev/ttyS0",
    "file:/log",
    "pipe:/p",
    "unix:/s",
    "unix:/s,server,nowait",
    "tcp:host:99",
    "telnet::99,server,nowait",
  ])("say the serial port %s as an element and back", (word) => {
    const serial = serialOf(word, 0)!;
    const read = parseDevice(formatDevice({ element: "serial", device: serial }));
    expect(read.element === "serial" && serialWord(read.device)).toBe(word);
  });

  it("have no element for other words, and no word for other elements", () => {
    expect(serialOf("tcp:host", 0)).toBeUndefined();
    expect(serialOf("unix:/s,server", 0)).toBeUndefined();
    expect(serialWord({ type: "udp", source: [{ host: "h", service: "1" }] })).toBeUndefined();
    expect(serialWord({ type: "file", source: [{ path: "/a,b" }] })).toBeUndefined();
  });

  it("name a PCI device, and no other one", () => {
    const address = { domain: 0, bus: 4, slot: 0x1f, function: 7 };
    const text = formatDevice({ element: "hostdev", device: pciHostdev(address) });
    expect(text).toContain("<address domain='0x0000' bus='0x04' slot='0x1f' function='0x7'/>");
    const read = parseDevice(text);
    expect(read.element === "hostdev" && pciOf(read.device)).toEqual(address);
    expect(pciOf(pciHostdev({ ...address, slot: 0x20 }))).toBeUndefined();
  });

  it("pin all vcpus alike or each for itself", () => {
    expect(pinningOf(domainOf("<vcpu cpuset='0-3'>2</vcpu>"))).toBe("0-3");
    const pin = (vcpu: number, cpuset: string) => `<vcpupin vcpu='${vcpu}' cpuset='${cpuset}'/>`;
    const tuned = (...pins: string[]) => domainOf(`<vcpu>2</vcpu><cputune>${pins.join("")}</cputune>`);
    expect(pinningOf(tuned(pin(0, "1"), pin(1, "1")))).toBe("1");
    expect(pinningOf(tuned(pin(1, "3")))).toEqual(["", "3"]);
  });

  it("tell how a guest comes to run", () => {
    expect(bootOf(domainOf(""))).toEqual({ kind: "none" });
    expect(bootOf(domainOf("<bootloader>/b</bootloader>"))).toEqual({ kind: "bootloader", bootloader: "/b" });
    expect(bootOf(domainOf("<os><type>hvm</type></os>")).kind).toBe("hvm");
    expect(bootOf(domainOf("<os><type>xenpvh</type></os>")).kind).toBe("paravirtual");
  });

  it("check what no toolstack takes", () => {
    const told: string[] = [];
    const findings = {
      error: (id: string, _: string, path: string) => told.push(`error ${id} ${path}`),
      warn: (id: string, _: string, path: string) => told.push(`warn ${id} ${path}`),
    };
    expect(memoryOf(domainOf("<memory unit='b'>4194305</memory>"), findings)).toEqual({
      memory: 4097,
      currentMemory: 4097,
    });
    expect(told).toEqual([]);
    memoryOf(domainOf("<currentMemory>200000</currentMemory>"), findings);
    memoryOf(domainOf("<memory unit='furlong'>1</memory>"), findings);
    memoryOf(domainOf("<memory>4095</memory>"), findings);
    vcpusOf(domainOf("<vcpu>0</vcpu>"), findings);
    vcpusOf(domainOf("<vcpu current='3'>2</vcpu>"), findings);
    nameOf({ ...domainOf(""), name: "a/b" }, findings);
    expect(told).toEqual([
      "warn domain.memory-missing /domain",
      "warn domain.memory /domain/currentMemory",
      "error domain.memory /domain/memory",
      "error domain.memory /domain/memory",
      "error domain.vcpu /domain/vcpu",
      "error domain.vcpu /domain/vcpu/@current",
      "error domain.name /domain/name",
    ]);
  });
});
