import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allowedReadOnly, isOperationName, operationNames, operationRow } from "../src/index.js";

interface Procedure {
  readonly name: string;
  readonly kind: string;
  readonly cApi?: string | null;
}

const fact = (name: string) =>
  JSON.parse(readFileSync(new URL(`../facts/${name}.json`, import.meta.url), "utf8"));
const { merged, without } = fact("operations") as Record<"merged" | "without", Record<string, string>>;
const { remote, qemu, lxc } = fact("protocol").procedures as Record<string, Procedure[]>;
const calls = [...remote!, ...qemu!, ...lxc!].filter(({ kind }) => kind !== "event");

/** The names that an operation of a C function may have: with and without what tells its younger twin. */
function candidates(cApi: string): string[] {
  const bare = cApi.replace(/^vir(Connect)?/, "").replace(/^NWFilter/, "nwfilter");
  const name = merged[cApi] ?? bare[0]!.toLowerCase() + bare.slice(1);
  return [name, name.replace(/Flags$/, "")];
}

it("every procedure has an operation, or a line that says why it has none", () => {
  const lost = calls.filter(
    ({ name, cApi }) => !(name in without) && !candidates(cApi ?? "?").some(isOperationName),
  );
  expect(lost.map(({ name }) => name)).toEqual([]);
});

it("no reason is given for a procedure that is unknown, and no merger leads to an operation that is", () => {
  const names = new Set(calls.map(({ name }) => name));
  expect(Object.keys(without).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.values(merged).filter((name) => !isOperationName(name))).toEqual([]);
  const functions = new Set(calls.map(({ cApi }) => cApi));
  expect(Object.keys(merged).filter((name) => !functions.has(name))).toEqual([]);
});

it("a reader may look, may not change, and may not look where secrets are", () => {
  expect(operationNames.length).toBeGreaterThan(300);
  expect(allowedReadOnly("domainGetInfo", [{ uuid: "" }])).toBe(true);
  expect(allowedReadOnly("domainDestroy", [{ uuid: "" }, 0])).toBe(false);
  expect(allowedReadOnly("domainGetXMLDesc", [{ uuid: "" }, 2])).toBe(true);
  expect(allowedReadOnly("domainGetXMLDesc", [{ uuid: "" }, 1])).toBe(false);
  expect(allowedReadOnly("domainInterfaceAddresses", [{ uuid: "" }, 1, 0])).toBe(false);
  expect(isOperationName("toString")).toBe(false);
  for (const name of operationNames) expect(operationRow(name).c).toMatch(/^vir[A-Z]/);
});
