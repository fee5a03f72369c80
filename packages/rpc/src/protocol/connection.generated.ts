// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, REMOTE } from "../procedure.js";
import { int, nothing, uhyper, uint } from "../xdr/codec.js";
import { array, chars, fixedChars, opaque, optional, struct } from "../xdr/composite.js";
import { typedParameter } from "../xdr/typed-parameter.js";
import { text } from "./scalars.js";
import { wireNodeGetCpuStats, wireNodeGetMemoryStats } from "./types.generated.js";

/** `REMOTE_PROC_CONNECT_OPEN`. C: `virConnectOpen`. */
export const connectOpen = /* @__PURE__ */ procedure(
  REMOTE, 1, "connectOpen",
  /* @__PURE__ */ struct({ name: /* @__PURE__ */ optional(text), flags: uint }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_CLOSE`. C: `virConnectClose`. */
export const connectClose = /* @__PURE__ */ procedure(REMOTE, 2, "connectClose", nothing, nothing);

/** `REMOTE_PROC_CONNECT_GET_TYPE`. C: `virConnectGetType`. */
export const connectGetType = /* @__PURE__ */ procedure(
  REMOTE, 3, "connectGetType",
  nothing,
  /* @__PURE__ */ struct({ type: text }),
);

/** `REMOTE_PROC_CONNECT_GET_VERSION`. C: `virConnectGetVersion`. */
export const connectGetVersion = /* @__PURE__ */ procedure(
  REMOTE, 4, "connectGetVersion",
  nothing,
  /* @__PURE__ */ struct({ hvVer: uhyper }),
);

/** `REMOTE_PROC_CONNECT_GET_MAX_VCPUS`. C: `virConnectGetMaxVcpus`. */
export const connectGetMaxVcpus = /* @__PURE__ */ procedure(
  REMOTE, 5, "connectGetMaxVcpus",
  /* @__PURE__ */ struct({ type: /* @__PURE__ */ optional(text) }),
  /* @__PURE__ */ struct({ maxVcpus: int }),
);

/** `REMOTE_PROC_NODE_GET_INFO`. C: `virNodeGetInfo`. */
export const nodeGetInfo = /* @__PURE__ */ procedure(
  REMOTE, 6, "nodeGetInfo",
  nothing,
  /* @__PURE__ */ struct({
    model: /* @__PURE__ */ fixedChars(32),
    memory: uhyper,
    cpus: int,
    mhz: int,
    nodes: int,
    sockets: int,
    cores: int,
    threads: int,
  }),
);

/** `REMOTE_PROC_CONNECT_GET_CAPABILITIES`. C: `virConnectGetCapabilities`. */
export const connectGetCapabilities = /* @__PURE__ */ procedure(
  REMOTE, 7, "connectGetCapabilities",
  nothing,
  /* @__PURE__ */ struct({ capabilities: text }),
);

/** `REMOTE_PROC_CONNECT_GET_HOSTNAME`. C: `virConnectGetHostname`. */
export const connectGetHostname = /* @__PURE__ */ procedure(
  REMOTE, 59, "connectGetHostname",
  nothing,
  /* @__PURE__ */ struct({ hostname: text }),
);

/** `REMOTE_PROC_CONNECT_SUPPORTS_FEATURE`. */
export const connectSupportsFeature = /* @__PURE__ */ procedure(
  REMOTE, 60, "connectSupportsFeature",
  /* @__PURE__ */ struct({ feature: int }),
  /* @__PURE__ */ struct({ supported: int }),
);

/** `REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY`. C: `virNodeGetCellsFreeMemory`. */
export const nodeGetCellsFreeMemory = /* @__PURE__ */ procedure(
  REMOTE, 101, "nodeGetCellsFreeMemory",
  /* @__PURE__ */ struct({ startCell: int, maxcells: int }),
  /* @__PURE__ */ struct({ cells: /* @__PURE__ */ array(uhyper, 1024) }),
);

/** `REMOTE_PROC_NODE_GET_FREE_MEMORY`. C: `virNodeGetFreeMemory`. */
export const nodeGetFreeMemory = /* @__PURE__ */ procedure(
  REMOTE, 102, "nodeGetFreeMemory",
  nothing,
  /* @__PURE__ */ struct({ freeMem: uhyper }),
);

/** `REMOTE_PROC_CONNECT_GET_URI`. C: `virConnectGetURI`. */
export const connectGetURI = /* @__PURE__ */ procedure(
  REMOTE, 110, "connectGetURI",
  nothing,
  /* @__PURE__ */ struct({ uri: text }),
);

/** `REMOTE_PROC_NODE_GET_SECURITY_MODEL`. C: `virNodeGetSecurityModel`. */
export const nodeGetSecurityModel = /* @__PURE__ */ procedure(
  REMOTE, 122, "nodeGetSecurityModel",
  nothing,
  /* @__PURE__ */ struct({
    model: /* @__PURE__ */ chars(257),
    doi: /* @__PURE__ */ chars(257),
  }),
);

/** `REMOTE_PROC_CONNECT_DOMAIN_XML_FROM_NATIVE`. C: `virConnectDomainXMLFromNative`. */
export const connectDomainXMLFromNative = /* @__PURE__ */ procedure(
  REMOTE, 135, "connectDomainXMLFromNative",
  /* @__PURE__ */ struct({ nativeFormat: text, nativeConfig: text, flags: uint }),
  /* @__PURE__ */ struct({ domainXml: text }),
);

/** `REMOTE_PROC_CONNECT_DOMAIN_XML_TO_NATIVE`. C: `virConnectDomainXMLToNative`. */
export const connectDomainXMLToNative = /* @__PURE__ */ procedure(
  REMOTE, 136, "connectDomainXMLToNative",
  /* @__PURE__ */ struct({ nativeFormat: text, domainXml: text, flags: uint }),
  /* @__PURE__ */ struct({ nativeConfig: text }),
);

/** `REMOTE_PROC_CONNECT_IS_SECURE`. C: `virConnectIsSecure`. */
export const connectIsSecure = /* @__PURE__ */ procedure(
  REMOTE, 149, "connectIsSecure",
  nothing,
  /* @__PURE__ */ struct({ secure: int }),
);

/** `REMOTE_PROC_CONNECT_GET_LIB_VERSION`. C: `virConnectGetLibVersion`. */
export const connectGetLibVersion = /* @__PURE__ */ procedure(
  REMOTE, 157, "connectGetLibVersion",
  nothing,
  /* @__PURE__ */ struct({ libVer: uhyper }),
);

/** `REMOTE_PROC_CONNECT_COMPARE_CPU`. C: `virConnectCompareCPU`. */
export const connectCompareCPU = /* @__PURE__ */ procedure(
  REMOTE, 158, "connectCompareCPU",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ result: int }),
);

/** `REMOTE_PROC_CONNECT_BASELINE_CPU`. C: `virConnectBaselineCPU`. */
export const connectBaselineCPU = /* @__PURE__ */ procedure(
  REMOTE, 162, "connectBaselineCPU",
  /* @__PURE__ */ struct({ xmlCPUs: /* @__PURE__ */ array(text, 256), flags: uint }),
  /* @__PURE__ */ struct({ cpu: text }),
);

/** `REMOTE_PROC_CONNECT_GET_SYSINFO`. C: `virConnectGetSysinfo`. */
export const connectGetSysinfo = /* @__PURE__ */ procedure(
  REMOTE, 203, "connectGetSysinfo",
  /* @__PURE__ */ struct({ flags: uint }),
  /* @__PURE__ */ struct({ sysinfo: text }),
);

/** `REMOTE_PROC_NODE_GET_CPU_STATS`. C: `virNodeGetCPUStats`. */
export const nodeGetCPUStats = /* @__PURE__ */ procedure(
  REMOTE, 227, "nodeGetCPUStats",
  /* @__PURE__ */ struct({ cpuNum: int, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(wireNodeGetCpuStats, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_NODE_GET_MEMORY_STATS`. C: `virNodeGetMemoryStats`. */
export const nodeGetMemoryStats = /* @__PURE__ */ procedure(
  REMOTE, 228, "nodeGetMemoryStats",
  /* @__PURE__ */ struct({ nparams: int, cellNum: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(wireNodeGetMemoryStats, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_NODE_SUSPEND_FOR_DURATION`. C: `virNodeSuspendForDuration`. */
export const nodeSuspendForDuration = /* @__PURE__ */ procedure(
  REMOTE, 250, "nodeSuspendForDuration",
  /* @__PURE__ */ struct({ target: uint, duration: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_NODE_SET_MEMORY_PARAMETERS`. C: `virNodeSetMemoryParameters`. */
export const nodeSetMemoryParameters = /* @__PURE__ */ procedure(
  REMOTE, 288, "nodeSetMemoryParameters",
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_NODE_GET_MEMORY_PARAMETERS`. C: `virNodeGetMemoryParameters`. */
export const nodeGetMemoryParameters = /* @__PURE__ */ procedure(
  REMOTE, 289, "nodeGetMemoryParameters",
  /* @__PURE__ */ struct({ nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    nparams: int,
  }),
);

/** `REMOTE_PROC_NODE_GET_CPU_MAP`. C: `virNodeGetCPUMap`. */
export const nodeGetCPUMap = /* @__PURE__ */ procedure(
  REMOTE, 293, "nodeGetCPUMap",
  /* @__PURE__ */ struct({ needMap: int, needOnline: int, flags: uint }),
  /* @__PURE__ */ struct({ cpumap: /* @__PURE__ */ opaque(2048), online: uint, ret: int }),
);

/** `REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES`. C: `virConnectGetCPUModelNames`. */
export const connectGetCPUModelNames = /* @__PURE__ */ procedure(
  REMOTE, 312, "connectGetCPUModelNames",
  /* @__PURE__ */ struct({ arch: text, needResults: int, flags: uint }),
  /* @__PURE__ */ struct({ models: /* @__PURE__ */ array(text, 8192), ret: int }),
);

/** `REMOTE_PROC_NODE_GET_FREE_PAGES`. C: `virNodeGetFreePages`. */
export const nodeGetFreePages = /* @__PURE__ */ procedure(
  REMOTE, 340, "nodeGetFreePages",
  /* @__PURE__ */ struct({
    pages: /* @__PURE__ */ array(uint, 1024),
    startCell: int,
    cellCount: uint,
    flags: uint,
  }),
  /* @__PURE__ */ struct({ counts: /* @__PURE__ */ array(uhyper, 1024) }),
);

/** `REMOTE_PROC_CONNECT_GET_DOMAIN_CAPABILITIES`. C: `virConnectGetDomainCapabilities`. */
export const connectGetDomainCapabilities = /* @__PURE__ */ procedure(
  REMOTE, 342, "connectGetDomainCapabilities",
  /* @__PURE__ */ struct({
    emulatorbin: /* @__PURE__ */ optional(text),
    arch: /* @__PURE__ */ optional(text),
    machine: /* @__PURE__ */ optional(text),
    virttype: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ capabilities: text }),
);

/** `REMOTE_PROC_NODE_ALLOC_PAGES`. C: `virNodeAllocPages`. */
export const nodeAllocPages = /* @__PURE__ */ procedure(
  REMOTE, 347, "nodeAllocPages",
  /* @__PURE__ */ struct({
    pageSizes: /* @__PURE__ */ array(uint, 1024),
    pageCounts: /* @__PURE__ */ array(uhyper, 1024),
    startCell: int,
    cellCount: uint,
    flags: uint,
  }),
  /* @__PURE__ */ struct({ ret: int }),
);

/** `REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK`. C: `virConnectRegisterCloseCallback`. */
export const connectRegisterCloseCallback = /* @__PURE__ */ procedure(
  REMOTE, 360, "connectRegisterCloseCallback",
  nothing,
  nothing,
);

/** `REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK`. C: `virConnectUnregisterCloseCallback`. */
export const connectUnregisterCloseCallback = /* @__PURE__ */ procedure(
  REMOTE, 361, "connectUnregisterCloseCallback",
  nothing,
  nothing,
);

/** `REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED`. */
export const connectEventConnectionClosed = /* @__PURE__ */ event(
  REMOTE, 362, "connectEventConnectionClosed",
  /* @__PURE__ */ struct({ reason: int }),
);

/** `REMOTE_PROC_CONNECT_COMPARE_HYPERVISOR_CPU`. C: `virConnectCompareHypervisorCPU`. */
export const connectCompareHypervisorCPU = /* @__PURE__ */ procedure(
  REMOTE, 393, "connectCompareHypervisorCPU",
  /* @__PURE__ */ struct({
    emulator: /* @__PURE__ */ optional(text),
    arch: /* @__PURE__ */ optional(text),
    machine: /* @__PURE__ */ optional(text),
    virttype: /* @__PURE__ */ optional(text),
    xmlCPU: text,
    flags: uint,
  }),
  /* @__PURE__ */ struct({ result: int }),
);

/** `REMOTE_PROC_CONNECT_BASELINE_HYPERVISOR_CPU`. C: `virConnectBaselineHypervisorCPU`. */
export const connectBaselineHypervisorCPU = /* @__PURE__ */ procedure(
  REMOTE, 394, "connectBaselineHypervisorCPU",
  /* @__PURE__ */ struct({
    emulator: /* @__PURE__ */ optional(text),
    arch: /* @__PURE__ */ optional(text),
    machine: /* @__PURE__ */ optional(text),
    virttype: /* @__PURE__ */ optional(text),
    xmlCPUs: /* @__PURE__ */ array(text, 256),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ cpu: text }),
);

/** `REMOTE_PROC_NODE_GET_SEV_INFO`. C: `virNodeGetSEVInfo`. */
export const nodeGetSEVInfo = /* @__PURE__ */ procedure(
  REMOTE, 395, "nodeGetSEVInfo",
  /* @__PURE__ */ struct({ nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 64),
    nparams: int,
  }),
);

/** `REMOTE_PROC_CONNECT_SET_IDENTITY`. C: `virConnectSetIdentity`. */
export const connectSetIdentity = /* @__PURE__ */ procedure(
  REMOTE, 419, "connectSetIdentity",
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 20),
    flags: uint,
  }),
  nothing,
);
