import type { OperationName } from "./responsibility.js";

/** The C function behind each operation, as errors name it; later libvirt's where 0.1.11 has none. */
const functionNames: Readonly<Record<OperationName, string>> = {
  type: "virConnectGetType",
  version: "virConnectGetVersion",
  getHostname: "virConnectGetHostname",
  getCapabilities: "virConnectGetCapabilities",
  nodeGetInfo: "virNodeGetInfo",
  listDomains: "virConnectListDomains",
  numOfDomains: "virConnectNumOfDomains",
  listDefinedDomains: "virConnectListDefinedDomains",
  numOfDefinedDomains: "virConnectNumOfDefinedDomains",
  listAllDomains: "virConnectListAllDomains",
  domainLookupByID: "virDomainLookupByID",
  domainLookupByUUID: "virDomainLookupByUUID",
  domainLookupByName: "virDomainLookupByName",
  domainCreateLinux: "virDomainCreateLinux",
  domainDefineXML: "virDomainDefineXML",
  domainRestore: "virDomainRestore",
  domainEvents: "virConnectDomainEventRegister",
  domainCreate: "virDomainCreate",
  domainUndefine: "virDomainUndefine",
  domainSuspend: "virDomainSuspend",
  domainResume: "virDomainResume",
  domainShutdown: "virDomainShutdown",
  domainReboot: "virDomainReboot",
  domainDestroy: "virDomainDestroy",
  domainSave: "virDomainSave",
  domainCoreDump: "virDomainCoreDump",
  domainGetOSType: "virDomainGetOSType",
  domainGetInfo: "virDomainGetInfo",
  domainDumpXML: "virDomainGetXMLDesc",
  domainGetMaxMemory: "virDomainGetMaxMemory",
  domainSetMaxMemory: "virDomainSetMaxMemory",
  domainSetMemory: "virDomainSetMemory",
  domainSetVcpus: "virDomainSetVcpus",
  domainPinVcpu: "virDomainPinVcpu",
  domainGetVcpus: "virDomainGetVcpus",
  domainAttachDevice: "virDomainAttachDevice",
  domainDetachDevice: "virDomainDetachDevice",
  domainRename: "virDomainRename",
  domainGetAutostart: "virDomainGetAutostart",
  domainSetAutostart: "virDomainSetAutostart",
};

export function functionName(operation: OperationName): string {
  return functionNames[operation];
}
