import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TypedParam } from "../typed-params/typed-params.js";
import { domainStatsReader, readDomainStats, writeDomainStats } from "./domain-stats.js";
import { readGuestInfo, writeGuestInfo } from "./guest-info.js";

const param = (field: string, type: TypedParam["type"], value: TypedParam["value"]): TypedParam => ({
  field,
  type,
  value,
});

describe("statistics", () => {
  const params = [
    param("state.state", "int", 1),
    param("cpu.time", "ullong", 5n),
    param("vcpu.current", "uint", 2),
    param("vcpu.maximum", "uint", 4),
    param("vcpu.0.state", "int", 1),
    param("vcpu.2.time", "ullong", 7n),
    param("block.count", "uint", 2),
    param("block.0.name", "string", "vda"),
    param("block.0.rd.bytes", "ullong", 2n ** 60n),
    param("block.0.rd.reqs", "ullong", 9n),
    param("block.1.name", "string", "vdb"),
    param("vm.exits.sum", "ullong", 3n),
  ];

  it("are a tree: lists where libvirt counts, numbers as keys where it does not, bigint for bytes and times", () => {
    const stats = readDomainStats(params);
    expect(stats).toEqual({
      state: { state: 1 },
      cpu: { time: 5n },
      vcpu: { current: 2, maximum: 4, 0: { state: 1 }, 2: { time: 7n } },
      block: [{ name: "vda", rd: { bytes: 2n ** 60n, reqs: 9 } }, { name: "vdb" }],
      vm: { exits: { sum: { type: "ullong", value: 3n } } },
    });
    expect(stats.block?.[0]?.rd?.bytes).toBe(2n ** 60n);
    expect(stats.vcpu?.[2]?.time).toBe(7n);
    const byField = (list: TypedParam[]) => [...list].sort((a, b) => (a.field < b.field ? -1 : 1));
    expect(byField(writeDomainStats(stats))).toEqual(byField(params));
  });

  it("of many domains are read one after the other as each is alone", () => {
    const records = [
      params,
      [param("block.count", "uint", 0), param("vcpu.0.state", "uint", 1), param("cpu.time", "ullong", 6n)],
      [param("vcpu.0", "int", 3), param("vcpu.0.state", "int", 2), param("block.7.name", "string", "vdh")],
    ];
    const read = domainStatsReader();
    expect(records.map((record) => read(record))).toEqual(records.map((record) => readDomainStats(record)));
  });

  it("of a guest nest lists in lists", () => {
    const info = readGuestInfo([
      param("user.count", "uint", 0),
      param("if.count", "uint", 1),
      param("if.0.name", "string", "eth0"),
      param("if.0.addr.count", "uint", 1),
      param("if.0.addr.0.addr", "string", "192.0.2.1"),
      param("if.0.addr.0.prefix", "uint", 24),
      param("load.15m", "double", 0.5),
    ]);
    expect(info).toEqual({
      user: [],
      if: [{ name: "eth0", addr: [{ addr: "192.0.2.1", prefix: 24 }] }],
      load: { "15m": 0.5 },
    });
    expect(writeGuestInfo(info).map(({ field }) => field)).toContain("if.0.addr.0.addr");
  });

  it("survive a name that is a value and a branch, numbers with gaps, and names that go too deep", () => {
    const odd = [
      param("a", "int", 1),
      param("a.b", "int", 2),
      param("c.d", "int", 3),
      param("c", "int", 4),
      param("block.count", "uint", 1),
      param("block.4000000000.name", "string", "far"),
      param("__proto__.x", "int", 5),
      param(Array(100_000).fill("x").join("."), "int", 6),
    ];
    const stats = readDomainStats(odd);
    expect(stats.block).toEqual({ count: 1, 4000000000: { name: "far" } });
    expect(Object.getPrototypeOf(stats)).toBe(Object.prototype);
    const names = writeDomainStats(stats).map(({ field }) => field);
    expect(names.sort()).toEqual(odd.map(({ field }) => field).sort());
  });

  it("are never lost, whatever their names", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc
            .array(fc.constantFrom("block", "net", "count", "0", "1", "7", "name", "zz", ""), {
              minLength: 1,
              maxLength: 5,
            })
            .map((words) => words.join(".")),
          { maxLength: 12 },
        ),
        (names) => {
          const list = names.map((name) => param(name, "double", 1.5));
          const written = writeDomainStats(readDomainStats(list)).map(({ field }) => field);
          for (const name of names) if (!name.endsWith("count")) expect(written).toContain(name);
        },
      ),
    ));
});
