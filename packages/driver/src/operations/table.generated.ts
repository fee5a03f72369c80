// Made from the facts by scripts/generate.mjs; do not edit.
/**
 * What is known of each operation besides its types, a line an operation. A row is read when it is asked for: as code, the
 * table would be compiled whole by every program.
 */
export const operationLines = `\
baselineCPU { "c": "virConnectBaselineCPU", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 1, "parameters": "xmlCPUs: readonly string[], flags: number" }
baselineHypervisorCPU { "c": "virConnectBaselineHypervisorCPU", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 5, "parameters": "emulator: string | undefined, arch: string | undefined, machine: string | undefined, virtType: string | undefined, xmlCPUs: readonly string[], flags: number" }
compareCPU { "c": "virConnectCompareCPU", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 1, "parameters": "xml: string, flags: number" }
compareHypervisorCPU { "c": "virConnectCompareHypervisorCPU", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 5, "parameters": "emulator: string | undefined, arch: string | undefined, machine: string | undefined, virtType: string | undefined, xml: string, flags: number" }
domainAbortJob { "c": "virDomainAbortJob", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainAddIOThread { "c": "virDomainAddIOThread", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, id: number, flags: number" }
domainAgentSetResponseTimeout { "c": "virDomainAgentSetResponseTimeout", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, timeout: number, flags: number" }
domainAnnounceInterface { "c": "virDomainAnnounceInterface", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, device: string | undefined, params: TypedParams, flags: number" }
domainAttachDevice { "c": "virDomainAttachDevice", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, xml: string, flags: number" }
domainAuthorizedSSHKeysGet { "c": "virDomainAuthorizedSSHKeysGet", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, user: string, flags: number" }
domainAuthorizedSSHKeysSet { "c": "virDomainAuthorizedSSHKeysSet", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, user: string, keys: readonly string[], flags: number" }
domainBackupBegin { "c": "virDomainBackupBegin", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, backupXML: string, checkpointXML: string | undefined, flags: number" }
domainBackupGetXMLDesc { "c": "virDomainBackupGetXMLDesc", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainBlockCommit { "c": "virDomainBlockCommit", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 5, "parameters": "domain: DomainRef, disk: string, base: string | undefined, top: string | undefined, bandwidth: number, flags: number" }
domainBlockCopy { "c": "virDomainBlockCopy", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 4, "parameters": "domain: DomainRef, disk: string, destination: string, params: TypedParams, flags: number" }
domainBlockJobAbort { "c": "virDomainBlockJobAbort", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, disk: string, flags: number" }
domainBlockJobSetSpeed { "c": "virDomainBlockJobSetSpeed", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, disk: string, bandwidth: number, flags: number" }
domainBlockPeek { "c": "virDomainBlockPeek", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 4, "parameters": "domain: DomainRef, disk: string, offset: bigint, size: number, flags: number" }
domainBlockPull { "c": "virDomainBlockPull", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, disk: string, bandwidth: number, flags: number" }
domainBlockRebase { "c": "virDomainBlockRebase", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 4, "parameters": "domain: DomainRef, disk: string, base: string | undefined, bandwidth: number, flags: number" }
domainBlockResize { "c": "virDomainBlockResize", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, disk: string, size: bigint, flags: number" }
domainBlockStats { "c": "virDomainBlockStats", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef, disk: string" }
domainBlockStatsFlags { "c": "virDomainBlockStatsFlags", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, disk: string, flags: number" }
domainCheckpointCreateXML { "c": "virDomainCheckpointCreateXML", "object": "domain", "errors": "DOMAIN_CHECKPOINT", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, xml: string, flags: number" }
domainCheckpointDelete { "c": "virDomainCheckpointDelete", "object": "domain-checkpoint", "errors": "DOMAIN_CHECKPOINT", "readOnly": "denied", "flagsAt": 1, "parameters": "checkpoint: DomainCheckpointRef, flags: number" }
domainCheckpointGetParent { "c": "virDomainCheckpointGetParent", "object": "domain-checkpoint", "errors": "DOMAIN_CHECKPOINT", "readOnly": "allowed", "flagsAt": 1, "parameters": "checkpoint: DomainCheckpointRef, flags: number" }
domainCheckpointGetXMLDesc { "c": "virDomainCheckpointGetXMLDesc", "object": "domain-checkpoint", "errors": "DOMAIN_CHECKPOINT", "readOnly": [1, 1], "flagsAt": 1, "parameters": "checkpoint: DomainCheckpointRef, flags: number" }
domainCheckpointListAllChildren { "c": "virDomainCheckpointListAllChildren", "object": "domain-checkpoint", "errors": "DOMAIN_CHECKPOINT", "readOnly": "allowed", "flagsAt": 1, "parameters": "checkpoint: DomainCheckpointRef, flags: number" }
domainCheckpointLookupByName { "c": "virDomainCheckpointLookupByName", "object": "domain", "errors": "DOMAIN_CHECKPOINT", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, name: string, flags: number" }
domainCoreDump { "c": "virDomainCoreDump", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, path: string, format: number, flags: number" }
domainCreate { "c": "virDomainCreate", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainCreateXML { "c": "virDomainCreateXML", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
domainDefineXML { "c": "virDomainDefineXML", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
domainDelIOThread { "c": "virDomainDelIOThread", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, id: number, flags: number" }
domainDelThrottleGroup { "c": "virDomainDelThrottleGroup", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, group: string, flags: number" }
domainDestroy { "c": "virDomainDestroy", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainDetachDevice { "c": "virDomainDetachDevice", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, xml: string, flags: number" }
domainDetachDeviceAlias { "c": "virDomainDetachDeviceAlias", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, alias: string, flags: number" }
domainEvents { "c": "virConnectDomainEventRegisterAny", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "filter: DomainEventFilter" }
domainFSFreeze { "c": "virDomainFSFreeze", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, mountpoints: readonly string[] | undefined, flags: number" }
domainFSThaw { "c": "virDomainFSThaw", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, mountpoints: readonly string[] | undefined, flags: number" }
domainFSTrim { "c": "virDomainFSTrim", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, mountpoint: string | undefined, minimum: bigint, flags: number" }
domainGetAutostart { "c": "virDomainGetAutostart", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetAutostartOnce { "c": "virDomainGetAutostartOnce", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetBlkioParameters { "c": "virDomainGetBlkioParameters", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetBlockInfo { "c": "virDomainGetBlockInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, disk: string, flags: number" }
domainGetBlockIoTune { "c": "virDomainGetBlockIoTune", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, disk: string | undefined, flags: number" }
domainGetBlockJobInfo { "c": "virDomainGetBlockJobInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, disk: string, flags: number" }
domainGetCPUStats { "c": "virDomainGetCPUStats", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 3, "parameters": "domain: DomainRef, startCpu: number, count: number, flags: number" }
domainGetControlInfo { "c": "virDomainGetControlInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetDiskErrors { "c": "virDomainGetDiskErrors", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetEmulatorPinInfo { "c": "virDomainGetEmulatorPinInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetFSInfo { "c": "virDomainGetFSInfo", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetGuestInfo { "c": "virDomainGetGuestInfo", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, types: number, flags: number" }
domainGetGuestVcpus { "c": "virDomainGetGuestVcpus", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetHostname { "c": "virDomainGetHostname", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetIOThreadInfo { "c": "virDomainGetIOThreadInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetInfo { "c": "virDomainGetInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetInterfaceParameters { "c": "virDomainGetInterfaceParameters", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, device: string, flags: number" }
domainGetJobInfo { "c": "virDomainGetJobInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetJobStats { "c": "virDomainGetJobStats", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetLaunchSecurityInfo { "c": "virDomainGetLaunchSecurityInfo", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetMaxMemory { "c": "virDomainGetMaxMemory", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetMaxVcpus { "c": "virDomainGetMaxVcpus", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetMemoryParameters { "c": "virDomainGetMemoryParameters", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetMessages { "c": "virDomainGetMessages", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetMetadata { "c": "virDomainGetMetadata", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 3, "parameters": "domain: DomainRef, type: number, uri: string | undefined, flags: number" }
domainGetNumaParameters { "c": "virDomainGetNumaParameters", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetOSType { "c": "virDomainGetOSType", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetPerfEvents { "c": "virDomainGetPerfEvents", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetSchedulerParameters { "c": "virDomainGetSchedulerParameters", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetSchedulerType { "c": "virDomainGetSchedulerType", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetSecurityLabel { "c": "virDomainGetSecurityLabel", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetSecurityLabelList { "c": "virDomainGetSecurityLabelList", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetState { "c": "virDomainGetState", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetTime { "c": "virDomainGetTime", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetVcpuPinInfo { "c": "virDomainGetVcpuPinInfo", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetVcpus { "c": "virDomainGetVcpus", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainGetVcpusFlags { "c": "virDomainGetVcpusFlags", "object": "domain", "errors": "DOM", "readOnly": [1, 8], "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGetXMLDesc { "c": "virDomainGetXMLDesc", "object": "domain", "errors": "DOM", "readOnly": [1, 9], "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainGraphicsReload { "c": "virDomainGraphicsReload", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, type: number, flags: number" }
domainHasCurrentSnapshot { "c": "virDomainHasCurrentSnapshot", "object": "domain", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainHasManagedSaveImage { "c": "virDomainHasManagedSaveImage", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainInjectNMI { "c": "virDomainInjectNMI", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainInterfaceAddresses { "c": "virDomainInterfaceAddresses", "object": "domain", "errors": "DOM", "readOnly": [1, 1], "flagsAt": 2, "parameters": "domain: DomainRef, source: number, flags: number" }
domainInterfaceStats { "c": "virDomainInterfaceStats", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef, device: string" }
domainIsActive { "c": "virDomainIsActive", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainIsPersistent { "c": "virDomainIsPersistent", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainIsUpdated { "c": "virDomainIsUpdated", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainListAllCheckpoints { "c": "virDomainListAllCheckpoints", "object": "domain", "errors": "DOMAIN_CHECKPOINT", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainListAllSnapshots { "c": "virDomainListAllSnapshots", "object": "domain", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainLookupByID { "c": "virDomainLookupByID", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "id: number" }
domainLookupByName { "c": "virDomainLookupByName", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "name: string" }
domainLookupByUUID { "c": "virDomainLookupByUUID", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "uuid: string" }
domainManagedSave { "c": "virDomainManagedSave", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainManagedSaveDefineXML { "c": "virDomainManagedSaveDefineXML", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, xml: string, flags: number" }
domainManagedSaveGetXMLDesc { "c": "virDomainManagedSaveGetXMLDesc", "object": "domain", "errors": "DOM", "readOnly": [1, 1], "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainManagedSaveRemove { "c": "virDomainManagedSaveRemove", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainMemoryPeek { "c": "virDomainMemoryPeek", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, offset: bigint, size: number, flags: number" }
domainMemoryStats { "c": "virDomainMemoryStats", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainMigrateBegin3Params { "c": "virDomainMigrateBegin3Params", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainMigrateConfirm3Params { "c": "virDomainMigrateConfirm3Params", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, params: TypedParams, cookie: Uint8Array | undefined, flags: number, cancelled: boolean" }
domainMigrateFinish3Params { "c": "virDomainMigrateFinish3Params", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "params: TypedParams, cookie: Uint8Array | undefined, flags: number, cancelled: boolean" }
domainMigrateGetCompressionCache { "c": "virDomainMigrateGetCompressionCache", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainMigrateGetMaxDowntime { "c": "virDomainMigrateGetMaxDowntime", "object": "domain", "errors": "DOM", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainMigrateGetMaxSpeed { "c": "virDomainMigrateGetMaxSpeed", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainMigratePerform3Params { "c": "virDomainMigratePerform3Params", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 4, "parameters": "domain: DomainRef, destination: string | undefined, params: TypedParams, cookie: Uint8Array | undefined, flags: number" }
domainMigratePrepare3Params { "c": "virDomainMigratePrepare3Params", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "params: TypedParams, cookie: Uint8Array | undefined, flags: number" }
domainMigratePrepareTunnel3Params { "c": "virDomainMigratePrepareTunnel3Params", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 3, "parameters": "source: ReadableStream<Uint8Array>, params: TypedParams, cookie: Uint8Array | undefined, flags: number" }
domainMigrateSetCompressionCache { "c": "virDomainMigrateSetCompressionCache", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, size: bigint, flags: number" }
domainMigrateSetMaxDowntime { "c": "virDomainMigrateSetMaxDowntime", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, downtime: number, flags: number" }
domainMigrateSetMaxSpeed { "c": "virDomainMigrateSetMaxSpeed", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, bandwidth: number, flags: number" }
domainMigrateStartPostCopy { "c": "virDomainMigrateStartPostCopy", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainMigrateToURI { "c": "virDomainMigrateToURI", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, uri: string | undefined, params: TypedParams, flags: number" }
domainOpenChannel { "c": "virDomainOpenChannel", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, name: string | undefined, flags: number" }
domainOpenConsole { "c": "virDomainOpenConsole", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, device: string | undefined, flags: number" }
domainPMSuspendForDuration { "c": "virDomainPMSuspendForDuration", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, target: number, duration: number, flags: number" }
domainPMWakeup { "c": "virDomainPMWakeup", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainPinEmulator { "c": "virDomainPinEmulator", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, cpumap: Uint8Array, flags: number" }
domainPinIOThread { "c": "virDomainPinIOThread", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, id: number, cpumap: Uint8Array, flags: number" }
domainPinVcpu { "c": "virDomainPinVcpu", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, vcpu: number, cpumap: Uint8Array, flags: number" }
domainQemuAgentCommand { "c": "virDomainQemuAgentCommand", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, command: string, timeout: number, flags: number" }
domainQemuAttach { "c": "virDomainQemuAttach", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 1, "parameters": "pid: number, flags: number" }
domainQemuMonitorCommand { "c": "virDomainQemuMonitorCommand", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, command: string, flags: number" }
domainQemuMonitorEvents { "c": "virConnectDomainQemuMonitorEventRegister", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": -1, "parameters": "filter: QemuMonitorEventFilter" }
domainReboot { "c": "virDomainReboot", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainRename { "c": "virDomainRename", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, name: string, flags: number" }
domainReset { "c": "virDomainReset", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainRestore { "c": "virDomainRestore", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "path: string, xml: string | undefined, flags: number" }
domainRestoreParams { "c": "virDomainRestoreParams", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 1, "parameters": "params: TypedParams, flags: number" }
domainResume { "c": "virDomainResume", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainRevertToSnapshot { "c": "virDomainRevertToSnapshot", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": "denied", "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSave { "c": "virDomainSave", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, path: string, xml: string | undefined, flags: number" }
domainSaveImageDefineXML { "c": "virDomainSaveImageDefineXML", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "path: string, xml: string, flags: number" }
domainSaveImageGetXMLDesc { "c": "virDomainSaveImageGetXMLDesc", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 1, "parameters": "path: string, flags: number" }
domainSaveParams { "c": "virDomainSaveParams", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainScreenshot { "c": "virDomainScreenshot", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, screen: number, flags: number" }
domainSendKey { "c": "virDomainSendKey", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 4, "parameters": "domain: DomainRef, codeset: number, holdTime: number, keycodes: readonly number[], flags: number" }
domainSendProcessSignal { "c": "virDomainSendProcessSignal", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, pid: number, signal: number, flags: number" }
domainSetAutostart { "c": "virDomainSetAutostart", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": -1, "parameters": "domain: DomainRef, autostart: boolean" }
domainSetAutostartOnce { "c": "virDomainSetAutostartOnce", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": -1, "parameters": "domain: DomainRef, autostart: boolean" }
domainSetBlkioParameters { "c": "virDomainSetBlkioParameters", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainSetBlockIoTune { "c": "virDomainSetBlockIoTune", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, disk: string, params: TypedParams, flags: number" }
domainSetBlockThreshold { "c": "virDomainSetBlockThreshold", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, disk: string, threshold: bigint, flags: number" }
domainSetGuestVcpus { "c": "virDomainSetGuestVcpus", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, vcpus: string, online: boolean, flags: number" }
domainSetIOThreadParams { "c": "virDomainSetIOThreadParams", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, id: number, params: TypedParams, flags: number" }
domainSetInterfaceParameters { "c": "virDomainSetInterfaceParameters", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, device: string, params: TypedParams, flags: number" }
domainSetLaunchSecurityState { "c": "virDomainSetLaunchSecurityState", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainSetLifecycleAction { "c": "virDomainSetLifecycleAction", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, type: number, action: number, flags: number" }
domainSetMaxMemory { "c": "virDomainSetMaxMemory", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": -1, "parameters": "domain: DomainRef, memory: number" }
domainSetMemory { "c": "virDomainSetMemory", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, memory: number, flags: number" }
domainSetMemoryParameters { "c": "virDomainSetMemoryParameters", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainSetMemoryStatsPeriod { "c": "virDomainSetMemoryStatsPeriod", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, period: number, flags: number" }
domainSetMetadata { "c": "virDomainSetMetadata", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 5, "parameters": "domain: DomainRef, type: number, metadata: string | undefined, key: string | undefined, uri: string | undefined, flags: number" }
domainSetNumaParameters { "c": "virDomainSetNumaParameters", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainSetPerfEvents { "c": "virDomainSetPerfEvents", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainSetSchedulerParameters { "c": "virDomainSetSchedulerParameters", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, params: TypedParams, flags: number" }
domainSetThrottleGroup { "c": "virDomainSetThrottleGroup", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, group: string, params: TypedParams, flags: number" }
domainSetTime { "c": "virDomainSetTime", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, time: DomainTime, flags: number" }
domainSetUserPassword { "c": "virDomainSetUserPassword", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, user: string, password: string, flags: number" }
domainSetVcpu { "c": "virDomainSetVcpu", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 3, "parameters": "domain: DomainRef, vcpus: string, enabled: boolean, flags: number" }
domainSetVcpus { "c": "virDomainSetVcpus", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, nvcpus: number, flags: number" }
domainShutdown { "c": "virDomainShutdown", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainSnapshotCreateXML { "c": "virDomainSnapshotCreateXML", "object": "domain", "errors": "DOMAIN_SNAPSHOT", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, xml: string, flags: number" }
domainSnapshotCurrent { "c": "virDomainSnapshotCurrent", "object": "domain", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainSnapshotDelete { "c": "virDomainSnapshotDelete", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": "denied", "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSnapshotGetParent { "c": "virDomainSnapshotGetParent", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSnapshotGetXMLDesc { "c": "virDomainSnapshotGetXMLDesc", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": [1, 1], "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSnapshotHasMetadata { "c": "virDomainSnapshotHasMetadata", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSnapshotIsCurrent { "c": "virDomainSnapshotIsCurrent", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSnapshotListAllChildren { "c": "virDomainSnapshotListAllChildren", "object": "domain-snapshot", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 1, "parameters": "snapshot: DomainSnapshotRef, flags: number" }
domainSnapshotLookupByName { "c": "virDomainSnapshotLookupByName", "object": "domain", "errors": "DOMAIN_SNAPSHOT", "readOnly": "allowed", "flagsAt": 2, "parameters": "domain: DomainRef, name: string, flags: number" }
domainStartDirtyRateCalc { "c": "virDomainStartDirtyRateCalc", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, seconds: number, flags: number" }
domainSuspend { "c": "virDomainSuspend", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": -1, "parameters": "domain: DomainRef" }
domainUndefine { "c": "virDomainUndefine", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 1, "parameters": "domain: DomainRef, flags: number" }
domainUpdateDevice { "c": "virDomainUpdateDeviceFlags", "object": "domain", "errors": "DOM", "readOnly": "denied", "flagsAt": 2, "parameters": "domain: DomainRef, xml: string, flags: number" }
domainXMLFromNative { "c": "virConnectDomainXMLFromNative", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "format: string, config: string, flags: number" }
domainXMLToNative { "c": "virConnectDomainXMLToNative", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "format: string, xml: string, flags: number" }
findStoragePoolSources { "c": "virConnectFindStoragePoolSources", "object": "connection", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 2, "parameters": "type: string, source: string | undefined, flags: number" }
getAllDomainStats { "c": "virConnectGetAllDomainStats", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 2, "parameters": "domains: readonly DomainRef[] | undefined, stats: number, flags: number" }
getCPUModelNames { "c": "virConnectGetCPUModelNames", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 1, "parameters": "arch: string, flags: number" }
getCapabilities { "c": "virConnectGetCapabilities", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
getDomainCapabilities { "c": "virConnectGetDomainCapabilities", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 4, "parameters": "emulator: string | undefined, arch: string | undefined, machine: string | undefined, virtType: string | undefined, flags: number" }
getHostname { "c": "virConnectGetHostname", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
getLibVersion { "c": "virConnectGetLibVersion", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
getMaxVcpus { "c": "virConnectGetMaxVcpus", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "type: string | undefined" }
getStoragePoolCapabilities { "c": "virConnectGetStoragePoolCapabilities", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
getSysinfo { "c": "virConnectGetSysinfo", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
getType { "c": "virConnectGetType", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
getURI { "c": "virConnectGetURI", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
getVersion { "c": "virConnectGetVersion", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
interfaceChangeBegin { "c": "virInterfaceChangeBegin", "object": "connection", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": 0, "parameters": "flags: number" }
interfaceChangeCommit { "c": "virInterfaceChangeCommit", "object": "connection", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": 0, "parameters": "flags: number" }
interfaceChangeRollback { "c": "virInterfaceChangeRollback", "object": "connection", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": 0, "parameters": "flags: number" }
interfaceCreate { "c": "virInterfaceCreate", "object": "interface", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": 1, "parameters": "iface: InterfaceRef, flags: number" }
interfaceDefineXML { "c": "virInterfaceDefineXML", "object": "connection", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
interfaceDestroy { "c": "virInterfaceDestroy", "object": "interface", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": 1, "parameters": "iface: InterfaceRef, flags: number" }
interfaceGetXMLDesc { "c": "virInterfaceGetXMLDesc", "object": "interface", "errors": "INTERFACE", "readOnly": "allowed", "flagsAt": 1, "parameters": "iface: InterfaceRef, flags: number" }
interfaceIsActive { "c": "virInterfaceIsActive", "object": "interface", "errors": "INTERFACE", "readOnly": "allowed", "flagsAt": -1, "parameters": "iface: InterfaceRef" }
interfaceLookupByMACString { "c": "virInterfaceLookupByMACString", "object": "connection", "errors": "INTERFACE", "readOnly": "allowed", "flagsAt": -1, "parameters": "mac: string" }
interfaceLookupByName { "c": "virInterfaceLookupByName", "object": "connection", "errors": "INTERFACE", "readOnly": "allowed", "flagsAt": -1, "parameters": "name: string" }
interfaceUndefine { "c": "virInterfaceUndefine", "object": "interface", "errors": "INTERFACE", "readOnly": "denied", "flagsAt": -1, "parameters": "iface: InterfaceRef" }
isSecure { "c": "virConnectIsSecure", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
listAllDomains { "c": "virConnectListAllDomains", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllInterfaces { "c": "virConnectListAllInterfaces", "object": "connection", "errors": "INTERFACE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllNWFilterBindings { "c": "virConnectListAllNWFilterBindings", "object": "connection", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllNWFilters { "c": "virConnectListAllNWFilters", "object": "connection", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllNetworks { "c": "virConnectListAllNetworks", "object": "connection", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllNodeDevices { "c": "virConnectListAllNodeDevices", "object": "connection", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllSecrets { "c": "virConnectListAllSecrets", "object": "connection", "errors": "SECRET", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listAllStoragePools { "c": "virConnectListAllStoragePools", "object": "connection", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
listDefinedDomains { "c": "virConnectListDefinedDomains", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
listDomains { "c": "virConnectListDomains", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
networkCreate { "c": "virNetworkCreate", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkCreateXML { "c": "virNetworkCreateXML", "object": "connection", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
networkDefineXML { "c": "virNetworkDefineXML", "object": "connection", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
networkDestroy { "c": "virNetworkDestroy", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkEvents { "c": "virConnectNetworkEventRegisterAny", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "filter: NetworkEventFilter" }
networkGetAutostart { "c": "virNetworkGetAutostart", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkGetBridgeName { "c": "virNetworkGetBridgeName", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkGetDHCPLeases { "c": "virNetworkGetDHCPLeases", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 2, "parameters": "network: NetworkRef, mac: string | undefined, flags: number" }
networkGetMetadata { "c": "virNetworkGetMetadata", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 3, "parameters": "network: NetworkRef, type: number, uri: string | undefined, flags: number" }
networkGetXMLDesc { "c": "virNetworkGetXMLDesc", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 1, "parameters": "network: NetworkRef, flags: number" }
networkIsActive { "c": "virNetworkIsActive", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkIsPersistent { "c": "virNetworkIsPersistent", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkListAllPorts { "c": "virNetworkListAllPorts", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 1, "parameters": "network: NetworkRef, flags: number" }
networkLookupByName { "c": "virNetworkLookupByName", "object": "connection", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "name: string" }
networkLookupByUUID { "c": "virNetworkLookupByUUID", "object": "connection", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "uuid: string" }
networkPortCreateXML { "c": "virNetworkPortCreateXML", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 2, "parameters": "network: NetworkRef, xml: string, flags: number" }
networkPortDelete { "c": "virNetworkPortDelete", "object": "network-port", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 1, "parameters": "port: NetworkPortRef, flags: number" }
networkPortGetParameters { "c": "virNetworkPortGetParameters", "object": "network-port", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 1, "parameters": "port: NetworkPortRef, flags: number" }
networkPortGetXMLDesc { "c": "virNetworkPortGetXMLDesc", "object": "network-port", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": 1, "parameters": "port: NetworkPortRef, flags: number" }
networkPortLookupByUUID { "c": "virNetworkPortLookupByUUID", "object": "network", "errors": "NETWORK", "readOnly": "allowed", "flagsAt": -1, "parameters": "network: NetworkRef, uuid: string" }
networkPortSetParameters { "c": "virNetworkPortSetParameters", "object": "network-port", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 2, "parameters": "port: NetworkPortRef, params: TypedParams, flags: number" }
networkSetAutostart { "c": "virNetworkSetAutostart", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": -1, "parameters": "network: NetworkRef, autostart: boolean" }
networkSetMetadata { "c": "virNetworkSetMetadata", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 5, "parameters": "network: NetworkRef, type: number, metadata: string | undefined, key: string | undefined, uri: string | undefined, flags: number" }
networkUndefine { "c": "virNetworkUndefine", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": -1, "parameters": "network: NetworkRef" }
networkUpdate { "c": "virNetworkUpdate", "object": "network", "errors": "NETWORK", "readOnly": "denied", "flagsAt": 5, "parameters": "network: NetworkRef, command: number, section: number, parentIndex: number, xml: string, flags: number" }
nodeAllocPages { "c": "virNodeAllocPages", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 3, "parameters": "pages: readonly NodePages[], startCell: number, cellCount: number, flags: number" }
nodeDeviceCreate { "c": "virNodeDeviceCreate", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": 1, "parameters": "device: NodeDeviceRef, flags: number" }
nodeDeviceCreateXML { "c": "virNodeDeviceCreateXML", "object": "connection", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
nodeDeviceDefineXML { "c": "virNodeDeviceDefineXML", "object": "connection", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
nodeDeviceDestroy { "c": "virNodeDeviceDestroy", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceDetach { "c": "virNodeDeviceDettach", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": 2, "parameters": "device: NodeDeviceRef, driver: string | undefined, flags: number" }
nodeDeviceEvents { "c": "virConnectNodeDeviceEventRegisterAny", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "filter: NodeDeviceEventFilter" }
nodeDeviceGetAutostart { "c": "virNodeDeviceGetAutostart", "object": "node-device", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceGetParent { "c": "virNodeDeviceGetParent", "object": "node-device", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceGetXMLDesc { "c": "virNodeDeviceGetXMLDesc", "object": "node-device", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": 1, "parameters": "device: NodeDeviceRef, flags: number" }
nodeDeviceIsActive { "c": "virNodeDeviceIsActive", "object": "node-device", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceIsPersistent { "c": "virNodeDeviceIsPersistent", "object": "node-device", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceListCaps { "c": "virNodeDeviceListCaps", "object": "node-device", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceLookupByName { "c": "virNodeDeviceLookupByName", "object": "connection", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": -1, "parameters": "name: string" }
nodeDeviceLookupSCSIHostByWWN { "c": "virNodeDeviceLookupSCSIHostByWWN", "object": "connection", "errors": "NODEDEV", "readOnly": "allowed", "flagsAt": 2, "parameters": "wwnn: string, wwpn: string, flags: number" }
nodeDeviceReAttach { "c": "virNodeDeviceReAttach", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceReset { "c": "virNodeDeviceReset", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": -1, "parameters": "device: NodeDeviceRef" }
nodeDeviceSetAutostart { "c": "virNodeDeviceSetAutostart", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": -1, "parameters": "device: NodeDeviceRef, autostart: boolean" }
nodeDeviceUndefine { "c": "virNodeDeviceUndefine", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": 1, "parameters": "device: NodeDeviceRef, flags: number" }
nodeDeviceUpdate { "c": "virNodeDeviceUpdate", "object": "node-device", "errors": "NODEDEV", "readOnly": "denied", "flagsAt": 2, "parameters": "device: NodeDeviceRef, xml: string, flags: number" }
nodeGetCPUMap { "c": "virNodeGetCPUMap", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
nodeGetCPUStats { "c": "virNodeGetCPUStats", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 1, "parameters": "cpu: number, flags: number" }
nodeGetCellsFreeMemory { "c": "virNodeGetCellsFreeMemory", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "startCell: number, maxCells: number" }
nodeGetFreeMemory { "c": "virNodeGetFreeMemory", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
nodeGetFreePages { "c": "virNodeGetFreePages", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 3, "parameters": "pageSizes: readonly number[], startCell: number, cellCount: number, flags: number" }
nodeGetInfo { "c": "virNodeGetInfo", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
nodeGetMemoryParameters { "c": "virNodeGetMemoryParameters", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 0, "parameters": "flags: number" }
nodeGetMemoryStats { "c": "virNodeGetMemoryStats", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 1, "parameters": "cell: number, flags: number" }
nodeGetSEVInfo { "c": "virNodeGetSEVInfo", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 0, "parameters": "flags: number" }
nodeGetSecurityModel { "c": "virNodeGetSecurityModel", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
nodeSetMemoryParameters { "c": "virNodeSetMemoryParameters", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 1, "parameters": "params: TypedParams, flags: number" }
nodeSuspendForDuration { "c": "virNodeSuspendForDuration", "object": "connection", "errors": "NONE", "readOnly": "denied", "flagsAt": 2, "parameters": "target: number, duration: number, flags: number" }
numOfDefinedDomains { "c": "virConnectNumOfDefinedDomains", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
numOfDomains { "c": "virConnectNumOfDomains", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "" }
nwfilterBindingCreateXML { "c": "virNWFilterBindingCreateXML", "object": "connection", "errors": "NWFILTER", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
nwfilterBindingDelete { "c": "virNWFilterBindingDelete", "object": "nwfilter-binding", "errors": "NWFILTER", "readOnly": "denied", "flagsAt": -1, "parameters": "binding: NWFilterBindingRef" }
nwfilterBindingGetXMLDesc { "c": "virNWFilterBindingGetXMLDesc", "object": "nwfilter-binding", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": 1, "parameters": "binding: NWFilterBindingRef, flags: number" }
nwfilterBindingLookupByPortDev { "c": "virNWFilterBindingLookupByPortDev", "object": "connection", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": -1, "parameters": "portDev: string" }
nwfilterDefineXML { "c": "virNWFilterDefineXML", "object": "connection", "errors": "NWFILTER", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
nwfilterGetXMLDesc { "c": "virNWFilterGetXMLDesc", "object": "nwfilter", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": 1, "parameters": "filter: NWFilterRef, flags: number" }
nwfilterLookupByName { "c": "virNWFilterLookupByName", "object": "connection", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": -1, "parameters": "name: string" }
nwfilterLookupByUUID { "c": "virNWFilterLookupByUUID", "object": "connection", "errors": "NWFILTER", "readOnly": "allowed", "flagsAt": -1, "parameters": "uuid: string" }
nwfilterUndefine { "c": "virNWFilterUndefine", "object": "nwfilter", "errors": "NWFILTER", "readOnly": "denied", "flagsAt": -1, "parameters": "filter: NWFilterRef" }
secretDefineXML { "c": "virSecretDefineXML", "object": "connection", "errors": "SECRET", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
secretEvents { "c": "virConnectSecretEventRegisterAny", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "filter: SecretEventFilter" }
secretGetValue { "c": "virSecretGetValue", "object": "secret", "errors": "SECRET", "readOnly": "denied", "flagsAt": 1, "parameters": "secret: SecretRef, flags: number" }
secretGetXMLDesc { "c": "virSecretGetXMLDesc", "object": "secret", "errors": "SECRET", "readOnly": "allowed", "flagsAt": 1, "parameters": "secret: SecretRef, flags: number" }
secretLookupByUUID { "c": "virSecretLookupByUUID", "object": "connection", "errors": "SECRET", "readOnly": "allowed", "flagsAt": -1, "parameters": "uuid: string" }
secretLookupByUsage { "c": "virSecretLookupByUsage", "object": "connection", "errors": "SECRET", "readOnly": "allowed", "flagsAt": -1, "parameters": "usageType: number, usageID: string" }
secretSetValue { "c": "virSecretSetValue", "object": "secret", "errors": "SECRET", "readOnly": "denied", "flagsAt": 2, "parameters": "secret: SecretRef, value: Uint8Array, flags: number" }
secretUndefine { "c": "virSecretUndefine", "object": "secret", "errors": "SECRET", "readOnly": "denied", "flagsAt": -1, "parameters": "secret: SecretRef" }
setIdentity { "c": "virConnectSetIdentity", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": 1, "parameters": "params: TypedParams, flags: number" }
storagePoolBuild { "c": "virStoragePoolBuild", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "pool: StoragePoolRef, flags: number" }
storagePoolCreate { "c": "virStoragePoolCreate", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "pool: StoragePoolRef, flags: number" }
storagePoolCreateXML { "c": "virStoragePoolCreateXML", "object": "connection", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
storagePoolDefineXML { "c": "virStoragePoolDefineXML", "object": "connection", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "xml: string, flags: number" }
storagePoolDelete { "c": "virStoragePoolDelete", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "pool: StoragePoolRef, flags: number" }
storagePoolDestroy { "c": "virStoragePoolDestroy", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": -1, "parameters": "pool: StoragePoolRef" }
storagePoolEvents { "c": "virConnectStoragePoolEventRegisterAny", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "filter: StoragePoolEventFilter" }
storagePoolGetAutostart { "c": "virStoragePoolGetAutostart", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "pool: StoragePoolRef" }
storagePoolGetInfo { "c": "virStoragePoolGetInfo", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "pool: StoragePoolRef" }
storagePoolGetXMLDesc { "c": "virStoragePoolGetXMLDesc", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": 1, "parameters": "pool: StoragePoolRef, flags: number" }
storagePoolIsActive { "c": "virStoragePoolIsActive", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "pool: StoragePoolRef" }
storagePoolIsPersistent { "c": "virStoragePoolIsPersistent", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "pool: StoragePoolRef" }
storagePoolListAllVolumes { "c": "virStoragePoolListAllVolumes", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": 1, "parameters": "pool: StoragePoolRef, flags: number" }
storagePoolLookupByName { "c": "virStoragePoolLookupByName", "object": "connection", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "name: string" }
storagePoolLookupByTargetPath { "c": "virStoragePoolLookupByTargetPath", "object": "connection", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "path: string" }
storagePoolLookupByUUID { "c": "virStoragePoolLookupByUUID", "object": "connection", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "uuid: string" }
storagePoolLookupByVolume { "c": "virStoragePoolLookupByVolume", "object": "storage-volume", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "volume: StorageVolRef" }
storagePoolRefresh { "c": "virStoragePoolRefresh", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "pool: StoragePoolRef, flags: number" }
storagePoolSetAutostart { "c": "virStoragePoolSetAutostart", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": -1, "parameters": "pool: StoragePoolRef, autostart: boolean" }
storagePoolUndefine { "c": "virStoragePoolUndefine", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": -1, "parameters": "pool: StoragePoolRef" }
storageVolCreateXML { "c": "virStorageVolCreateXML", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 2, "parameters": "pool: StoragePoolRef, xml: string, flags: number" }
storageVolCreateXMLFrom { "c": "virStorageVolCreateXMLFrom", "object": "storage-pool", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 3, "parameters": "pool: StoragePoolRef, xml: string, source: StorageVolRef, flags: number" }
storageVolDelete { "c": "virStorageVolDelete", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 1, "parameters": "volume: StorageVolRef, flags: number" }
storageVolDownload { "c": "virStorageVolDownload", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 3, "parameters": "volume: StorageVolRef, offset: bigint, length: bigint, flags: number" }
storageVolDownloadSparse { "c": "virStorageVolDownload", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 3, "parameters": "volume: StorageVolRef, offset: bigint, length: bigint, flags: number" }
storageVolGetInfo { "c": "virStorageVolGetInfo", "object": "storage-volume", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": 1, "parameters": "volume: StorageVolRef, flags: number" }
storageVolGetPath { "c": "virStorageVolGetPath", "object": "storage-volume", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "volume: StorageVolRef" }
storageVolGetXMLDesc { "c": "virStorageVolGetXMLDesc", "object": "storage-volume", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": 1, "parameters": "volume: StorageVolRef, flags: number" }
storageVolLookupByKey { "c": "virStorageVolLookupByKey", "object": "connection", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "key: string" }
storageVolLookupByName { "c": "virStorageVolLookupByName", "object": "storage-pool", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "pool: StoragePoolRef, name: string" }
storageVolLookupByPath { "c": "virStorageVolLookupByPath", "object": "connection", "errors": "STORAGE", "readOnly": "allowed", "flagsAt": -1, "parameters": "path: string" }
storageVolResize { "c": "virStorageVolResize", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 2, "parameters": "volume: StorageVolRef, capacity: bigint, flags: number" }
storageVolUpload { "c": "virStorageVolUpload", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 4, "parameters": "volume: StorageVolRef, source: ReadableStream<Uint8Array>, offset: bigint, length: bigint, flags: number" }
storageVolUploadSparse { "c": "virStorageVolUpload", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 4, "parameters": "volume: StorageVolRef, source: ReadableStream<SparseChunk>, offset: bigint, length: bigint, flags: number" }
storageVolWipe { "c": "virStorageVolWipe", "object": "storage-volume", "errors": "STORAGE", "readOnly": "denied", "flagsAt": 2, "parameters": "volume: StorageVolRef, algorithm: number, flags: number" }
supportsFeature { "c": "virConnectSupportsFeature", "object": "connection", "errors": "NONE", "readOnly": "allowed", "flagsAt": -1, "parameters": "feature: number" }
`;
