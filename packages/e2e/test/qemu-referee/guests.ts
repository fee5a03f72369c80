import type { LibvirtError } from "@libvirt-ts/core";
import {
  DomainBlockCommitFlags,
  DomainBlockJobAbortFlags,
  DomainCoreDumpFlags,
  DomainCreateFlags,
  DomainGetJobStatsFlags,
  DomainLifecycle,
  DomainLifecycleAction,
  DomainModificationImpact,
  DomainShutdownFlags,
  DomainSnapshotCreateFlags,
  DomainSnapshotRevertFlags,
  DomainUndefineFlags,
  DomainVcpuFlags,
  DomainXMLFlags,
} from "@libvirt-ts/driver/flags";
import type { GuestSide } from "./guest-side.js";
import { metadata } from "./metadata.js";
import { done, type Step as StepOf, step } from "./side.js";

type Step = StepOf<GuestSide>;

const { LIVE, CONFIG } = DomainModificationImpact;
const { MANAGED_SAVE, SNAPSHOTS_METADATA, CHECKPOINTS_METADATA } = DomainUndefineFlags;
const otherUuid = "69d6deab-c186-48ef-bcd1-73f380eb91f4";
const uuid = "5f1f6c02-79f6-4a3d-8f3a-2f2e3a3f8b11";

const snapshot = (name: string) => `<domainsnapshot><name>${name}</name></domainsnapshot>`;
const checkpoint = (name: string) => `<domaincheckpoint><name>${name}</name></domaincheckpoint>`;
const extra = (player: GuestSide, target = "vdb") =>
  `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${player.file("extra.img")}'/><target dev='${target}' bus='virtio'/></disk>`;
const backup = (player: GuestSide, mode: string, file: string, more = "") =>
  `<domainbackup mode='${mode}'>${more}${mode === "pull" ? `<server transport='unix' socket='${player.file("nbd")}'/>` : ""}
    <disks><disk name='hda' type='file'><${mode === "pull" ? "scratch" : "target"} file='${player.file(file)}'/></disk></disks></domainbackup>`;

/** What each action for each end comes to: what its document says then, or the number of the error. */
async function lifecycleActions({ dom }: GuestSide, flags: number): Promise<unknown[]> {
  const { POWEROFF, REBOOT, CRASH } = DomainLifecycle;
  const { DESTROY, RESTART, RESTART_RENAME, PRESERVE } = DomainLifecycleAction;
  const set = async (type: number, action: number): Promise<unknown> => {
    try {
      await dom.setLifecycleAction(type, action, flags);
      return (await dom.XMLDesc(flags === CONFIG ? DomainXMLFlags.INACTIVE : 0)).match(
        /(?<=<on_)\w+>[\w-]+/g,
      );
    } catch (error) {
      return (error as LibvirtError).code;
    }
  };
  const told: unknown[] = [await set(7, DESTROY), await set(CRASH, 8)];
  for (const type of [POWEROFF, REBOOT, CRASH])
    for (const action of [RESTART, RESTART_RENAME, PRESERVE, DESTROY]) told.push(await set(type, action));
  told.push(await set(POWEROFF, RESTART), await set(REBOOT, RESTART));
  return told;
}

/** The first lives of a domain. */
const life: readonly Step[] = [
  step("define", async (player) => {
    for (const name of ["s", "extra", "t", "e"]) player.disk(`${name}.img`);
    player.dom = await player.conn.defineXML(player.xml("s", { uuid }));
  }),
  step(
    "define again",
    done((p) => p.conn.defineXML(p.xml("s", { uuid }))),
  ),
  step("define with its name and another uuid", (p) => p.conn.defineXML(p.xml("s", { uuid: otherUuid }))),
  step("define with its uuid and another name", (p) => p.conn.defineXML(p.xml("other", { uuid }))),
  step("rename to what cannot be a name", (p) => p.dom.rename("a/b")),
  step("autostart", async (p) => {
    await p.dom.setAutostart(true);
    const was = await p.dom.autostart();
    await p.dom.setAutostart(false);
    return [was, await p.dom.autostart()];
  }),
  ...metadata((p) => p.xml("s", { uuid })),
  step("start", async (p) => {
    await p.dom.create();
    await p.boot();
  }),
  step("start again", (p) => p.dom.create()),
  step("suspend", (p) => p.dom.suspend()),
  step("suspend again", (p) => p.dom.suspend()),
  step("shut down what is paused", (p) => p.dom.shutdown()),
  step("resume", (p) => p.dom.resume()),
  step("resume again", (p) => p.dom.resume()),
  step("reset", (p) => p.dom.reset()),
  step("shut down by an agent that there is not", (p) =>
    p.dom.shutdownFlags(DomainShutdownFlags.GUEST_AGENT),
  ),
  step("shut down by init", (p) => p.dom.shutdownFlags(DomainShutdownFlags.INITCTL)),
  step("reboot by an agent that there is not", (p) => p.dom.reboot(2)),
  step("rename what runs", (p) => p.dom.rename("other")),
  step("more memory than the maximum", (p) => p.dom.setMemoryFlags(1 << 20, LIVE)),
  step("another maximum", (p) => p.dom.setMaxMemory(65_536)),
  step("more vcpus than there can be", (p) => p.dom.setVcpusFlags(4, LIVE)),
  step("another maximum of vcpus", (p) => p.dom.setVcpusFlags(4, LIVE | DomainVcpuFlags.MAXIMUM)),
  step("more vcpus in the definition than there can be", (p) => p.dom.setVcpusFlags(4, CONFIG)),
  step("a maximum of vcpus in the definition", (p) =>
    p.dom.setVcpusFlags(2, CONFIG | DomainVcpuFlags.MAXIMUM),
  ),
  step("vcpus in the definition", async (p) => {
    await p.dom.setVcpusFlags(2, CONFIG);
    return [await p.dom.vcpusFlags(CONFIG), await p.dom.vcpusFlags(LIVE)];
  }),
  ...([LIVE, CONFIG] as const).map((flags) =>
    step(
      `what becomes of it in the end, ${flags === LIVE ? "as it runs" : "as it is defined"}`,
      (p: GuestSide) => lifecycleActions(p, flags),
    ),
  ),
  step("its clock without an agent", (p) => p.dom.getTime()),
  step("its file systems without an agent", (p) => p.dom.fsInfo()),
  step("wake up what is awake", (p) => p.dom.pMWakeup()),
  step("end a job that there is not", (p) => p.dom.abortJob()),
  step("no job", async (p) => [(await p.dom.jobInfo()).type, (await p.dom.jobStats()).type]),
];

/** Devices, and what is on its disks. */
const disks: readonly Step[] = [
  step("plug a disk", (p) => p.dom.attachDeviceFlags(extra(p), LIVE)),
  step("plug it again", (p) => p.dom.attachDeviceFlags(extra(p), LIVE)),
  step("unplug one that there is not", (p) => p.dom.detachDeviceFlags(extra(p, "vdq"), LIVE)),
  step("plug what is no device", (p) => p.dom.attachDeviceFlags("<nonsense/>", LIVE)),
  step("a device that is there in the definition", (p) => p.dom.attachDeviceFlags(extra(p, "hda"), CONFIG)),
  step("a size of a disk that there is not", (p) => p.dom.blockInfo("vdz")),
  step("counters of a disk that there is not", (p) => p.dom.blockStats("vdz")),
  step("a job on a disk", (p) => p.dom.blockJobInfo("hda").then((info) => info ?? "none")),
  step("end a job on a disk", (p) => p.dom.blockJobAbort("hda")),
  step("commit what lies on nothing", (p) =>
    p.dom.blockCommit("hda", undefined, undefined, 0, DomainBlockCommitFlags.ACTIVE),
  ),
  step("a screen that there is not", (p) => p.dom.screenshot(7)),
  step("read beyond the end of a disk", (p) => p.dom.blockPeek("hda", 1 << 30, 512)),
  step(
    "a snapshot of its disk",
    done((p) => {
      const { DISK_ONLY, NO_METADATA } = DomainSnapshotCreateFlags;
      const image = `<disks><disk name='hda'><source file='${p.file("s.top")}'/></disk><disk name='vdb' snapshot='no'/></disks>`;
      return p.dom.snapshotCreateXML(`<domainsnapshot>${image}</domainsnapshot>`, DISK_ONLY | NO_METADATA);
    }),
  ),
  step(
    "commit its image",
    (p) => p.dom.blockCommit("hda", undefined, undefined, 0, DomainBlockCommitFlags.ACTIVE),
    "job 4 on hda: 3",
  ),
  step("commit it once more", (p) =>
    p.dom.blockCommit("hda", undefined, undefined, 0, DomainBlockCommitFlags.ACTIVE),
  ),
  step("the job on it", async (p) => (await p.dom.blockJobInfo("hda"))?.type),
  step("save it meanwhile", (p) => p.dom.save(p.file("never"))),
  step(
    "go over to what it was committed into",
    async (p) => {
      await p.dom.blockJobAbort("hda", DomainBlockJobAbortFlags.PIVOT);
      return /source file='[^']*\/([^']*)'/.exec(await p.dom.XMLDesc())?.[1];
    },
    "job 4 on hda: 0",
  ),
];

/** Checkpoints and backups. */
const backups: readonly Step[] = [
  step("the document of no backup", (p) => p.dom.backupGetXMLDesc()),
  step("back up what it does not have", (p) =>
    p.dom.backupBegin(backup(p, "push", "b0").replace("'hda'", "'vdz'")),
  ),
  step("back up nothing", (p) =>
    p.dom.backupBegin("<domainbackup><disks><disk name='hda' backup='no'/></disks></domainbackup>"),
  ),
  step("back up into its own image", (p) => p.dom.backupBegin(backup(p, "push", "s.img"))),
  step("back up into another file", (p) => p.dom.backupBegin(backup(p, "push", "e.img"))),
  step("back up into no folder", (p) => p.dom.backupBegin(backup(p, "push", "none/b0"))),
  step("back up what has changed since nothing", (p) =>
    p.dom.backupBegin(backup(p, "push", "b0", "<incremental>none</incremental>")),
  ),
  step("back up by another document", (p) => p.dom.backupBegin("<domain/>")),
  step("a checkpoint by another document", (p) => p.dom.backupBegin(backup(p, "push", "b0"), "<domain/>")),
  step(
    "back up with a checkpoint",
    (p) => p.dom.backupBegin(backup(p, "push", "b1"), checkpoint("one")),
    "job 5 on hda: 0",
  ),
  step("how that ended", async (p) => {
    const { type, params } = await p.dom.jobStats(DomainGetJobStatsFlags.COMPLETED);
    const again = await p.dom.jobStats(DomainGetJobStatsFlags.COMPLETED);
    return [type, params.operation, params.success, again.type];
  }),
  step("the checkpoints", async (p) => (await p.dom.listAllCheckpoints()).map((it) => it.getName())),
  step("a checkpoint of that name", (p) => p.dom.checkpointCreateXML(checkpoint("one"))),
  step("a checkpoint that there is not", (p) => p.dom.checkpointLookupByName("none")),
  step("a snapshot beside it", async (p) => {
    await (await p.dom.snapshotCreateXML(snapshot("beside"))).delete();
  }),
  step(
    "back up what has changed",
    (p) => p.dom.backupBegin(backup(p, "push", "b2", "<incremental>one</incremental>")),
    "job 5 on hda: 0",
  ),
  step("offer a backup", (p) => p.dom.backupBegin(backup(p, "pull", "scratch"))),
  step("its job", async (p) => {
    const { type, params } = await p.dom.jobStats();
    return [type, (await p.dom.jobInfo()).type, params.operation, (await p.dom.blockJobInfo("hda"))?.type];
  }),
  step("suspend meanwhile", (p) => p.dom.suspend()),
  step("resume meanwhile", (p) => p.dom.resume()),
  step("end it", (p) => p.dom.abortJob(), "job 5 on hda: 2"),
  step("end it again", (p) => p.dom.abortJob()),
  step("how the other ended", async (p) => {
    const { type, params } = await p.dom.jobStats(DomainGetJobStatsFlags.COMPLETED);
    return [type, params.success];
  }),
  step("remove the checkpoint", async (p) => (await p.dom.checkpointLookupByName("one")).delete()),
];

/** Saves and snapshots. */
const saves: readonly Step[] = [
  step("forget a save that there is not", (p) => p.dom.managedSaveRemove()),
  step("managed save", (p) => p.dom.managedSave(), "stopped/4"),
  step("it is there", (p) => p.dom.hasManagedSaveImage()),
  step("rename what is saved", (p) => p.dom.rename("other")),
  step("undefine what is saved", (p) => p.dom.undefine()),
  step("start from it", (p) => p.dom.create()),
  step("it is gone", (p) => p.dom.hasManagedSaveImage()),
  step("save to a file", (p) => p.dom.save(p.file("save")), "stopped/4"),
  step("restore", (p) => p.conn.restore(p.file("save"))),
  step("restore what runs", (p) => p.conn.restore(p.file("save"))),
  step("restore what is no save", (p) => p.conn.restore(p.file("s.img"))),
  step("restore what there is not", (p) => p.conn.restore(p.file("nothing"))),
  step("dump its memory", (p) => p.dom.coreDump(p.file("core"), DomainCoreDumpFlags.MEMORY_ONLY)),
  step(
    "snapshot",
    done((p) => p.dom.snapshotCreateXML(snapshot("one"))),
  ),
  step(
    "another",
    done((p) => p.dom.snapshotCreateXML(snapshot("two"))),
  ),
  step("snapshots", async (p) => {
    const names = (await p.dom.listAllSnapshots()).map((it) => it.getName()).sort();
    const current = await p.dom.snapshotCurrent();
    return [names, current.getName(), (await current.getParent()).getName()];
  }),
  step("a snapshot that there is not", (p) => p.dom.snapshotLookupByName("none")),
  step("the parent of the first", async (p) => (await p.dom.snapshotLookupByName("one")).getParent()),
  step("revert", async (p) => p.dom.revertToSnapshot(await p.dom.snapshotLookupByName("one"))),
  step("revert and stand", async (p) =>
    p.dom.revertToSnapshot(await p.dom.snapshotLookupByName("one"), DomainSnapshotRevertFlags.PAUSED),
  ),
  step("resume from there", (p) => p.dom.resume()),
  step("remove one", async (p) => (await p.dom.snapshotLookupByName("two")).delete()),
  step("undefine what has snapshots", async (p) => {
    await p.dom.destroy();
    await p.dom.undefine();
  }),
  step("remove the other", async (p) => (await p.dom.snapshotLookupByName("one")).delete()),
];

/** What is asked of a domain that does not run. */
const off: readonly Step[] = [
  ...(
    [
      ["suspend", (p) => p.dom.suspend()],
      ["resume", (p) => p.dom.resume()],
      ["reset", (p) => p.dom.reset()],
      ["reboot", (p) => p.dom.reboot()],
      ["shutdown", (p) => p.dom.shutdown()],
      ["destroy", (p) => p.dom.destroy()],
      ["save", (p) => p.dom.save(p.file("never"))],
      ["managed save", (p) => p.dom.managedSave()],
      ["dump", (p) => p.dom.coreDump(p.file("never"))],
      ["blockStats", (p) => p.dom.blockStats("hda")],
      ["interfaceStats", (p) => p.dom.interfaceStats("vnet0")],
      ["memoryStats", (p) => p.dom.memoryStats()],
      ["screenshot", (p) => p.dom.screenshot(0)],
      ["sendKey", (p) => p.dom.sendKey(0, 50, [28])],
      ["injectNMI", (p) => p.dom.injectNMI()],
      ["openConsole", (p) => p.dom.openConsole()],
      ["blockResize", (p) => p.dom.blockResize("hda", 4096)],
      ["blockPeek", (p) => p.dom.blockPeek("hda", 0, 512)],
      ["memoryPeek", (p) => p.dom.memoryPeek(0, 512, 2)],
      ["getTime", (p) => p.dom.getTime()],
      ["fsTrim", (p) => p.dom.fSTrim()],
      ["pMWakeup", (p) => p.dom.pMWakeup()],
      ["abortJob", (p) => p.dom.abortJob()],
      ["jobInfo", (p) => p.dom.jobInfo()],
      ["vcpus", (p) => p.dom.vcpus()],
      ["maxVcpus", (p) => p.dom.maxVcpus()],
      ["controlInfo", (p) => p.dom.controlInfo()],
      ["attach LIVE", (p) => p.dom.attachDeviceFlags(extra(p), LIVE)],
      ["setMemory LIVE", (p) => p.dom.setMemoryFlags(16_384, LIVE)],
      ["setVcpus LIVE", (p) => p.dom.setVcpusFlags(1, LIVE)],
      ["blockPull", (p) => p.dom.blockPull("hda")],
      ["checkpoint", (p) => p.dom.checkpointCreateXML(checkpoint("x"))],
      ["backup", (p) => p.dom.backupBegin(backup(p, "push", "never"))],
      ["qemuMonitorCommand", (p) => p.dom.qemuMonitorCommand('{"execute":"query-status"}')],
      ["ID", async (p) => p.dom.ID()],
      ["attach CONFIG", (p) => p.dom.attachDeviceFlags(extra(p), CONFIG)],
      ["detach CONFIG", (p) => p.dom.detachDeviceFlags(extra(p), CONFIG)],
      ["setMemory CONFIG", (p) => p.dom.setMemoryFlags(16_384, CONFIG)],
    ] satisfies [string, (p: GuestSide) => Promise<unknown>][]
  ).map(([name, run]) => step(`${name} of what is off`, run)),
  step("rename", (p) => p.dom.rename("renamed")),
  step("rename back", async (p) => (await p.conn.lookupByName("renamed")).rename("s")),
  step("a domain that there is not, by name", (p) => p.conn.lookupByName("zz")),
  step("by uuid", (p) => p.conn.lookupByUUIDString("00000000-0000-4000-8000-000000000000")),
  step("by number", (p) => p.conn.lookupByID(4711)),
  step("undefine", (p) => p.dom.undefineFlags(MANAGED_SAVE | SNAPSHOTS_METADATA | CHECKPOINTS_METADATA)),
  step("start what is gone", (p) => p.dom.create()),
];

/** Domains without a definition, and ends that nobody of ours caused. */
const ends: readonly Step[] = [
  step("create", async (p) => {
    p.dom = await p.conn.createXML(p.xml("t"));
    await p.boot();
  }),
  step("create again", (p) => p.conn.createXML(p.xml("t"))),
  step("undefine what is transient", (p) => p.dom.undefine()),
  step("managed save of what is transient", (p) => p.dom.managedSave()),
  step("autostart of what is transient", (p) => p.dom.setAutostart(true)),
  step("its guest turns itself off", (p) => p.console!.say("\x04"), "stopped/0"),
  step("create one to be defined", async (p) => {
    p.dom = await p.conn.createXML(p.xml("e"), DomainCreateFlags.START_PAUSED);
  }),
  step(
    "define it",
    done((p) => p.conn.defineXML(p.xml("e", { uuid: p.dom.UUIDString() }))),
  ),
  step("undefine it as it runs", (p) => p.dom.undefine()),
  step(
    "define it once more",
    done((p) => p.conn.defineXML(p.xml("e", { uuid: p.dom.UUIDString() }))),
  ),
  step(
    "somebody ends QEMU",
    async (p) => void (await p.dom.qemuMonitorCommand("quit", 1).catch(() => {})),
    "stopped/0",
  ),
  step("start for a panic", async (p) => {
    await p.dom.create();
    await p.boot();
  }),
  step("its guest panics", (p) => p.console!.say("\x03"), "stopped/2"),
  step("start once more", async (p) => {
    await p.dom.create();
    await p.boot();
  }),
  step("shut down", (p) => p.dom.shutdown(), "stopped/0"),
  step("undefine the last", (p) => p.dom.undefine()),
];

/** Documents that are none, or cannot be had. */
const refused: readonly Step[] = (
  [
    ["no XML", () => "<domain"],
    ["nothing", () => ""],
    ["no domain", () => "<network/>"],
    ["no name", (xml) => xml.replace("<name>t</name>", "")],
    ["an empty name", (xml) => xml.replace("<name>t<", "<name><")],
    ["a name with a slash", (xml) => xml.replace("<name>t<", "<name>a/b<")],
    ["no type of guest", (xml) => xml.replace(/<os>.*<\/os>/s, "<os/>")],
    ["a uuid that is none", (xml) => xml.replace("</name>", "</name><uuid>x</uuid>")],
    ["no memory", (xml) => xml.replace(/<memory .*<\/currentMemory>/, "")],
    ["no image there", (xml) => xml.replace("t.img", "none.img")],
    ["an image of another format", (xml) => xml.replace("t.img", "t.img.raw")],
    ["no such emulator", (xml) => xml.replace("<devices>", "<devices><emulator>/usr/bin/nope</emulator>")],
    ["no such machine", (xml) => xml.replace("machine='pc'", "machine='nope'")],
    ["two disks of one target", (xml) => xml.replace(/<disk .*<\/disk>/s, (disk) => disk + disk)],
  ] satisfies [string, (xml: string) => string][]
).map(([name, edit]) =>
  step(`create from ${name}`, async (p) => {
    await p.conn.createXML(edit(p.xml("t")));
  }),
);

/** What happens to guests, in its order. */
export const guests: readonly Step[] = [...life, ...disks, ...backups, ...saves, ...off, ...ends, ...refused];
