import { existsSync, rmSync } from "node:fs";
import { isLongRun, Random } from "@libvirt-ts/testkit";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { reasonToSkip, TestNode } from "./node.js";
import { buildWorker, runWorker } from "./processes.js";
import { NAME, Stage } from "./stage.js";
import type { Work } from "./works.js";

const reason = reasonToSkip("processes that are killed");

/** What a domain can be found as: a state with what is kept beside it, `absent`, or several of them. */
interface Trial {
  readonly operation: Work["operation"];
  /** How many things a process submits to the system for it, as it says itself; a guest that is slow is asked more often. */
  readonly steps: number;
  /** Brings the domain to where the operation begins. */
  readonly before: (stage: Stage) => Promise<unknown>;
  /** What is found when nothing was done, and when all was. */
  readonly outcomes: readonly string[];
  /** What is found when QEMU was killed meanwhile; not tried without it. */
  readonly dead?: readonly string[];
  /** Whether it is tried in long runs only. */
  readonly isRare?: boolean;
}

const trials: readonly Trial[] = [
  { operation: "define", steps: 29, before: (stage) => stage.absent(), outcomes: ["absent", "off"] },
  {
    operation: "redefine",
    steps: 23,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "off, more memory"],
  },
  {
    operation: "rename",
    steps: 13,
    before: async (stage) => {
      await stage.absent();
      await stage.defined();
    },
    outcomes: ["off", "off, renamed"],
  },
  {
    operation: "undefine",
    steps: 32,
    before: async (stage) => {
      await stage.saved();
      await stage.conn.domainSetAutostart((await stage.find())!, true);
    },
    outcomes: ["off, autostart, saved", "absent"],
  },
  {
    operation: "autostart",
    steps: 4,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "off, autostart"],
  },
  {
    operation: "forget the save",
    steps: 6,
    before: (stage) => stage.saved(),
    outcomes: ["off, saved", "off"],
  },
  {
    operation: "start",
    steps: 103,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "running"],
    dead: ["off"],
  },
  {
    operation: "start paused",
    steps: 111,
    before: async (stage) => void (await stage.defined()),
    outcomes: ["off", "paused"],
    dead: ["off"],
  },
  {
    operation: "create",
    steps: 108,
    before: (stage) => stage.absent(),
    outcomes: ["absent", "running, transient"],
    dead: ["absent"],
  },
  {
    operation: "start saved",
    steps: 125,
    before: (stage) => stage.saved(),
    outcomes: ["off, saved", "running"],
    dead: ["off, saved", "off"],
  },
  {
    operation: "suspend",
    steps: 6,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "paused"],
    dead: ["off"],
  },
  {
    operation: "resume",
    steps: 6,
    before: (stage) => stage.paused(),
    outcomes: ["paused", "running"],
    dead: ["off"],
  },
  {
    operation: "reset",
    steps: 6,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running"],
    dead: ["off"],
  },
  {
    operation: "shutdown",
    steps: 3,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "destroy",
    steps: 23,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "save",
    steps: 56,
    before: async (stage) => {
      rmSync(stage.file, { force: true });
      await stage.running();
    },
    outcomes: ["running", "off"],
    dead: ["off"],
  },
  {
    operation: "managed save",
    steps: 53,
    before: async (stage) => void (await stage.running()),
    outcomes: ["running", "off, saved"],
    dead: ["off", "off, saved"],
  },
  {
    operation: "restore",
    steps: 112,
    before: (stage) => stage.restorable(),
    outcomes: ["off", "running"],
    dead: ["off"],
  },
  {
    operation: "snapshot",
    steps: 37,
    before: async (stage) => {
      await stage.plain();
      await stage.running();
    },
    outcomes: ["running", "running, snapshot"],
    dead: ["off", "off, snapshot"],
  },
  {
    operation: "snapshot of disks",
    steps: 44,
    before: async (stage) => {
      await stage.plain();
      await stage.running();
    },
    outcomes: ["running", "running, snapshot"],
    dead: ["off", "off, snapshot"],
  },
  {
    operation: "snapshot when off",
    steps: 39,
    before: async (stage) => {
      await stage.plain();
      await stage.defined();
    },
    outcomes: ["off", "off, snapshot"],
  },
  {
    operation: "revert",
    steps: 164,
    before: (stage) => stage.snapped(),
    outcomes: ["running, snapshot"],
    dead: ["off, snapshot", "running, snapshot"],
  },
  {
    operation: "remove the snapshot",
    steps: 33,
    before: (stage) => stage.snapped(),
    outcomes: ["running, snapshot", "running"],
    dead: ["off, snapshot", "off"],
  },
  {
    operation: "merge the snapshot",
    steps: 69,
    before: async (stage) => {
      await stage.fresh();
      await stage.conn.domainSnapshotCreateXML(await stage.running(), momentXML("domainsnapshot"), 16);
    },
    outcomes: ["running, snapshot", "running"],
    dead: ["off, snapshot", "off"],
    isRare: true,
  },
  {
    operation: "checkpoint",
    steps: 28,
    before: (stage) => stage.fresh(),
    outcomes: ["running", "running, checkpoint"],
    dead: ["off", "off, checkpoint"],
    isRare: true,
  },
  {
    operation: "remove the checkpoint",
    steps: 23,
    before: async (stage) => {
      await stage.fresh();
      await stage.conn.domainCheckpointCreateXML(await stage.running(), momentXML("domaincheckpoint"), 0);
    },
    outcomes: ["running, checkpoint", "running"],
    dead: ["off, checkpoint", "off"],
    isRare: true,
  },
  {
    operation: "back up",
    steps: 43,
    before: (stage) => stage.fresh(),
    outcomes: ["running", "running, checkpoint, backup"],
    dead: ["off", "off, checkpoint"],
  },
  {
    operation: "end the backup",
    steps: 10,
    before: async (stage) => {
      await stage.fresh();
      await stage.backedUp();
    },
    outcomes: ["running, checkpoint, backup", "running, checkpoint"],
    dead: ["off, checkpoint"],
    isRare: true,
  },
  {
    operation: "commit",
    steps: 33,
    before: (stage) => stage.layered(),
    outcomes: ["running, layer", "running, layer, job", "running"],
    dead: ["off, layer", "off"],
  },
  {
    operation: "copy",
    steps: 39,
    before: (stage) => stage.fresh(),
    outcomes: ["running", "running, job", "running, copy"],
    dead: ["off", "off, copy"],
    isRare: true,
  },
  {
    operation: "pull",
    steps: 29,
    before: (stage) => stage.layered(),
    outcomes: ["running, layer", "running, layer, job", "running, layer, alone"],
    dead: ["off, layer", "off, layer, alone"],
    isRare: true,
  },
];

const tried = trials.filter(({ isRare }) => isLongRun || isRare !== true);
if (!isLongRun)
  console.log("skipped: rarer operations at which somebody is killed: LIBVIRT_TS_LONG=1 runs them");

const momentXML = (root: string) => `<${root}><name>moment</name></${root}>`;

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

  /** Kills somebody at a step of an operation, and resolves to which it was. Where nobody was there any more, an earlier one is tried. */
  async function killAtStep(trial: Trial, whom: "us" | "QEMU", moments: Random): Promise<number> {
    for (let steps = trial.steps; steps > 0; ) {
      await trial.before(stage);
      const moment = 1 + moments.below(steps);
      const said = await runWorker(stage.node.uri, { ...workOf(trial), moment, whom });
      if (said?.hasKilled !== false) return moment;
      steps = Math.min(said.steps, moment - 1);
    }
    throw new Error(`nobody was killed at '${trial.operation}'`);
  }

  it.each(tried)("$operation: the process that does it", async (trial) => {
    const moments = new Random(trials.indexOf(trial));
    for (let round = 0; round < (isLongRun ? 20 : 1); round++) {
      const moment = await killAtStep(trial, "us", moments);
      const found = await stage.found();
      expect(trial.outcomes, `killed at step ${moment}`).toContain(found);
      if (trial.operation === "save") expect(existsSync(stage.file)).toBe(found === "off");
      await stage.isTidy();
    }
    // What was done to it does not keep it from being done.
    await trial.before(stage);
    expect(await runWorker(stage.node.uri, workOf(trial))).toMatchObject({ outcome: "done" });
  });

  it.each(tried.filter(({ dead }) => dead))("$operation: the guest's QEMU", async (trial) => {
    const moments = new Random(100 + trials.indexOf(trial));
    for (let round = 0; round < (isLongRun ? 10 : 1); round++) {
      const moment = await killAtStep(trial, "QEMU", moments);
      expect(trial.dead, `killed at step ${moment}`).toContain(await stage.found());
      await stage.isTidy();
    }
  });
});
