import type { ConnectDomainStats } from "@libvirt-ts/core";
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../output/width.js";
import { arranged, sampleOf, usageOf } from "./rates.js";
import { screenLines, type View } from "./screen.js";

/** What a driver tells of a domain. */
function record(name: string, id: number, cpuTime: bigint, bytes: number): ConnectDomainStats {
  const domain = { name: () => name, ID: () => id, UUIDString: () => `uuid of ${name}` };
  const stats = {
    state: { state: id === -1 ? 5 : 1 },
    cpu: { time: cpuTime },
    balloon: { current: 524_288 },
    vcpu: { current: 2 },
    net: [{ rx: { bytes: BigInt(bytes) }, tx: { bytes } }],
    block: [{ rd: { bytes } }, { rd: { bytes }, wr: { bytes: 0 } }],
  };
  return { domain, stats } as unknown as ConnectDomainStats;
}

const before = sampleOf([record("web", 1, 0n, 0), record("db", 2, 0n, 0), record("off", -1, 0n, 0)], 1000);
const after = sampleOf(
  [record("web", 1, 500_000_000n, 4096), record("db", 2, 3_000_000_000n, 0), record("off", -1, 0n, 0)],
  3000,
);
const rows = usageOf(before, after);

describe("what top shows", () => {
  it("is what was used in a second between two looks", () => {
    expect(rows[0]).toEqual({
      id: 1,
      name: "web",
      state: "running",
      vcpus: 2,
      cpu: 25,
      memoryKiB: 524_288,
      read: 4096,
      written: 0,
      received: 2048,
      sent: 2048,
    });
    expect(rows[2]).toMatchObject({ id: null, state: "shut off", memoryKiB: 0 });
  });

  it("counts from nothing where a domain began anew, and where nothing was seen before", () => {
    const anew = sampleOf([record("web", 7, 100n, 10)], 4000);
    expect(usageOf(after, anew)[0]).toMatchObject({ cpu: 0, read: 0 });
    expect(usageOf(undefined, after).every(({ cpu, read }) => cpu === 0 && read === 0)).toBe(true);
  });

  it("is sorted, turned round and filtered", () => {
    const namesBy = (...how: [Parameters<typeof arranged>[1], string, boolean?]) =>
      arranged(rows, ...how).map(({ name }) => name);
    expect(namesBy("cpu", "")).toEqual(["db", "web", "off"]);
    expect(namesBy("disk", "")).toEqual(["web", "db", "off"]);
    expect(namesBy("id", "")).toEqual(["web", "db", "off"]);
    expect(namesBy("name", "", true)).toEqual(["web", "off", "db"]);
    expect(namesBy("cpu", "B")).toEqual(["db", "web"]);
  });

  const view: View = {
    uri: "test:///default",
    time: "12:00:00",
    order: "cpu",
    reversed: false,
    filter: "",
    typing: false,
    offset: 0,
    delay: 2,
  };

  it.each([
    [80, 24],
    [200, 50],
    [20, 4],
  ])("fits a screen of %i by %i, whatever the names", (width, height) => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...rows[0]!,
      name: `漢字\u001b[2J${"x".repeat(index)}`,
    }));
    const lines = screenLines(many, view, width, height);
    expect(lines.length).toBe(Math.max(height, 6));
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("prints", () => {
    expect(screenLines(rows, view, 80, 9)).toEqual([
      "virsh top - 12:00:00 - test:///default",
      "domains: 3, active: 2, CPU 175.0 %, memory 1.0G, disk 4.0K/s, net 4.0K/s",
      "by cpu, every 2 s (+ -)",
      "  ID NAME           STATE    VCPU   %CPU  MEMORY  READ/s WRITE/s  RECV/s  SENT/s",
      "   2 db             running     2  150.0    512M       0       0       0       0",
      "   1 web            running     2   25.0    512M    4.0K       0    2.0K    2.0K",
      "   - off            shut off    2    0.0       0       0       0       0       0",
      "",
      "q quit  c cpu  m memory  d disk  n network  i id  a name  r reverse  / filter",
    ]);
  });
});
