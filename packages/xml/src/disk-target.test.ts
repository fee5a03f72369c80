import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiskPrefix, formatDiskTarget, nextDiskTarget, parseDiskTarget } from "./disk-target.js";

describe("disk targets", () => {
  it.each([
    ["hda", { prefix: "hd", index: 0 }],
    ["sdz", { prefix: "sd", index: 25 }],
    ["xvdaa", { prefix: "xvd", index: 26 }],
    ["vdzz", { prefix: "vd", index: 701 }],
    ["sda1", { prefix: "sd", index: 0, partition: 1 }],
    ["fdb", { prefix: "fd", index: 1 }],
    ["ioemu:hda", { prefix: "hd", index: 0 }],
    ["hdc:cdrom", { prefix: "hd", index: 2 }],
  ])("reads %s", (text, parsed) => {
    expect(parseDiskTarget(text)).toEqual(parsed);
  });

  it.each(["", "hd", "hda0", "xvdA", "/dev/hda", "hda ", "nvme0n1", "xvdzzzzz"])(
    "does not read %j",
    (text) => {
      expect(parseDiskTarget(text)).toBeUndefined();
    },
  );

  it("reads what it prints", () => {
    const prefix = fc.constantFrom<DiskPrefix>("hd", "sd", "xvd", "vd", "fd");
    fc.assert(
      fc.property(
        prefix,
        fc.nat({ max: 1_048_575 }),
        fc.option(fc.integer({ min: 1, max: 255 })),
        (p, index, part) => {
          const target = { prefix: p, index, ...(part !== null && { partition: part }) };
          expect(parseDiskTarget(formatDiskTarget(target))).toEqual(target);
        },
      ),
    );
  });

  it("finds the first free name of a sort", () => {
    const disks = ["xvda", "xvdb1", "hdc", "xvdd", "weird"].map((dev) => ({ target: { dev } }));
    expect(nextDiskTarget(disks, "xvd")).toBe("xvdc");
    expect(nextDiskTarget(disks, "hd")).toBe("hda");
    expect(nextDiskTarget([], "fd")).toBe("fda");
  });
});
