import { isEventOperation, operationNames } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { bindings, eventSources } from "../src/bindings/index.js";
import { notBound } from "../src/bindings/not-bound.js";
import { lxcMessages, qemuMessages, remoteMessages } from "../src/protocol/index.js";

const sources = Object.values(eventSources);

it("every procedure and event has a binding or a line with a reason, and no line is stale", () => {
  const bound = new Set([
    ...bindings.map(({ procedure }) => procedure.name),
    ...sources.flatMap(({ events }) => events.map(({ event }) => event.name)),
  ]);
  const all = [remoteMessages, qemuMessages, lxcMessages].flat().map(({ name }) => name);
  expect(all.filter((name) => !bound.has(name) && !(name in notBound))).toEqual([]);
  expect(Object.keys(notBound).filter((name) => bound.has(name) || !all.includes(name))).toEqual([]);
});

/** Operations that are not one call and its answer. */
const apart = {
  domainMigrateToURI: "several calls",
};

it("every operation of the contract has a binding, or is a stream, an event or a composition", () => {
  const bound = new Set<string>(bindings.map(({ operation }) => operation));
  const streams = /Console$|Channel$|GraphicsFD$|Screenshot$|Download|Upload|Tunnel/;
  expect(
    operationNames.filter(
      (name) => !bound.has(name) && !isEventOperation(name) && !streams.test(name) && !(name in apart),
    ),
  ).toEqual([]);
});
