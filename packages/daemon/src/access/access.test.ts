import { operationNames, operationRow } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { Access } from "./access.js";
import { operationClasses } from "./classes.generated.js";
import { accessOf } from "./operation-class.js";

test("every operation of the contract is sorted, once", () => {
  const sorted = Object.values<readonly string[]>(operationClasses).flat();
  expect([...sorted].sort()).toEqual([...operationNames].sort());
});

test("what the contract keeps from who only looks is not of class read", () => {
  const readable = operationNames.filter((name) => accessOf(name, []).class === "read");
  expect(readable.filter((name) => operationRow(name).readOnly === "denied")).toEqual([]);
  expect(readable.length).toBeGreaterThan(100);
});

test.each([
  ["domainLookupByName", [], "domain read"],
  ["listAllDomains", [], "domain read"],
  ["domainEvents", [], "domain read"],
  ["domainShutdown", [], "domain control"],
  ["domainOpenConsole", [], "domain control"],
  ["domainDefineXML", [], "domain write"],
  ["domainCreateXML", [], "domain write"],
  ["domainMemoryPeek", [], "domain write"],
  ["domainGetXMLDesc", [{}, 0], "domain read"],
  ["domainGetXMLDesc", [{}, 1], "domain write"],
  ["storageVolDownload", [], "storage-volume write"],
  ["storagePoolListAllVolumes", [], "storage-pool read"],
  ["secretGetValue", [], "secret write"],
  ["getCapabilities", [], "connection read"],
  ["setIdentity", [], "connection write"],
] as const)("%s %j is %s", (operation, args, key) => {
  const { object, class: operationClass } = accessOf(operation, args);
  expect(`${object} ${operationClass}`).toBe(key);
});

test("without rules everything is allowed, with an empty list nothing", () => {
  expect(new Access(undefined).admits(undefined)).toBe(true);
  expect(new Access(undefined).allows(undefined, "domain", "write")).toBe(true);
  expect(new Access([]).admits("alice")).toBe(false);
  expect(new Access([]).allows("alice", "domain", "read")).toBe(false);
});

test("one rule that fits is enough; what it leaves out is not limited", () => {
  const access = new Access([
    "root",
    { users: ["alice", "bob"], objects: ["domain"], operations: ["read", "control"] },
    { users: ["alice"], objects: ["network"] },
    { objects: ["storage-pool"], operations: ["read"] },
  ]);
  const may = (
    user: string | undefined,
    ...what: Parameters<Access["allows"]> extends [unknown, ...infer R] ? R : never
  ) => access.allows(user, ...what);
  expect(may("root", "secret", "write")).toBe(true);
  expect(may("alice", "domain", "control")).toBe(true);
  expect(may("alice", "domain", "write")).toBe(false);
  expect(may("alice", "network", "write")).toBe(true);
  expect(may("bob", "network", "read")).toBe(false);
  expect(may(undefined, "storage-pool", "read")).toBe(true);
  expect(may(undefined, "domain", "read")).toBe(false);
  expect(access.admits("somebody")).toBe(true);
});
