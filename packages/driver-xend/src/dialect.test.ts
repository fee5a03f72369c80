import { expect, it } from "vitest";
import { dialectOf } from "./dialect.js";

const names = [
  "keepsAlive",
  "managed",
  "haltedMeansInactive",
  "missingIs500",
  "keepsInactiveVcpus",
  "pins",
  "detachForce",
  "dumpReset",
  "inactiveDevices",
] as const;

it.each([
  ["3.0.2", undefined, { major: 3, minor: 0, micro: 2 }, 1, ""],
  ["3.0.3", 2, { major: 3, minor: 0, micro: 3 }, 2, ""],
  ["3.0.4", 3, { major: 3, minor: 0, micro: 4 }, 3, "keepsAlive managed"],
  ["3.1", 4, { major: 3, minor: 1, micro: 0 }, 4, "keepsAlive managed missingIs500 keepsInactiveVcpus"],
  [
    "3.3",
    4,
    { major: 3, minor: 3, micro: 1 },
    4,
    "keepsAlive managed missingIs500 keepsInactiveVcpus detachForce",
  ],
  [
    "3.4",
    4,
    { major: 3, minor: 4, micro: 0 },
    4,
    "keepsAlive managed haltedMeansInactive pins detachForce dumpReset inactiveDevices",
  ],
  [
    "4.4",
    4,
    { major: 4, minor: 4, micro: 4 },
    4,
    "keepsAlive managed haltedMeansInactive pins detachForce dumpReset inactiveDevices",
  ],
  [
    "a later format",
    9,
    { major: 9, minor: 0, micro: 0 },
    4,
    "keepsAlive managed haltedMeansInactive pins detachForce dumpReset inactiveDevices",
  ],
  ["a version that says nothing", 4, { major: 0, minor: 0, micro: 0 }, 4, "keepsAlive managed"],
])("knows what %s does", (_version, format, xen, effective, traits) => {
  const dialect = dialectOf(format, xen);
  expect(dialect.format).toBe(effective);
  expect(names.filter((name) => dialect[name]).join(" ")).toBe(traits);
});
