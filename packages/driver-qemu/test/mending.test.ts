import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { layoutOf } from "../src/node/layout.js";
import { QemuNode } from "../src/node/node.js";
import { sweep } from "../src/node/settle.js";
import { reasonToSkip, TestNode } from "./node.js";

/** Whether no process lets itself be ended: as one in a system call that does not return, which cannot be made here. */
const stubborn = vi.hoisted(() => ({ all: false }));
vi.mock("../src/node/processes.js", async (load) => {
  const real = await load<typeof import("../src/node/processes.js")>();
  return {
    ...real,
    signalProcess: (...args: Parameters<typeof real.signalProcess>) =>
      stubborn.all ? real.isAlive(args[0]) : real.signalProcess(...args),
    processEnd: (mark: Parameters<typeof real.processEnd>[0], timeout: number) =>
      real.processEnd(mark, stubborn.all ? 0 : timeout),
  };
});

const reason = reasonToSkip("what is found of somebody who was killed");

describe.skipIf(reason !== undefined)("who comes after somebody who was killed", () => {
  let node: TestNode;
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  it("ends a guest that was only being started, and can start it", async () => {
    const first = await node.open();
    const ref = await first.domainCreate(await first.domainDefineXML(node.xml("half"), 0), 0);
    const pid = node.pidOf(ref.id!);
    await first.close();
    node.editRecord(ref.id!, ({ uuid, name }) => ({ uuid, name, phase: "starting" }));
    const second = await node.open();
    expect(await second.listDomains()).toEqual([]);
    const again = await second.domainCreate(ref, 0);
    await node.gone(pid);
    expect(readdirSync(join(node.root, "guests"))).toEqual([`${again.id}`]);
  });

  it("leaves a guest alone that runs by now, whoever took it for one that was left", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("there"), 0), 0);
    const other = await QemuNode.open(layoutOf(node.root), () => {});
    await sweep(other, `${ref.id}`);
    await other.close();
    expect(readdirSync(join(node.root, "guests"))).toEqual([`${ref.id}`]);
    expect(await (await node.open()).listDomains()).toEqual([ref.id]);
  });

  it("undoes a save that was not whole: the guest goes on", async () => {
    const first = await node.open();
    const ref = await first.domainCreate(await first.domainDefineXML(node.xml("unsaved"), 0), 0);
    await first.domainQemuMonitorCommand(ref, '{"execute":"stop"}', 0);
    await first.close();
    const temporary = join(node.folder, "part");
    writeFileSync(temporary, "half of it");
    const save = { temporary, path: join(node.folder, "whole"), resume: true, committed: false };
    node.editRecord(ref.id!, (record) => ({ ...record, save }));
    const second = await node.open();
    await second.domainSetAutostart(ref, false);
    expect(await second.domainGetState(ref, 0)).toMatchObject({ state: DomainState.RUNNING });
    expect(readdirSync(node.folder)).not.toContain("part");
  });

  it.each(["save", "departure"])(
    "keeps a guest that does not end after its %s, and ends it later",
    async (what) => {
      const first = await node.open();
      const ref = await first.domainCreate(await first.domainDefineXML(node.xml("stubborn"), 0), 0);
      await first.close();
      const pid = node.pidOf(ref.id!);
      const path = join(node.folder, "whole");
      const temporary = join(node.folder, "part");
      const token = "7a1c";
      writeFileSync(temporary, "all of it");
      writeFileSync(join(node.root, "guests", `${ref.id}`, `migration-${token}`), "arrived");
      const job = {
        save: { ending: 5, save: { temporary, path, resume: true, committed: true } },
        departure: { departing: { token, root: node.root, resume: true, undefine: false } },
      }[what];
      node.editRecord(ref.id!, (record) => ({ ...record, ...job }));
      process.kill(pid, "SIGSTOP");
      stubborn.all = true;
      const second = await node.open();
      try {
        await expect(second.domainSetAutostart(ref, true)).rejects.toMatchObject({
          code: ErrorNumber.RESOURCE_BUSY,
          message: expect.stringContaining(`QEMU (pid ${pid}) does not end`),
        });
        expect(await second.listDomains()).toEqual([ref.id]);
        expect(readdirSync(join(node.root, "guests"))).toEqual([`${ref.id}`]);
      } finally {
        stubborn.all = false;
        process.kill(pid, "SIGCONT");
      }
      await second.domainSetAutostart(ref, true);
      await node.gone(pid);
      expect(await second.domainGetState(ref, 0)).toMatchObject({
        state: DomainState.SHUTOFF,
        reason: what === "save" ? 5 : 4,
      });
      if (what === "save") expect(readFileSync(path, "utf8")).toBe("all of it");
    },
  );

  it("changes the definition if the guest was changed with which it was to be, and else leaves both", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("both"), 0), 0);
    const xml = (await conn.domainGetXMLDesc(ref, 2)).replace("</name>", "</name><title>changed</title>");
    const live = readFileSync(join(node.root, "guests", `${ref.id}`, "live.xml"), "utf8");
    await conn.close();
    const titleAfter = async (defining: object): Promise<boolean> => {
      node.editRecord(ref.id!, (record) => ({ ...record, defining: { xml, ...defining } }));
      const next = await node.open();
      await next.domainSetAutostart(ref, false);
      const found = (await next.domainGetXMLDesc(ref, 2)).includes("<title>changed</title>");
      await next.close();
      return found;
    };
    expect(await titleAfter({ live, isDone: false })).toBe(false);
    expect(await titleAfter({ live: live.replace("<vcpu", "<vcpu cpuset='0'"), isDone: false })).toBe(true);
    expect(await titleAfter({ live, isDone: true })).toBe(true);
  });

  it("is one of two that start a domain at once, and one of them does", async () => {
    const [one, two] = [await node.open(), await node.open()];
    const ref = await one.domainDefineXML(node.xml("wanted"), 0);
    const starts = await Promise.allSettled([one.domainCreate(ref, 0), two.domainCreate(ref, 0)]);
    expect(starts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const failed = starts.find((start) => start.status === "rejected");
    expect(failed?.reason).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    expect(await two.numOfDomains()).toBe(1);
  });
});
