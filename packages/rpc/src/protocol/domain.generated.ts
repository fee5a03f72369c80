// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, REMOTE } from "../procedure.js";
import { hyper, int, nothing, uhyper, uint } from "../xdr/codec.js";
import { array, chars, opaque, optional, struct } from "../xdr/composite.js";
import { typedParameter } from "../xdr/typed-parameter.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";
import {
  wireDomain,
  wireDomainDiskError,
  wireDomainEventGraphicsAddress,
  wireDomainEventGraphicsIdentity,
  wireDomainFsinfo,
  wireDomainInterface,
  wireDomainIothreadInfo,
  wireDomainMemoryStat,
  wireDomainStatsRecord,
  wireVcpuInfo,
} from "./types.generated.js";

const domainGetSecurityLabelRet = /* @__PURE__ */ struct({ label: /* @__PURE__ */ chars(4097), enforcing: int });

const domainEventLifecycleMsg = /* @__PURE__ */ struct({ dom: wireDomain, event: int, detail: int });

const domainEventRebootMsg = /* @__PURE__ */ struct({ dom: wireDomain });

const domainEventRtcChangeMsg = /* @__PURE__ */ struct({ dom: wireDomain, offset: hyper });

const domainEventWatchdogMsg = /* @__PURE__ */ struct({ dom: wireDomain, action: int });

const domainEventIoErrorMsg = /* @__PURE__ */ struct({ dom: wireDomain, srcPath: text, devAlias: text, action: int });

const domainEventGraphicsMsg = /* @__PURE__ */ struct({
  dom: wireDomain,
  phase: int,
  local: wireDomainEventGraphicsAddress,
  remote: wireDomainEventGraphicsAddress,
  authScheme: text,
  subject: /* @__PURE__ */ array(wireDomainEventGraphicsIdentity, 20),
});

const domainEventIoErrorReasonMsg = /* @__PURE__ */ struct({
  dom: wireDomain,
  srcPath: text,
  devAlias: text,
  action: int,
  reason: text,
});

const domainEventControlErrorMsg = /* @__PURE__ */ struct({ dom: wireDomain });

const domainEventBlockJobMsg = /* @__PURE__ */ struct({ dom: wireDomain, path: text, type: int, status: int });

const domainEventDiskChangeMsg = /* @__PURE__ */ struct({
  dom: wireDomain,
  oldSrcPath: /* @__PURE__ */ optional(text),
  newSrcPath: /* @__PURE__ */ optional(text),
  devAlias: text,
  reason: int,
});

const domainEventTrayChangeMsg = /* @__PURE__ */ struct({ dom: wireDomain, devAlias: text, reason: int });

const domainEventPmwakeupMsg = /* @__PURE__ */ struct({ dom: wireDomain });

const domainEventPmsuspendMsg = /* @__PURE__ */ struct({ dom: wireDomain });

const domainEventBalloonChangeMsg = /* @__PURE__ */ struct({ dom: wireDomain, actual: uhyper });

const domainEventPmsuspendDiskMsg = /* @__PURE__ */ struct({ dom: wireDomain });

const domainEventDeviceRemovedMsg = /* @__PURE__ */ struct({ dom: wireDomain, devAlias: text });

/** `REMOTE_PROC_DOMAIN_ATTACH_DEVICE`. C: `virDomainAttachDevice`. */
export const domainAttachDevice = /* @__PURE__ */ procedure(
  REMOTE, 8, "domainAttachDevice",
  /* @__PURE__ */ struct({ dom: wireDomain, xml: text }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_CREATE`. C: `virDomainCreate`. */
export const domainCreate = /* @__PURE__ */ procedure(
  REMOTE, 9, "domainCreate",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_CREATE_XML`. C: `virDomainCreateXML`. */
export const domainCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 10, "domainCreateXML",
  /* @__PURE__ */ struct({ xmlDesc: text, flags: uint }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_DEFINE_XML`. C: `virDomainDefineXML`. */
export const domainDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 11, "domainDefineXML",
  /* @__PURE__ */ struct({ xml: text }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_DESTROY`. C: `virDomainDestroy`. */
export const domainDestroy = /* @__PURE__ */ procedure(
  REMOTE, 12, "domainDestroy",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_DETACH_DEVICE`. C: `virDomainDetachDevice`. */
export const domainDetachDevice = /* @__PURE__ */ procedure(
  REMOTE, 13, "domainDetachDevice",
  /* @__PURE__ */ struct({ dom: wireDomain, xml: text }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_XML_DESC`. C: `virDomainGetXMLDesc`. */
export const domainGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 14, "domainGetXMLDesc",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_DOMAIN_GET_AUTOSTART`. C: `virDomainGetAutostart`. */
export const domainGetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 15, "domainGetAutostart",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ autostart: int }),
);

/** `REMOTE_PROC_DOMAIN_GET_INFO`. C: `virDomainGetInfo`. */
export const domainGetInfo = /* @__PURE__ */ procedure(
  REMOTE, 16, "domainGetInfo",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({
    state: uint,
    maxMem: uhyper,
    memory: uhyper,
    nrVirtCpu: uint,
    cpuTime: uhyper,
  }),
);

/** `REMOTE_PROC_DOMAIN_GET_MAX_MEMORY`. C: `virDomainGetMaxMemory`. */
export const domainGetMaxMemory = /* @__PURE__ */ procedure(
  REMOTE, 17, "domainGetMaxMemory",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ memory: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_GET_MAX_VCPUS`. C: `virDomainGetMaxVcpus`. */
export const domainGetMaxVcpus = /* @__PURE__ */ procedure(
  REMOTE, 18, "domainGetMaxVcpus",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_DOMAIN_GET_OS_TYPE`. C: `virDomainGetOSType`. */
export const domainGetOSType = /* @__PURE__ */ procedure(
  REMOTE, 19, "domainGetOSType",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ type: text }),
);

/** `REMOTE_PROC_DOMAIN_GET_VCPUS`. C: `virDomainGetVcpus`. */
export const domainGetVcpus = /* @__PURE__ */ procedure(
  REMOTE, 20, "domainGetVcpus",
  /* @__PURE__ */ struct({ dom: wireDomain, maxinfo: int, maplen: int }),
  /* @__PURE__ */ struct({
    info: /* @__PURE__ */ array(wireVcpuInfo, 16384),
    cpumaps: /* @__PURE__ */ opaque(8388608),
  }),
);

/** `REMOTE_PROC_CONNECT_LIST_DEFINED_DOMAINS`. C: `virConnectListDefinedDomains`. */
export const connectListDefinedDomains = /* @__PURE__ */ procedure(
  REMOTE, 21, "connectListDefinedDomains",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_DOMAIN_LOOKUP_BY_ID`. C: `virDomainLookupByID`. */
export const domainLookupByID = /* @__PURE__ */ procedure(
  REMOTE, 22, "domainLookupByID",
  /* @__PURE__ */ struct({ id: int }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME`. C: `virDomainLookupByName`. */
export const domainLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 23, "domainLookupByName",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID`. C: `virDomainLookupByUUID`. */
export const domainLookupByUUID = /* @__PURE__ */ procedure(
  REMOTE, 24, "domainLookupByUUID",
  /* @__PURE__ */ struct({ uuid }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_CONNECT_NUM_OF_DEFINED_DOMAINS`. C: `virConnectNumOfDefinedDomains`. */
export const connectNumOfDefinedDomains = /* @__PURE__ */ procedure(
  REMOTE, 25, "connectNumOfDefinedDomains",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_DOMAIN_PIN_VCPU`. C: `virDomainPinVcpu`. */
export const domainPinVcpu = /* @__PURE__ */ procedure(
  REMOTE, 26, "domainPinVcpu",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    vcpu: uint,
    cpumap: /* @__PURE__ */ opaque(2048),
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_REBOOT`. C: `virDomainReboot`. */
export const domainReboot = /* @__PURE__ */ procedure(
  REMOTE, 27, "domainReboot",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_RESUME`. C: `virDomainResume`. */
export const domainResume = /* @__PURE__ */ procedure(
  REMOTE, 28, "domainResume",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_AUTOSTART`. C: `virDomainSetAutostart`. */
export const domainSetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 29, "domainSetAutostart",
  /* @__PURE__ */ struct({ dom: wireDomain, autostart: int }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_MAX_MEMORY`. C: `virDomainSetMaxMemory`. */
export const domainSetMaxMemory = /* @__PURE__ */ procedure(
  REMOTE, 30, "domainSetMaxMemory",
  /* @__PURE__ */ struct({ dom: wireDomain, memory: uhyper }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_MEMORY`. C: `virDomainSetMemory`. */
export const domainSetMemory = /* @__PURE__ */ procedure(
  REMOTE, 31, "domainSetMemory",
  /* @__PURE__ */ struct({ dom: wireDomain, memory: uhyper }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_VCPUS`. C: `virDomainSetVcpus`. */
export const domainSetVcpus = /* @__PURE__ */ procedure(
  REMOTE, 32, "domainSetVcpus",
  /* @__PURE__ */ struct({ dom: wireDomain, nvcpus: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SHUTDOWN`. C: `virDomainShutdown`. */
export const domainShutdown = /* @__PURE__ */ procedure(
  REMOTE, 33, "domainShutdown",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SUSPEND`. C: `virDomainSuspend`. */
export const domainSuspend = /* @__PURE__ */ procedure(
  REMOTE, 34, "domainSuspend",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_UNDEFINE`. C: `virDomainUndefine`. */
export const domainUndefine = /* @__PURE__ */ procedure(
  REMOTE, 35, "domainUndefine",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_LIST_DOMAINS`. C: `virConnectListDomains`. */
export const connectListDomains = /* @__PURE__ */ procedure(
  REMOTE, 37, "connectListDomains",
  /* @__PURE__ */ struct({ maxids: int }),
  /* @__PURE__ */ struct({ ids: /* @__PURE__ */ array(int, 16384) }),
);

/** `REMOTE_PROC_CONNECT_NUM_OF_DOMAINS`. C: `virConnectNumOfDomains`. */
export const connectNumOfDomains = /* @__PURE__ */ procedure(
  REMOTE, 51, "connectNumOfDomains",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_DOMAIN_CORE_DUMP`. C: `virDomainCoreDump`. */
export const domainCoreDump = /* @__PURE__ */ procedure(
  REMOTE, 53, "domainCoreDump",
  /* @__PURE__ */ struct({ dom: wireDomain, to: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_RESTORE`. C: `virDomainRestore`. */
export const domainRestore = /* @__PURE__ */ procedure(
  REMOTE, 54, "domainRestore",
  /* @__PURE__ */ struct({ from: text }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SAVE`. C: `virDomainSave`. */
export const domainSave = /* @__PURE__ */ procedure(
  REMOTE, 55, "domainSave",
  /* @__PURE__ */ struct({ dom: wireDomain, to: text }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_SCHEDULER_TYPE`. C: `virDomainGetSchedulerType`. */
export const domainGetSchedulerType = /* @__PURE__ */ procedure(
  REMOTE, 56, "domainGetSchedulerType",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ type: text, nparams: int }),
);

/** `REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS`. C: `virDomainGetSchedulerParameters`. */
export const domainGetSchedulerParameters = /* @__PURE__ */ procedure(
  REMOTE, 57, "domainGetSchedulerParameters",
  /* @__PURE__ */ struct({ dom: wireDomain, nparams: int }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 16) }),
);

/** `REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS`. C: `virDomainSetSchedulerParameters`. */
export const domainSetSchedulerParameters = /* @__PURE__ */ procedure(
  REMOTE, 58, "domainSetSchedulerParameters",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 16),
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE`. */
export const domainMigratePrepare = /* @__PURE__ */ procedure(
  REMOTE, 61, "domainMigratePrepare",
  /* @__PURE__ */ struct({
    uriIn: /* @__PURE__ */ optional(text),
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
  }),
  /* @__PURE__ */ struct({
    cookie: /* @__PURE__ */ opaque(4194304),
    uriOut: /* @__PURE__ */ optional(text),
  }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PERFORM`. */
export const domainMigratePerform = /* @__PURE__ */ procedure(
  REMOTE, 62, "domainMigratePerform",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    cookie: /* @__PURE__ */ opaque(4194304),
    uri: text,
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_FINISH`. */
export const domainMigrateFinish = /* @__PURE__ */ procedure(
  REMOTE, 63, "domainMigrateFinish",
  /* @__PURE__ */ struct({
    dname: text,
    cookie: /* @__PURE__ */ opaque(4194304),
    uri: text,
    flags: uhyper,
  }),
  /* @__PURE__ */ struct({ ddom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_STATS`. C: `virDomainBlockStats`. */
export const domainBlockStats = /* @__PURE__ */ procedure(
  REMOTE, 64, "domainBlockStats",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text }),
  /* @__PURE__ */ struct({
    rdReq: hyper,
    rdBytes: hyper,
    wrReq: hyper,
    wrBytes: hyper,
    errs: hyper,
  }),
);

/** `REMOTE_PROC_DOMAIN_INTERFACE_STATS`. C: `virDomainInterfaceStats`. */
export const domainInterfaceStats = /* @__PURE__ */ procedure(
  REMOTE, 65, "domainInterfaceStats",
  /* @__PURE__ */ struct({ dom: wireDomain, device: text }),
  /* @__PURE__ */ struct({
    rxBytes: hyper,
    rxPackets: hyper,
    rxErrs: hyper,
    rxDrop: hyper,
    txBytes: hyper,
    txPackets: hyper,
    txErrs: hyper,
    txDrop: hyper,
  }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_PEEK`. C: `virDomainBlockPeek`. */
export const domainBlockPeek = /* @__PURE__ */ procedure(
  REMOTE, 103, "domainBlockPeek",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    path: text,
    offset: uhyper,
    size: uint,
    flags: uint,
  }),
  /* @__PURE__ */ struct({ buffer: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_DOMAIN_MEMORY_PEEK`. C: `virDomainMemoryPeek`. */
export const domainMemoryPeek = /* @__PURE__ */ procedure(
  REMOTE, 104, "domainMemoryPeek",
  /* @__PURE__ */ struct({ dom: wireDomain, offset: uhyper, size: uint, flags: uint }),
  /* @__PURE__ */ struct({ buffer: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER`. C: `virConnectDomainEventRegister`. */
export const connectDomainEventRegister = /* @__PURE__ */ procedure(
  REMOTE, 105, "connectDomainEventRegister",
  nothing,
  /* @__PURE__ */ struct({ cbRegistered: int }),
);

/** `REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER`. C: `virConnectDomainEventDeregister`. */
export const connectDomainEventDeregister = /* @__PURE__ */ procedure(
  REMOTE, 106, "connectDomainEventDeregister",
  nothing,
  /* @__PURE__ */ struct({ cbRegistered: int }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE`. */
export const domainEventLifecycle = /* @__PURE__ */ event(
  REMOTE, 107, "domainEventLifecycle",
  /* @__PURE__ */ struct({ dom: wireDomain, event: int, detail: int }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE2`. */
export const domainMigratePrepare2 = /* @__PURE__ */ procedure(
  REMOTE, 108, "domainMigratePrepare2",
  /* @__PURE__ */ struct({
    uriIn: /* @__PURE__ */ optional(text),
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
    domXml: text,
  }),
  /* @__PURE__ */ struct({
    cookie: /* @__PURE__ */ opaque(4194304),
    uriOut: /* @__PURE__ */ optional(text),
  }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_FINISH2`. */
export const domainMigrateFinish2 = /* @__PURE__ */ procedure(
  REMOTE, 109, "domainMigrateFinish2",
  /* @__PURE__ */ struct({
    dname: text,
    cookie: /* @__PURE__ */ opaque(4194304),
    uri: text,
    flags: uhyper,
    retcode: int,
  }),
  /* @__PURE__ */ struct({ ddom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL`. C: `virDomainGetSecurityLabel`. */
export const domainGetSecurityLabel = /* @__PURE__ */ procedure(
  REMOTE, 121, "domainGetSecurityLabel",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ label: /* @__PURE__ */ chars(4097), enforcing: int }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL`. */
export const domainMigratePrepareTunnel = /* @__PURE__ */ procedure(
  REMOTE, 148, "domainMigratePrepareTunnel",
  /* @__PURE__ */ struct({
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
    domXml: text,
  }),
  nothing,
  "upload",
);

/** `REMOTE_PROC_DOMAIN_IS_ACTIVE`. C: `virDomainIsActive`. */
export const domainIsActive = /* @__PURE__ */ procedure(
  REMOTE, 150, "domainIsActive",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ active: int }),
);

/** `REMOTE_PROC_DOMAIN_IS_PERSISTENT`. C: `virDomainIsPersistent`. */
export const domainIsPersistent = /* @__PURE__ */ procedure(
  REMOTE, 151, "domainIsPersistent",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ persistent: int }),
);

/** `REMOTE_PROC_DOMAIN_MEMORY_STATS`. C: `virDomainMemoryStats`. */
export const domainMemoryStats = /* @__PURE__ */ procedure(
  REMOTE, 159, "domainMemoryStats",
  /* @__PURE__ */ struct({ dom: wireDomain, maxStats: uint, flags: uint }),
  /* @__PURE__ */ struct({ stats: /* @__PURE__ */ array(wireDomainMemoryStat, 1024) }),
);

/** `REMOTE_PROC_DOMAIN_ATTACH_DEVICE_FLAGS`. C: `virDomainAttachDeviceFlags`. */
export const domainAttachDeviceFlags = /* @__PURE__ */ procedure(
  REMOTE, 160, "domainAttachDeviceFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, xml: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_DETACH_DEVICE_FLAGS`. C: `virDomainDetachDeviceFlags`. */
export const domainDetachDeviceFlags = /* @__PURE__ */ procedure(
  REMOTE, 161, "domainDetachDeviceFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, xml: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_JOB_INFO`. C: `virDomainGetJobInfo`. */
export const domainGetJobInfo = /* @__PURE__ */ procedure(
  REMOTE, 163, "domainGetJobInfo",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({
    type: int,
    timeElapsed: uhyper,
    timeRemaining: uhyper,
    dataTotal: uhyper,
    dataProcessed: uhyper,
    dataRemaining: uhyper,
    memTotal: uhyper,
    memProcessed: uhyper,
    memRemaining: uhyper,
    fileTotal: uhyper,
    fileProcessed: uhyper,
    fileRemaining: uhyper,
  }),
);

/** `REMOTE_PROC_DOMAIN_ABORT_JOB`. C: `virDomainAbortJob`. */
export const domainAbortJob = /* @__PURE__ */ procedure(
  REMOTE, 164, "domainAbortJob",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_DOWNTIME`. C: `virDomainMigrateSetMaxDowntime`. */
export const domainMigrateSetMaxDowntime = /* @__PURE__ */ procedure(
  REMOTE, 166, "domainMigrateSetMaxDowntime",
  /* @__PURE__ */ struct({ dom: wireDomain, downtime: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY`. C: `virConnectDomainEventRegisterAny`. */
export const connectDomainEventRegisterAny = /* @__PURE__ */ procedure(
  REMOTE, 167, "connectDomainEventRegisterAny",
  /* @__PURE__ */ struct({ eventID: int }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY`. C: `virConnectDomainEventDeregisterAny`. */
export const connectDomainEventDeregisterAny = /* @__PURE__ */ procedure(
  REMOTE, 168, "connectDomainEventDeregisterAny",
  /* @__PURE__ */ struct({ eventID: int }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_REBOOT`. */
export const domainEventReboot = /* @__PURE__ */ event(
  REMOTE, 169, "domainEventReboot",
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_RTC_CHANGE`. */
export const domainEventRtcChange = /* @__PURE__ */ event(
  REMOTE, 170, "domainEventRtcChange",
  /* @__PURE__ */ struct({ dom: wireDomain, offset: hyper }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_WATCHDOG`. */
export const domainEventWatchdog = /* @__PURE__ */ event(
  REMOTE, 171, "domainEventWatchdog",
  /* @__PURE__ */ struct({ dom: wireDomain, action: int }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_IO_ERROR`. */
export const domainEventIoError = /* @__PURE__ */ event(
  REMOTE, 172, "domainEventIoError",
  /* @__PURE__ */ struct({ dom: wireDomain, srcPath: text, devAlias: text, action: int }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_GRAPHICS`. */
export const domainEventGraphics = /* @__PURE__ */ event(
  REMOTE, 173, "domainEventGraphics",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    phase: int,
    local: wireDomainEventGraphicsAddress,
    remote: wireDomainEventGraphicsAddress,
    authScheme: text,
    subject: /* @__PURE__ */ array(wireDomainEventGraphicsIdentity, 20),
  }),
);

/** `REMOTE_PROC_DOMAIN_UPDATE_DEVICE_FLAGS`. C: `virDomainUpdateDeviceFlags`. */
export const domainUpdateDeviceFlags = /* @__PURE__ */ procedure(
  REMOTE, 174, "domainUpdateDeviceFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, xml: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_MANAGED_SAVE`. C: `virDomainManagedSave`. */
export const domainManagedSave = /* @__PURE__ */ procedure(
  REMOTE, 182, "domainManagedSave",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_HAS_MANAGED_SAVE_IMAGE`. C: `virDomainHasManagedSaveImage`. */
export const domainHasManagedSaveImage = /* @__PURE__ */ procedure(
  REMOTE, 183, "domainHasManagedSaveImage",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ result: int }),
);

/** `REMOTE_PROC_DOMAIN_MANAGED_SAVE_REMOVE`. C: `virDomainManagedSaveRemove`. */
export const domainManagedSaveRemove = /* @__PURE__ */ procedure(
  REMOTE, 184, "domainManagedSaveRemove",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_BLOCK_INFO`. C: `virDomainGetBlockInfo`. */
export const domainGetBlockInfo = /* @__PURE__ */ procedure(
  REMOTE, 194, "domainGetBlockInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, flags: uint }),
  /* @__PURE__ */ struct({ allocation: uhyper, capacity: uhyper, physical: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_IO_ERROR_REASON`. */
export const domainEventIoErrorReason = /* @__PURE__ */ event(
  REMOTE, 195, "domainEventIoErrorReason",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    srcPath: text,
    devAlias: text,
    action: int,
    reason: text,
  }),
);

/** `REMOTE_PROC_DOMAIN_CREATE_WITH_FLAGS`. C: `virDomainCreateWithFlags`. */
export const domainCreateWithFlags = /* @__PURE__ */ procedure(
  REMOTE, 196, "domainCreateWithFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS`. C: `virDomainSetMemoryParameters`. */
export const domainSetMemoryParameters = /* @__PURE__ */ procedure(
  REMOTE, 197, "domainSetMemoryParameters",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS`. C: `virDomainGetMemoryParameters`. */
export const domainGetMemoryParameters = /* @__PURE__ */ procedure(
  REMOTE, 198, "domainGetMemoryParameters",
  /* @__PURE__ */ struct({ dom: wireDomain, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_SET_VCPUS_FLAGS`. C: `virDomainSetVcpusFlags`. */
export const domainSetVcpusFlags = /* @__PURE__ */ procedure(
  REMOTE, 199, "domainSetVcpusFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, nvcpus: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_VCPUS_FLAGS`. C: `virDomainGetVcpusFlags`. */
export const domainGetVcpusFlags = /* @__PURE__ */ procedure(
  REMOTE, 200, "domainGetVcpusFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_DOMAIN_OPEN_CONSOLE`. C: `virDomainOpenConsole`. */
export const domainOpenConsole = /* @__PURE__ */ procedure(
  REMOTE, 201, "domainOpenConsole",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    devName: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
  "both",
);

/** `REMOTE_PROC_DOMAIN_IS_UPDATED`. C: `virDomainIsUpdated`. */
export const domainIsUpdated = /* @__PURE__ */ procedure(
  REMOTE, 202, "domainIsUpdated",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ updated: int }),
);

/** `REMOTE_PROC_DOMAIN_SET_MEMORY_FLAGS`. C: `virDomainSetMemoryFlags`. */
export const domainSetMemoryFlags = /* @__PURE__ */ procedure(
  REMOTE, 204, "domainSetMemoryFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, memory: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_BLKIO_PARAMETERS`. C: `virDomainSetBlkioParameters`. */
export const domainSetBlkioParameters = /* @__PURE__ */ procedure(
  REMOTE, 205, "domainSetBlkioParameters",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS`. C: `virDomainGetBlkioParameters`. */
export const domainGetBlkioParameters = /* @__PURE__ */ procedure(
  REMOTE, 206, "domainGetBlkioParameters",
  /* @__PURE__ */ struct({ dom: wireDomain, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_SPEED`. C: `virDomainMigrateSetMaxSpeed`. */
export const domainMigrateSetMaxSpeed = /* @__PURE__ */ procedure(
  REMOTE, 207, "domainMigrateSetMaxSpeed",
  /* @__PURE__ */ struct({ dom: wireDomain, bandwidth: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_INJECT_NMI`. C: `virDomainInjectNMI`. */
export const domainInjectNMI = /* @__PURE__ */ procedure(
  REMOTE, 210, "domainInjectNMI",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SCREENSHOT`. C: `virDomainScreenshot`. */
export const domainScreenshot = /* @__PURE__ */ procedure(
  REMOTE, 211, "domainScreenshot",
  /* @__PURE__ */ struct({ dom: wireDomain, screen: uint, flags: uint }),
  /* @__PURE__ */ struct({ mime: /* @__PURE__ */ optional(text) }),
  "download",
);

/** `REMOTE_PROC_DOMAIN_GET_STATE`. C: `virDomainGetState`. */
export const domainGetState = /* @__PURE__ */ procedure(
  REMOTE, 212, "domainGetState",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ state: int, reason: int }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3`. */
export const domainMigrateBegin3 = /* @__PURE__ */ procedure(
  REMOTE, 213, "domainMigrateBegin3",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    xmlin: /* @__PURE__ */ optional(text),
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
  }),
  /* @__PURE__ */ struct({ cookieOut: /* @__PURE__ */ opaque(4194304), xml: text }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3`. */
export const domainMigratePrepare3 = /* @__PURE__ */ procedure(
  REMOTE, 214, "domainMigratePrepare3",
  /* @__PURE__ */ struct({
    cookieIn: /* @__PURE__ */ opaque(4194304),
    uriIn: /* @__PURE__ */ optional(text),
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
    domXml: text,
  }),
  /* @__PURE__ */ struct({
    cookieOut: /* @__PURE__ */ opaque(4194304),
    uriOut: /* @__PURE__ */ optional(text),
  }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3`. */
export const domainMigratePrepareTunnel3 = /* @__PURE__ */ procedure(
  REMOTE, 215, "domainMigratePrepareTunnel3",
  /* @__PURE__ */ struct({
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
    domXml: text,
  }),
  /* @__PURE__ */ struct({ cookieOut: /* @__PURE__ */ opaque(4194304) }),
  "upload",
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3`. */
export const domainMigratePerform3 = /* @__PURE__ */ procedure(
  REMOTE, 216, "domainMigratePerform3",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    xmlin: /* @__PURE__ */ optional(text),
    cookieIn: /* @__PURE__ */ opaque(4194304),
    dconnuri: /* @__PURE__ */ optional(text),
    uri: /* @__PURE__ */ optional(text),
    flags: uhyper,
    dname: /* @__PURE__ */ optional(text),
    resource: uhyper,
  }),
  /* @__PURE__ */ struct({ cookieOut: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_FINISH3`. */
export const domainMigrateFinish3 = /* @__PURE__ */ procedure(
  REMOTE, 217, "domainMigrateFinish3",
  /* @__PURE__ */ struct({
    dname: text,
    cookieIn: /* @__PURE__ */ opaque(4194304),
    dconnuri: /* @__PURE__ */ optional(text),
    uri: /* @__PURE__ */ optional(text),
    flags: uhyper,
    cancelled: int,
  }),
  /* @__PURE__ */ struct({ dom: wireDomain, cookieOut: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3`. */
export const domainMigrateConfirm3 = /* @__PURE__ */ procedure(
  REMOTE, 218, "domainMigrateConfirm3",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uhyper,
    cancelled: int,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS`. C: `virDomainSetSchedulerParametersFlags`. */
export const domainSetSchedulerParametersFlags = /* @__PURE__ */ procedure(
  REMOTE, 219, "domainSetSchedulerParametersFlags",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS`. C: `virDomainGetSchedulerParametersFlags`. */
export const domainGetSchedulerParametersFlags = /* @__PURE__ */ procedure(
  REMOTE, 223, "domainGetSchedulerParametersFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 16) }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CONTROL_ERROR`. */
export const domainEventControlError = /* @__PURE__ */ event(
  REMOTE, 224, "domainEventControlError",
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_PIN_VCPU_FLAGS`. C: `virDomainPinVcpuFlags`. */
export const domainPinVcpuFlags = /* @__PURE__ */ procedure(
  REMOTE, 225, "domainPinVcpuFlags",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    vcpu: uint,
    cpumap: /* @__PURE__ */ opaque(2048),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SEND_KEY`. C: `virDomainSendKey`. */
export const domainSendKey = /* @__PURE__ */ procedure(
  REMOTE, 226, "domainSendKey",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    codeset: uint,
    holdtime: uint,
    keycodes: /* @__PURE__ */ array(uint, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_CONTROL_INFO`. C: `virDomainGetControlInfo`. */
export const domainGetControlInfo = /* @__PURE__ */ procedure(
  REMOTE, 229, "domainGetControlInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ state: uint, details: uint, stateTime: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_GET_VCPU_PIN_INFO`. C: `virDomainGetVcpuPinInfo`. */
export const domainGetVcpuPinInfo = /* @__PURE__ */ procedure(
  REMOTE, 230, "domainGetVcpuPinInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, ncpumaps: int, maplen: int, flags: uint }),
  /* @__PURE__ */ struct({ cpumaps: /* @__PURE__ */ opaque(8388608), num: int }),
);

/** `REMOTE_PROC_DOMAIN_UNDEFINE_FLAGS`. C: `virDomainUndefineFlags`. */
export const domainUndefineFlags = /* @__PURE__ */ procedure(
  REMOTE, 231, "domainUndefineFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SAVE_FLAGS`. C: `virDomainSaveFlags`. */
export const domainSaveFlags = /* @__PURE__ */ procedure(
  REMOTE, 232, "domainSaveFlags",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    to: text,
    dxml: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_RESTORE_FLAGS`. C: `virDomainRestoreFlags`. */
export const domainRestoreFlags = /* @__PURE__ */ procedure(
  REMOTE, 233, "domainRestoreFlags",
  /* @__PURE__ */ struct({
    from: text,
    dxml: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_DESTROY_FLAGS`. C: `virDomainDestroyFlags`. */
export const domainDestroyFlags = /* @__PURE__ */ procedure(
  REMOTE, 234, "domainDestroyFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SAVE_IMAGE_GET_XML_DESC`. C: `virDomainSaveImageGetXMLDesc`. */
export const domainSaveImageGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 235, "domainSaveImageGetXMLDesc",
  /* @__PURE__ */ struct({ file: text, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_DOMAIN_SAVE_IMAGE_DEFINE_XML`. C: `virDomainSaveImageDefineXML`. */
export const domainSaveImageDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 236, "domainSaveImageDefineXML",
  /* @__PURE__ */ struct({ file: text, dxml: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_BLOCK_JOB_ABORT`. C: `virDomainBlockJobAbort`. */
export const domainBlockJobAbort = /* @__PURE__ */ procedure(
  REMOTE, 237, "domainBlockJobAbort",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_BLOCK_JOB_INFO`. C: `virDomainGetBlockJobInfo`. */
export const domainGetBlockJobInfo = /* @__PURE__ */ procedure(
  REMOTE, 238, "domainGetBlockJobInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, flags: uint }),
  /* @__PURE__ */ struct({
    found: int,
    type: int,
    bandwidth: uhyper,
    cur: uhyper,
    end: uhyper,
  }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_JOB_SET_SPEED`. C: `virDomainBlockJobSetSpeed`. */
export const domainBlockJobSetSpeed = /* @__PURE__ */ procedure(
  REMOTE, 239, "domainBlockJobSetSpeed",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, bandwidth: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_BLOCK_PULL`. C: `virDomainBlockPull`. */
export const domainBlockPull = /* @__PURE__ */ procedure(
  REMOTE, 240, "domainBlockPull",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, bandwidth: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB`. */
export const domainEventBlockJob = /* @__PURE__ */ event(
  REMOTE, 241, "domainEventBlockJob",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, type: int, status: int }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_SPEED`. C: `virDomainMigrateGetMaxSpeed`. */
export const domainMigrateGetMaxSpeed = /* @__PURE__ */ procedure(
  REMOTE, 242, "domainMigrateGetMaxSpeed",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ bandwidth: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_STATS_FLAGS`. C: `virDomainBlockStatsFlags`. */
export const domainBlockStatsFlags = /* @__PURE__ */ procedure(
  REMOTE, 243, "domainBlockStatsFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, path: text, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_RESET`. C: `virDomainReset`. */
export const domainReset = /* @__PURE__ */ procedure(
  REMOTE, 245, "domainReset",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_DISK_CHANGE`. */
export const domainEventDiskChange = /* @__PURE__ */ event(
  REMOTE, 248, "domainEventDiskChange",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    oldSrcPath: /* @__PURE__ */ optional(text),
    newSrcPath: /* @__PURE__ */ optional(text),
    devAlias: text,
    reason: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_OPEN_GRAPHICS`. C: `virDomainOpenGraphics`. */
export const domainOpenGraphics = /* @__PURE__ */ procedure(
  REMOTE, 249, "domainOpenGraphics",
  /* @__PURE__ */ struct({ dom: wireDomain, idx: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_BLOCK_RESIZE`. C: `virDomainBlockResize`. */
export const domainBlockResize = /* @__PURE__ */ procedure(
  REMOTE, 251, "domainBlockResize",
  /* @__PURE__ */ struct({ dom: wireDomain, disk: text, size: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_BLOCK_IO_TUNE`. C: `virDomainSetBlockIoTune`. */
export const domainSetBlockIoTune = /* @__PURE__ */ procedure(
  REMOTE, 252, "domainSetBlockIoTune",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    disk: text,
    params: /* @__PURE__ */ array(typedParameter, 32),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_BLOCK_IO_TUNE`. C: `virDomainGetBlockIoTune`. */
export const domainGetBlockIoTune = /* @__PURE__ */ procedure(
  REMOTE, 253, "domainGetBlockIoTune",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    disk: /* @__PURE__ */ optional(text),
    nparams: int,
    flags: uint,
  }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 32),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS`. C: `virDomainSetNumaParameters`. */
export const domainSetNumaParameters = /* @__PURE__ */ procedure(
  REMOTE, 254, "domainSetNumaParameters",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS`. C: `virDomainGetNumaParameters`. */
export const domainGetNumaParameters = /* @__PURE__ */ procedure(
  REMOTE, 255, "domainGetNumaParameters",
  /* @__PURE__ */ struct({ dom: wireDomain, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_SET_INTERFACE_PARAMETERS`. C: `virDomainSetInterfaceParameters`. */
export const domainSetInterfaceParameters = /* @__PURE__ */ procedure(
  REMOTE, 256, "domainSetInterfaceParameters",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    device: text,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_INTERFACE_PARAMETERS`. C: `virDomainGetInterfaceParameters`. */
export const domainGetInterfaceParameters = /* @__PURE__ */ procedure(
  REMOTE, 257, "domainGetInterfaceParameters",
  /* @__PURE__ */ struct({ dom: wireDomain, device: text, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_SHUTDOWN_FLAGS`. C: `virDomainShutdownFlags`. */
export const domainShutdownFlags = /* @__PURE__ */ procedure(
  REMOTE, 258, "domainShutdownFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_PM_SUSPEND_FOR_DURATION`. C: `virDomainPMSuspendForDuration`. */
export const domainPMSuspendForDuration = /* @__PURE__ */ procedure(
  REMOTE, 261, "domainPMSuspendForDuration",
  /* @__PURE__ */ struct({ dom: wireDomain, target: uint, duration: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_CPU_STATS`. C: `virDomainGetCPUStats`. */
export const domainGetCPUStats = /* @__PURE__ */ procedure(
  REMOTE, 262, "domainGetCPUStats",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    nparams: uint,
    startCpu: int,
    ncpus: uint,
    flags: uint,
  }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 2048),
    nparams: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_GET_DISK_ERRORS`. C: `virDomainGetDiskErrors`. */
export const domainGetDiskErrors = /* @__PURE__ */ procedure(
  REMOTE, 263, "domainGetDiskErrors",
  /* @__PURE__ */ struct({ dom: wireDomain, maxerrors: uint, flags: uint }),
  /* @__PURE__ */ struct({
    errors: /* @__PURE__ */ array(wireDomainDiskError, 256),
    nerrors: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_SET_METADATA`. C: `virDomainSetMetadata`. */
export const domainSetMetadata = /* @__PURE__ */ procedure(
  REMOTE, 264, "domainSetMetadata",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    type: int,
    metadata: /* @__PURE__ */ optional(text),
    key: /* @__PURE__ */ optional(text),
    uri: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_METADATA`. C: `virDomainGetMetadata`. */
export const domainGetMetadata = /* @__PURE__ */ procedure(
  REMOTE, 265, "domainGetMetadata",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    type: int,
    uri: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ metadata: text }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_REBASE`. C: `virDomainBlockRebase`. */
export const domainBlockRebase = /* @__PURE__ */ procedure(
  REMOTE, 266, "domainBlockRebase",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    path: text,
    base: /* @__PURE__ */ optional(text),
    bandwidth: uhyper,
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_PM_WAKEUP`. C: `virDomainPMWakeup`. */
export const domainPMWakeup = /* @__PURE__ */ procedure(
  REMOTE, 267, "domainPMWakeup",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_TRAY_CHANGE`. */
export const domainEventTrayChange = /* @__PURE__ */ event(
  REMOTE, 268, "domainEventTrayChange",
  /* @__PURE__ */ struct({ dom: wireDomain, devAlias: text, reason: int }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_PMWAKEUP`. */
export const domainEventPmwakeup = /* @__PURE__ */ event(
  REMOTE, 269, "domainEventPmwakeup",
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND`. */
export const domainEventPmsuspend = /* @__PURE__ */ event(
  REMOTE, 270, "domainEventPmsuspend",
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS`. C: `virConnectListAllDomains`. */
export const connectListAllDomains = /* @__PURE__ */ procedure(
  REMOTE, 273, "connectListAllDomains",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({ domains: /* @__PURE__ */ array(wireDomain, 16384), ret: uint }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_BALLOON_CHANGE`. */
export const domainEventBalloonChange = /* @__PURE__ */ event(
  REMOTE, 276, "domainEventBalloonChange",
  /* @__PURE__ */ struct({ dom: wireDomain, actual: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_GET_HOSTNAME`. C: `virDomainGetHostname`. */
export const domainGetHostname = /* @__PURE__ */ procedure(
  REMOTE, 277, "domainGetHostname",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ hostname: text }),
);

/** `REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL_LIST`. C: `virDomainGetSecurityLabelList`. */
export const domainGetSecurityLabelList = /* @__PURE__ */ procedure(
  REMOTE, 278, "domainGetSecurityLabelList",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({
    labels: /* @__PURE__ */ array(domainGetSecurityLabelRet, 64),
    ret: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_PIN_EMULATOR`. C: `virDomainPinEmulator`. */
export const domainPinEmulator = /* @__PURE__ */ procedure(
  REMOTE, 279, "domainPinEmulator",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    cpumap: /* @__PURE__ */ opaque(2048),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO`. C: `virDomainGetEmulatorPinInfo`. */
export const domainGetEmulatorPinInfo = /* @__PURE__ */ procedure(
  REMOTE, 280, "domainGetEmulatorPinInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, maplen: int, flags: uint }),
  /* @__PURE__ */ struct({ cpumaps: /* @__PURE__ */ opaque(8388608), ret: int }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_COMMIT`. C: `virDomainBlockCommit`. */
export const domainBlockCommit = /* @__PURE__ */ procedure(
  REMOTE, 290, "domainBlockCommit",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    disk: text,
    base: /* @__PURE__ */ optional(text),
    top: /* @__PURE__ */ optional(text),
    bandwidth: uhyper,
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND_DISK`. */
export const domainEventPmsuspendDisk = /* @__PURE__ */ event(
  REMOTE, 292, "domainEventPmsuspendDisk",
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_FSTRIM`. C: `virDomainFSTrim`. */
export const domainFSTrim = /* @__PURE__ */ procedure(
  REMOTE, 294, "domainFSTrim",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    mountPoint: /* @__PURE__ */ optional(text),
    minimum: uhyper,
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SEND_PROCESS_SIGNAL`. C: `virDomainSendProcessSignal`. */
export const domainSendProcessSignal = /* @__PURE__ */ procedure(
  REMOTE, 295, "domainSendProcessSignal",
  /* @__PURE__ */ struct({ dom: wireDomain, pidValue: hyper, signum: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_OPEN_CHANNEL`. C: `virDomainOpenChannel`. */
export const domainOpenChannel = /* @__PURE__ */ procedure(
  REMOTE, 296, "domainOpenChannel",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    name: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
  "both",
);

/** `REMOTE_PROC_DOMAIN_GET_JOB_STATS`. C: `virDomainGetJobStats`. */
export const domainGetJobStats = /* @__PURE__ */ procedure(
  REMOTE, 298, "domainGetJobStats",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ type: int, params: /* @__PURE__ */ array(typedParameter, 64) }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_GET_COMPRESSION_CACHE`. C: `virDomainMigrateGetCompressionCache`. */
export const domainMigrateGetCompressionCache = /* @__PURE__ */ procedure(
  REMOTE, 299, "domainMigrateGetCompressionCache",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ cacheSize: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_SET_COMPRESSION_CACHE`. C: `virDomainMigrateSetCompressionCache`. */
export const domainMigrateSetCompressionCache = /* @__PURE__ */ procedure(
  REMOTE, 300, "domainMigrateSetCompressionCache",
  /* @__PURE__ */ struct({ dom: wireDomain, cacheSize: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3_PARAMS`. */
export const domainMigrateBegin3Params = /* @__PURE__ */ procedure(
  REMOTE, 302, "domainMigrateBegin3Params",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ cookieOut: /* @__PURE__ */ opaque(4194304), xml: text }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3_PARAMS`. */
export const domainMigratePrepare3Params = /* @__PURE__ */ procedure(
  REMOTE, 303, "domainMigratePrepare3Params",
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uint,
  }),
  /* @__PURE__ */ struct({
    cookieOut: /* @__PURE__ */ opaque(4194304),
    uriOut: /* @__PURE__ */ optional(text),
  }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS`. */
export const domainMigratePrepareTunnel3Params = /* @__PURE__ */ procedure(
  REMOTE, 304, "domainMigratePrepareTunnel3Params",
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ cookieOut: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3_PARAMS`. */
export const domainMigratePerform3Params = /* @__PURE__ */ procedure(
  REMOTE, 305, "domainMigratePerform3Params",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    dconnuri: /* @__PURE__ */ optional(text),
    params: /* @__PURE__ */ array(typedParameter, 64),
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ cookieOut: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_FINISH3_PARAMS`. */
export const domainMigrateFinish3Params = /* @__PURE__ */ procedure(
  REMOTE, 306, "domainMigrateFinish3Params",
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uint,
    cancelled: int,
  }),
  /* @__PURE__ */ struct({ dom: wireDomain, cookieOut: /* @__PURE__ */ opaque(4194304) }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3_PARAMS`. */
export const domainMigrateConfirm3Params = /* @__PURE__ */ procedure(
  REMOTE, 307, "domainMigrateConfirm3Params",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 64),
    cookieIn: /* @__PURE__ */ opaque(4194304),
    flags: uint,
    cancelled: int,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_MEMORY_STATS_PERIOD`. C: `virDomainSetMemoryStatsPeriod`. */
export const domainSetMemoryStatsPeriod = /* @__PURE__ */ procedure(
  REMOTE, 308, "domainSetMemoryStatsPeriod",
  /* @__PURE__ */ struct({ dom: wireDomain, period: int, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES`. C: `virDomainCreateXMLWithFiles`. */
export const domainCreateXMLWithFiles = /* @__PURE__ */ procedure(
  REMOTE, 309, "domainCreateXMLWithFiles",
  /* @__PURE__ */ struct({ xmlDesc: text, flags: uint }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_CREATE_WITH_FILES`. C: `virDomainCreateWithFiles`. */
export const domainCreateWithFiles = /* @__PURE__ */ procedure(
  REMOTE, 310, "domainCreateWithFiles",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_DEVICE_REMOVED`. */
export const domainEventDeviceRemoved = /* @__PURE__ */ event(
  REMOTE, 311, "domainEventDeviceRemoved",
  /* @__PURE__ */ struct({ dom: wireDomain, devAlias: text }),
);

/** `REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY`. C: `virConnectDomainEventRegisterAny`. */
export const connectDomainEventCallbackRegisterAny = /* @__PURE__ */ procedure(
  REMOTE, 316, "connectDomainEventCallbackRegisterAny",
  /* @__PURE__ */ struct({ eventID: int, dom: /* @__PURE__ */ optional(wireDomain) }),
  /* @__PURE__ */ struct({ callbackID: int }),
);

/** `REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY`. C: `virConnectDomainEventDeregisterAny`. */
export const connectDomainEventCallbackDeregisterAny = /* @__PURE__ */ procedure(
  REMOTE, 317, "connectDomainEventCallbackDeregisterAny",
  /* @__PURE__ */ struct({ callbackID: int }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE`. */
export const domainEventCallbackLifecycle = /* @__PURE__ */ event(
  REMOTE, 318, "domainEventCallbackLifecycle",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventLifecycleMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_REBOOT`. */
export const domainEventCallbackReboot = /* @__PURE__ */ event(
  REMOTE, 319, "domainEventCallbackReboot",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventRebootMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_RTC_CHANGE`. */
export const domainEventCallbackRtcChange = /* @__PURE__ */ event(
  REMOTE, 320, "domainEventCallbackRtcChange",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventRtcChangeMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_WATCHDOG`. */
export const domainEventCallbackWatchdog = /* @__PURE__ */ event(
  REMOTE, 321, "domainEventCallbackWatchdog",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventWatchdogMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR`. */
export const domainEventCallbackIoError = /* @__PURE__ */ event(
  REMOTE, 322, "domainEventCallbackIoError",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventIoErrorMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_GRAPHICS`. */
export const domainEventCallbackGraphics = /* @__PURE__ */ event(
  REMOTE, 323, "domainEventCallbackGraphics",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventGraphicsMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR_REASON`. */
export const domainEventCallbackIoErrorReason = /* @__PURE__ */ event(
  REMOTE, 324, "domainEventCallbackIoErrorReason",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventIoErrorReasonMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CONTROL_ERROR`. */
export const domainEventCallbackControlError = /* @__PURE__ */ event(
  REMOTE, 325, "domainEventCallbackControlError",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventControlErrorMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BLOCK_JOB`. */
export const domainEventCallbackBlockJob = /* @__PURE__ */ event(
  REMOTE, 326, "domainEventCallbackBlockJob",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventBlockJobMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DISK_CHANGE`. */
export const domainEventCallbackDiskChange = /* @__PURE__ */ event(
  REMOTE, 327, "domainEventCallbackDiskChange",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventDiskChangeMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TRAY_CHANGE`. */
export const domainEventCallbackTrayChange = /* @__PURE__ */ event(
  REMOTE, 328, "domainEventCallbackTrayChange",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventTrayChangeMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMWAKEUP`. */
export const domainEventCallbackPmwakeup = /* @__PURE__ */ event(
  REMOTE, 329, "domainEventCallbackPmwakeup",
  /* @__PURE__ */ struct({ callbackID: int, reason: int, msg: domainEventPmwakeupMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND`. */
export const domainEventCallbackPmsuspend = /* @__PURE__ */ event(
  REMOTE, 330, "domainEventCallbackPmsuspend",
  /* @__PURE__ */ struct({ callbackID: int, reason: int, msg: domainEventPmsuspendMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BALLOON_CHANGE`. */
export const domainEventCallbackBalloonChange = /* @__PURE__ */ event(
  REMOTE, 331, "domainEventCallbackBalloonChange",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventBalloonChangeMsg }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND_DISK`. */
export const domainEventCallbackPmsuspendDisk = /* @__PURE__ */ event(
  REMOTE, 332, "domainEventCallbackPmsuspendDisk",
  /* @__PURE__ */ struct({
    callbackID: int,
    reason: int,
    msg: domainEventPmsuspendDiskMsg,
  }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVED`. */
export const domainEventCallbackDeviceRemoved = /* @__PURE__ */ event(
  REMOTE, 333, "domainEventCallbackDeviceRemoved",
  /* @__PURE__ */ struct({ callbackID: int, msg: domainEventDeviceRemovedMsg }),
);

/** `REMOTE_PROC_DOMAIN_CORE_DUMP_WITH_FORMAT`. C: `virDomainCoreDumpWithFormat`. */
export const domainCoreDumpWithFormat = /* @__PURE__ */ procedure(
  REMOTE, 334, "domainCoreDumpWithFormat",
  /* @__PURE__ */ struct({ dom: wireDomain, to: text, dumpformat: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_FSFREEZE`. C: `virDomainFSFreeze`. */
export const domainFSFreeze = /* @__PURE__ */ procedure(
  REMOTE, 335, "domainFSFreeze",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    mountpoints: /* @__PURE__ */ array(text, 256),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ filesystems: int }),
);

/** `REMOTE_PROC_DOMAIN_FSTHAW`. C: `virDomainFSThaw`. */
export const domainFSThaw = /* @__PURE__ */ procedure(
  REMOTE, 336, "domainFSThaw",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    mountpoints: /* @__PURE__ */ array(text, 256),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ filesystems: int }),
);

/** `REMOTE_PROC_DOMAIN_GET_TIME`. C: `virDomainGetTime`. */
export const domainGetTime = /* @__PURE__ */ procedure(
  REMOTE, 337, "domainGetTime",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ seconds: hyper, nseconds: uint }),
);

/** `REMOTE_PROC_DOMAIN_SET_TIME`. C: `virDomainSetTime`. */
export const domainSetTime = /* @__PURE__ */ procedure(
  REMOTE, 338, "domainSetTime",
  /* @__PURE__ */ struct({ dom: wireDomain, seconds: hyper, nseconds: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB_2`. */
export const domainEventBlockJob2 = /* @__PURE__ */ event(
  REMOTE, 339, "domainEventBlockJob2",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    dst: text,
    type: int,
    status: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD`. C: `virDomainOpenGraphicsFD`. */
export const domainOpenGraphicsFD = /* @__PURE__ */ procedure(
  REMOTE, 343, "domainOpenGraphicsFD",
  /* @__PURE__ */ struct({ dom: wireDomain, idx: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS`. C: `virConnectGetAllDomainStats`. */
export const connectGetAllDomainStats = /* @__PURE__ */ procedure(
  REMOTE, 344, "connectGetAllDomainStats",
  /* @__PURE__ */ struct({
    doms: /* @__PURE__ */ array(wireDomain, 16384),
    stats: uint,
    flags: uint,
  }),
  /* @__PURE__ */ struct({
    retStats: /* @__PURE__ */ array(wireDomainStatsRecord, 16384),
  }),
);

/** `REMOTE_PROC_DOMAIN_BLOCK_COPY`. C: `virDomainBlockCopy`. */
export const domainBlockCopy = /* @__PURE__ */ procedure(
  REMOTE, 345, "domainBlockCopy",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    path: text,
    destxml: text,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TUNABLE`. */
export const domainEventCallbackTunable = /* @__PURE__ */ event(
  REMOTE, 346, "domainEventCallbackTunable",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 2048),
  }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_AGENT_LIFECYCLE`. */
export const domainEventCallbackAgentLifecycle = /* @__PURE__ */ event(
  REMOTE, 348, "domainEventCallbackAgentLifecycle",
  /* @__PURE__ */ struct({ callbackID: int, dom: wireDomain, state: int, reason: int }),
);

/** `REMOTE_PROC_DOMAIN_GET_FSINFO`. C: `virDomainGetFSInfo`. */
export const domainGetFSInfo = /* @__PURE__ */ procedure(
  REMOTE, 349, "domainGetFSInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({
    info: /* @__PURE__ */ array(wireDomainFsinfo, 256),
    ret: uint,
  }),
);

/** `REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS`. C: `virDomainDefineXMLFlags`. */
export const domainDefineXMLFlags = /* @__PURE__ */ procedure(
  REMOTE, 350, "domainDefineXMLFlags",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ dom: wireDomain }),
);

/** `REMOTE_PROC_DOMAIN_GET_IOTHREAD_INFO`. C: `virDomainGetIOThreadInfo`. */
export const domainGetIOThreadInfo = /* @__PURE__ */ procedure(
  REMOTE, 351, "domainGetIOThreadInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({
    info: /* @__PURE__ */ array(wireDomainIothreadInfo, 16384),
    ret: uint,
  }),
);

/** `REMOTE_PROC_DOMAIN_PIN_IOTHREAD`. C: `virDomainPinIOThread`. */
export const domainPinIOThread = /* @__PURE__ */ procedure(
  REMOTE, 352, "domainPinIOThread",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    iothreadsId: uint,
    cpumap: /* @__PURE__ */ opaque(2048),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES`. C: `virDomainInterfaceAddresses`. */
export const domainInterfaceAddresses = /* @__PURE__ */ procedure(
  REMOTE, 353, "domainInterfaceAddresses",
  /* @__PURE__ */ struct({ dom: wireDomain, source: uint, flags: uint }),
  /* @__PURE__ */ struct({ ifaces: /* @__PURE__ */ array(wireDomainInterface, 2048) }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_ADDED`. */
export const domainEventCallbackDeviceAdded = /* @__PURE__ */ event(
  REMOTE, 354, "domainEventCallbackDeviceAdded",
  /* @__PURE__ */ struct({ callbackID: int, dom: wireDomain, devAlias: text }),
);

/** `REMOTE_PROC_DOMAIN_ADD_IOTHREAD`. C: `virDomainAddIOThread`. */
export const domainAddIOThread = /* @__PURE__ */ procedure(
  REMOTE, 355, "domainAddIOThread",
  /* @__PURE__ */ struct({ dom: wireDomain, iothreadId: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_DEL_IOTHREAD`. C: `virDomainDelIOThread`. */
export const domainDelIOThread = /* @__PURE__ */ procedure(
  REMOTE, 356, "domainDelIOThread",
  /* @__PURE__ */ struct({ dom: wireDomain, iothreadId: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_USER_PASSWORD`. C: `virDomainSetUserPassword`. */
export const domainSetUserPassword = /* @__PURE__ */ procedure(
  REMOTE, 357, "domainSetUserPassword",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    user: /* @__PURE__ */ optional(text),
    password: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_RENAME`. C: `virDomainRename`. */
export const domainRename = /* @__PURE__ */ procedure(
  REMOTE, 358, "domainRename",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    newName: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ retcode: int }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_MIGRATION_ITERATION`. */
export const domainEventCallbackMigrationIteration = /* @__PURE__ */ event(
  REMOTE, 359, "domainEventCallbackMigrationIteration",
  /* @__PURE__ */ struct({ callbackID: int, dom: wireDomain, iteration: int }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_JOB_COMPLETED`. */
export const domainEventCallbackJobCompleted = /* @__PURE__ */ event(
  REMOTE, 363, "domainEventCallbackJobCompleted",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 64),
  }),
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_START_POST_COPY`. C: `virDomainMigrateStartPostCopy`. */
export const domainMigrateStartPostCopy = /* @__PURE__ */ procedure(
  REMOTE, 364, "domainMigrateStartPostCopy",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_PERF_EVENTS`. C: `virDomainGetPerfEvents`. */
export const domainGetPerfEvents = /* @__PURE__ */ procedure(
  REMOTE, 365, "domainGetPerfEvents",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 64) }),
);

/** `REMOTE_PROC_DOMAIN_SET_PERF_EVENTS`. C: `virDomainSetPerfEvents`. */
export const domainSetPerfEvents = /* @__PURE__ */ procedure(
  REMOTE, 366, "domainSetPerfEvents",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVAL_FAILED`. */
export const domainEventCallbackDeviceRemovalFailed = /* @__PURE__ */ event(
  REMOTE, 367, "domainEventCallbackDeviceRemovalFailed",
  /* @__PURE__ */ struct({ callbackID: int, dom: wireDomain, devAlias: text }),
);

/** `REMOTE_PROC_DOMAIN_GET_GUEST_VCPUS`. C: `virDomainGetGuestVcpus`. */
export const domainGetGuestVcpus = /* @__PURE__ */ procedure(
  REMOTE, 371, "domainGetGuestVcpus",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 64) }),
);

/** `REMOTE_PROC_DOMAIN_SET_GUEST_VCPUS`. C: `virDomainSetGuestVcpus`. */
export const domainSetGuestVcpus = /* @__PURE__ */ procedure(
  REMOTE, 372, "domainSetGuestVcpus",
  /* @__PURE__ */ struct({ dom: wireDomain, cpumap: text, state: int, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_METADATA_CHANGE`. */
export const domainEventCallbackMetadataChange = /* @__PURE__ */ event(
  REMOTE, 379, "domainEventCallbackMetadataChange",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    type: int,
    nsuri: /* @__PURE__ */ optional(text),
  }),
);

/** `REMOTE_PROC_DOMAIN_SET_VCPU`. C: `virDomainSetVcpu`. */
export const domainSetVcpu = /* @__PURE__ */ procedure(
  REMOTE, 384, "domainSetVcpu",
  /* @__PURE__ */ struct({ dom: wireDomain, cpumap: text, state: int, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_BLOCK_THRESHOLD`. */
export const domainEventBlockThreshold = /* @__PURE__ */ event(
  REMOTE, 385, "domainEventBlockThreshold",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    dev: text,
    path: /* @__PURE__ */ optional(text),
    threshold: uhyper,
    excess: uhyper,
  }),
);

/** `REMOTE_PROC_DOMAIN_SET_BLOCK_THRESHOLD`. C: `virDomainSetBlockThreshold`. */
export const domainSetBlockThreshold = /* @__PURE__ */ procedure(
  REMOTE, 386, "domainSetBlockThreshold",
  /* @__PURE__ */ struct({ dom: wireDomain, dev: text, threshold: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_DOWNTIME`. C: `virDomainMigrateGetMaxDowntime`. */
export const domainMigrateGetMaxDowntime = /* @__PURE__ */ procedure(
  REMOTE, 387, "domainMigrateGetMaxDowntime",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ downtime: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_MANAGED_SAVE_GET_XML_DESC`. C: `virDomainManagedSaveGetXMLDesc`. */
export const domainManagedSaveGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 388, "domainManagedSaveGetXMLDesc",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_DOMAIN_MANAGED_SAVE_DEFINE_XML`. C: `virDomainManagedSaveDefineXML`. */
export const domainManagedSaveDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 389, "domainManagedSaveDefineXML",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    dxml: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_LIFECYCLE_ACTION`. C: `virDomainSetLifecycleAction`. */
export const domainSetLifecycleAction = /* @__PURE__ */ procedure(
  REMOTE, 390, "domainSetLifecycleAction",
  /* @__PURE__ */ struct({ dom: wireDomain, type: uint, action: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_DETACH_DEVICE_ALIAS`. C: `virDomainDetachDeviceAlias`. */
export const domainDetachDeviceAlias = /* @__PURE__ */ procedure(
  REMOTE, 392, "domainDetachDeviceAlias",
  /* @__PURE__ */ struct({ dom: wireDomain, alias: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_LAUNCH_SECURITY_INFO`. C: `virDomainGetLaunchSecurityInfo`. */
export const domainGetLaunchSecurityInfo = /* @__PURE__ */ procedure(
  REMOTE, 396, "domainGetLaunchSecurityInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 64) }),
);

/** `REMOTE_PROC_DOMAIN_SET_IOTHREAD_PARAMS`. C: `virDomainSetIOThreadParams`. */
export const domainSetIOThreadParams = /* @__PURE__ */ procedure(
  REMOTE, 402, "domainSetIOThreadParams",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    iothreadId: uint,
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_GUEST_INFO`. C: `virDomainGetGuestInfo`. */
export const domainGetGuestInfo = /* @__PURE__ */ procedure(
  REMOTE, 418, "domainGetGuestInfo",
  /* @__PURE__ */ struct({ dom: wireDomain, types: uint, flags: uint }),
  /* @__PURE__ */ struct({ params: /* @__PURE__ */ array(typedParameter, 2048) }),
);

/** `REMOTE_PROC_DOMAIN_AGENT_SET_RESPONSE_TIMEOUT`. C: `virDomainAgentSetResponseTimeout`. */
export const domainAgentSetResponseTimeout = /* @__PURE__ */ procedure(
  REMOTE, 420, "domainAgentSetResponseTimeout",
  /* @__PURE__ */ struct({ dom: wireDomain, timeout: int, flags: uint }),
  /* @__PURE__ */ struct({ result: int }),
);

/** `REMOTE_PROC_DOMAIN_BACKUP_BEGIN`. C: `virDomainBackupBegin`. */
export const domainBackupBegin = /* @__PURE__ */ procedure(
  REMOTE, 421, "domainBackupBegin",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    backupXml: text,
    checkpointXml: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_BACKUP_GET_XML_DESC`. C: `virDomainBackupGetXMLDesc`. */
export const domainBackupGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 422, "domainBackupGetXMLDesc",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_MEMORY_FAILURE`. */
export const domainEventMemoryFailure = /* @__PURE__ */ event(
  REMOTE, 423, "domainEventMemoryFailure",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    recipient: int,
    action: int,
    flags: uint,
  }),
);

/** `REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_GET`. C: `virDomainAuthorizedSSHKeysGet`. */
export const domainAuthorizedSSHKeysGet = /* @__PURE__ */ procedure(
  REMOTE, 424, "domainAuthorizedSSHKeysGet",
  /* @__PURE__ */ struct({ dom: wireDomain, user: text, flags: uint }),
  /* @__PURE__ */ struct({ keys: /* @__PURE__ */ array(text, 2048) }),
);

/** `REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_SET`. C: `virDomainAuthorizedSSHKeysSet`. */
export const domainAuthorizedSSHKeysSet = /* @__PURE__ */ procedure(
  REMOTE, 425, "domainAuthorizedSSHKeysSet",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    user: text,
    keys: /* @__PURE__ */ array(text, 2048),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_MESSAGES`. C: `virDomainGetMessages`. */
export const domainGetMessages = /* @__PURE__ */ procedure(
  REMOTE, 426, "domainGetMessages",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ msgs: /* @__PURE__ */ array(text, 2048) }),
);

/** `REMOTE_PROC_DOMAIN_START_DIRTY_RATE_CALC`. C: `virDomainStartDirtyRateCalc`. */
export const domainStartDirtyRateCalc = /* @__PURE__ */ procedure(
  REMOTE, 427, "domainStartDirtyRateCalc",
  /* @__PURE__ */ struct({ dom: wireDomain, seconds: int, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_MEMORY_DEVICE_SIZE_CHANGE`. */
export const domainEventMemoryDeviceSizeChange = /* @__PURE__ */ event(
  REMOTE, 438, "domainEventMemoryDeviceSizeChange",
  /* @__PURE__ */ struct({ callbackID: int, dom: wireDomain, alias: text, size: uhyper }),
);

/** `REMOTE_PROC_DOMAIN_SET_LAUNCH_SECURITY_STATE`. C: `virDomainSetLaunchSecurityState`. */
export const domainSetLaunchSecurityState = /* @__PURE__ */ procedure(
  REMOTE, 439, "domainSetLaunchSecurityState",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SAVE_PARAMS`. C: `virDomainSaveParams`. */
export const domainSaveParams = /* @__PURE__ */ procedure(
  REMOTE, 440, "domainSaveParams",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_RESTORE_PARAMS`. C: `virDomainRestoreParams`. */
export const domainRestoreParams = /* @__PURE__ */ procedure(
  REMOTE, 441, "domainRestoreParams",
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_ABORT_JOB_FLAGS`. C: `virDomainAbortJobFlags`. */
export const domainAbortJobFlags = /* @__PURE__ */ procedure(
  REMOTE, 442, "domainAbortJobFlags",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_FD_ASSOCIATE`. C: `virDomainFDAssociate`. */
export const domainFDAssociate = /* @__PURE__ */ procedure(
  REMOTE, 443, "domainFDAssociate",
  /* @__PURE__ */ struct({ dom: wireDomain, name: text, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GRAPHICS_RELOAD`. C: `virDomainGraphicsReload`. */
export const domainGraphicsReload = /* @__PURE__ */ procedure(
  REMOTE, 448, "domainGraphicsReload",
  /* @__PURE__ */ struct({ dom: wireDomain, type: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_GET_AUTOSTART_ONCE`. C: `virDomainGetAutostartOnce`. */
export const domainGetAutostartOnce = /* @__PURE__ */ procedure(
  REMOTE, 449, "domainGetAutostartOnce",
  /* @__PURE__ */ struct({ dom: wireDomain }),
  /* @__PURE__ */ struct({ autostart: int }),
);

/** `REMOTE_PROC_DOMAIN_SET_AUTOSTART_ONCE`. C: `virDomainSetAutostartOnce`. */
export const domainSetAutostartOnce = /* @__PURE__ */ procedure(
  REMOTE, 450, "domainSetAutostartOnce",
  /* @__PURE__ */ struct({ dom: wireDomain, autostart: int }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SET_THROTTLE_GROUP`. C: `virDomainSetThrottleGroup`. */
export const domainSetThrottleGroup = /* @__PURE__ */ procedure(
  REMOTE, 451, "domainSetThrottleGroup",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    group: text,
    params: /* @__PURE__ */ array(typedParameter, 32),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_DEL_THROTTLE_GROUP`. C: `virDomainDelThrottleGroup`. */
export const domainDelThrottleGroup = /* @__PURE__ */ procedure(
  REMOTE, 452, "domainDelThrottleGroup",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    group: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_EVENT_NIC_MAC_CHANGE`. */
export const domainEventNicMacChange = /* @__PURE__ */ event(
  REMOTE, 453, "domainEventNicMacChange",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    alias: text,
    oldMAC: text,
    newMAC: text,
  }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_VCPU_REMOVED`. */
export const domainEventVcpuRemoved = /* @__PURE__ */ event(
  REMOTE, 454, "domainEventVcpuRemoved",
  /* @__PURE__ */ struct({ callbackID: int, dom: wireDomain, vcpuid: uint }),
);

/** `REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CHANNEL_LIFECYCLE`. */
export const domainEventCallbackChannelLifecycle = /* @__PURE__ */ event(
  REMOTE, 455, "domainEventCallbackChannelLifecycle",
  /* @__PURE__ */ struct({
    callbackID: int,
    dom: wireDomain,
    channelName: text,
    state: int,
    reason: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_ANNOUNCE_INTERFACE`. C: `virDomainAnnounceInterface`. */
export const domainAnnounceInterface = /* @__PURE__ */ procedure(
  REMOTE, 456, "domainAnnounceInterface",
  /* @__PURE__ */ struct({
    dom: wireDomain,
    device: /* @__PURE__ */ optional(text),
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);
