import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Call } from "./calls.js";

const disk = "<disk type='file'><source file='/x'/><target dev='vdc' bus='virtio'/></disk>";
const backup = "<domainbackup mode='push'/>";

/** The CPUs of a map as the sheet has them, of which there are always eight. */
const eight = (map: Uint8Array | undefined): boolean[] =>
  Array.from({ length: 8 }, (_, cpu) => ((map?.[0] ?? 0) & (1 << cpu)) !== 0);

/** A file that a call may write, where it is left to nobody. */
const file = () => join(tmpdir(), `test-driver-api-${randomUUID()}`);

const cpus = Uint8Array.of(0xff);

/** How each method of virDomain is called as the sheet's author called it; the value in the form of the sheet's. */
export const domainCalls: Readonly<Record<string, Call>> = {
  ID: ({ dom }) => dom.ID(),
  OSType: ({ dom }) => dom.OSType(),
  UUID: ({ dom }) => dom.UUID(),
  UUIDString: ({ dom }) => dom.UUIDString(),
  XMLDesc: ({ dom }) => dom.XMLDesc(),
  abortJob: ({ dom }) => dom.abortJob(),
  abortJobFlags: ({ dom }) => dom.abortJobFlags(),
  addIOThread: ({ dom }) => dom.addIOThread(1),
  agentSetResponseTimeout: ({ dom }) => dom.agentSetResponseTimeout(1),
  announceInterface: ({ dom }) => dom.announceInterface(undefined, {}),
  attachDevice: ({ dom }) => dom.attachDevice(disk),
  attachDeviceFlags: ({ dom }) => dom.attachDeviceFlags(disk, 2),
  authorizedSSHKeysGet: ({ dom }) => dom.authorizedSSHKeysGet("root"),
  authorizedSSHKeysSet: ({ dom }) => dom.authorizedSSHKeysSet("root", []),
  autostart: ({ dom }) => dom.autostart(),
  autostartOnce: ({ dom }) => dom.autostartOnce(),
  backupBegin: ({ dom }) => dom.backupBegin(backup),
  backupGetXMLDesc: ({ dom }) => dom.backupGetXMLDesc(),
  blkioParameters: ({ dom }) => dom.blkioParameters(),
  blockCommit: ({ dom }) => dom.blockCommit("vda"),
  blockCopy: ({ dom }) => dom.blockCopy("vda", disk),
  blockInfo: async ({ dom }) => {
    const { capacity, allocation, physical } = await dom.blockInfo("vda");
    return [capacity, allocation, physical];
  },
  blockIoTune: ({ dom }) => dom.blockIoTune("vda"),
  blockJobAbort: ({ dom }) => dom.blockJobAbort("vda"),
  blockJobInfo: ({ dom }) => dom.blockJobInfo("vda"),
  blockJobSetSpeed: ({ dom }) => dom.blockJobSetSpeed("vda", 1),
  blockPeek: ({ dom }) => dom.blockPeek("vda", 0, 1),
  blockPull: ({ dom }) => dom.blockPull("vda"),
  blockRebase: ({ dom }) => dom.blockRebase("vda"),
  blockResize: ({ dom }) => dom.blockResize("vda", 1),
  blockStats: async ({ dom }) => {
    const { rdReq, rdBytes, wrReq, wrBytes, errs } = await dom.blockStats("vda");
    return [rdReq, rdBytes, wrReq, wrBytes, errs];
  },
  blockStatsFlags: ({ dom }) => dom.blockStatsFlags("vda"),
  checkpointCreateXML: ({ dom }) => dom.checkpointCreateXML("<domaincheckpoint/>"),
  checkpointLookupByName: ({ dom }) => dom.checkpointLookupByName("c"),
  controlInfo: async ({ dom }) => {
    const { state, details, stateTime } = await dom.controlInfo();
    return [state, details, stateTime];
  },
  coreDump: ({ dom }) => dom.coreDump(file()),
  coreDumpWithFormat: ({ dom }) => dom.coreDumpWithFormat(file(), 0),
  create: ({ dom }) => dom.create(),
  createWithFlags: ({ dom }) => dom.createWithFlags(),
  delIOThread: ({ dom }) => dom.delIOThread(1),
  delThrottleGroup: ({ dom }) => dom.delThrottleGroup("g"),
  destroy: ({ dom }) => dom.destroy(),
  destroyFlags: ({ dom }) => dom.destroyFlags(),
  detachDevice: ({ dom }) => dom.detachDevice(disk),
  detachDeviceAlias: ({ dom }) => dom.detachDeviceAlias("x"),
  detachDeviceFlags: ({ dom }) => dom.detachDeviceFlags(disk, 1),
  diskErrors: async ({ dom }) =>
    Object.fromEntries((await dom.diskErrors()).map(({ disk: target, error }) => [target, error])),
  emulatorPinInfo: async ({ dom }) => eight(await dom.emulatorPinInfo()),
  fSTrim: ({ dom }) => dom.fSTrim(),
  fsFreeze: ({ dom }) => dom.fsFreeze(),
  fsInfo: async ({ dom }) =>
    (await dom.fsInfo()).map(({ mountpoint, name, fstype, devAliases }) => [
      mountpoint,
      name,
      fstype,
      devAliases,
    ]),
  fsThaw: async ({ dom }) => dom.fsThaw(),
  getCPUStats: ({ dom }) => dom.getCPUStats(-1, 1),
  getTime: ({ dom }) => dom.getTime(),
  graphicsReload: ({ dom }) => dom.graphicsReload(0),
  guestInfo: ({ dom }) => dom.guestInfo(),
  guestVcpus: ({ dom }) => dom.guestVcpus(),
  hasCurrentSnapshot: ({ dom }) => dom.hasCurrentSnapshot(),
  hasManagedSaveImage: ({ dom }) => dom.hasManagedSaveImage(),
  hostname: ({ dom }) => dom.hostname(),
  info: async ({ dom }) => {
    const { state, maxMem, memory, nrVirtCpu } = await dom.info();
    return [state, maxMem, memory, nrVirtCpu];
  },
  injectNMI: ({ dom }) => dom.injectNMI(),
  interfaceAddresses: async ({ dom }) =>
    Object.fromEntries(
      (await dom.interfaceAddresses(0)).map(({ name, hwaddr, addrs }) => [name, { addrs, hwaddr }]),
    ),
  interfaceParameters: ({ dom }) => dom.interfaceParameters("testnet0"),
  interfaceStats: async ({ dom }) => {
    const it = await dom.interfaceStats("testnet0");
    return [it.rxBytes, it.rxPackets, it.rxErrs, it.rxDrop, it.txBytes, it.txPackets, it.txErrs, it.txDrop];
  },
  ioThreadInfo: ({ dom }) => dom.ioThreadInfo(),
  isActive: ({ dom }) => dom.isActive(),
  isPersistent: ({ dom }) => dom.isPersistent(),
  isUpdated: ({ dom }) => dom.isUpdated(),
  jobInfo: ({ dom }) => dom.jobInfo(),
  jobStats: ({ dom }) => dom.jobStats(),
  launchSecurityInfo: ({ dom }) => dom.launchSecurityInfo(),
  listAllCheckpoints: ({ dom }) => dom.listAllCheckpoints(),
  listAllSnapshots: ({ dom }) => dom.listAllSnapshots(),
  managedSave: ({ dom }) => dom.managedSave(),
  managedSaveDefineXML: ({ dom }) => dom.managedSaveDefineXML("<domain/>"),
  managedSaveGetXMLDesc: ({ dom }) => dom.managedSaveGetXMLDesc(),
  managedSaveRemove: ({ dom }) => dom.managedSaveRemove(),
  maxMemory: ({ dom }) => dom.maxMemory(),
  maxVcpus: ({ dom }) => dom.maxVcpus(),
  memoryParameters: ({ dom }) => dom.memoryParameters(),
  memoryPeek: ({ dom }) => dom.memoryPeek(0, 1),
  memoryStats: ({ dom }) => dom.memoryStats(),
  messages: ({ dom }) => dom.messages(),
  metadata: ({ dom }) => dom.metadata(0),
  migrateGetCompressionCache: ({ dom }) => dom.migrateGetCompressionCache(),
  migrateGetMaxDowntime: ({ dom }) => dom.migrateGetMaxDowntime(),
  migrateGetMaxSpeed: ({ dom }) => dom.migrateGetMaxSpeed(),
  migrateSetCompressionCache: ({ dom }) => dom.migrateSetCompressionCache(1),
  migrateSetMaxDowntime: ({ dom }) => dom.migrateSetMaxDowntime(1),
  migrateSetMaxSpeed: ({ dom }) => dom.migrateSetMaxSpeed(1),
  migrateStartPostCopy: ({ dom }) => dom.migrateStartPostCopy(),
  migrateToURI: ({ dom }) => dom.migrateToURI("test:///default"),
  migrateToURI2: ({ dom }) => dom.migrateToURI2("test:///default"),
  migrateToURI3: ({ dom }) => dom.migrateToURI3("test:///default", {}),
  name: ({ dom }) => dom.name(),
  numaParameters: ({ dom }) => dom.numaParameters(),
  openChannel: ({ dom }) => dom.openChannel(),
  openConsole: ({ dom }) => dom.openConsole(),
  openGraphicsFD: ({ dom }) => dom.openGraphicsFD(0),
  pMSuspendForDuration: ({ dom }) => dom.pMSuspendForDuration(0, 0),
  pMWakeup: ({ dom }) => dom.pMWakeup(),
  perfEvents: ({ dom }) => dom.perfEvents(),
  pinEmulator: ({ dom }) => dom.pinEmulator(cpus),
  pinIOThread: ({ dom }) => dom.pinIOThread(1, cpus),
  pinVcpu: ({ dom }) => dom.pinVcpu(0, cpus),
  pinVcpuFlags: ({ dom }) => dom.pinVcpuFlags(0, cpus, 1),
  reboot: ({ dom }) => dom.reboot(),
  rename: ({ dom }) => dom.rename("renamed"),
  reset: ({ dom }) => dom.reset(),
  resume: ({ dom }) => dom.resume(),
  revertToSnapshot: async ({ dom }) => dom.revertToSnapshot(await dom.snapshotCreateXML("<domainsnapshot/>")),
  save: ({ dom }) => dom.save(file()),
  saveFlags: ({ dom }) => dom.saveFlags(file()),
  saveParams: ({ dom }) => dom.saveParams({ file: file() }),
  schedulerParameters: ({ dom }) => dom.schedulerParameters(),
  schedulerParametersFlags: ({ dom }) => dom.schedulerParametersFlags(),
  schedulerType: async ({ dom }) => {
    const { type, parameters } = await dom.schedulerType();
    return [type, parameters];
  },
  screenshot: async ({ dom }) => (await dom.screenshot(0)).mimeType,
  securityLabel: async ({ dom }) => {
    const { label, enforcing } = await dom.securityLabel();
    return [label, enforcing];
  },
  securityLabelList: ({ dom }) => dom.securityLabelList(),
  sendKey: ({ dom }) => dom.sendKey(0, 0, [30]),
  sendProcessSignal: ({ dom }) => dom.sendProcessSignal(1, 15),
  setAutostart: ({ dom }) => dom.setAutostart(true),
  setAutostartOnce: ({ dom }) => dom.setAutostartOnce(true),
  setBlkioParameters: ({ dom }) => dom.setBlkioParameters({ weight: 500 }),
  setBlockIoTune: ({ dom }) => dom.setBlockIoTune("vda", { total_bytes_sec: 2, total_bytes_sec_max: 1 }),
  setBlockThreshold: ({ dom }) => dom.setBlockThreshold("vda", 1),
  setGuestVcpus: ({ dom }) => dom.setGuestVcpus("1", false),
  setIOThreadParams: ({ dom }) => dom.setIOThreadParams(1, { poll_max_ns: 1n }),
  setInterfaceParameters: ({ dom }) => dom.setInterfaceParameters("testnet0", { "inbound.average": 1 }),
  setLaunchSecurityState: ({ dom }) => dom.setLaunchSecurityState({}),
  setLifecycleAction: ({ dom }) => dom.setLifecycleAction(0, 0),
  setMaxMemory: ({ dom }) => dom.setMaxMemory(8_388_608),
  setMemory: ({ dom }) => dom.setMemory(1_048_576),
  setMemoryFlags: ({ dom }) => dom.setMemoryFlags(1_048_576, 1),
  setMemoryParameters: ({ dom }) => dom.setMemoryParameters({ soft_limit: 1_048_576 }),
  setMemoryStatsPeriod: ({ dom }) => dom.setMemoryStatsPeriod(1),
  setMetadata: ({ dom }) => dom.setMetadata(0, "text"),
  setNumaParameters: ({ dom }) => dom.setNumaParameters({ numa_nodeset: "0" }),
  setPerfEvents: ({ dom }) => dom.setPerfEvents({ cmt: true }),
  setSchedulerParameters: ({ dom }) => dom.setSchedulerParameters({ weight: 60 }),
  setSchedulerParametersFlags: ({ dom }) => dom.setSchedulerParametersFlags({ weight: 60 }, 1),
  setThrottleGroup: ({ dom }) => dom.setThrottleGroup("g", {}),
  setTime: ({ dom }) => dom.setTime({ seconds: 1, nseconds: 0 }),
  setUserPassword: ({ dom }) => dom.setUserPassword("root", "secret"),
  setVcpu: ({ dom }) => dom.setVcpu("1", false),
  setVcpus: ({ dom }) => dom.setVcpus(1),
  setVcpusFlags: ({ dom }) => dom.setVcpusFlags(1, 1),
  shutdown: ({ dom }) => dom.shutdown(),
  shutdownFlags: ({ dom }) => dom.shutdownFlags(),
  snapshotCreateXML: ({ dom }) => dom.snapshotCreateXML("<domainsnapshot/>"),
  snapshotCurrent: ({ dom }) => dom.snapshotCurrent(),
  snapshotListNames: async ({ dom }) => (await dom.listAllSnapshots()).map((one) => one.getName()),
  snapshotLookupByName: ({ dom }) => dom.snapshotLookupByName("s"),
  snapshotNum: async ({ dom }) => (await dom.listAllSnapshots()).length,
  startDirtyRateCalc: ({ dom }) => dom.startDirtyRateCalc(1),
  state: async ({ dom }) => {
    const { state, reason } = await dom.state();
    return [state, reason];
  },
  suspend: ({ dom }) => dom.suspend(),
  undefine: ({ dom }) => dom.undefine(),
  undefineFlags: ({ dom }) => dom.undefineFlags(),
  updateDeviceFlags: ({ dom }) => dom.updateDeviceFlags(disk),
  vcpuPinInfo: async ({ dom }) => (await dom.vcpuPinInfo()).map(eight),
  vcpus: ({ dom }) => dom.vcpus(),
  vcpusFlags: ({ dom }) => dom.vcpusFlags(),
};

/** The same of snapshots and checkpoints, of which one each is made first. */
export const momentCalls: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  virDomainSnapshot: moments(
    async ({ dom }) => dom.snapshotCreateXML("<domainsnapshot><name>s0</name></domainsnapshot>"),
    {
      delete: (it) => it.delete(),
      getDomain: (it) => it.getDomain(),
      getName: (it) => it.getName(),
      getParent: (it) => it.getParent(),
      getXMLDesc: (it) => it.getXMLDesc(),
      hasMetadata: (it) => it.hasMetadata(),
      isCurrent: (it) => it.isCurrent(),
      listAllChildren: (it) => it.listAllChildren(),
      listChildrenNames: async (it) => (await it.listAllChildren()).map((one) => one.getName()),
      numChildren: async (it) => (await it.listAllChildren()).length,
    },
  ),
  virDomainCheckpoint: moments(
    async ({ dom }) => dom.checkpointCreateXML("<domaincheckpoint><name>c0</name></domaincheckpoint>"),
    {
      delete: (it) => it.delete(),
      getDomain: (it) => it.getDomain(),
      getName: (it) => it.getName(),
      getParent: (it) => it.getParent(),
      getXMLDesc: (it) => it.getXMLDesc(),
      listAllChildren: (it) => it.listAllChildren(),
    },
  ),
};

function moments<M>(
  make: (objects: Parameters<Call>[0]) => Promise<M>,
  calls: Readonly<Record<string, (moment: M) => unknown>>,
): Readonly<Record<string, Call>> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, async (objects) => call(await make(objects))]),
  );
}
