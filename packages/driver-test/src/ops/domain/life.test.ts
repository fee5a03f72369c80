import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DomainCreateFlags,
  DomainEventStartedDetail,
  DomainEventType,
  type DomainRef,
  DomainState,
  ErrorNumber,
} from "@libvirt-ts/driver";
import {
  DomainLifecycle,
  DomainLifecycleAction,
  DomainPausedReason,
  DomainRunningReason,
  DomainSaveRestoreFlags,
  DomainShutoffReason,
  DomainUndefineFlags,
  NodeSuspendTarget,
} from "@libvirt-ts/driver/flags";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const folder = mkdtempSync(join(tmpdir(), "driver-test-life-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { RUNNING, PAUSED } = DomainSaveRestoreFlags;
const invalid = { code: ErrorNumber.OPERATION_INVALID };

let conn: Connection;
let off: DomainRef;
beforeEach(async () => {
  conn = await openNode();
  off = await conn.domainDefineXML(guestXML("guest"), 0);
});

describe("flags of a start", () => {
  it("START_PAUSED lets the guest stand, and says so", async () => {
    const events = await eventsOf(conn, {}, () => conn.domainCreate(off, DomainCreateFlags.START_PAUSED));
    expect(events.map((event) => "type" in event && event.type)).toEqual([
      DomainEventType.STARTED,
      DomainEventType.SUSPENDED,
    ]);
    expect(await conn.domainGetState(off, 0)).toEqual({
      state: DomainState.PAUSED,
      reason: DomainPausedReason.USER,
    });
    await conn.domainResume(off);
    expect((await conn.domainGetState(off, 0)).reason).toBe(DomainRunningReason.UNPAUSED);
  });

  it("START_FORCE_BOOT throws a managed save image away", async () => {
    await conn.domainCreate(off, 0);
    await conn.domainSetMemory(off, 32_768, 0);
    await conn.domainManagedSave(off, 0);
    expect((await conn.domainGetState(off, 0)).reason).toBe(DomainShutoffReason.SAVED);
    await conn.domainCreate(off, DomainCreateFlags.START_FORCE_BOOT);
    expect(await conn.domainHasManagedSaveImage(off, 0)).toBe(false);
    expect((await conn.domainGetInfo(off)).memory).toBe(65_536);
  });
});

describe("a managed save image", () => {
  it("brings back what ran, and keeps the domain from being undefined unawares", async () => {
    await conn.domainCreate(off, 0);
    await conn.domainSetMemory(off, 32_768, 1);
    await conn.domainManagedSave(off, PAUSED);
    await expect(conn.domainUndefine(off, 0)).rejects.toMatchObject(invalid);
    const xml = await conn.domainManagedSaveGetXMLDesc(off, 0);
    expect(xml).toContain("<currentMemory unit='KiB'>32768<");
    await conn.domainManagedSaveDefineXML(off, xml.replace("32768", "16384"), RUNNING);
    await conn.domainCreate(off, 0);
    expect(await conn.domainGetInfo(off)).toMatchObject({ memory: 16_384, state: DomainState.RUNNING });
    await conn.domainManagedSave(off, 0);
    await conn.domainUndefine(off, DomainUndefineFlags.MANAGED_SAVE);
    await expect(conn.domainGetInfo(off)).rejects.toMatchObject({ code: ErrorNumber.NO_DOMAIN });
  });

  it("is for persistent domains", async () => {
    const transient = await conn.domainCreateXML(guestXML("transient"), 0);
    await expect(conn.domainManagedSave(transient, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainManagedSaveGetXMLDesc(off, 0)).rejects.toMatchObject(invalid);
    expect((await conn.domainGetInfo(transient)).state).toBe(DomainState.RUNNING);
  });
});

describe("save files", () => {
  const path = join(folder, "saved");

  it.each([
    [0, 0, DomainState.RUNNING],
    [PAUSED, 0, DomainState.PAUSED],
    [PAUSED, RUNNING, DomainState.RUNNING],
    [0, PAUSED, DomainState.PAUSED],
  ])("saved with %i and restored with %i", async (save, restore, state) => {
    await conn.domainCreate(off, 0);
    await conn.domainSave(off, path, undefined, save);
    await conn.domainRestore(path, undefined, restore);
    expect((await conn.domainGetInfo(off)).state).toBe(state);
  });

  it("have a document that can be read and changed, of the same guest only", async () => {
    await conn.domainCreate(off, 0);
    await conn.domainSave(off, path, undefined, 0);
    const xml = await conn.domainSaveImageGetXMLDesc(path, 0);
    await expect(
      conn.domainSaveImageDefineXML(path, xml.replace("guest<", "other<"), 0),
    ).rejects.toMatchObject({ code: ErrorNumber.CONFIG_UNSUPPORTED });
    await conn.domainSaveImageDefineXML(
      path,
      xml.replace("</name>", "</name><title>Changed</title>"),
      PAUSED,
    );
    await conn.domainRestoreParams({ file: path }, 0);
    expect(await conn.domainGetXMLDesc(off, 0)).toContain("<title>Changed</title>");
    expect((await conn.domainGetInfo(off)).state).toBe(DomainState.PAUSED);
  });

  it("are not written for flags that contradict each other", async () => {
    await conn.domainCreate(off, 0);
    await expect(conn.domainSave(off, path, undefined, RUNNING | PAUSED)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    await expect(conn.domainSaveParams(off, { "parallel.channels": 2 }, 0)).rejects.toMatchObject({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    });
    expect((await conn.domainGetInfo(off)).state).toBe(DomainState.RUNNING);
  });
});

describe("sleep", () => {
  it("is ended by waking", async () => {
    await conn.domainCreate(off, 0);
    await conn.domainPMSuspendForDuration(off, NodeSuspendTarget.MEM, 0, 0);
    expect((await conn.domainGetInfo(off)).state).toBe(DomainState.PMSUSPENDED);
    for (const call of [conn.domainSuspend(off), conn.domainResume(off), conn.domainShutdown(off, 0)]) {
      await expect(call).rejects.toMatchObject(invalid);
    }
    const events = await eventsOf(conn, {}, () => conn.domainPMWakeup(off, 0));
    expect(events).toEqual([
      { event: "pm-wakeup", reason: 0 },
      { event: "lifecycle", type: DomainEventType.STARTED, detail: DomainEventStartedDetail.WAKEUP },
    ]);
    await expect(conn.domainPMWakeup(off, 0)).rejects.toMatchObject(invalid);
  });

  it("to disk ends the run", async () => {
    await conn.domainCreate(off, 0);
    await conn.domainPMSuspendForDuration(off, NodeSuspendTarget.DISK, 0, 0);
    expect(await conn.domainIsActive(off)).toBe(false);
  });
});

it("what follows an ending can be changed, for this run or the next one", async () => {
  await conn.domainCreate(off, 0);
  await conn.domainSetLifecycleAction(off, DomainLifecycle.POWEROFF, DomainLifecycleAction.RESTART, 1);
  const { id } = (await conn.domainShutdown(off, 0))!;
  expect(id).toBeDefined();
  expect(await conn.domainGetXMLDesc(off, 2)).not.toContain("<on_poweroff>restart");
  await expect(conn.domainSetLifecycleAction(off, 9, 0, 0)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_ARG,
  });
});

describe("vcpus and memory", () => {
  it("change what runs, the definition or both", async () => {
    await conn.domainCreate(off, 0);
    await conn.domainSetVcpus(off, 4, 6);
    expect(await conn.domainGetVcpusFlags(off, 6)).toBe(4);
    expect(await conn.domainGetVcpusFlags(off, 5)).toBe(1);
    await expect(conn.domainSetVcpus(off, 2, 1)).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    await conn.domainSetMemory(off, 32_768, 3);
    expect(await conn.domainGetXMLDesc(off, 2)).toContain("<currentMemory unit='KiB'>32768<");
    await conn.domainDestroy(off, 0);
    await expect(conn.domainSetMemory(off, 1024, 1)).rejects.toMatchObject(invalid);
  });

  it("are pinned in the configuration", async () => {
    await conn.domainPinVcpu(off, 0, Uint8Array.of(0b1011), 2);
    expect(await conn.domainGetXMLDesc(off, 0)).toContain("<vcpupin vcpu='0' cpuset='0-1,3'/>");
    expect(await conn.domainGetVcpuPinInfo(off, 0)).toEqual([Uint8Array.of(0b1011, 0)]);
  });
});
