import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DomainRef, DomainState } from "@libvirt-ts/driver";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";
import { buildVictim, guestProcesses, runVictim, seeded } from "./processes.js";
import type { Work } from "./works.js";

const reason = reasonToSkip("processes that are killed");
const long = process.env.LIBVIRT_TS_LONG !== undefined;

const NAME = "prey";
const UUID = "11111111-2222-4333-8444-555555555555";
const { RUNNING, PAUSED, SHUTOFF } = DomainState;

/** What a domain can be found as: a state with what is kept beside it, `absent`, or several of them. */
interface Trial {
  readonly operation: Work["operation"];
  /** Brings the domain to where the operation begins. */
  readonly before: (stage: Stage) => Promise<void>;
  /** What is found when nothing was done, and when all was. */
  readonly outcomes: readonly string[];
  /** What is found when QEMU was killed meanwhile; not tried without it. */
  readonly dead?: readonly string[];
}

/** A node, and what was done to its one domain. */
class Stage {
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
    await this.conn.domainUndefine(ref, 1).catch(() => {});
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
      if (ref.name !== NAME) words.push("renamed");
      if ((await conn.domainGetMaxMemory(ref)) === 48 * 1024) words.push("more memory");
      return words.join(", ");
    } finally {
      await conn.close();
    }
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

const trials: readonly Trial[] = [
  { operation: "define", before: (stage) => stage.absent(), outcomes: ["absent", "off"] },
  {
    operation: "redefine",
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "off, more memory"],
  },
  {
    operation: "rename",
    before: async (stage) => {
      await stage.absent();
      await stage.defined();
    },
    outcomes: ["off", "off, renamed"],
  },
  {
    operation: "undefine",
    before: async (stage) => {
      await stage.saved();
      await stage.conn.domainSetAutostart((await stage.find())!, true);
    },
    outcomes: ["off, autostart, saved", "absent"],
  },
  {
    operation: "autostart",
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "off, autostart"],
  },
  {
    operation: "forget the save",
    before: (stage) => stage.saved(),
    outcomes: ["off, saved", "off"],
  },
  {
    operation: "start",
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "running"],
    dead: ["off", "running"],
  },
  {
    operation: "start paused",
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "paused"],
    dead: ["off", "paused"],
  },
  {
    operation: "create",
    before: (stage) => stage.absent(),
    outcomes: ["absent", "running, transient"],
    dead: ["absent", "running, transient"],
  },
  {
    operation: "start saved",
    before: (stage) => stage.saved(),
    outcomes: ["off, saved", "running"],
    dead: ["off, saved", "off", "running"],
  },
  {
    operation: "suspend",
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "paused"],
    dead: ["off", "paused"],
  },
  {
    operation: "resume",
    before: (stage) => stage.paused(),
    outcomes: ["paused", "running"],
    dead: ["off", "running"],
  },
  {
    operation: "reset",
    before: async (stage) => void (await stage.running()),
    outcomes: ["running"],
    dead: ["off", "running"],
  },
  {
    operation: "shutdown",
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off"],
    dead: ["off", "running"],
  },
  {
    operation: "destroy",
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "save",
    before: async (stage) => {
      rmSync(stage.file, { force: true });
      await stage.running();
    },
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "managed save",
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off, saved"],
    dead: ["off", "off, saved"],
  },
  {
    operation: "restore",
    before: (stage) => stage.restorable(),
    outcomes: ["off", "running"],
    dead: ["off", "running"],
  },
  {
    operation: "snapshot",
    before: async (stage) => {
      await stage.plain();
      await stage.running();
    },
    outcomes: ["running", "running, snapshot"],
    dead: ["off", "off, snapshot"],
  },
  {
    operation: "snapshot of disks",
    before: async (stage) => {
      await stage.plain();
      await stage.running();
    },
    outcomes: ["running", "running, snapshot"],
    dead: ["off", "off, snapshot"],
  },
  {
    operation: "snapshot when off",
    before: async (stage) => {
      await stage.plain();
      await stage.defined();
    },
    outcomes: ["off", "off, snapshot"],
  },
  {
    operation: "revert",
    before: (stage) => stage.snapped(),
    outcomes: ["running, snapshot"],
    dead: ["off, snapshot", "running, snapshot"],
  },
  {
    operation: "remove the snapshot",
    before: (stage) => stage.snapped(),
    outcomes: ["running, snapshot", "running"],
    dead: ["off, snapshot", "off"],
  },
];

describe.skipIf(reason !== undefined)("somebody is killed in the middle of", () => {
  let stage: Stage;
  beforeAll(buildVictim);
  beforeEach(async () => {
    const node = new TestNode();
    stage = new Stage(node, await node.open());
  });
  afterEach(() => stage.node.end());

  const workOf = ({ operation }: Trial): Work => ({
    operation,
    root: stage.node.root,
    name: NAME,
    xml: stage.xml(operation === "redefine" ? 48 : 32),
    path: stage.file,
  });

  it.each(trials)("$operation: the process that does it", async (trial) => {
    await trial.before(stage);
    const whole = await runVictim(stage.node.uri, workOf(trial));
    expect(whole?.outcome).toBe("done");
    const moments = seeded(trials.indexOf(trial));
    const seen = new Map<string, number>();
    for (let round = 0; round < (long ? 200 : 5); round++) {
      await trial.before(stage);
      const moment = 1 + Math.floor(moments() * whole!.steps);
      await runVictim(stage.node.uri, { ...workOf(trial), moment, whom: "us" });
      const found = await stage.found();
      seen.set(found, (seen.get(found) ?? 0) + 1);
      expect(trial.outcomes, `killed at step ${moment} of ${whole!.steps}`).toContain(found);
      if (trial.operation === "save") expect(existsSync(stage.file)).toBe(found === "off");
      await stage.isTidy();
    }
    console.log(`${trial.operation}: ${whole!.steps} steps, ${JSON.stringify([...seen])}`);
  });

  it.each(trials.filter(({ dead }) => dead))("$operation: the guest's QEMU", async (trial) => {
    await trial.before(stage);
    const whole = await runVictim(stage.node.uri, workOf(trial));
    const moments = seeded(100 + trials.indexOf(trial));
    const seen = new Map<string, number>();
    for (let round = 0; round < (long ? 50 : 2); round++) {
      await trial.before(stage);
      const moment = 1 + Math.floor(moments() * whole!.steps);
      const said = await runVictim(stage.node.uri, { ...workOf(trial), moment, whom: "QEMU" });
      expect(said).toBeDefined();
      const found = await stage.found();
      seen.set(`${said?.outcome} → ${found}`, 1);
      expect(trial.dead, `killed at step ${moment} of ${whole!.steps}, ${said!.outcome}`).toContain(found);
      await stage.isTidy();
    }
    console.log(`${trial.operation}: ${JSON.stringify([...seen.keys()])}`);
  });
});
