// Made from the facts by scripts/generate.mjs; do not edit.
/**
 * What is known of each operation besides its types, a line an operation: its name, the C function, its object, the domain
 * of its errors, whether a read-only connection may ask for it (`1&8`: unless argument 1 has that bit), where its flags
 * are, its parameters. A row is read when it is asked for: as code, the table would be compiled whole by every program.
 */
export const operationLines = `\
baselineCPU virConnectBaselineCPU connection NONE allowed 1 xmlCPUs: readonly string[], flags: number
baselineHypervisorCPU virConnectBaselineHypervisorCPU connection NONE denied 5 emulator: string | undefined, arch: string | undefined, machine: string | undefined, virtType: string | undefined, xmlCPUs: readonly string[], flags: number
compareCPU virConnectCompareCPU connection NONE allowed 1 xml: string, flags: number
compareHypervisorCPU virConnectCompareHypervisorCPU connection NONE denied 5 emulator: string | undefined, arch: string | undefined, machine: string | undefined, virtType: string | undefined, xml: string, flags: number
domainAbortJob virDomainAbortJob domain DOM denied 1 domain: DomainRef, flags: number
domainAddIOThread virDomainAddIOThread domain DOM denied 2 domain: DomainRef, id: number, flags: number
domainAgentSetResponseTimeout virDomainAgentSetResponseTimeout domain DOM denied 2 domain: DomainRef, timeout: number, flags: number
domainAnnounceInterface virDomainAnnounceInterface domain DOM denied 3 domain: DomainRef, device: string | undefined, params: TypedParams, flags: number
domainAttachDevice virDomainAttachDevice domain DOM denied 2 domain: DomainRef, xml: string, flags: number
domainAuthorizedSSHKeysGet virDomainAuthorizedSSHKeysGet domain DOM denied 2 domain: DomainRef, user: string, flags: number
domainAuthorizedSSHKeysSet virDomainAuthorizedSSHKeysSet domain DOM denied 3 domain: DomainRef, user: string, keys: readonly string[], flags: number
domainBackupBegin virDomainBackupBegin domain DOM denied 3 domain: DomainRef, backupXML: string, checkpointXML: string | undefined, flags: number
domainBackupGetXMLDesc virDomainBackupGetXMLDesc domain DOM allowed 1 domain: DomainRef, flags: number
domainBlockCommit virDomainBlockCommit domain DOM denied 5 domain: DomainRef, disk: string, base: string | undefined, top: string | undefined, bandwidth: number, flags: number
domainBlockCopy virDomainBlockCopy domain DOM denied 4 domain: DomainRef, disk: string, destination: string, params: TypedParams, flags: number
domainBlockJobAbort virDomainBlockJobAbort domain DOM denied 2 domain: DomainRef, disk: string, flags: number
domainBlockJobSetSpeed virDomainBlockJobSetSpeed domain DOM denied 3 domain: DomainRef, disk: string, bandwidth: number, flags: number
domainBlockPeek virDomainBlockPeek domain DOM denied 4 domain: DomainRef, disk: string, offset: bigint, size: number, flags: number
domainBlockPull virDomainBlockPull domain DOM denied 3 domain: DomainRef, disk: string, bandwidth: number, flags: number
domainBlockRebase virDomainBlockRebase domain DOM denied 4 domain: DomainRef, disk: string, base: string | undefined, bandwidth: number, flags: number
domainBlockResize virDomainBlockResize domain DOM denied 3 domain: DomainRef, disk: string, size: bigint, flags: number
domainBlockStats virDomainBlockStats domain DOM allowed -1 domain: DomainRef, disk: string
domainBlockStatsFlags virDomainBlockStatsFlags domain DOM allowed 2 domain: DomainRef, disk: string, flags: number
domainCheckpointCreateXML virDomainCheckpointCreateXML domain DOMAIN_CHECKPOINT denied 2 domain: DomainRef, xml: string, flags: number
domainCheckpointDelete virDomainCheckpointDelete domain-checkpoint DOMAIN_CHECKPOINT denied 1 checkpoint: DomainCheckpointRef, flags: number
domainCheckpointGetParent virDomainCheckpointGetParent domain-checkpoint DOMAIN_CHECKPOINT allowed 1 checkpoint: DomainCheckpointRef, flags: number
domainCheckpointGetXMLDesc virDomainCheckpointGetXMLDesc domain-checkpoint DOMAIN_CHECKPOINT 1&1 1 checkpoint: DomainCheckpointRef, flags: number
domainCheckpointListAllChildren virDomainCheckpointListAllChildren domain-checkpoint DOMAIN_CHECKPOINT allowed 1 checkpoint: DomainCheckpointRef, flags: number
domainCheckpointLookupByName virDomainCheckpointLookupByName domain DOMAIN_CHECKPOINT allowed 2 domain: DomainRef, name: string, flags: number
domainCoreDump virDomainCoreDump domain DOM denied 3 domain: DomainRef, path: string, format: number, flags: number
domainCreate virDomainCreate domain DOM denied 1 domain: DomainRef, flags: number
domainCreateXML virDomainCreateXML connection NONE denied 1 xml: string, flags: number
domainDefineXML virDomainDefineXML connection NONE denied 1 xml: string, flags: number
domainDelIOThread virDomainDelIOThread domain DOM denied 2 domain: DomainRef, id: number, flags: number
domainDelThrottleGroup virDomainDelThrottleGroup domain DOM denied 2 domain: DomainRef, group: string, flags: number
domainDestroy virDomainDestroy domain DOM denied 1 domain: DomainRef, flags: number
domainDetachDevice virDomainDetachDevice domain DOM denied 2 domain: DomainRef, xml: string, flags: number
domainDetachDeviceAlias virDomainDetachDeviceAlias domain DOM denied 2 domain: DomainRef, alias: string, flags: number
domainEvents virConnectDomainEventRegisterAny connection NONE allowed -1 filter: DomainEventFilter
domainFSFreeze virDomainFSFreeze domain DOM denied 2 domain: DomainRef, mountpoints: readonly string[] | undefined, flags: number
domainFSThaw virDomainFSThaw domain DOM denied 2 domain: DomainRef, mountpoints: readonly string[] | undefined, flags: number
domainFSTrim virDomainFSTrim domain DOM denied 3 domain: DomainRef, mountpoint: string | undefined, minimum: bigint, flags: number
domainGetAutostart virDomainGetAutostart domain DOM allowed -1 domain: DomainRef
domainGetAutostartOnce virDomainGetAutostartOnce domain DOM allowed -1 domain: DomainRef
domainGetBlkioParameters virDomainGetBlkioParameters domain DOM allowed 1 domain: DomainRef, flags: number
domainGetBlockInfo virDomainGetBlockInfo domain DOM allowed 2 domain: DomainRef, disk: string, flags: number
domainGetBlockIoTune virDomainGetBlockIoTune domain DOM allowed 2 domain: DomainRef, disk: string | undefined, flags: number
domainGetBlockJobInfo virDomainGetBlockJobInfo domain DOM allowed 2 domain: DomainRef, disk: string, flags: number
domainGetCPUStats virDomainGetCPUStats domain DOM allowed 3 domain: DomainRef, startCpu: number, count: number, flags: number
domainGetControlInfo virDomainGetControlInfo domain DOM allowed 1 domain: DomainRef, flags: number
domainGetDiskErrors virDomainGetDiskErrors domain DOM allowed 1 domain: DomainRef, flags: number
domainGetEmulatorPinInfo virDomainGetEmulatorPinInfo domain DOM allowed 1 domain: DomainRef, flags: number
domainGetFSInfo virDomainGetFSInfo domain DOM denied 1 domain: DomainRef, flags: number
domainGetGuestInfo virDomainGetGuestInfo domain DOM denied 2 domain: DomainRef, types: number, flags: number
domainGetGuestVcpus virDomainGetGuestVcpus domain DOM denied 1 domain: DomainRef, flags: number
domainGetHostname virDomainGetHostname domain DOM denied 1 domain: DomainRef, flags: number
domainGetIOThreadInfo virDomainGetIOThreadInfo domain DOM allowed 1 domain: DomainRef, flags: number
domainGetInfo virDomainGetInfo domain DOM allowed -1 domain: DomainRef
domainGetInterfaceParameters virDomainGetInterfaceParameters domain DOM allowed 2 domain: DomainRef, device: string, flags: number
domainGetJobInfo virDomainGetJobInfo domain DOM allowed -1 domain: DomainRef
domainGetJobStats virDomainGetJobStats domain DOM allowed 1 domain: DomainRef, flags: number
domainGetLaunchSecurityInfo virDomainGetLaunchSecurityInfo domain DOM denied 1 domain: DomainRef, flags: number
domainGetMaxMemory virDomainGetMaxMemory domain DOM allowed -1 domain: DomainRef
domainGetMaxVcpus virDomainGetMaxVcpus domain DOM allowed -1 domain: DomainRef
domainGetMemoryParameters virDomainGetMemoryParameters domain DOM allowed 1 domain: DomainRef, flags: number
domainGetMessages virDomainGetMessages domain DOM allowed 1 domain: DomainRef, flags: number
domainGetMetadata virDomainGetMetadata domain DOM allowed 3 domain: DomainRef, type: number, uri: string | undefined, flags: number
domainGetNumaParameters virDomainGetNumaParameters domain DOM allowed 1 domain: DomainRef, flags: number
domainGetOSType virDomainGetOSType domain DOM allowed -1 domain: DomainRef
domainGetPerfEvents virDomainGetPerfEvents domain DOM allowed 1 domain: DomainRef, flags: number
domainGetSchedulerParameters virDomainGetSchedulerParameters domain DOM allowed 1 domain: DomainRef, flags: number
domainGetSchedulerType virDomainGetSchedulerType domain DOM allowed -1 domain: DomainRef
domainGetSecurityLabel virDomainGetSecurityLabel domain DOM allowed -1 domain: DomainRef
domainGetSecurityLabelList virDomainGetSecurityLabelList domain DOM allowed -1 domain: DomainRef
domainGetState virDomainGetState domain DOM allowed 1 domain: DomainRef, flags: number
domainGetTime virDomainGetTime domain DOM denied 1 domain: DomainRef, flags: number
domainGetVcpuPinInfo virDomainGetVcpuPinInfo domain DOM allowed 1 domain: DomainRef, flags: number
domainGetVcpus virDomainGetVcpus domain DOM allowed -1 domain: DomainRef
domainGetVcpusFlags virDomainGetVcpusFlags domain DOM 1&8 1 domain: DomainRef, flags: number
domainGetXMLDesc virDomainGetXMLDesc domain DOM 1&9 1 domain: DomainRef, flags: number
domainGraphicsReload virDomainGraphicsReload domain DOM denied 2 domain: DomainRef, type: number, flags: number
domainHasCurrentSnapshot virDomainHasCurrentSnapshot domain DOMAIN_SNAPSHOT allowed 1 domain: DomainRef, flags: number
domainHasManagedSaveImage virDomainHasManagedSaveImage domain DOM allowed 1 domain: DomainRef, flags: number
domainInjectNMI virDomainInjectNMI domain DOM denied 1 domain: DomainRef, flags: number
domainInterfaceAddresses virDomainInterfaceAddresses domain DOM 1&1 2 domain: DomainRef, source: number, flags: number
domainInterfaceStats virDomainInterfaceStats domain DOM allowed -1 domain: DomainRef, device: string
domainIsActive virDomainIsActive domain DOM allowed -1 domain: DomainRef
domainIsPersistent virDomainIsPersistent domain DOM allowed -1 domain: DomainRef
domainIsUpdated virDomainIsUpdated domain DOM allowed -1 domain: DomainRef
domainListAllCheckpoints virDomainListAllCheckpoints domain DOMAIN_CHECKPOINT allowed 1 domain: DomainRef, flags: number
domainListAllSnapshots virDomainListAllSnapshots domain DOMAIN_SNAPSHOT allowed 1 domain: DomainRef, flags: number
domainLookupByID virDomainLookupByID connection NONE allowed -1 id: number
domainLookupByName virDomainLookupByName connection NONE allowed -1 name: string
domainLookupByUUID virDomainLookupByUUID connection NONE allowed -1 uuid: string
domainManagedSave virDomainManagedSave domain DOM denied 1 domain: DomainRef, flags: number
domainManagedSaveDefineXML virDomainManagedSaveDefineXML domain DOM denied 2 domain: DomainRef, xml: string, flags: number
domainManagedSaveGetXMLDesc virDomainManagedSaveGetXMLDesc domain DOM 1&1 1 domain: DomainRef, flags: number
domainManagedSaveRemove virDomainManagedSaveRemove domain DOM denied 1 domain: DomainRef, flags: number
domainMemoryPeek virDomainMemoryPeek domain DOM denied 3 domain: DomainRef, offset: bigint, size: number, flags: number
domainMemoryStats virDomainMemoryStats domain DOM allowed 1 domain: DomainRef, flags: number
domainMigrateBegin3Params virDomainMigrateBegin3Params domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainMigrateConfirm3Params virDomainMigrateConfirm3Params domain DOM denied 3 domain: DomainRef, params: TypedParams, cookie: Uint8Array | undefined, flags: number, cancelled: boolean
domainMigrateFinish3Params virDomainMigrateFinish3Params connection NONE denied 2 params: TypedParams, cookie: Uint8Array | undefined, flags: number, cancelled: boolean
domainMigrateGetCompressionCache virDomainMigrateGetCompressionCache domain DOM allowed 1 domain: DomainRef, flags: number
domainMigrateGetMaxDowntime virDomainMigrateGetMaxDowntime domain DOM allowed 1 domain: DomainRef, flags: number
domainMigrateGetMaxSpeed virDomainMigrateGetMaxSpeed domain DOM denied 1 domain: DomainRef, flags: number
domainMigratePerform3Params virDomainMigratePerform3Params domain DOM denied 4 domain: DomainRef, destination: string | undefined, params: TypedParams, cookie: Uint8Array | undefined, flags: number
domainMigratePrepare3Params virDomainMigratePrepare3Params connection NONE denied 2 params: TypedParams, cookie: Uint8Array | undefined, flags: number
domainMigratePrepareTunnel3Params virDomainMigratePrepareTunnel3Params connection NONE denied 3 source: ReadableStream<Uint8Array>, params: TypedParams, cookie: Uint8Array | undefined, flags: number
domainMigrateSetCompressionCache virDomainMigrateSetCompressionCache domain DOM denied 2 domain: DomainRef, size: bigint, flags: number
domainMigrateSetMaxDowntime virDomainMigrateSetMaxDowntime domain DOM denied 2 domain: DomainRef, downtime: number, flags: number
domainMigrateSetMaxSpeed virDomainMigrateSetMaxSpeed domain DOM denied 2 domain: DomainRef, bandwidth: number, flags: number
domainMigrateStartPostCopy virDomainMigrateStartPostCopy domain DOM denied 1 domain: DomainRef, flags: number
domainMigrateToURI virDomainMigrateToURI domain DOM denied 3 domain: DomainRef, uri: string | undefined, params: TypedParams, flags: number
domainOpenChannel virDomainOpenChannel domain DOM denied 2 domain: DomainRef, name: string | undefined, flags: number
domainOpenConsole virDomainOpenConsole domain DOM denied 2 domain: DomainRef, device: string | undefined, flags: number
domainOpenGraphicsFD virDomainOpenGraphicsFD domain DOM denied 2 domain: DomainRef, index: number, flags: number
domainPMSuspendForDuration virDomainPMSuspendForDuration domain DOM denied 3 domain: DomainRef, target: number, duration: number, flags: number
domainPMWakeup virDomainPMWakeup domain DOM denied 1 domain: DomainRef, flags: number
domainPinEmulator virDomainPinEmulator domain DOM denied 2 domain: DomainRef, cpumap: Uint8Array, flags: number
domainPinIOThread virDomainPinIOThread domain DOM denied 3 domain: DomainRef, id: number, cpumap: Uint8Array, flags: number
domainPinVcpu virDomainPinVcpu domain DOM denied 3 domain: DomainRef, vcpu: number, cpumap: Uint8Array, flags: number
domainQemuAgentCommand virDomainQemuAgentCommand domain DOM denied 3 domain: DomainRef, command: string, timeout: number, flags: number
domainQemuAttach virDomainQemuAttach connection NONE denied 1 pid: number, flags: number
domainQemuMonitorCommand virDomainQemuMonitorCommand domain DOM denied 2 domain: DomainRef, command: string, flags: number
domainQemuMonitorEvents virConnectDomainQemuMonitorEventRegister connection NONE denied -1 filter: QemuMonitorEventFilter
domainReboot virDomainReboot domain DOM denied 1 domain: DomainRef, flags: number
domainRename virDomainRename domain DOM denied 2 domain: DomainRef, name: string, flags: number
domainReset virDomainReset domain DOM denied 1 domain: DomainRef, flags: number
domainRestore virDomainRestore connection NONE denied 2 path: string, xml: string | undefined, flags: number
domainRestoreParams virDomainRestoreParams connection NONE denied 1 params: TypedParams, flags: number
domainResume virDomainResume domain DOM denied -1 domain: DomainRef
domainRevertToSnapshot virDomainRevertToSnapshot domain-snapshot DOMAIN_SNAPSHOT denied 1 snapshot: DomainSnapshotRef, flags: number
domainSave virDomainSave domain DOM denied 3 domain: DomainRef, path: string, xml: string | undefined, flags: number
domainSaveImageDefineXML virDomainSaveImageDefineXML connection NONE denied 2 path: string, xml: string, flags: number
domainSaveImageGetXMLDesc virDomainSaveImageGetXMLDesc connection NONE denied 1 path: string, flags: number
domainSaveParams virDomainSaveParams domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainScreenshot virDomainScreenshot domain DOM denied 2 domain: DomainRef, screen: number, flags: number
domainSendKey virDomainSendKey domain DOM denied 4 domain: DomainRef, codeset: number, holdTime: number, keycodes: readonly number[], flags: number
domainSendProcessSignal virDomainSendProcessSignal domain DOM denied 3 domain: DomainRef, pid: number, signal: number, flags: number
domainSetAutostart virDomainSetAutostart domain DOM denied -1 domain: DomainRef, autostart: boolean
domainSetAutostartOnce virDomainSetAutostartOnce domain DOM denied -1 domain: DomainRef, autostart: boolean
domainSetBlkioParameters virDomainSetBlkioParameters domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainSetBlockIoTune virDomainSetBlockIoTune domain DOM denied 3 domain: DomainRef, disk: string, params: TypedParams, flags: number
domainSetBlockThreshold virDomainSetBlockThreshold domain DOM denied 3 domain: DomainRef, disk: string, threshold: bigint, flags: number
domainSetGuestVcpus virDomainSetGuestVcpus domain DOM denied 3 domain: DomainRef, vcpus: string, online: boolean, flags: number
domainSetIOThreadParams virDomainSetIOThreadParams domain DOM denied 3 domain: DomainRef, id: number, params: TypedParams, flags: number
domainSetInterfaceParameters virDomainSetInterfaceParameters domain DOM denied 3 domain: DomainRef, device: string, params: TypedParams, flags: number
domainSetLaunchSecurityState virDomainSetLaunchSecurityState domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainSetLifecycleAction virDomainSetLifecycleAction domain DOM denied 3 domain: DomainRef, type: number, action: number, flags: number
domainSetMaxMemory virDomainSetMaxMemory domain DOM denied -1 domain: DomainRef, memory: number
domainSetMemory virDomainSetMemory domain DOM denied 2 domain: DomainRef, memory: number, flags: number
domainSetMemoryParameters virDomainSetMemoryParameters domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainSetMemoryStatsPeriod virDomainSetMemoryStatsPeriod domain DOM denied 2 domain: DomainRef, period: number, flags: number
domainSetMetadata virDomainSetMetadata domain DOM denied 5 domain: DomainRef, type: number, metadata: string | undefined, key: string | undefined, uri: string | undefined, flags: number
domainSetNumaParameters virDomainSetNumaParameters domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainSetPerfEvents virDomainSetPerfEvents domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainSetSchedulerParameters virDomainSetSchedulerParameters domain DOM denied 2 domain: DomainRef, params: TypedParams, flags: number
domainSetThrottleGroup virDomainSetThrottleGroup domain DOM denied 3 domain: DomainRef, group: string, params: TypedParams, flags: number
domainSetTime virDomainSetTime domain DOM denied 2 domain: DomainRef, time: DomainTime, flags: number
domainSetUserPassword virDomainSetUserPassword domain DOM denied 3 domain: DomainRef, user: string, password: string, flags: number
domainSetVcpu virDomainSetVcpu domain DOM denied 3 domain: DomainRef, vcpus: string, enabled: boolean, flags: number
domainSetVcpus virDomainSetVcpus domain DOM denied 2 domain: DomainRef, nvcpus: number, flags: number
domainShutdown virDomainShutdown domain DOM denied 1 domain: DomainRef, flags: number
domainSnapshotCreateXML virDomainSnapshotCreateXML domain DOMAIN_SNAPSHOT denied 2 domain: DomainRef, xml: string, flags: number
domainSnapshotCurrent virDomainSnapshotCurrent domain DOMAIN_SNAPSHOT allowed 1 domain: DomainRef, flags: number
domainSnapshotDelete virDomainSnapshotDelete domain-snapshot DOMAIN_SNAPSHOT denied 1 snapshot: DomainSnapshotRef, flags: number
domainSnapshotGetParent virDomainSnapshotGetParent domain-snapshot DOMAIN_SNAPSHOT allowed 1 snapshot: DomainSnapshotRef, flags: number
domainSnapshotGetXMLDesc virDomainSnapshotGetXMLDesc domain-snapshot DOMAIN_SNAPSHOT 1&1 1 snapshot: DomainSnapshotRef, flags: number
domainSnapshotHasMetadata virDomainSnapshotHasMetadata domain-snapshot DOMAIN_SNAPSHOT allowed 1 snapshot: DomainSnapshotRef, flags: number
domainSnapshotIsCurrent virDomainSnapshotIsCurrent domain-snapshot DOMAIN_SNAPSHOT allowed 1 snapshot: DomainSnapshotRef, flags: number
domainSnapshotListAllChildren virDomainSnapshotListAllChildren domain-snapshot DOMAIN_SNAPSHOT allowed 1 snapshot: DomainSnapshotRef, flags: number
domainSnapshotLookupByName virDomainSnapshotLookupByName domain DOMAIN_SNAPSHOT allowed 2 domain: DomainRef, name: string, flags: number
domainStartDirtyRateCalc virDomainStartDirtyRateCalc domain DOM denied 2 domain: DomainRef, seconds: number, flags: number
domainSuspend virDomainSuspend domain DOM denied -1 domain: DomainRef
domainUndefine virDomainUndefine domain DOM denied 1 domain: DomainRef, flags: number
domainUpdateDevice virDomainUpdateDeviceFlags domain DOM denied 2 domain: DomainRef, xml: string, flags: number
domainXMLFromNative virConnectDomainXMLFromNative connection NONE denied 2 format: string, config: string, flags: number
domainXMLToNative virConnectDomainXMLToNative connection NONE denied 2 format: string, xml: string, flags: number
findStoragePoolSources virConnectFindStoragePoolSources connection STORAGE denied 2 type: string, source: string | undefined, flags: number
getAllDomainStats virConnectGetAllDomainStats connection NONE allowed 2 domains: readonly DomainRef[] | undefined, stats: number, flags: number
getCPUModelNames virConnectGetCPUModelNames connection NONE allowed 1 arch: string, flags: number
getCapabilities virConnectGetCapabilities connection NONE allowed -1
getDomainCapabilities virConnectGetDomainCapabilities connection NONE denied 4 emulator: string | undefined, arch: string | undefined, machine: string | undefined, virtType: string | undefined, flags: number
getHostname virConnectGetHostname connection NONE allowed -1
getLibVersion virConnectGetLibVersion connection NONE allowed -1
getMaxVcpus virConnectGetMaxVcpus connection NONE allowed -1 type: string | undefined
getStoragePoolCapabilities virConnectGetStoragePoolCapabilities connection NONE allowed 0 flags: number
getSysinfo virConnectGetSysinfo connection NONE allowed 0 flags: number
getType virConnectGetType connection NONE allowed -1
getURI virConnectGetURI connection NONE allowed -1
getVersion virConnectGetVersion connection NONE allowed -1
interfaceChangeBegin virInterfaceChangeBegin connection INTERFACE denied 0 flags: number
interfaceChangeCommit virInterfaceChangeCommit connection INTERFACE denied 0 flags: number
interfaceChangeRollback virInterfaceChangeRollback connection INTERFACE denied 0 flags: number
interfaceCreate virInterfaceCreate interface INTERFACE denied 1 iface: InterfaceRef, flags: number
interfaceDefineXML virInterfaceDefineXML connection INTERFACE denied 1 xml: string, flags: number
interfaceDestroy virInterfaceDestroy interface INTERFACE denied 1 iface: InterfaceRef, flags: number
interfaceGetXMLDesc virInterfaceGetXMLDesc interface INTERFACE allowed 1 iface: InterfaceRef, flags: number
interfaceIsActive virInterfaceIsActive interface INTERFACE allowed -1 iface: InterfaceRef
interfaceLookupByMACString virInterfaceLookupByMACString connection INTERFACE allowed -1 mac: string
interfaceLookupByName virInterfaceLookupByName connection INTERFACE allowed -1 name: string
interfaceUndefine virInterfaceUndefine interface INTERFACE denied -1 iface: InterfaceRef
isSecure virConnectIsSecure connection NONE allowed -1
listAllDomains virConnectListAllDomains connection NONE allowed 0 flags: number
listAllInterfaces virConnectListAllInterfaces connection INTERFACE allowed 0 flags: number
listAllNWFilterBindings virConnectListAllNWFilterBindings connection NWFILTER allowed 0 flags: number
listAllNWFilters virConnectListAllNWFilters connection NWFILTER allowed 0 flags: number
listAllNetworks virConnectListAllNetworks connection NETWORK allowed 0 flags: number
listAllNodeDevices virConnectListAllNodeDevices connection NODEDEV allowed 0 flags: number
listAllSecrets virConnectListAllSecrets connection SECRET allowed 0 flags: number
listAllStoragePools virConnectListAllStoragePools connection STORAGE allowed 0 flags: number
listDefinedDomains virConnectListDefinedDomains connection NONE allowed -1
listDomains virConnectListDomains connection NONE allowed -1
networkCreate virNetworkCreate network NETWORK denied -1 network: NetworkRef
networkCreateXML virNetworkCreateXML connection NETWORK denied 1 xml: string, flags: number
networkDefineXML virNetworkDefineXML connection NETWORK denied 1 xml: string, flags: number
networkDestroy virNetworkDestroy network NETWORK denied -1 network: NetworkRef
networkEvents virConnectNetworkEventRegisterAny connection NONE allowed -1 filter: NetworkEventFilter
networkGetAutostart virNetworkGetAutostart network NETWORK allowed -1 network: NetworkRef
networkGetBridgeName virNetworkGetBridgeName network NETWORK allowed -1 network: NetworkRef
networkGetDHCPLeases virNetworkGetDHCPLeases network NETWORK allowed 2 network: NetworkRef, mac: string | undefined, flags: number
networkGetMetadata virNetworkGetMetadata network NETWORK allowed 3 network: NetworkRef, type: number, uri: string | undefined, flags: number
networkGetXMLDesc virNetworkGetXMLDesc network NETWORK allowed 1 network: NetworkRef, flags: number
networkIsActive virNetworkIsActive network NETWORK allowed -1 network: NetworkRef
networkIsPersistent virNetworkIsPersistent network NETWORK allowed -1 network: NetworkRef
networkListAllPorts virNetworkListAllPorts network NETWORK allowed 1 network: NetworkRef, flags: number
networkLookupByName virNetworkLookupByName connection NETWORK allowed -1 name: string
networkLookupByUUID virNetworkLookupByUUID connection NETWORK allowed -1 uuid: string
networkPortCreateXML virNetworkPortCreateXML network NETWORK denied 2 network: NetworkRef, xml: string, flags: number
networkPortDelete virNetworkPortDelete network-port NETWORK denied 1 port: NetworkPortRef, flags: number
networkPortGetParameters virNetworkPortGetParameters network-port NETWORK allowed 1 port: NetworkPortRef, flags: number
networkPortGetXMLDesc virNetworkPortGetXMLDesc network-port NETWORK allowed 1 port: NetworkPortRef, flags: number
networkPortLookupByUUID virNetworkPortLookupByUUID network NETWORK allowed -1 network: NetworkRef, uuid: string
networkPortSetParameters virNetworkPortSetParameters network-port NETWORK denied 2 port: NetworkPortRef, params: TypedParams, flags: number
networkSetAutostart virNetworkSetAutostart network NETWORK denied -1 network: NetworkRef, autostart: boolean
networkSetMetadata virNetworkSetMetadata network NETWORK denied 5 network: NetworkRef, type: number, metadata: string | undefined, key: string | undefined, uri: string | undefined, flags: number
networkUndefine virNetworkUndefine network NETWORK denied -1 network: NetworkRef
networkUpdate virNetworkUpdate network NETWORK denied 5 network: NetworkRef, command: number, section: number, parentIndex: number, xml: string, flags: number
nodeAllocPages virNodeAllocPages connection NONE denied 3 pages: readonly NodePages[], startCell: number, cellCount: number, flags: number
nodeDeviceCreate virNodeDeviceCreate node-device NODEDEV denied 1 device: NodeDeviceRef, flags: number
nodeDeviceCreateXML virNodeDeviceCreateXML connection NODEDEV denied 1 xml: string, flags: number
nodeDeviceDefineXML virNodeDeviceDefineXML connection NODEDEV denied 1 xml: string, flags: number
nodeDeviceDestroy virNodeDeviceDestroy node-device NODEDEV denied -1 device: NodeDeviceRef
nodeDeviceDetach virNodeDeviceDettach node-device NODEDEV denied 2 device: NodeDeviceRef, driver: string | undefined, flags: number
nodeDeviceEvents virConnectNodeDeviceEventRegisterAny connection NONE allowed -1 filter: NodeDeviceEventFilter
nodeDeviceGetAutostart virNodeDeviceGetAutostart node-device NODEDEV allowed -1 device: NodeDeviceRef
nodeDeviceGetParent virNodeDeviceGetParent node-device NODEDEV allowed -1 device: NodeDeviceRef
nodeDeviceGetXMLDesc virNodeDeviceGetXMLDesc node-device NODEDEV allowed 1 device: NodeDeviceRef, flags: number
nodeDeviceIsActive virNodeDeviceIsActive node-device NODEDEV allowed -1 device: NodeDeviceRef
nodeDeviceIsPersistent virNodeDeviceIsPersistent node-device NODEDEV allowed -1 device: NodeDeviceRef
nodeDeviceListCaps virNodeDeviceListCaps node-device NODEDEV allowed -1 device: NodeDeviceRef
nodeDeviceLookupByName virNodeDeviceLookupByName connection NODEDEV allowed -1 name: string
nodeDeviceLookupSCSIHostByWWN virNodeDeviceLookupSCSIHostByWWN connection NODEDEV allowed 2 wwnn: string, wwpn: string, flags: number
nodeDeviceReAttach virNodeDeviceReAttach node-device NODEDEV denied -1 device: NodeDeviceRef
nodeDeviceReset virNodeDeviceReset node-device NODEDEV denied -1 device: NodeDeviceRef
nodeDeviceSetAutostart virNodeDeviceSetAutostart node-device NODEDEV denied -1 device: NodeDeviceRef, autostart: boolean
nodeDeviceUndefine virNodeDeviceUndefine node-device NODEDEV denied 1 device: NodeDeviceRef, flags: number
nodeDeviceUpdate virNodeDeviceUpdate node-device NODEDEV denied 2 device: NodeDeviceRef, xml: string, flags: number
nodeGetCPUMap virNodeGetCPUMap connection NONE allowed 0 flags: number
nodeGetCPUStats virNodeGetCPUStats connection NONE allowed 1 cpu: number, flags: number
nodeGetCellsFreeMemory virNodeGetCellsFreeMemory connection NONE allowed -1 startCell: number, maxCells: number
nodeGetFreeMemory virNodeGetFreeMemory connection NONE allowed -1
nodeGetFreePages virNodeGetFreePages connection NONE allowed 3 pageSizes: readonly number[], startCell: number, cellCount: number, flags: number
nodeGetInfo virNodeGetInfo connection NONE allowed -1
nodeGetMemoryParameters virNodeGetMemoryParameters connection NONE allowed 0 flags: number
nodeGetMemoryStats virNodeGetMemoryStats connection NONE allowed 1 cell: number, flags: number
nodeGetSEVInfo virNodeGetSEVInfo connection NONE denied 0 flags: number
nodeGetSecurityModel virNodeGetSecurityModel connection NONE allowed -1
nodeSetMemoryParameters virNodeSetMemoryParameters connection NONE denied 1 params: TypedParams, flags: number
nodeSuspendForDuration virNodeSuspendForDuration connection NONE denied 2 target: number, duration: number, flags: number
numOfDefinedDomains virConnectNumOfDefinedDomains connection NONE allowed -1
numOfDomains virConnectNumOfDomains connection NONE allowed -1
nwfilterBindingCreateXML virNWFilterBindingCreateXML connection NWFILTER denied 1 xml: string, flags: number
nwfilterBindingDelete virNWFilterBindingDelete nwfilter-binding NWFILTER denied -1 binding: NWFilterBindingRef
nwfilterBindingGetXMLDesc virNWFilterBindingGetXMLDesc nwfilter-binding NWFILTER allowed 1 binding: NWFilterBindingRef, flags: number
nwfilterBindingLookupByPortDev virNWFilterBindingLookupByPortDev connection NWFILTER allowed -1 portDev: string
nwfilterDefineXML virNWFilterDefineXML connection NWFILTER denied 1 xml: string, flags: number
nwfilterGetXMLDesc virNWFilterGetXMLDesc nwfilter NWFILTER allowed 1 filter: NWFilterRef, flags: number
nwfilterLookupByName virNWFilterLookupByName connection NWFILTER allowed -1 name: string
nwfilterLookupByUUID virNWFilterLookupByUUID connection NWFILTER allowed -1 uuid: string
nwfilterUndefine virNWFilterUndefine nwfilter NWFILTER denied -1 filter: NWFilterRef
secretDefineXML virSecretDefineXML connection SECRET denied 1 xml: string, flags: number
secretEvents virConnectSecretEventRegisterAny connection NONE allowed -1 filter: SecretEventFilter
secretGetValue virSecretGetValue secret SECRET denied 1 secret: SecretRef, flags: number
secretGetXMLDesc virSecretGetXMLDesc secret SECRET allowed 1 secret: SecretRef, flags: number
secretLookupByUUID virSecretLookupByUUID connection SECRET allowed -1 uuid: string
secretLookupByUsage virSecretLookupByUsage connection SECRET allowed -1 usageType: number, usageID: string
secretSetValue virSecretSetValue secret SECRET denied 2 secret: SecretRef, value: Uint8Array, flags: number
secretUndefine virSecretUndefine secret SECRET denied -1 secret: SecretRef
setIdentity virConnectSetIdentity connection NONE allowed 1 params: TypedParams, flags: number
storagePoolBuild virStoragePoolBuild storage-pool STORAGE denied 1 pool: StoragePoolRef, flags: number
storagePoolCreate virStoragePoolCreate storage-pool STORAGE denied 1 pool: StoragePoolRef, flags: number
storagePoolCreateXML virStoragePoolCreateXML connection STORAGE denied 1 xml: string, flags: number
storagePoolDefineXML virStoragePoolDefineXML connection STORAGE denied 1 xml: string, flags: number
storagePoolDelete virStoragePoolDelete storage-pool STORAGE denied 1 pool: StoragePoolRef, flags: number
storagePoolDestroy virStoragePoolDestroy storage-pool STORAGE denied -1 pool: StoragePoolRef
storagePoolEvents virConnectStoragePoolEventRegisterAny connection NONE allowed -1 filter: StoragePoolEventFilter
storagePoolGetAutostart virStoragePoolGetAutostart storage-pool STORAGE allowed -1 pool: StoragePoolRef
storagePoolGetInfo virStoragePoolGetInfo storage-pool STORAGE allowed -1 pool: StoragePoolRef
storagePoolGetXMLDesc virStoragePoolGetXMLDesc storage-pool STORAGE allowed 1 pool: StoragePoolRef, flags: number
storagePoolIsActive virStoragePoolIsActive storage-pool STORAGE allowed -1 pool: StoragePoolRef
storagePoolIsPersistent virStoragePoolIsPersistent storage-pool STORAGE allowed -1 pool: StoragePoolRef
storagePoolListAllVolumes virStoragePoolListAllVolumes storage-pool STORAGE allowed 1 pool: StoragePoolRef, flags: number
storagePoolLookupByName virStoragePoolLookupByName connection STORAGE allowed -1 name: string
storagePoolLookupByTargetPath virStoragePoolLookupByTargetPath connection STORAGE allowed -1 path: string
storagePoolLookupByUUID virStoragePoolLookupByUUID connection STORAGE allowed -1 uuid: string
storagePoolLookupByVolume virStoragePoolLookupByVolume storage-volume STORAGE allowed -1 volume: StorageVolRef
storagePoolRefresh virStoragePoolRefresh storage-pool STORAGE denied 1 pool: StoragePoolRef, flags: number
storagePoolSetAutostart virStoragePoolSetAutostart storage-pool STORAGE denied -1 pool: StoragePoolRef, autostart: boolean
storagePoolUndefine virStoragePoolUndefine storage-pool STORAGE denied -1 pool: StoragePoolRef
storageVolCreateXML virStorageVolCreateXML storage-pool STORAGE denied 2 pool: StoragePoolRef, xml: string, flags: number
storageVolCreateXMLFrom virStorageVolCreateXMLFrom storage-pool STORAGE denied 3 pool: StoragePoolRef, xml: string, source: StorageVolRef, flags: number
storageVolDelete virStorageVolDelete storage-volume STORAGE denied 1 volume: StorageVolRef, flags: number
storageVolDownload virStorageVolDownload storage-volume STORAGE denied 3 volume: StorageVolRef, offset: bigint, length: bigint, flags: number
storageVolDownloadSparse virStorageVolDownload storage-volume STORAGE denied 3 volume: StorageVolRef, offset: bigint, length: bigint, flags: number
storageVolGetInfo virStorageVolGetInfo storage-volume STORAGE allowed 1 volume: StorageVolRef, flags: number
storageVolGetPath virStorageVolGetPath storage-volume STORAGE allowed -1 volume: StorageVolRef
storageVolGetXMLDesc virStorageVolGetXMLDesc storage-volume STORAGE allowed 1 volume: StorageVolRef, flags: number
storageVolLookupByKey virStorageVolLookupByKey connection STORAGE allowed -1 key: string
storageVolLookupByName virStorageVolLookupByName storage-pool STORAGE allowed -1 pool: StoragePoolRef, name: string
storageVolLookupByPath virStorageVolLookupByPath connection STORAGE allowed -1 path: string
storageVolResize virStorageVolResize storage-volume STORAGE denied 2 volume: StorageVolRef, capacity: bigint, flags: number
storageVolUpload virStorageVolUpload storage-volume STORAGE denied 4 volume: StorageVolRef, source: ReadableStream<Uint8Array>, offset: bigint, length: bigint, flags: number
storageVolUploadSparse virStorageVolUpload storage-volume STORAGE denied 4 volume: StorageVolRef, source: ReadableStream<SparseChunk>, offset: bigint, length: bigint, flags: number
storageVolWipe virStorageVolWipe storage-volume STORAGE denied 2 volume: StorageVolRef, algorithm: number, flags: number
supportsFeature virConnectSupportsFeature connection NONE allowed -1 feature: number
`;
