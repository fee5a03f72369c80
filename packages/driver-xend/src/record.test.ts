import { DomainState } from "@libvirt-ts/driver";
import { parse } from "@libvirt-ts/sexpr";
import { describe, expect, it } from "vitest";
import { isHvm, nanoseconds, readDomain } from "./record.js";

const HOST_MEMORY = 8_388_608;
const domain = (fields: string) =>
  readDomain(
    parse(
      `(domain (name web1) (uuid 596a5d2171f48fb2e068e2386a5c413e) (memory 128) (maxmem 256) (vcpus 2) ${fields})`,
    ),
    HOST_MEMORY,
  );

describe("readDomain", () => {
  it("reads a running domain, units and all", () => {
    const { ref, info } = domain("(domid 5) (vcpu_avail 3) (state -b----) (cpu_time 0.006532506)");
    expect(ref).toEqual({ uuid: "596a5d21-71f4-8fb2-e068-e2386a5c413e", name: "web1", id: 5 });
    expect(info).toEqual({
      state: DomainState.BLOCKED,
      maxMem: 262_144,
      memory: 131_072,
      nrVirtCpu: 2,
      cpuTime: 6_532_506n,
    });
  });

  it("knows an inactive domain by the lack of an id", () => {
    expect(domain("(status 0)")).toMatchObject({
      ref: { name: "web1" },
      info: { state: DomainState.SHUTOFF, cpuTime: 0n },
    });
    expect(domain("(domid 'None')").ref).not.toHaveProperty("id");
  });

  it.each([
    ["r-----", undefined, DomainState.RUNNING],
    ["-b----", "2", DomainState.BLOCKED],
    ["--p---", "1", DomainState.PAUSED],
    ["-bp---", "1", DomainState.PAUSED],
    ["---s--", "3", DomainState.SHUTDOWN],
    ["----c-", "0", DomainState.CRASHED],
    ["---sc-", "5", DomainState.CRASHED],
    ["-----d", "4", DomainState.SHUTOFF],
    ["------", "2", DomainState.RUNNING],
    ["------", "1", DomainState.PAUSED],
    ["------", undefined, DomainState.NOSTATE],
    ["'??????'", undefined, DomainState.NOSTATE],
  ])("takes %s with status %s for %d", (state, status, expected) => {
    const { info } = domain(`(domid 1) (state ${state})${status === undefined ? "" : ` (status ${status})`}`);
    expect(info.state).toBe(expected);
  });

  it.each([
    ["(vcpu_avail 1)", 1],
    ["(vcpu_avail '3')", 2],
    ["(vcpu_avail 0)", 2],
    ["(vcpu_avail 18446744073709551615)", 2],
    ["(vcpu_avail junk)", 2],
    ["", 2],
  ])("counts the vcpus that are to be online: %s", (field, count) => {
    expect(domain(field).info.nrVirtCpu).toBe(count);
  });

  it("takes the first of a field that repeats", () => {
    expect(domain("(memory 1) (name other)").info.memory).toBe(131_072);
  });

  it("tells a fully virtualised guest by its image", () => {
    expect(isHvm(domain("(image (hvm (kernel x)))"))).toBe(true);
    expect(isHvm(domain("(image (linux (kernel x)))"))).toBe(false);
    expect(isHvm(domain("(image )"))).toBe(false);
  });
});

it.each([
  ["4.4397e-05", 44_397n],
  ["270.479036734", 270_479_036_734n],
  ["0.0", 0n],
  [undefined, 0n],
  ["-1", 0n],
  ["nan", 0n],
  ["1e999", 0n],
])("reads %s seconds", (text, expected) => {
  expect(nanoseconds(text)).toBe(expected);
});
