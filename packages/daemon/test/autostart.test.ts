import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriverConnection } from "@libvirt-ts/driver";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isOurs, startGuests } from "../src/autostart.js";
import { silent } from "../src/log.js";

describe("guests that start with their host", () => {
  let folder = "";
  let started: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "autostart-"));
    started = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const connection: DriverConnection = {
    listAllDomains: async () => [{ ref: { uuid: "1", name: "bad" } }, { ref: { uuid: "2", name: "good" } }],
    domainCreate: async (ref) => {
      if (ref.name === "bad") throw new Error("it does not start");
      started.push(ref.name!);
      return ref;
    },
    close: async () => {},
  } as DriverConnection;
  const start = (uri: string, boot: string | undefined, marks: string | undefined = folder) =>
    startGuests(connection, { uri, boot, marks }, silent);

  it("are started once in each run of the host, whatever one of them does, each node's on their own", async () => {
    await start("qemu:///embed", "one");
    await start("qemu:///embed", "one");
    expect(started).toEqual(["good"]);
    await start("qemu:///embed?root=/other", "one");
    expect(started).toEqual(["good", "good"]);
    await start("qemu:///embed", "two");
    expect(started).toHaveLength(3);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("are started each time where it cannot be told, or be noted", async () => {
    for (const boot of [undefined, undefined]) await start("qemu:///embed", boot);
    for (const _ of [1, 2]) await startGuests(connection, { uri: "qemu:///embed", boot: "one" }, silent);
    expect(started).toHaveLength(4);
    const told: string[] = [];
    writeFileSync(join(folder, "file"), "");
    const log = (level: string) => void told.push(level);
    await startGuests(connection, { uri: "qemu:///embed", boot: "one", marks: join(folder, "file/no") }, log);
    expect([started.length, told]).toEqual([5, ["error", "info", "warn"]]);
  });

  it("are those of nodes that no other daemon serves", () => {
    expect(
      ["qemu:///embed", "qemu:///embed?root=/x", "qemu:///system", "test:///default"].map(isOurs),
    ).toEqual([true, true, false, false]);
  });
});
