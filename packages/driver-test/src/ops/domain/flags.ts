import type { OperationFlags } from "../flags.js";

/** LIVE and CONFIG. */
const impact = 3;

/** The flags that these operations honour. */
export const domainFlags: OperationFlags = {
  listAllDomains: 0xffff,
  domainCreate: 0x3f,
  domainCreateXML: 0x3f,
  domainDefineXML: 1,
  domainUndefine: 0x7f,
  domainShutdown: 0x1f,
  domainReboot: 0x1f,
  domainDestroy: 3,
  domainGetXMLDesc: 0xf,
  domainSetLifecycleAction: impact,
  domainSetMemory: 7,
  domainGetVcpusFlags: 0xf,
  domainSetVcpus: 0xf,
  domainPinVcpu: impact,
  domainGetVcpuPinInfo: impact,
  domainAttachDevice: impact,
  domainDetachDevice: impact,
  domainDetachDeviceAlias: impact,
  domainUpdateDevice: 7,
  domainSave: 0xf,
  domainSaveParams: 0xf,
  domainRestore: 0xf,
  domainRestoreParams: 0xf,
  domainSaveImageGetXMLDesc: 1,
  domainSaveImageDefineXML: 0xf,
  domainCoreDump: 0x1f,
  domainManagedSave: 0xf,
  domainManagedSaveGetXMLDesc: 1,
  domainManagedSaveDefineXML: 0xf,
};
