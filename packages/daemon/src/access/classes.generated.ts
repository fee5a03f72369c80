// Written by scripts/generate-access.mjs from packages/driver/facts/protocol.json; do not edit.
import type { OperationName } from "@libvirt-ts/driver";

/** Operations by the kind of object and the class that a rule of access names them by. */
export const operationClasses = {
  "connection control": [
    "interfaceChangeBegin", "interfaceChangeCommit", "interfaceChangeRollback", "nodeSuspendForDuration",
  ],
  "connection read": [
    "baselineCPU", "compareCPU", "getCPUModelNames", "getCapabilities", "getHostname", "getLibVersion",
    "getMaxVcpus", "getStoragePoolCapabilities", "getSysinfo", "getType", "getURI", "getVersion", "isSecure",
    "nodeGetCPUMap", "nodeGetCPUStats", "nodeGetCellsFreeMemory", "nodeGetFreeMemory", "nodeGetFreePages",
    "nodeGetInfo", "nodeGetMemoryParameters", "nodeGetMemoryStats", "nodeGetSecurityModel", "supportsFeature",
  ],
  "connection write": [
    "baselineHypervisorCPU", "compareHypervisorCPU", "domainXMLFromNative", "domainXMLToNative",
    "findStoragePoolSources", "getDomainCapabilities", "nodeAllocPages", "nodeGetSEVInfo",
    "nodeSetMemoryParameters", "setIdentity",
  ],
  "domain control": [
    "domainCreate", "domainDestroy", "domainFSFreeze", "domainFSThaw", "domainFSTrim", "domainGetFSInfo",
    "domainInjectNMI", "domainOpenChannel", "domainOpenConsole", "domainOpenGraphicsFD",
    "domainPMSuspendForDuration", "domainPMWakeup", "domainReboot", "domainReset", "domainResume",
    "domainScreenshot", "domainSendKey", "domainSendProcessSignal", "domainSetTime", "domainShutdown",
    "domainSuspend",
  ],
  "domain read": [
    "domainBackupGetXMLDesc", "domainBlockStats", "domainBlockStatsFlags", "domainCheckpointGetParent",
    "domainCheckpointGetXMLDesc", "domainCheckpointListAllChildren", "domainCheckpointLookupByName",
    "domainEvents", "domainGetAutostart", "domainGetAutostartOnce", "domainGetBlkioParameters",
    "domainGetBlockInfo", "domainGetBlockIoTune", "domainGetBlockJobInfo", "domainGetCPUStats",
    "domainGetControlInfo", "domainGetDiskErrors", "domainGetEmulatorPinInfo", "domainGetIOThreadInfo",
    "domainGetInfo", "domainGetInterfaceParameters", "domainGetJobInfo", "domainGetJobStats",
    "domainGetMaxMemory", "domainGetMaxVcpus", "domainGetMemoryParameters", "domainGetMessages",
    "domainGetMetadata", "domainGetNumaParameters", "domainGetOSType", "domainGetPerfEvents",
    "domainGetSchedulerParameters", "domainGetSchedulerType", "domainGetSecurityLabel",
    "domainGetSecurityLabelList", "domainGetState", "domainGetVcpuPinInfo", "domainGetVcpus",
    "domainGetVcpusFlags", "domainGetXMLDesc", "domainHasCurrentSnapshot", "domainHasManagedSaveImage",
    "domainInterfaceAddresses", "domainInterfaceStats", "domainIsActive", "domainIsPersistent",
    "domainIsUpdated", "domainListAllCheckpoints", "domainListAllSnapshots", "domainLookupByID",
    "domainLookupByName", "domainLookupByUUID", "domainManagedSaveGetXMLDesc", "domainMemoryStats",
    "domainSnapshotCurrent", "domainSnapshotGetParent", "domainSnapshotGetXMLDesc",
    "domainSnapshotHasMetadata", "domainSnapshotIsCurrent", "domainSnapshotListAllChildren",
    "domainSnapshotLookupByName", "getAllDomainStats", "listAllDomains", "listDefinedDomains", "listDomains",
    "numOfDefinedDomains", "numOfDomains",
  ],
  "domain write": [
    "domainAbortJob", "domainAddIOThread", "domainAgentSetResponseTimeout", "domainAnnounceInterface",
    "domainAttachDevice", "domainAuthorizedSSHKeysGet", "domainAuthorizedSSHKeysSet", "domainBackupBegin",
    "domainBlockCommit", "domainBlockCopy", "domainBlockJobAbort", "domainBlockJobSetSpeed",
    "domainBlockPeek", "domainBlockPull", "domainBlockRebase", "domainBlockResize",
    "domainCheckpointCreateXML", "domainCheckpointDelete", "domainCoreDump", "domainCreateXML",
    "domainDefineXML", "domainDelIOThread", "domainDelThrottleGroup", "domainDetachDevice",
    "domainDetachDeviceAlias", "domainGetGuestInfo", "domainGetGuestVcpus", "domainGetHostname",
    "domainGetLaunchSecurityInfo", "domainGetTime", "domainGraphicsReload", "domainManagedSave",
    "domainManagedSaveDefineXML", "domainManagedSaveRemove", "domainMemoryPeek", "domainMigrateBegin3Params",
    "domainMigrateConfirm3Params", "domainMigrateFinish3Params", "domainMigrateGetCompressionCache",
    "domainMigrateGetMaxDowntime", "domainMigrateGetMaxSpeed", "domainMigratePerform3Params",
    "domainMigratePrepare3Params", "domainMigratePrepareTunnel3Params", "domainMigrateSetCompressionCache",
    "domainMigrateSetMaxDowntime", "domainMigrateSetMaxSpeed", "domainMigrateStartPostCopy",
    "domainMigrateToURI", "domainPinEmulator", "domainPinIOThread", "domainPinVcpu", "domainQemuAgentCommand",
    "domainQemuAttach", "domainQemuMonitorCommand", "domainQemuMonitorEvents", "domainRename",
    "domainRestore", "domainRestoreParams", "domainRevertToSnapshot", "domainSave",
    "domainSaveImageDefineXML", "domainSaveImageGetXMLDesc", "domainSaveParams", "domainSetAutostart",
    "domainSetAutostartOnce", "domainSetBlkioParameters", "domainSetBlockIoTune", "domainSetBlockThreshold",
    "domainSetGuestVcpus", "domainSetIOThreadParams", "domainSetInterfaceParameters",
    "domainSetLaunchSecurityState", "domainSetLifecycleAction", "domainSetMaxMemory", "domainSetMemory",
    "domainSetMemoryParameters", "domainSetMemoryStatsPeriod", "domainSetMetadata", "domainSetNumaParameters",
    "domainSetPerfEvents", "domainSetSchedulerParameters", "domainSetThrottleGroup", "domainSetUserPassword",
    "domainSetVcpu", "domainSetVcpus", "domainSnapshotCreateXML", "domainSnapshotDelete",
    "domainStartDirtyRateCalc", "domainUndefine", "domainUpdateDevice",
  ],
  "interface control": [
    "interfaceCreate", "interfaceDestroy",
  ],
  "interface read": [
    "interfaceGetXMLDesc", "interfaceIsActive", "interfaceLookupByMACString", "interfaceLookupByName",
    "listAllInterfaces",
  ],
  "interface write": [
    "interfaceDefineXML", "interfaceUndefine",
  ],
  "network control": [
    "networkCreate", "networkDestroy",
  ],
  "network read": [
    "listAllNetworks", "networkEvents", "networkGetAutostart", "networkGetBridgeName", "networkGetDHCPLeases",
    "networkGetMetadata", "networkGetXMLDesc", "networkIsActive", "networkIsPersistent",
    "networkListAllPorts", "networkLookupByName", "networkLookupByUUID",
  ],
  "network write": [
    "networkCreateXML", "networkDefineXML", "networkSetAutostart", "networkSetMetadata", "networkUndefine",
    "networkUpdate",
  ],
  "network-port read": [
    "networkPortGetParameters", "networkPortGetXMLDesc", "networkPortLookupByUUID",
  ],
  "network-port write": [
    "networkPortCreateXML", "networkPortDelete", "networkPortSetParameters",
  ],
  "node-device control": [
    "nodeDeviceCreate", "nodeDeviceDestroy", "nodeDeviceDetach", "nodeDeviceReAttach", "nodeDeviceReset",
  ],
  "node-device read": [
    "listAllNodeDevices", "nodeDeviceEvents", "nodeDeviceGetAutostart", "nodeDeviceGetParent",
    "nodeDeviceGetXMLDesc", "nodeDeviceIsActive", "nodeDeviceIsPersistent", "nodeDeviceListCaps",
    "nodeDeviceLookupByName", "nodeDeviceLookupSCSIHostByWWN",
  ],
  "node-device write": [
    "nodeDeviceCreateXML", "nodeDeviceDefineXML", "nodeDeviceSetAutostart", "nodeDeviceUndefine",
    "nodeDeviceUpdate",
  ],
  "nwfilter read": [
    "listAllNWFilters", "nwfilterGetXMLDesc", "nwfilterLookupByName", "nwfilterLookupByUUID",
  ],
  "nwfilter write": [
    "nwfilterDefineXML", "nwfilterUndefine",
  ],
  "nwfilter-binding read": [
    "listAllNWFilterBindings", "nwfilterBindingGetXMLDesc", "nwfilterBindingLookupByPortDev",
  ],
  "nwfilter-binding write": [
    "nwfilterBindingCreateXML", "nwfilterBindingDelete",
  ],
  "secret read": [
    "listAllSecrets", "secretEvents", "secretGetXMLDesc", "secretLookupByUUID", "secretLookupByUsage",
  ],
  "secret write": [
    "secretDefineXML", "secretGetValue", "secretSetValue", "secretUndefine",
  ],
  "storage-pool control": [
    "storagePoolCreate", "storagePoolDestroy", "storagePoolRefresh",
  ],
  "storage-pool read": [
    "listAllStoragePools", "storagePoolEvents", "storagePoolGetAutostart", "storagePoolGetInfo",
    "storagePoolGetXMLDesc", "storagePoolIsActive", "storagePoolIsPersistent", "storagePoolListAllVolumes",
    "storagePoolLookupByName", "storagePoolLookupByTargetPath", "storagePoolLookupByUUID",
    "storagePoolLookupByVolume",
  ],
  "storage-pool write": [
    "storagePoolBuild", "storagePoolCreateXML", "storagePoolDefineXML", "storagePoolDelete",
    "storagePoolSetAutostart", "storagePoolUndefine",
  ],
  "storage-volume read": [
    "storageVolGetInfo", "storageVolGetPath", "storageVolGetXMLDesc", "storageVolLookupByKey",
    "storageVolLookupByName", "storageVolLookupByPath",
  ],
  "storage-volume write": [
    "storageVolCreateXML", "storageVolCreateXMLFrom", "storageVolDelete", "storageVolDownload",
    "storageVolDownloadSparse", "storageVolResize", "storageVolUpload", "storageVolUploadSparse",
    "storageVolWipe",
  ],
} as const satisfies Readonly<Record<string, readonly OperationName[]>>;
