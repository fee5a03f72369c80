import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DomainRef, DomainState } from "@libvirt-ts/driver";
import { DomainSnapshotCreateFlags } from "@libvirt-ts/driver/flags";
import { expect } from "vitest";
import { guestProcesses } from "./guest-processes.js";
import type { Connection, TestNode } from "./node.js";
import { backupXML } from "./works.js";

/** What the domain is called that is done something to. */
export const NAME = "prey";
const UUID = "11111111-2222-4333-8444-555555555555";
const { RUNNING, PAUSED, SHUTOFF } = DomainState;

/** What `qemu-img` says of an image, whoever has it open. */
const imageInfo = (path: string): string =>
  execFileSync("qemu-img", ["info", "-U", path], { encoding: "utf8" });

/** A node, and what was done to its one domain. */
export class Stage {
  constructor(
    readonly node: TestNode,
    readonly conn: Connection,
  ) {}

  get file(): string {
    return join(this.node.folder, "prey.save");
  }

  xml(memory = 32): string {
    return this.node.xml(NAME, { uuid: UUID }).replaceAll(">32<", `>${memory}<`);
  }

  async find(): Promise<DomainRef | undefined> {
    return this.conn.domainLookupByUUID(UUID).catch(() => undefined);
  }

  /** No domain, and nothing of it. */
  async absent(): Promise<void> {
    const ref = await this.find();
    if (ref === undefined) return;
    if (await this.conn.domainIsActive(ref)) await this.conn.domainDestroy(ref, 0);
    await this.conn.domainUndefine(ref, 19).catch(() => {});
  }

  /** A guest that runs, of which nothing was ever done. */
  async fresh(): Promise<DomainRef> {
    await this.absent();
    for (const name of readdirSync(this.node.folder))
      if (name.startsWith(`${NAME}.`)) rmSync(join(this.node.folder, name));
    return this.running();
  }

  /** One whose image lies on another. */
  async layered(): Promise<void> {
    const ref = await this.fresh();
    const file = join(this.node.folder, `${NAME}.layer`);
    const xml = `<domainsnapshot><disks><disk name='hda'><source file='${file}'/></disk></disks></domainsnapshot>`;
    const { DISK_ONLY, NO_METADATA } = DomainSnapshotCreateFlags;
    await this.conn.domainSnapshotCreateXML(ref, xml, DISK_ONLY | NO_METADATA);
  }

  /** One that is being backed up. */
  async backedUp(): Promise<void> {
    const checkpoint = "<domaincheckpoint><name>moment</name></domaincheckpoint>";
    await this.conn.domainBackupBegin(await this.running(), backupXML(this.file), checkpoint, 0);
  }

  async defined(): Promise<DomainRef> {
    const ref = await this.conn.domainDefineXML(this.xml(), 0);
    if (await this.conn.domainIsActive(ref)) await this.conn.domainDestroy(ref, 0);
    if (await this.conn.domainHasManagedSaveImage(ref, 0)) await this.conn.domainManagedSaveRemove(ref, 0);
    await this.conn.domainSetAutostart(ref, false);
    rmSync(this.file, { force: true });
    return ref;
  }

  async running(): Promise<DomainRef> {
    const ref = await this.find();
    const isDefined = ref !== undefined && (await this.conn.domainIsPersistent(ref));
    const { state } = isDefined ? await this.conn.domainGetState(ref, 0) : { state: SHUTOFF };
    if (!isDefined || state === SHUTOFF) return this.conn.domainCreate(await this.defined(), 0);
    if (state === PAUSED) await this.conn.domainResume(ref);
    return ref;
  }

  async paused(): Promise<void> {
    await this.conn.domainSuspend(await this.running());
  }

  async saved(): Promise<void> {
    const ref = await this.find();
    if (ref !== undefined && (await this.conn.domainHasManagedSaveImage(ref, 0))) return;
    await this.conn.domainManagedSave(await this.running(), 0);
  }

  async restorable(): Promise<void> {
    const ref = await this.find();
    if (ref !== undefined && (await this.conn.domainIsActive(ref))) await this.conn.domainDestroy(ref, 0);
    if (existsSync(this.file)) return;
    await this.conn.domainSave(await this.running(), this.file, undefined, 0);
  }

  /** What a process that comes now finds, once it has changed something, with which what was left undone is mended. */
  async found(): Promise<string> {
    const conn = await this.node.open();
    try {
      const ref = (await conn.listAllDomains(0)).find(({ ref: { uuid } }) => uuid === UUID)?.ref;
      if (ref === undefined) return "absent";
      const isPersistent = await conn.domainIsPersistent(ref);
      const autostart = isPersistent && (await conn.domainGetAutostart(ref));
      if (isPersistent) await conn.domainSetAutostart(ref, autostart);
      const { state } = await conn.domainGetState(ref, 0);
      const words = [
        { [RUNNING]: "running", [PAUSED]: "paused", [SHUTOFF]: "off" }[state] ?? `state ${state}`,
      ];
      if (!isPersistent) words.push("transient");
      if (autostart) words.push("autostart");
      if (await conn.domainHasManagedSaveImage(ref, 0)) words.push("saved");
      const snapshots = await conn.domainListAllSnapshots(ref, 0);
      expect(this.kept()).toEqual(snapshots.map(({ name }) => name));
      if (snapshots.length > 0) words.push("snapshot");
      words.push(...(await this.#disk(conn, ref, state !== SHUTOFF)));
      if (ref.name !== NAME) words.push("renamed");
      if ((await conn.domainGetMaxMemory(ref)) === 48 * 1024) words.push("more memory");
      return words.join(", ");
    } finally {
      await conn.close();
    }
  }

  /** What was done to the disk: its checkpoints, its backup, its image, and a job on that. */
  async #disk(conn: Connection, ref: DomainRef, isActive: boolean): Promise<string[]> {
    const words: string[] = [];
    const checkpoints = (await conn.domainListAllCheckpoints(ref, 0)).map(({ name }) => name);
    if (checkpoints.length > 0) words.push("checkpoint");
    const isBackedUp = await conn.domainBackupGetXMLDesc(ref, 0).then(
      () => true,
      () => false,
    );
    if (isBackedUp) words.push("backup");
    if (isActive) {
      const command = JSON.stringify({ execute: "query-named-block-nodes", arguments: { flat: true } });
      const answer = JSON.parse(await conn.domainQemuMonitorCommand(ref, command, 0));
      const bitmaps = answer.return.flatMap(
        (node: { "dirty-bitmaps"?: object[] }) => node["dirty-bitmaps"] ?? [],
      );
      // Those of jobs have no name.
      const names = bitmaps.flatMap(({ name }: { name?: string }) => name ?? []);
      expect(names).toEqual(checkpoints);
    }
    expect(existsSync(join(this.node.folder, `${NAME}.scratch`))).toBe(isBackedUp);
    const image = /<source file='[^']*\.([^']*)'/.exec(await conn.domainGetXMLDesc(ref, 0))?.[1];
    if (image === "layer" || image === "copy") words.push(image);
    if (isActive && (await conn.domainGetBlockJobInfo(ref, "hda", 0)) !== undefined && !isBackedUp)
      words.push("job");
    else if (image === "layer" && !/backing file/.test(imageInfo(join(this.node.folder, `${NAME}.layer`))))
      words.push("alone");
    return words;
  }

  /** What snapshots there are, inside of the image or on top of it. */
  kept(): string[] {
    const image = join(this.node.folder, `${NAME}.img`);
    const text = execFileSync("qemu-img", ["info", "-U", "--output=json", image], { encoding: "utf8" });
    const { snapshots = [] } = JSON.parse(text) as { snapshots?: readonly { readonly name: string }[] };
    const names = snapshots.map(({ name }) => name);
    return existsSync(join(this.node.folder, `${NAME}.moment`)) ? [...names, "moment"] : names;
  }

  /** Without snapshots, and what they left. */
  async plain(): Promise<void> {
    const ref = await this.find();
    if (ref === undefined) return;
    const overlay = join(this.node.folder, `${NAME}.moment`);
    const isOutside = existsSync(overlay);
    for (const snapshot of await this.conn.domainListAllSnapshots(ref, 0))
      await this.conn.domainSnapshotDelete(snapshot, isOutside ? 2 : 0);
    if (!isOutside) return;
    await this.absent();
    rmSync(overlay);
  }

  async snapped(): Promise<void> {
    const ref = await this.running();
    const snapshots = await this.conn.domainListAllSnapshots(ref, 0);
    if (snapshots.length === 0)
      await this.conn.domainSnapshotCreateXML(ref, "<domainsnapshot><name>moment</name></domainsnapshot>", 0);
  }

  /** Nothing runs that is not listed, and nothing half written is left. */
  async isTidy(): Promise<void> {
    const conn = await this.node.open();
    const ids = await conn.listDomains();
    await conn.close();
    expect(guestProcesses(this.node.root).sort()).toEqual(ids.map((id) => this.node.pidOf(id)).sort());
    expect(readdirSync(join(this.node.root, "guests")).sort()).toEqual(ids.map(String).sort());
    expect(readdirSync(this.node.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(readdirSync(join(this.node.root, "saves")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }
}
