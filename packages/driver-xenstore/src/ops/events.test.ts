import { DomainEventType } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { Changes } from "./events.js";

const { STARTED, STOPPED, CRASHED } = DomainEventType;
const web = { id: 1, name: "web", uuid: "00000000-0000-4000-8000-000000000001" };
const db = { id: 2, name: "db", uuid: "00000000-0000-4000-8000-000000000002" };

it("tells who came and who went", () => {
  const changes = new Changes([web]);
  expect(changes.to([web])).toEqual([]);
  expect(changes.to([web, db])).toEqual([{ event: "lifecycle", domain: db, type: STARTED }]);
  expect(changes.to([db])).toEqual([
    { event: "lifecycle", domain: { name: web.name, uuid: web.uuid }, type: STOPPED },
  ]);
});

it("tells of an id that was taken over while nobody looked", () => {
  const changes = new Changes([web]);
  const events = changes.to([{ ...db, id: 1 }]);
  expect(
    events.map((event) => (event.event === "lifecycle" ? [event.type, event.domain.name] : event)),
  ).toEqual([
    [STOPPED, "web"],
    [STARTED, "db"],
  ]);
});

it("calls it a reboot when a uuid comes back under another id soon, and only then", () => {
  let now = 0;
  const changes = new Changes([web], undefined, () => now);
  const again = { ...web, id: 5 };
  expect(changes.to([again]).map(({ event }) => event)).toEqual(["lifecycle", "lifecycle", "reboot"]);
  changes.to([]);
  now = 9_000;
  expect(changes.to([{ ...web, id: 6 }]).map(({ event }) => event)).toEqual(["lifecycle", "reboot"]);
  changes.to([]);
  now = 20_000;
  expect(changes.to([{ ...web, id: 7 }]).map(({ event }) => event)).toEqual(["lifecycle"]);
});

it("tells of a crash once, of a guest that is kept as of one that came meanwhile", () => {
  const changes = new Changes([web]);
  const types = (...args: Parameters<Changes["to"]>) =>
    changes
      .to(...args)
      .map((event) => (event.event === "lifecycle" ? [event.type, event.domain.name] : event));
  expect(types([web], new Set([1]))).toEqual([[CRASHED, "web"]]);
  expect(types([web], new Set([1]))).toEqual([]);
  expect(types([web, db], new Set([1, 2]))).toEqual([
    [STARTED, "db"],
    [CRASHED, "db"],
  ]);
  expect(new Changes([web], new Set([1])).to([web], new Set([1]))).toEqual([]);
});
