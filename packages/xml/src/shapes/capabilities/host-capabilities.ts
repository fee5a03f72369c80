import {
  attribute,
  child,
  flag,
  inOrder,
  oneOf,
  type Shape,
  shape,
  text,
  value,
  words,
} from "../language.js";

export const hostCapabilitiesShapes: readonly Shape[] = [
  shape("HostCapabilities", "What a host is and can do.", [
    inOrder(
      [value("uuid?", "UUID")],
      [child("cpu", "HostCpu")],
      [child("power_management?", "PowerManagementCapabilities")],
      [child("iommu?", "IommuCapability")],
      [child("migration_features?", "MigrationFeatures")],
      [child("topology?", "HostTopology")],
      [child("cache?", "HostCaches")],
      [child("memory_bandwidth?", "HostMemoryBandwidth")],
      [child("secmodel*", "SecurityModel")],
    ),
  ]),
  shape("HostCpu", "The host's CPU.", [
    value("arch", "archnames"),
    child("features?", "HostCpuFeatures"),
    value("model?", "text?"),
    value("vendor?", "text?"),
    child("microcode?", "CpuMicrocode"),
    child("signature?", "CpuSignature"),
    child("counter?", "CpuCounter"),
    child("topology?", "CpuTopology"),
    child("maxphysaddr?", "MaxPhysAddr"),
    child("feature*", "HostCpuFeature"),
    child("pages*", "CpuPages"),
  ]),
  shape("PowerManagementCapabilities", "How a host may be put to sleep.", [
    flag("suspend_mem?"),
    flag("suspend_disk?"),
    flag("suspend_hybrid?"),
  ]),
  shape("IommuCapability", "Whether a host can give devices away.", [attribute("support?", "virYesNo")]),
  shape("MigrationFeatures", "How guests can be moved.", [
    inOrder([flag("live?")], [child("uri_transports?", "UriTransports")]),
  ]),
  shape("HostTopology", "The NUMA cells of a host.", [
    inOrder([child("cells", "HostCells")], [child("interconnects?", "NumaInterconnects")]),
  ]),
  shape("HostCaches", "The caches of a host.", [
    inOrder([child("bank+", "HostCacheBank")], [child("monitor?", "HostCacheMonitor")]),
  ]),
  shape("HostMemoryBandwidth", "Whose memory bandwidth can be shared out.", [
    inOrder([child("node+", "HostMemoryBandwidthNode")], [child("monitor?", "HostCacheMonitor")]),
  ]),
  shape("SecurityModel", "A security model of a host.", [
    value("model", "text?"),
    value("doi", "text?"),
    child("baselabel*", "SecurityModelBaseLabel"),
  ]),
  shape("UriTransports", "By what guests can be moved.", [
    value("uri_transport+", words("vpxmigr tcp rdma vzmigr")),
  ]),
  shape("HostCells", "The NUMA cells of a host.", [
    attribute("num", "unsignedInt"),
    child("cell+", "HostCell"),
  ]),
  shape("HostCacheBank", "A cache of a host.", [
    attribute("id", "unsignedInt"),
    attribute("level", "unsignedInt"),
    attribute("type", words("both code data")),
    attribute("size", "unsignedInt"),
    attribute("unit", "unit"),
    attribute("cpus", "cpuset"),
    child("control*", "HostCacheControl"),
  ]),
  shape("HostCacheMonitor", "What can be watched of caches.", [
    oneOf([attribute("level", "unsignedInt"), attribute("reuseThreshold", "unsignedInt")], []),
    attribute("maxMonitors", "unsignedInt"),
    child("feature+", "HostMonitorFeature"),
  ]),
  shape("HostMemoryBandwidthNode", "A node whose memory bandwidth can be shared out.", [
    attribute("id", "unsignedInt"),
    attribute("cpus", "cpuset"),
    child("control*", "HostMemoryBandwidthControl"),
  ]),
  shape("SecurityModelBaseLabel", "The label that guests of a kind get.", [
    attribute("type", "text"),
    text("text?"),
  ]),
  shape("HostCell", "A NUMA cell of a host.", [
    attribute("id", "unsignedInt"),
    inOrder(
      [child("memory?", "HostCellMemory")],
      [child("pages*", "HostCellPages")],
      [child("distances?", "NumaDistances")],
      [child("cache*", "NumaCellCache")],
      [child("cpus?", "HostCellCpus")],
    ),
  ]),
  shape("HostCacheControl", "How a cache can be shared out.", [
    attribute("granularity", "unsignedInt"),
    attribute("min?", "unsignedInt"),
    attribute("unit", "unit"),
    attribute("type", words("both code data")),
    attribute("maxAllocs", "unsignedInt"),
  ]),
  shape("HostMonitorFeature", "Something that can be watched.", [attribute("name", "monitorFeature")]),
  shape("HostMemoryBandwidthControl", "How memory bandwidth can be shared out.", [
    attribute("granularity", "unsignedInt"),
    attribute("min?", "unsignedInt"),
    attribute("maxAllocs", "unsignedInt"),
  ]),
  shape("HostCellMemory", "How much memory a cell has; KiB where no unit is given.", [
    attribute("unit?", "unit"),
    text("unsignedLong"),
  ]),
  shape("HostCellPages", "How many pages of a size a cell has.", [
    attribute("unit?", "unit"),
    attribute("size", "unsignedInt"),
    text("unsignedInt"),
  ]),
  shape("HostCellCpus", "The CPUs of a cell.", [
    attribute("num", "unsignedInt"),
    child("cpu*", "HostCellCpu"),
  ]),
  shape("HostCellCpu", "A CPU of a cell.", [
    attribute("id", "unsignedInt"),
    oneOf(
      [
        attribute("socket_id", "unsignedInt"),
        attribute("die_id", "unsignedInt"),
        attribute("cluster_id", "unsignedInt"),
        attribute("core_id", "unsignedInt"),
        attribute("siblings", "cpuset"),
      ],
      [],
    ),
  ]),
];
