import { expect, it } from "vitest";
import type { DriverConnection } from "../driver.js";
import type { ConformanceOptions, ConformanceReport } from "./options.js";
import { formatReport } from "./report.js";
import { suite } from "./suite.js";

const ref = { uuid: "11111111-2222-3333-4444-555555555555", name: "web", id: 7 };

/** Registers the suite's tests for a driver with one active domain. */
function register(options: object = {}): { readonly name: string; readonly run: () => Promise<void> }[] {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  const connection: DriverConnection = {
    close: async () => {},
    listDomains: async () => [7],
    numOfDomains: async () => 2,
  };
  suite({
    test: (name, run) => tests.push({ name, run }),
    open: async () => connection,
    supports: ["listDomains", "numOfDomains", "domainSetVcpus"],
    fixtures: { active: async () => ref },
    report: () => {},
    ...options,
  } as ConformanceOptions);
  return tests;
}

it.each([
  [{ supports: ["listDomains", "domainReebot"] }, "supports has no 'domainReebot'"],
  [{ supports: undefined }, "supports is a list"],
  [{ fixtures: { aktive: async () => ref } }, "fixtures has no 'aktive'"],
  [{ fixture: {} }, "options has no 'fixture'"],
  [{ open: undefined }, "open is a function"],
  [{ test: undefined }, "test is a function"],
])("a suite with %o is refused", (options, message) => {
  expect(() => register(options)).toThrow(message);
});

it("a suite that has no test for what it is offered is refused", () => {
  expect(() => register({ supports: ["domainSetVcpus"] })).toThrow("there is no test");
  expect(() => register({ supports: [] })).toThrow("there is no test");
});

it("the last test tells what the driver was held to, what was left out and why", async () => {
  let told: ConformanceReport | undefined;
  const tests = register({
    report: (report: ConformanceReport) => {
      told = report;
    },
  });
  const { name, run } = tests.at(-1)!;
  await run();
  expect(name).toBe(`held to ${tests.length - 1} tests, ${told!.leftOut.length} left out`);
  expect(told!.held).toEqual(tests.slice(0, -1).map((test) => test.name));
  expect(told!.leftOut).toContainEqual({
    test: "a save that fails leaves the domain running",
    lacks: ["domainSave", "domainGetInfo"],
  });
  expect(told!.untested).toEqual(["domainSetVcpus"]);
  expect(formatReport(told!)).toContain("left out, without domainSave, domainGetInfo: a save that fails");
});

it("a failure says what was expected and what came", async () => {
  const counted = register().find(({ name }) => name === "active domains are counted as they are listed");
  await expect(counted!.run()).rejects.toThrow("conformance: number of active domains: expected 1, got 2");
});
