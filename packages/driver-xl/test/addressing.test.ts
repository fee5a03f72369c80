/** Which guest is meant: one that runs now, by its id, and no other. */
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { code, TestHost, uuidOf } from "./host.js";

test("guests are addressed by id: one whose name is another's id is not shadowed", async () => {
  const host = new TestHost();
  const one = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const shadowed = host.fake.add({ name: `${one.id}`, uuid: uuidOf(2) });
  const conn = await host.open();
  await conn.domainDestroy({ uuid: uuidOf(2), name: `${one.id}`, id: shadowed.id }, 0);
  expect(host.fake.guests.map(({ name }) => name)).toEqual(["Domain-0", "one"]);
  await conn.domainDestroy({ uuid: uuidOf(1) }, 0);
  expect(host.fake.deeds).toEqual([`destroy ${shadowed.id}`, `destroy ${one.id}`]);
});

test("an id that another guest has by now leads to nobody", async () => {
  const host = new TestHost();
  const guest = host.fake.add({ name: "other", uuid: uuidOf(1) });
  const conn = await host.open();
  const stale = { uuid: uuidOf(9), name: "gone", id: guest.id };
  await expect(conn.domainDestroy(stale, 0)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  await expect(conn.domainSuspend(stale)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  expect(host.fake.deeds).toEqual([]);
});

test("of several guests with one uuid only the one that id and name tell is touched", async () => {
  const host = new TestHost();
  const first = host.fake.add({ name: "twin1", uuid: uuidOf(1) });
  host.fake.add({ name: "twin2", uuid: uuidOf(1) });
  const conn = await host.open();
  await expect(conn.domainSuspend({ uuid: uuidOf(1) })).rejects.toThrow(/'twin1' \(id 1\), 'twin2' \(id 2\)/);
  await conn.domainSuspend({ uuid: uuidOf(1), name: "twin1", id: first.id });
  expect(host.fake.deeds).toEqual(["pause 1"]);
});
