import {
  connectIdentityFields,
  type DomainListing,
  type DomainStatsRecord,
  domainSaveFields,
  domainStatsReader,
  type NodeInfo,
  type NodeSecurityModel,
  nodeMemoryFields,
  nodeSEVFields,
  writeDomainStats,
} from "@libvirt-ts/driver";
import type { RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { listAll, typedGetter } from "./combinators.js";
import {
  copyOf,
  domainRef,
  none,
  number64,
  params,
  record,
  same,
  someOf,
  terminated,
  truth,
  typedParam,
} from "./values.js";

const listing: Conversion<p.WireDomain, DomainListing> = {
  read: (wire) => ({ ref: domainRef.read(wire) }),
  write: ({ ref }) => domainRef.write(ref),
};

const statsRecords: Conversion<readonly p.WireDomainStatsRecord[], DomainStatsRecord[]> = {
  read(wire) {
    const statsOf = domainStatsReader();
    return wire.map(({ dom, params }) => ({
      domain: domainRef.read(dom),
      stats: statsOf(params.map(typedParam.read)),
    }));
  },
  write: (records) =>
    records.map(({ domain, stats }) => ({
      dom: domainRef.write(domain),
      params: writeDomainStats(stats).map(typedParam.write),
    })),
};

/** 32 characters, filled with NULs. */
const model: Conversion<Uint8Array, string> = {
  read: terminated.read,
  write(value) {
    const chars = new Uint8Array(32);
    chars.set(new TextEncoder().encode(value).subarray(0, 31));
    return chars;
  },
};

/** As many ids or names as one answer can hold. */
const LIST_MAX = 16_384;

/** The connection and the host. */
export const connectionBindings: readonly Binding[] = [
  bind("getType", p.connectGetType, [], "type"),
  bind("getVersion", p.connectGetVersion, [], ["hvVer", number64]),
  bind("getLibVersion", p.connectGetLibVersion, [], ["libVer", number64]),
  bind("getURI", p.connectGetURI, [], "uri"),
  bind("getHostname", p.connectGetHostname, [], "hostname"),
  bind("getMaxVcpus", p.connectGetMaxVcpus, ["type"], "maxVcpus"),
  bind("isSecure", p.connectIsSecure, [], ["secure", truth]),
  bind("supportsFeature", p.connectSupportsFeature, ["feature"], ["supported", truth]),
  bind("setIdentity", p.connectSetIdentity, [["params", params(connectIdentityFields)], "flags"], none),
  bind("getCapabilities", p.connectGetCapabilities, [], "capabilities"),
  bind(
    "getDomainCapabilities",
    p.connectGetDomainCapabilities,
    ["emulatorbin", "arch", "machine", "virttype", "flags"],
    "capabilities",
  ),
  bind("getStoragePoolCapabilities", p.connectGetStoragePoolCapabilities, ["flags"], "capabilities"),
  bind("getSysinfo", p.connectGetSysinfo, ["flags"], "sysinfo"),
  listAll("getCPUModelNames", p.connectGetCPUModelNames, ["arch", "flags"], "models", same<string>()),
  bind("compareCPU", p.connectCompareCPU, ["xml", "flags"], "result"),
  bind(
    "compareHypervisorCPU",
    p.connectCompareHypervisorCPU,
    ["emulator", "arch", "machine", "virttype", "xmlCPU", "flags"],
    "result",
  ),
  bind("baselineCPU", p.connectBaselineCPU, ["xmlCPUs", "flags"], "cpu"),
  bind(
    "baselineHypervisorCPU",
    p.connectBaselineHypervisorCPU,
    ["emulator", "arch", "machine", "virttype", "xmlCPUs", "flags"],
    "cpu",
  ),
  bind(
    "domainXMLFromNative",
    p.connectDomainXMLFromNative,
    ["nativeFormat", "nativeConfig", "flags"],
    "domainXml",
  ),
  bind(
    "domainXMLToNative",
    p.connectDomainXMLToNative,
    ["nativeFormat", "domainXml", "flags"],
    "nativeConfig",
  ),

  bind("listDomains", p.connectListDomains, [], ["ids", copyOf<number>()], {
    always: { maxids: LIST_MAX },
    limit: "maxids",
  }),
  bind("numOfDomains", p.connectNumOfDomains, [], "num"),
  bind("listDefinedDomains", p.connectListDefinedDomains, [], ["names", copyOf<string>()], {
    always: { maxnames: LIST_MAX },
    limit: "maxnames",
  }),
  bind("numOfDefinedDomains", p.connectNumOfDefinedDomains, [], "num"),
  listAll("listAllDomains", p.connectListAllDomains, ["flags"], "domains", listing),
  bind(
    "getAllDomainStats",
    p.connectGetAllDomainStats,
    [["doms", someOf(domainRef)], "stats", "flags"],
    ["retStats", statsRecords],
  ),
  bind("domainLookupByID", p.domainLookupByID, ["id"], ["dom", domainRef]),
  bind("domainLookupByUUID", p.domainLookupByUUID, ["uuid"], ["dom", domainRef]),
  bind("domainLookupByName", p.domainLookupByName, ["name"], ["dom", domainRef]),
  bind("domainCreateXML", p.domainCreateXML, ["xmlDesc", "flags"], ["dom", domainRef]),
  bind("domainDefineXML", p.domainDefineXMLFlags, ["xml", "flags"], ["dom", domainRef]),
  bind("domainDefineXML", p.domainDefineXML, ["xml", { absent: 0 }], ["dom", domainRef], { client: "older" }),
  bind("domainRestore", p.domainRestoreFlags, ["from", "dxml", "flags"], none),
  bind("domainRestore", p.domainRestore, ["from", { absent: undefined }, { absent: 0 }], none, {
    client: "older",
  }),
  bind("domainRestoreParams", p.domainRestoreParams, [["params", params(domainSaveFields)], "flags"], none),
  bind("domainSaveImageGetXMLDesc", p.domainSaveImageGetXMLDesc, ["file", "flags"], "xml"),
  bind("domainSaveImageDefineXML", p.domainSaveImageDefineXML, ["file", "dxml", "flags"], none),

  bind("nodeGetInfo", p.nodeGetInfo, [], {
    whole: record<RetOf<typeof p.nodeGetInfo>, NodeInfo>({
      model,
      memory: number64,
      cpus: "same",
      mhz: "same",
      nodes: "same",
      sockets: "same",
      cores: "same",
      threads: "same",
    }),
  }),
  bind("nodeGetSecurityModel", p.nodeGetSecurityModel, [], {
    whole: record<RetOf<typeof p.nodeGetSecurityModel>, NodeSecurityModel>({
      model: terminated,
      doi: terminated,
    }),
  }),
  bind("nodeGetFreeMemory", p.nodeGetFreeMemory, [], "freeMem"),
  bind(
    "nodeGetCellsFreeMemory",
    p.nodeGetCellsFreeMemory,
    ["startCell", "maxcells"],
    ["cells", copyOf<bigint>()],
  ),
  typedGetter("nodeGetMemoryParameters", p.nodeGetMemoryParameters, ["flags"], nodeMemoryFields, 64),
  bind(
    "nodeSetMemoryParameters",
    p.nodeSetMemoryParameters,
    [["params", params(nodeMemoryFields)], "flags"],
    none,
  ),
  bind("nodeSuspendForDuration", p.nodeSuspendForDuration, ["target", ["duration", number64], "flags"], none),
  typedGetter("nodeGetSEVInfo", p.nodeGetSEVInfo, ["flags"], nodeSEVFields, 64),
];
