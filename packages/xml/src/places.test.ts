import { describe, expect, it } from "vitest";
import type { Problem } from "./errors.js";
import { withPlaces } from "./places.js";

const xml = `<domain type='xen'>
  <devices>
    <disk type='file'/>
    <controller type='usb'/> <disk
      type='network'>
      <source protocol='rbd'/></disk>
  </devices>
</domain>
`;

describe("the places of problems", () => {
  const placed = (path: string) => {
    const [problem] = withPlaces<Problem>([{ id: "a.b", message: "x", path }], xml);
    return [problem?.line, problem?.column];
  };

  it("are those of the start tags, whatever stands before them in the line", () => {
    expect(placed("/domain")).toEqual([1, 1]);
    expect(placed("/domain/devices/disk")).toEqual([3, 5]);
    expect(placed("/domain/devices/disk[2]")).toEqual([4, 30]);
    expect(placed("/domain/devices/disk[2]/source/@protocol")).toEqual([6, 7]);
    expect(placed("/domain/devices/controller[1]/@type")).toEqual([4, 5]);
  });

  it("are left out where there are none", () => {
    expect(placed("/domain/devices/disk[3]")).toEqual([undefined, undefined]);
    expect(placed("")).toEqual([undefined, undefined]);
    expect(withPlaces([{ id: "a.b", message: "x" }], "<no document")).toEqual([{ id: "a.b", message: "x" }]);
  });

  it("are not looked for where they are known", () => {
    const known = { id: "a.b", message: "x", path: "/domain", line: 7, column: 8 };
    expect(withPlaces([known], xml)).toEqual([known]);
  });
});
