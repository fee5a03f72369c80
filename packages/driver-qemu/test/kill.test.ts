import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";
import { buildWorker, guestProcesses, runWorker, seeded } from "./processes.js";
import type { Work } from "./works.js";

const reason = reasonToSkip("processes that are killed");
const long = process.env.LIBVIRT_TS_LONG !== undefined;

const NAME = "prey";
const UUID = "11111111-2222-4333-8444-555555555555";
const { RUNNING, PAUSED, SHUTOFF } = DomainState;

/** What a domain can be found as: a state with what is kept beside it, `absent`, or several of them. */
interface Trial {
  readonly operation: Work["operation"];
  /** How many things a process submits to the system for it, or so: a guest that is slow is asked more often. */
  readonly steps: number;
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
    await this.conn.domainUndefine(ref, 3).catch(() => {});
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
  { operation: "define", steps: 50, before: (stage) => stage.absent(), outcomes: ["absent", "off"] },
  {
    operation: "redefine",
    steps: 35,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "off, more memory"],
  },
  {
    operation: "rename",
    steps: 22,
    before: async (stage) => {
      await stage.absent();
      await stage.defined();
    },
    outcomes: ["off", "off, renamed"],
  },
  {
    operation: "undefine",
    steps: 35,
    before: async (stage) => {
      await stage.saved();
      await stage.conn.domainSetAutostart((await stage.find())!, true);
    },
    outcomes: ["off, autostart, saved", "absent"],
  },
  {
    operation: "autostart",
    steps: 12,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "off, autostart"],
  },
  {
    operation: "forget the save",
    steps: 12,
    before: (stage) => stage.saved(),
    outcomes: ["off, saved", "off"],
  },
  {
    operation: "start",
    steps: 200,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "running"],
    dead: ["off", "running"],
  },
  {
    operation: "start paused",
    steps: 180,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "paused"],
    dead: ["off", "paused"],
  },
  {
    operation: "create",
    steps: 200,
    before: (stage) => stage.absent(),
    outcomes: ["absent", "running, transient"],
    dead: ["absent", "running, transient"],
  },
  {
    operation: "start saved",
    steps: 260,
    before: (stage) => stage.saved(),
    outcomes: ["off, saved", "running"],
    dead: ["off, saved", "off", "running"],
  },
  {
    operation: "suspend",
    steps: 33,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "paused"],
    dead: ["off", "paused"],
  },
  {
    operation: "resume",
    steps: 31,
    before: (stage) => stage.paused(),
    outcomes: ["paused", "running"],
    dead: ["off", "running"],
  },
  {
    operation: "reset",
    steps: 25,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running"],
    dead: ["off", "running"],
  },
  {
    operation: "shutdown",
    steps: 23,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off"],
    dead: ["off", "running"],
  },
  {
    operation: "destroy",
    steps: 52,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "save",
    steps: 120,
    before: async (stage) => {
      rmSync(stage.file, { force: true });
      await stage.running();
    },
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "managed save",
    steps: 120,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off, saved"],
    dead: ["off", "off, saved"],
  },
  {
    operation: "restore",
    steps: 260,
    before: (stage) => stage.restorable(),
    outcomes: ["off", "running"],
    dead: ["off", "running"],
  },
  {
    operation: "snapshot",
    steps: 70,
    before: async (stage) => {
      await stage.plain();
      await stage.running();
    },
    outcomes: ["running", "running, snapshot"],
    dead: ["off", "off, snapshot"],
  },
  {
    operation: "snapshot of disks",
    steps: 110,
    before: async (stage) => {
      await stage.plain();
      await stage.running();
    },
    outcomes: ["running", "running, snapshot"],
    dead: ["off", "off, snapshot"],
  },
  {
    operation: "snapshot when off",
    steps: 50,
    before: async (stage) => {
      await stage.plain();
      await stage.defined();
    },
    outcomes: ["off", "off, snapshot"],
  },
  {
    operation: "revert",
    steps: 330,
    before: (stage) => stage.snapped(),
    outcomes: ["running, snapshot"],
    dead: ["off, snapshot", "running, snapshot"],
  },
  {
    operation: "remove the snapshot",
    steps: 60,
    before: (stage) => stage.snapped(),
    outcomes: ["running, snapshot", "running"],
    dead: ["off, snapshot", "off"],
  },
];

describe.skipIf(reason !== undefined)("somebody is killed in the middle of", () => {
  let stage: Stage;
  beforeAll(buildWorker);
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
    const moments = seeded(trials.indexOf(trial));
    for (let round = 0; round < (long ? 20 : 1); round++) {
      await trial.before(stage);
      const moment = 1 + Math.floor(moments() * trial.steps);
      await runWorker(stage.node.uri, { ...workOf(trial), moment, whom: "us" });
      const found = await stage.found();
      expect(trial.outcomes, `killed at step ${moment}`).toContain(found);
      if (trial.operation === "save") expect(existsSync(stage.file)).toBe(found === "off");
      await stage.isTidy();
    }
    // What was done to it does not keep it from being done.
    await trial.before(stage);
    expect(await runWorker(stage.node.uri, workOf(trial))).toMatchObject({ outcome: "done" });
  });

  it.each(trials.filter(({ dead }) => dead))("$operation: the guest's QEMU", async (trial) => {
    const moments = seeded(100 + trials.indexOf(trial));
    for (let round = 0; round < (long ? 10 : 1); round++) {
      await trial.before(stage);
      const moment = 1 + Math.floor(moments() * trial.steps);
      const said = await runWorker(stage.node.uri, { ...workOf(trial), moment, whom: "QEMU" });
      const found = await stage.found();
      // Who is faster than expected is done before anybody is killed.
      const allowed = said!.steps < moment ? [...trial.outcomes, ...trial.dead!] : trial.dead;
      expect(allowed, `killed at step ${moment}: ${said?.outcome}`).toContain(found);
      await stage.isTidy();
    }
  });
});

describe.skipIf(reason !== undefined)("processes on one node at once", () => {
  let node: TestNode;
  beforeAll(buildWorker);
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  const work = (operation: Work["operation"], name: string): Work => ({
    operation,
    root: node.root,
    name,
    xml: node.xml(name),
    path: join(node.folder, `${name}.save`),
  });

  it("are two, each of which leads a guest through its life", async () => {
    const said = await Promise.all(["one", "two"].map((name) => runWorker(node.uri, work("life", name))));
    expect(said.map((one) => one?.outcome)).toEqual(["done", "done"]);
    const conn = await node.open();
    expect(await conn.listAllDomains(0)).toEqual([]);
    expect(guestProcesses(node.root)).toEqual([]);
  });

  it("are ten, which define a domain each, and of which one starts the one that all want", async () => {
    const conn = await node.open();
    const wanted = await conn.domainDefineXML(node.xml("wanted"), 0);
    const names = Array.from({ length: 10 }, (_, at) => `own${at}`);
    const said = await Promise.all(
      names.map((name) => runWorker(node.uri, { ...work("define and start", name), path: wanted.uuid })),
    );
    const outcomes = said.map((one) => one?.outcome ?? "killed");
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome.startsWith(`${ErrorNumber.OPERATION_INVALID}:`)),
    ).toHaveLength(9);
    expect((await conn.listDefinedDomains()).sort()).toEqual(names);
    expect(await conn.numOfDomains()).toBe(1);
    expect(guestProcesses(node.root)).toHaveLength(1);
  });
});
