import { type LibvirtError, lazily } from "@libvirt-ts/driver";
import type { TestNode } from "../state/node.js";
import { eventOperations } from "./events.js";
import type { OperationFlags } from "./flags.js";
import { hostOperations } from "./host.js";

/** All that can be asked about the host and its objects other than domains. Each kind is loaded when it is asked for. */
export function otherOperations(node: TestNode, warn: (warning: LibvirtError) => void) {
  return {
    ...hostOperations(node),
    ...eventOperations(node),
    ...lazily(hostDocuments, async () =>
      (await import("./host-documents.js")).hostDocumentOperations(node, warn),
    ),
    ...lazily(networks, async () => (await import("./network.js")).networkOperations(node, warn)),
    ...lazily(networkPorts, async () =>
      (await import("./network-port.js")).networkPortOperations(node, warn),
    ),
    ...lazily(pools, async () => (await import("./storage-pool.js")).storagePoolOperations(node, warn)),
    ...lazily(volumes, async () => (await import("./storage-volume.js")).storageVolumeOperations(node, warn)),
    ...lazily(interfaces, async () => (await import("./interface.js")).interfaceOperations(node, warn)),
    ...lazily(nodeDevices, async () => (await import("./node-device.js")).nodeDeviceOperations(node, warn)),
    ...lazily(secrets, async () => (await import("./secret.js")).secretOperations(node, warn)),
    ...lazily(nwfilters, async () => (await import("./nwfilter.js")).nwfilterOperations(node, warn)),
  };
}

const hostDocuments = {
  getCapabilities: true,
  getDomainCapabilities: true,
  getStoragePoolCapabilities: true,
  getSysinfo: true,
  getCPUModelNames: true,
  baselineCPU: true,
  findStoragePoolSources: true,
} as const;

const networks = {
  listAllNetworks: true,
  networkLookupByName: true,
  networkLookupByUUID: true,
  networkCreateXML: true,
  networkDefineXML: true,
  networkCreate: true,
  networkDestroy: true,
  networkUndefine: true,
  networkUpdate: true,
  networkGetXMLDesc: true,
  networkGetBridgeName: true,
  networkGetAutostart: true,
  networkSetAutostart: true,
  networkIsActive: true,
  networkIsPersistent: true,
  networkGetMetadata: true,
  networkSetMetadata: true,
} as const;

const networkPorts = {
  networkListAllPorts: true,
  networkPortLookupByUUID: true,
  networkPortCreateXML: true,
  networkPortGetXMLDesc: true,
  networkPortDelete: true,
  networkPortGetParameters: true,
  networkPortSetParameters: true,
} as const;

const pools = {
  listAllStoragePools: true,
  storagePoolLookupByName: true,
  storagePoolLookupByUUID: true,
  storagePoolLookupByVolume: true,
  storagePoolLookupByTargetPath: true,
  storagePoolCreateXML: true,
  storagePoolDefineXML: true,
  storagePoolCreate: true,
  storagePoolBuild: true,
  storagePoolDestroy: true,
  storagePoolDelete: true,
  storagePoolUndefine: true,
  storagePoolRefresh: true,
  storagePoolGetInfo: true,
  storagePoolGetXMLDesc: true,
  storagePoolGetAutostart: true,
  storagePoolSetAutostart: true,
  storagePoolIsActive: true,
  storagePoolIsPersistent: true,
  storagePoolListAllVolumes: true,
} as const;

const volumes = {
  storageVolLookupByName: true,
  storageVolLookupByKey: true,
  storageVolLookupByPath: true,
  storageVolCreateXML: true,
  storageVolCreateXMLFrom: true,
  storageVolDelete: true,
  storageVolWipe: true,
  storageVolResize: true,
  storageVolGetInfo: true,
  storageVolGetXMLDesc: true,
  storageVolGetPath: true,
  storageVolDownload: true,
  storageVolDownloadSparse: true,
  storageVolUpload: true,
  storageVolUploadSparse: true,
} as const;

const interfaces = {
  listAllInterfaces: true,
  interfaceLookupByName: true,
  interfaceLookupByMACString: true,
  interfaceDefineXML: true,
  interfaceUndefine: true,
  interfaceCreate: true,
  interfaceDestroy: true,
  interfaceGetXMLDesc: true,
  interfaceIsActive: true,
  interfaceChangeBegin: true,
  interfaceChangeCommit: true,
  interfaceChangeRollback: true,
} as const;

const nodeDevices = {
  listAllNodeDevices: true,
  nodeDeviceLookupByName: true,
  nodeDeviceLookupSCSIHostByWWN: true,
  nodeDeviceCreateXML: true,
  nodeDeviceDefineXML: true,
  nodeDeviceCreate: true,
  nodeDeviceDestroy: true,
  nodeDeviceUndefine: true,
  nodeDeviceUpdate: true,
  nodeDeviceGetXMLDesc: true,
  nodeDeviceGetParent: true,
  nodeDeviceListCaps: true,
  nodeDeviceDetach: true,
  nodeDeviceReAttach: true,
  nodeDeviceReset: true,
  nodeDeviceGetAutostart: true,
  nodeDeviceSetAutostart: true,
  nodeDeviceIsActive: true,
  nodeDeviceIsPersistent: true,
} as const;

const secrets = {
  listAllSecrets: true,
  secretLookupByUUID: true,
  secretLookupByUsage: true,
  secretDefineXML: true,
  secretUndefine: true,
  secretGetXMLDesc: true,
  secretGetValue: true,
  secretSetValue: true,
} as const;

const nwfilters = {
  listAllNWFilters: true,
  nwfilterLookupByName: true,
  nwfilterLookupByUUID: true,
  nwfilterDefineXML: true,
  nwfilterUndefine: true,
  nwfilterGetXMLDesc: true,
  listAllNWFilterBindings: true,
  nwfilterBindingLookupByPortDev: true,
  nwfilterBindingCreateXML: true,
  nwfilterBindingDelete: true,
  nwfilterBindingGetXMLDesc: true,
} as const;

/** The flags that these operations honour. */
export const otherFlags: OperationFlags = {
  getDomainCapabilities: 0,
  baselineCPU: 7,
  nodeAllocPages: 1,
  listAllNetworks: 0x3f,
  networkPortCreateXML: 1,
  networkGetXMLDesc: 1,
  networkUpdate: 3,
  networkGetMetadata: 3,
  networkSetMetadata: 3,
  listAllStoragePools: 0xf_ffff,
  storagePoolGetXMLDesc: 1,
  storagePoolBuild: 0xf,
  storagePoolCreate: 7,
  storagePoolCreateXML: 7,
  storagePoolDelete: 1,
  storageVolCreateXML: 3,
  storageVolCreateXMLFrom: 3,
  storageVolDelete: 1,
  storageVolResize: 7,
  storageVolGetInfo: 1,
  listAllInterfaces: 3,
  interfaceGetXMLDesc: 1,
  listAllNodeDevices: -1,
  nodeDeviceGetXMLDesc: 1,
  nodeDeviceUpdate: 3,
  listAllSecrets: 0xf,
};
