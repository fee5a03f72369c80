import type { DomainRef } from "@libvirt-ts/driver";
import type { Connection } from "./connection.js";

/** An operation of the table on a domain; `path` is a file that it may write. */
type Call = (connection: Connection, ref: DomainRef, path: string) => Promise<unknown>;

const disk = "<disk type='file'><source file='/x'/><target dev='vdz' bus='virtio'/></disk>";
const snapshot = "<domainsnapshot><name>n</name></domainsnapshot>";
const checkpoint = "<domaincheckpoint><name>n</name></domaincheckpoint>";

const saveAndRestore =
  (flags: number): Call =>
  async (conn, ref, path) => {
    await conn.domainSave(ref, path, undefined, 0);
    await conn.domainRestore(path, undefined, flags);
  };

/** The operations of `states.tsv` by the names that they have there. */
export const calls: Readonly<Record<string, Call>> = {
  create: (conn, ref) => conn.domainCreate(ref, 0),
  "create(PAUSED)": (conn, ref) => conn.domainCreate(ref, 1),
  "create(AUTODESTROY)": (conn, ref) => conn.domainCreate(ref, 2),
  "create(BYPASS_CACHE)": (conn, ref) => conn.domainCreate(ref, 4),
  "create(FORCE_BOOT)": (conn, ref) => conn.domainCreate(ref, 8),
  suspend: (conn, ref) => conn.domainSuspend(ref),
  resume: (conn, ref) => conn.domainResume(ref),
  shutdown: (conn, ref) => conn.domainShutdown(ref, 0),
  "shutdown(ACPI)": (conn, ref) => conn.domainShutdown(ref, 1),
  reboot: (conn, ref) => conn.domainReboot(ref, 0),
  reset: (conn, ref) => conn.domainReset(ref, 0),
  destroy: (conn, ref) => conn.domainDestroy(ref, 0),
  "destroy(GRACEFUL)": (conn, ref) => conn.domainDestroy(ref, 1),
  undefine: (conn, ref) => conn.domainUndefine(ref, 0),
  "undefine(MANAGED_SAVE)": (conn, ref) => conn.domainUndefine(ref, 1),
  "undefine(SNAPSHOTS_METADATA)": (conn, ref) => conn.domainUndefine(ref, 2),
  save: (conn, ref, path) => conn.domainSave(ref, path, undefined, 0),
  "save(PAUSED)": (conn, ref, path) => conn.domainSave(ref, path, undefined, 4),
  "save+restore": saveAndRestore(0),
  "save+restore(RUNNING)": saveAndRestore(2),
  "save+restore(PAUSED)": saveAndRestore(4),
  managedSave: (conn, ref) => conn.domainManagedSave(ref, 0),
  "managedSave(PAUSED)": (conn, ref) => conn.domainManagedSave(ref, 4),
  "managedSave+create": async (conn, ref) => {
    await conn.domainManagedSave(ref, 0);
    await conn.domainCreate(ref, 0);
  },
  managedSaveRemove: (conn, ref) => conn.domainManagedSaveRemove(ref, 0),
  hasManagedSave: (conn, ref) => conn.domainHasManagedSaveImage(ref, 0),
  coreDump: (conn, ref, path) => conn.domainCoreDump(ref, path, 0, 0),
  "coreDump(CRASH)": (conn, ref, path) => conn.domainCoreDump(ref, path, 0, 1),
  "coreDump(LIVE)": (conn, ref, path) => conn.domainCoreDump(ref, path, 0, 2),
  "coreDump(RESET)": (conn, ref, path) => conn.domainCoreDump(ref, path, 0, 8),
  "defineXML again": async (conn, ref) => conn.domainDefineXML(await conn.domainGetXMLDesc(ref, 2), 0),
  "createXML again": async (conn, ref) => conn.domainCreateXML(await conn.domainGetXMLDesc(ref, 2), 0),
  rename: (conn, ref) => conn.domainRename(ref, "renamed", 0),
  "setAutostart(1)": (conn, ref) => conn.domainSetAutostart(ref, true),
  setMemory: (conn, ref) => conn.domainSetMemory(ref, 32_768, 1),
  "setMemory(LIVE)": (conn, ref) => conn.domainSetMemory(ref, 32_768, 1),
  "setMemory(CONFIG)": (conn, ref) => conn.domainSetMemory(ref, 32_768, 2),
  "setMemory(too much)": (conn, ref) => conn.domainSetMemory(ref, 1e9, 1),
  setMaxMemory: (conn, ref) => conn.domainSetMaxMemory(ref, 131_072),
  "setVcpus(1)": (conn, ref) => conn.domainSetVcpus(ref, 1, 1),
  "setVcpus(1,LIVE)": (conn, ref) => conn.domainSetVcpus(ref, 1, 1),
  "setVcpus(1,CONFIG)": (conn, ref) => conn.domainSetVcpus(ref, 1, 2),
  "setVcpus(99)": (conn, ref) => conn.domainSetVcpus(ref, 99, 1),
  pinVcpu: (conn, ref) => conn.domainPinVcpu(ref, 0, Uint8Array.of(1), 0),
  attachDevice: (conn, ref) => conn.domainAttachDevice(ref, disk, 0),
  "attachDevice(CONFIG)": (conn, ref) => conn.domainAttachDevice(ref, disk, 2),
  "setMetadata(title,LIVE)": (conn, ref) => conn.domainSetMetadata(ref, 1, "T", undefined, undefined, 1),
  "setMetadata(title,CONFIG)": (conn, ref) => conn.domainSetMetadata(ref, 1, "T", undefined, undefined, 2),
  "setMetadata(element)": (conn, ref) => conn.domainSetMetadata(ref, 2, "<a/>", "k", "http://e/x", 0),
  snapshotCreate: (conn, ref) => conn.domainSnapshotCreateXML(ref, snapshot, 0),
  "snapshotCreate(HALT)": (conn, ref) => conn.domainSnapshotCreateXML(ref, snapshot, 8),
  "snapshotCreate(DISK_ONLY)": (conn, ref) => conn.domainSnapshotCreateXML(ref, snapshot, 16),
  checkpointCreate: (conn, ref) => conn.domainCheckpointCreateXML(ref, checkpoint, 0),
  getTime: (conn, ref) => conn.domainGetTime(ref, 0),
  blockInfo: (conn, ref) => conn.domainGetBlockInfo(ref, "vda", 0),
  memoryStats: (conn, ref) => conn.domainMemoryStats(ref, 0),
  screenshot: (conn, ref) => conn.domainScreenshot(ref, 0, 0),
  sendKey: (conn, ref) => conn.domainSendKey(ref, 0, 0, [1], 0),
  injectNMI: (conn, ref) => conn.domainInjectNMI(ref, 0),
  setUserPassword: (conn, ref) => conn.domainSetUserPassword(ref, "root", "x", 0),
  fsFreeze: (conn, ref) => conn.domainFSFreeze(ref, undefined, 0),
  fsThaw: (conn, ref) => conn.domainFSThaw(ref, undefined, 0),
  getHostname: (conn, ref) => conn.domainGetHostname(ref, 0),
  interfaceAddresses: (conn, ref) => conn.domainInterfaceAddresses(ref, 0, 0),
  vcpus: (conn, ref) => conn.domainGetVcpus(ref),
  getCPUStats: (conn, ref) => conn.domainGetCPUStats(ref, -1, 1, 0),
  state: (conn, ref) => conn.domainGetState(ref, 0),
  ID: async (_, ref) => ref.id,
  XMLDesc: (conn, ref) => conn.domainGetXMLDesc(ref, 0),
  "addIOThread(1)": (conn, ref) => conn.domainAddIOThread(ref, 1, 0),
  openConsole: (conn, ref) => conn.domainOpenConsole(ref, undefined, 0),
};

/** Why ours is better, by operation, for the domains that are named, or all. */
export const better: readonly (readonly [
  operation: string,
  domains: readonly string[] | undefined,
  why: string,
])[] = [
  [
    "create",
    ["run1", "paused1", "transient1", "crashed1", "snaps"],
    "the error is OPERATION_INVALID: the domain is in the wrong state, nothing is wrong inside",
  ],
  ["create(PAUSED)", undefined, "flags whose meaning is clear are honoured"],
  ["create(AUTODESTROY)", undefined, "flags whose meaning is clear are honoured"],
  ["create(BYPASS_CACHE)", undefined, "flags whose meaning is clear are honoured"],
  ["create(FORCE_BOOT)", undefined, "flags whose meaning is clear are honoured"],
  [
    "suspend",
    ["paused1", "off1", "saved1", "crashed1"],
    "the error is OPERATION_INVALID; pausing a paused guest changes nothing, and a crashed one cannot stand",
  ],
  [
    "resume",
    ["run1", "off1", "saved1", "transient1", "crashed1", "snaps"],
    "the error is OPERATION_INVALID, and resuming a running guest changes nothing",
  ],
  [
    "shutdown",
    ["paused1", "off1", "saved1", "crashed1"],
    "a guest that stands or has crashed cannot react, and the error is OPERATION_INVALID",
  ],
  ["shutdown(ACPI)", undefined, "flags whose meaning is clear are honoured"],
  ["reboot", ["paused1", "crashed1"], "a guest that stands or has crashed cannot react"],
  ["undefine", ["transient1"], "a transient domain has no definition to be taken away"],
  ["undefine(MANAGED_SAVE)", ["transient1"], "a transient domain has no definition to be taken away"],
  ["undefine(SNAPSHOTS_METADATA)", ["transient1"], "a transient domain has no definition to be taken away"],
  ["save", ["crashed1"], "a crashed guest has nothing to go on with"],
  ["save(PAUSED)", undefined, "flags whose meaning is clear are honoured"],
  [
    "save+restore",
    ["paused1", "crashed1"],
    "a guest that stood when it was saved stands when it is restored",
  ],
  [
    "save+restore(RUNNING)",
    ["run1", "paused1", "transient1", "crashed1", "snaps"],
    "flags whose meaning is clear are honoured",
  ],
  [
    "save+restore(PAUSED)",
    ["run1", "paused1", "transient1", "crashed1", "snaps"],
    "flags whose meaning is clear are honoured",
  ],
  ["managedSave", ["crashed1"], "a crashed guest has nothing to go on with"],
  ["managedSave(PAUSED)", ["crashed1"], "a crashed guest has nothing to go on with"],
  [
    "managedSave+create",
    ["paused1", "crashed1"],
    "a guest that stood when it was saved stands when it is restored",
  ],
  [
    "coreDump(CRASH)",
    ["run1", "paused1", "transient1", "crashed1", "snaps"],
    "the crash is told as one, and what the document says of crashes is done",
  ],
  ["coreDump(LIVE)", undefined, "flags whose meaning is clear are honoured"],
  ["coreDump(RESET)", undefined, "flags whose meaning is clear are honoured"],
  [
    "createXML again",
    ["run1", "paused1", "transient1", "crashed1", "snaps"],
    "the error says that the domain exists, DOM_EXIST, as for every other name that is taken",
  ],
  ["rename", ["run1", "paused1", "transient1"], "a running guest gets the new name as well"],
  ["setAutostart(1)", ["transient1"], "a transient domain cannot start with the host"],
  [
    "setMaxMemory",
    ["run1", "paused1", "transient1", "crashed1", "snaps"],
    "the maximum of what runs can be changed in the model, as 0.1.11 did",
  ],
  [
    "attachDevice",
    ["off1", "saved1", "crashed1"],
    "a device can be added to a definition, and not to a guest that has crashed",
  ],
  [
    "attachDevice(CONFIG)",
    ["run1", "paused1", "off1", "saved1", "crashed1", "snaps"],
    "flags whose meaning is clear are honoured",
  ],
  ["snapshotCreate(DISK_ONLY)", undefined, "flags whose meaning is clear are honoured"],
  ["addIOThread(1)", ["run1"], "flags whose meaning is clear are honoured"],
  ["openConsole", undefined, "the built-in guest has a console"],
];
