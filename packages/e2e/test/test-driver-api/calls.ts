import {
  ConnectListAllInterfacesFlags,
  ConnectListAllNetworksFlags,
  ConnectListAllStoragePoolsFlags,
  NetworkUpdateCommand,
} from "@libvirt-ts/driver/flags";
import type { Objects } from "./objects.js";

export type Call = (objects: Objects) => unknown;

const domain = (name: string) => `<domain type='test'><name>${name}</name><memory>65536</memory></domain>`;
const other = "6695eb01-f6a4-8304-79aa-97f2502e193f";
const zeros = new Uint8Array(16);
const fibre =
  "<device><parent>scsi_host2</parent><capability type='scsi_host'><capability type='fc_host'>" +
  "<wwnn>2000000012341234</wwnn><wwpn>1000000012341235</wwpn></capability></capability></device>";
const mediated =
  "<device><parent>computer</parent><capability type='mdev'><type id='none'/></capability></device>";
const filter = "<filter name='f'><rule action='drop' direction='in'/></filter>";
const binding =
  "<filterbinding><owner><name>d</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid></owner><portdev name='p'/>" +
  "<mac address='52:54:00:00:00:01'/><filterref filter='none'/></filterbinding>";
const names = (objects: readonly { name(): string }[]) => objects.map((one) => one.name()).sort();

/** How each method of virConnect is called as the sheet's author called it; the value in the form of the sheet's. */
export const connectCalls: Readonly<Record<string, Call>> = {
  allocPages: ({ conn }) => conn.allocPages([{ pageSize: 2048, count: 1 }], 0, 0),
  baselineCPU: ({ conn }) => conn.baselineCPU(["<cpu><arch>i686</arch><model>pentium</model></cpu>"]),
  baselineHypervisorCPU: ({ conn }) =>
    conn.baselineHypervisorCPU(undefined, undefined, undefined, "test", ["<cpu/>"]),
  changeBegin: ({ conn }) => conn.changeBegin(),
  changeCommit: ({ conn }) => conn.changeCommit(),
  changeRollback: ({ conn }) => conn.changeRollback(),
  compareCPU: ({ conn }) => conn.compareCPU("<cpu/>"),
  compareHypervisorCPU: ({ conn }) =>
    conn.compareHypervisorCPU(undefined, undefined, undefined, undefined, "<cpu/>"),
  createLinux: ({ conn }) => conn.createLinux(domain("linux")),
  createXML: ({ conn }) => conn.createXML(domain("made")),
  defineXML: ({ conn }) => conn.defineXML(domain("defined")),
  defineXMLFlags: ({ conn }) => conn.defineXMLFlags(domain("defined")),
  domainListGetStats: ({ conn, dom }) => conn.domainListGetStats([dom], 1),
  domainXMLFromNative: ({ conn }) => conn.domainXMLFromNative("xen-xm", ""),
  domainXMLToNative: ({ conn }) => conn.domainXMLToNative("xen-xm", domain("d")),
  getAllDomainStats: ({ conn }) => conn.getAllDomainStats(1),
  getCPUMap: async ({ conn }) => {
    const { cpus, cpumap, online } = await conn.getCPUMap();
    return [
      cpus,
      Array.from({ length: cpus }, (_, cpu) => (cpumap[cpu >> 3]! & (1 << (cpu & 7))) !== 0),
      online,
    ];
  },
  getCPUModelNames: ({ conn }) => conn.getCPUModelNames("i686"),
  getCPUStats: ({ conn }) => conn.getCPUStats(0),
  getCapabilities: ({ conn }) => conn.getCapabilities(),
  getCellsFreeMemory: ({ conn }) => conn.getCellsFreeMemory(0, 2),
  getDomainCapabilities: ({ conn }) => conn.getDomainCapabilities(),
  getFreeMemory: ({ conn }) => conn.getFreeMemory(),
  getFreePages: async ({ conn }) => {
    const found = await conn.getFreePages([4], 0, 2);
    return Object.fromEntries(found.map(({ cell, pageSize, count }) => [cell, { [pageSize]: count }]));
  },
  getHostname: async ({ conn }) => typeof (await conn.getHostname()),
  getInfo: async ({ conn }) => {
    const { model, memory, cpus, mhz, nodes, sockets, cores, threads } = await conn.getInfo();
    return [model, memory / 1024, cpus, mhz, nodes, sockets, cores, threads];
  },
  getLibVersion: async ({ conn }) => typeof (await conn.getLibVersion()),
  getMaxVcpus: ({ conn }) => conn.getMaxVcpus(),
  getMemoryParameters: ({ conn }) => conn.getMemoryParameters(),
  getMemoryStats: ({ conn }) => conn.getMemoryStats(-1),
  getSEVInfo: ({ conn }) => conn.getSEVInfo(),
  getSecurityModel: async ({ conn }) => {
    const { model, doi } = await conn.getSecurityModel();
    return [model, doi];
  },
  getStoragePoolCapabilities: ({ conn }) => conn.getStoragePoolCapabilities(),
  getSysinfo: ({ conn }) => conn.getSysinfo(),
  getType: ({ conn }) => conn.getType(),
  getURI: ({ conn }) => conn.getURI(),
  getVersion: ({ conn }) => conn.getVersion(),
  interfaceDefineXML: ({ conn }) => conn.interfaceDefineXML("<interface type='ethernet' name='eth2'/>"),
  interfaceLookupByMACString: ({ conn }) => conn.interfaceLookupByMACString("aa:bb:cc:dd:ee:ff"),
  interfaceLookupByName: ({ conn }) => conn.interfaceLookupByName("eth1"),
  isAlive: ({ conn }) => conn.isAlive(),
  isSecure: ({ conn }) => conn.isSecure(),
  listAllDevices: ({ conn }) => conn.listAllDevices(),
  listAllDomains: ({ conn }) => conn.listAllDomains(),
  listAllInterfaces: ({ conn }) => conn.listAllInterfaces(),
  listAllNWFilterBindings: ({ conn }) => conn.listAllNWFilterBindings(),
  listAllNWFilters: ({ conn }) => conn.listAllNWFilters(),
  listAllNetworks: ({ conn }) => conn.listAllNetworks(),
  listAllSecrets: ({ conn }) => conn.listAllSecrets(),
  listAllStoragePools: ({ conn }) => conn.listAllStoragePools(),
  listDefinedDomains: ({ conn }) => conn.listDefinedDomains(),
  listDefinedInterfaces: async ({ conn }) =>
    names(await conn.listAllInterfaces(ConnectListAllInterfacesFlags.INACTIVE)),
  listDefinedNetworks: async ({ conn }) =>
    names(await conn.listAllNetworks(ConnectListAllNetworksFlags.INACTIVE)),
  listDefinedStoragePools: async ({ conn }) =>
    names(await conn.listAllStoragePools(ConnectListAllStoragePoolsFlags.INACTIVE)),
  listDevices: async ({ conn }) => names(await conn.listAllDevices()),
  listDomainsID: ({ conn }) => conn.listDomainsID(),
  listInterfaces: async ({ conn }) =>
    names(await conn.listAllInterfaces(ConnectListAllInterfacesFlags.ACTIVE)),
  listNetworks: async ({ conn }) => names(await conn.listAllNetworks(ConnectListAllNetworksFlags.ACTIVE)),
  listStoragePools: async ({ conn }) =>
    names(await conn.listAllStoragePools(ConnectListAllStoragePoolsFlags.ACTIVE)),
  lookupByID: ({ conn }) => conn.lookupByID(1),
  lookupByName: ({ conn }) => conn.lookupByName("test"),
  lookupByUUID: ({ conn }) => conn.lookupByUUID(zeros),
  lookupByUUIDString: ({ conn }) => conn.lookupByUUIDString(other),
  networkCreateXML: ({ conn }) => conn.networkCreateXML("<network><name>made</name></network>"),
  networkCreateXMLFlags: ({ conn }) => conn.networkCreateXMLFlags("<network><name>made</name></network>"),
  networkDefineXML: ({ conn }) => conn.networkDefineXML("<network><name>defined</name></network>"),
  networkDefineXMLFlags: ({ conn }) => conn.networkDefineXMLFlags("<network><name>defined</name></network>"),
  networkLookupByName: ({ conn }) => conn.networkLookupByName("default"),
  networkLookupByUUID: ({ conn }) => conn.networkLookupByUUID(zeros),
  networkLookupByUUIDString: ({ conn }) => conn.networkLookupByUUIDString(other),
  nodeDeviceCreateXML: ({ conn }) => conn.nodeDeviceCreateXML(fibre),
  nodeDeviceDefineXML: ({ conn }) => conn.nodeDeviceDefineXML(mediated),
  nodeDeviceLookupByName: ({ conn }) => conn.nodeDeviceLookupByName("computer"),
  nodeDeviceLookupSCSIHostByWWN: ({ conn }) =>
    conn.nodeDeviceLookupSCSIHostByWWN("2000000012341234", "1000000012341234"),
  numOfDefinedDomains: ({ conn }) => conn.numOfDefinedDomains(),
  numOfDefinedInterfaces: async ({ conn }) =>
    (await conn.listAllInterfaces(ConnectListAllInterfacesFlags.INACTIVE)).length,
  numOfDefinedNetworks: async ({ conn }) =>
    (await conn.listAllNetworks(ConnectListAllNetworksFlags.INACTIVE)).length,
  numOfDefinedStoragePools: async ({ conn }) =>
    (await conn.listAllStoragePools(ConnectListAllStoragePoolsFlags.INACTIVE)).length,
  numOfDevices: async ({ conn }) => (await conn.listAllDevices()).length,
  numOfDomains: ({ conn }) => conn.numOfDomains(),
  numOfInterfaces: async ({ conn }) =>
    (await conn.listAllInterfaces(ConnectListAllInterfacesFlags.ACTIVE)).length,
  numOfNetworks: async ({ conn }) => (await conn.listAllNetworks(ConnectListAllNetworksFlags.ACTIVE)).length,
  numOfStoragePools: async ({ conn }) =>
    (await conn.listAllStoragePools(ConnectListAllStoragePoolsFlags.ACTIVE)).length,
  nwfilterBindingCreateXML: ({ conn }) => conn.nwfilterBindingCreateXML(binding),
  nwfilterBindingLookupByPortDev: ({ conn }) => conn.nwfilterBindingLookupByPortDev("p"),
  nwfilterDefineXML: ({ conn }) => conn.nwfilterDefineXML(filter),
  nwfilterDefineXMLFlags: ({ conn }) => conn.nwfilterDefineXMLFlags(filter),
  nwfilterLookupByName: ({ conn }) => conn.nwfilterLookupByName("f"),
  nwfilterLookupByUUID: ({ conn }) => conn.nwfilterLookupByUUID(zeros),
  nwfilterLookupByUUIDString: ({ conn }) => conn.nwfilterLookupByUUIDString(other),
  secretDefineXML: ({ conn }) => conn.secretDefineXML("<secret/>"),
  secretLookupByUUID: ({ conn }) => conn.secretLookupByUUID(zeros),
  secretLookupByUUIDString: ({ conn }) => conn.secretLookupByUUIDString(other),
  secretLookupByUsage: ({ conn }) => conn.secretLookupByUsage(1, "/none"),
  setIdentity: ({ conn }) => conn.setIdentity({ "user-name": "somebody" }),
  setMemoryParameters: ({ conn }) => conn.setMemoryParameters({ shm_pages_to_scan: 1 }),
  storagePoolCreateXML: ({ conn }) =>
    conn.storagePoolCreateXML("<pool type='dir'><name>made</name><target><path>/made</path></target></pool>"),
  storagePoolDefineXML: ({ conn }) =>
    conn.storagePoolDefineXML("<pool type='dir'><name>def</name><target><path>/def</path></target></pool>"),
  storagePoolLookupByName: ({ conn }) => conn.storagePoolLookupByName("default-pool"),
  storagePoolLookupByTargetPath: ({ conn }) => conn.storagePoolLookupByTargetPath("/default-pool"),
  storagePoolLookupByUUID: ({ conn }) => conn.storagePoolLookupByUUID(zeros),
  storagePoolLookupByUUIDString: ({ conn }) => conn.storagePoolLookupByUUIDString(other),
  storageVolLookupByKey: ({ conn }) => conn.storageVolLookupByKey("/default-pool/x"),
  storageVolLookupByPath: ({ conn }) => conn.storageVolLookupByPath("/default-pool/x"),
  suspendForDuration: ({ conn }) => conn.suspendForDuration(0, 60),
  virConnGetLastError: ({ conn }) => conn.getLastError() ?? null,
  virConnResetLastError: ({ conn }) => conn.resetLastError() ?? null,
};

const volume = "<volume><name>v1</name><capacity>1048576</capacity></volume>";
const port = "6695eb01-f6a4-8304-79aa-97f2502e193f";

/** The same for the classes of objects other than domains. */
export const objectCalls: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  virNetwork: {
    DHCPLeases: ({ network }) => network.DHCPLeases(),
    UUID: ({ network }) => network.UUID(),
    UUIDString: ({ network }) => network.UUIDString(),
    XMLDesc: ({ network }) => network.XMLDesc(),
    autostart: ({ network }) => network.autostart(),
    bridgeName: ({ network }) => network.bridgeName(),
    create: ({ network }) => network.create(),
    destroy: ({ network }) => network.destroy(),
    isActive: ({ network }) => network.isActive(),
    isPersistent: ({ network }) => network.isPersistent(),
    listAllPorts: ({ network }) => network.listAllPorts(),
    metadata: ({ network }) => network.metadata(0),
    name: ({ network }) => network.name(),
    portCreateXML: ({ network }) => network.portCreateXML("<networkport/>"),
    portLookupByUUID: ({ network }) => network.portLookupByUUID(zeros),
    portLookupByUUIDString: ({ network }) => network.portLookupByUUIDString(port),
    setAutostart: ({ network }) => network.setAutostart(true),
    setMetadata: ({ network }) => network.setMetadata(0, "text", "key", "uri"),
    undefine: ({ network }) => network.undefine(),
    update: ({ network }) =>
      network.update(
        NetworkUpdateCommand.ADD_LAST,
        4,
        -1,
        "<host mac='52:54:00:00:00:09' ip='192.168.122.9'/>",
      ),
  },
  virInterface: {
    MACString: ({ iface }) => iface.MACString(),
    XMLDesc: ({ iface }) => iface.XMLDesc(),
    create: ({ iface }) => iface.create(),
    destroy: ({ iface }) => iface.destroy(),
    isActive: ({ iface }) => iface.isActive(),
    name: ({ iface }) => iface.name(),
    undefine: ({ iface }) => iface.undefine(),
  },
  virStoragePool: {
    UUID: ({ pool }) => pool.UUID(),
    UUIDString: ({ pool }) => pool.UUIDString(),
    XMLDesc: ({ pool }) => pool.XMLDesc(),
    autostart: ({ pool }) => pool.autostart(),
    build: ({ pool }) => pool.build(),
    create: ({ pool }) => pool.create(),
    createXML: ({ pool }) => pool.createXML(volume),
    delete: ({ pool }) => pool.delete(),
    destroy: ({ pool }) => pool.destroy(),
    info: async ({ pool }) => {
      const { state, capacity, allocation, available } = await pool.info();
      return [state, capacity, allocation, available];
    },
    isActive: ({ pool }) => pool.isActive(),
    isPersistent: ({ pool }) => pool.isPersistent(),
    listAllVolumes: ({ pool }) => pool.listAllVolumes(),
    listVolumes: async ({ pool }) => names(await pool.listAllVolumes()),
    name: ({ pool }) => pool.name(),
    numOfVolumes: async ({ pool }) => (await pool.listAllVolumes()).length,
    refresh: ({ pool }) => pool.refresh(),
    setAutostart: ({ pool }) => pool.setAutostart(true),
    storageVolLookupByName: ({ pool }) => pool.storageVolLookupByName("x"),
    undefine: ({ pool }) => pool.undefine(),
  },
  virStorageVol: {
    XMLDesc: ({ vol }) => vol.XMLDesc(),
    delete: ({ vol }) => vol.delete(),
    download: ({ vol }) => vol.download(),
    info: async ({ vol }) => {
      const { type, capacity, allocation } = await vol.info();
      return [type, capacity, allocation];
    },
    infoFlags: ({ vol }) => vol.infoFlags(1),
    key: ({ vol }) => vol.key(),
    name: ({ vol }) => vol.name(),
    path: ({ vol }) => vol.path(),
    resize: ({ vol }) => vol.resize(2_097_152n),
    storagePoolLookupByVolume: ({ vol }) => vol.storagePoolLookupByVolume(),
    upload: ({ vol }) => vol.upload(new Blob(["bytes"]).stream()),
    wipe: ({ vol }) => vol.wipe(),
    wipePattern: ({ vol }) => vol.wipePattern(0),
  },
  virNodeDevice: {
    XMLDesc: ({ device }) => device.XMLDesc(),
    autostart: ({ device }) => device.autostart(),
    create: ({ device }) => device.create(),
    destroy: ({ device }) => device.destroy(),
    detachFlags: ({ device }) => device.detachFlags(),
    dettach: ({ device }) => device.dettach(),
    isActive: ({ device }) => device.isActive(),
    isPersistent: ({ device }) => device.isPersistent(),
    listCaps: ({ device }) => device.listCaps(),
    name: ({ device }) => device.name(),
    numOfCaps: async ({ device }) => (await device.listCaps()).length,
    parent: ({ device }) => device.parent(),
    reAttach: ({ device }) => device.reAttach(),
    reset: ({ device }) => device.reset(),
    setAutostart: ({ device }) => device.setAutostart(true),
    undefine: ({ device }) => device.undefine(),
    update: ({ device }) => device.update(mediated),
  },
};
