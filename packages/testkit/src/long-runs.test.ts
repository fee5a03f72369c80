import { operationNames } from "@libvirt-ts/driver";
import { suite } from "@libvirt-ts/driver/conformance";
import { afterEach, expect, it, vi } from "vitest";

const names: string[] = [];
const never = () => Promise.reject(new Error("the cases are named and not run"));
suite({
  test: (name) => names.push(name),
  open: never,
  supports: operationNames,
  fixtures: { active: never, inactive: never, domainXML: () => "", guestXML: () => "" },
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function left(long: string | undefined, ...kinds: readonly ("names" | "numbers")[]): Promise<string[]> {
  vi.stubEnv("LIBVIRT_TS_LONG", long);
  const { isForLongRuns } = await import("./long-runs.js");
  return names.filter((name) => isForLongRuns(name, ...kinds));
}

it("leaves names of domains to long runs but for two, and each number that cannot be", async () => {
  const called = names.filter((name) => name.startsWith("a domain may be called"));
  const oddNames = await left(undefined, "names");
  expect(called.filter((name) => !oddNames.includes(name))).toEqual([
    expect.stringContaining("<"),
    expect.stringContaining("名"),
  ]);
  expect(oddNames.length).toBe(called.length - 2);
  expect((await left(undefined, "numbers")).length).toBeGreaterThan(10);
});

it("leaves nothing out of a long run", async () => {
  expect(await left("1", "names", "numbers")).toEqual([]);
});
