// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { hyper, int, uhyper, uint, type ValueOf } from "../xdr/codec.js";
import { array, opaque, optional, struct } from "../xdr/composite.js";
import { typedParameter } from "../xdr/typed-parameter.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";

/** `remote_nonnull_domain` */
export const wireDomain = /* @__PURE__ */ struct({ name: text, uuid, id: int });
/** `remote_nonnull_domain` */
export type WireDomain = ValueOf<typeof wireDomain>;

/** `remote_nonnull_network` */
export const wireNetwork = /* @__PURE__ */ struct({ name: text, uuid });
/** `remote_nonnull_network` */
export type WireNetwork = ValueOf<typeof wireNetwork>;

/** `remote_nonnull_network_port` */
export const wireNetworkPort = /* @__PURE__ */ struct({ net: wireNetwork, uuid });
/** `remote_nonnull_network_port` */
export type WireNetworkPort = ValueOf<typeof wireNetworkPort>;

/** `remote_nonnull_nwfilter` */
export const wireNwfilter = /* @__PURE__ */ struct({ name: text, uuid });
/** `remote_nonnull_nwfilter` */
export type WireNwfilter = ValueOf<typeof wireNwfilter>;

/** `remote_nonnull_nwfilter_binding` */
export const wireNwfilterBinding = /* @__PURE__ */ struct({ portdev: text, filtername: text });
/** `remote_nonnull_nwfilter_binding` */
export type WireNwfilterBinding = ValueOf<typeof wireNwfilterBinding>;

/** `remote_nonnull_interface` */
export const wireInterface = /* @__PURE__ */ struct({ name: text, mac: text });
/** `remote_nonnull_interface` */
export type WireInterface = ValueOf<typeof wireInterface>;

/** `remote_nonnull_storage_pool` */
export const wireStoragePool = /* @__PURE__ */ struct({ name: text, uuid });
/** `remote_nonnull_storage_pool` */
export type WireStoragePool = ValueOf<typeof wireStoragePool>;

/** `remote_nonnull_storage_vol` */
export const wireStorageVol = /* @__PURE__ */ struct({ pool: text, name: text, key: text });
/** `remote_nonnull_storage_vol` */
export type WireStorageVol = ValueOf<typeof wireStorageVol>;

/** `remote_nonnull_node_device` */
export const wireNodeDevice = /* @__PURE__ */ struct({ name: text });
/** `remote_nonnull_node_device` */
export type WireNodeDevice = ValueOf<typeof wireNodeDevice>;

/** `remote_nonnull_secret` */
export const wireSecret = /* @__PURE__ */ struct({ uuid, usageType: int, usageID: text });
/** `remote_nonnull_secret` */
export type WireSecret = ValueOf<typeof wireSecret>;

/** `remote_nonnull_domain_checkpoint` */
export const wireDomainCheckpoint = /* @__PURE__ */ struct({ name: text, dom: wireDomain });
/** `remote_nonnull_domain_checkpoint` */
export type WireDomainCheckpoint = ValueOf<typeof wireDomainCheckpoint>;

/** `remote_nonnull_domain_snapshot` */
export const wireDomainSnapshot = /* @__PURE__ */ struct({ name: text, dom: wireDomain });
/** `remote_nonnull_domain_snapshot` */
export type WireDomainSnapshot = ValueOf<typeof wireDomainSnapshot>;

/** `remote_vcpu_info` */
export const wireVcpuInfo = /* @__PURE__ */ struct({ number: uint, state: int, cpuTime: uhyper, cpu: int });
/** `remote_vcpu_info` */
export type WireVcpuInfo = ValueOf<typeof wireVcpuInfo>;

/** `remote_node_get_cpu_stats` */
export const wireNodeGetCpuStats = /* @__PURE__ */ struct({ field: text, value: uhyper });
/** `remote_node_get_cpu_stats` */
export type WireNodeGetCpuStats = ValueOf<typeof wireNodeGetCpuStats>;

/** `remote_node_get_memory_stats` */
export const wireNodeGetMemoryStats = /* @__PURE__ */ struct({ field: text, value: uhyper });
/** `remote_node_get_memory_stats` */
export type WireNodeGetMemoryStats = ValueOf<typeof wireNodeGetMemoryStats>;

/** `remote_domain_disk_error` */
export const wireDomainDiskError = /* @__PURE__ */ struct({ disk: text, error: int });
/** `remote_domain_disk_error` */
export type WireDomainDiskError = ValueOf<typeof wireDomainDiskError>;

/** `remote_domain_memory_stat` */
export const wireDomainMemoryStat = /* @__PURE__ */ struct({ tag: int, val: uhyper });
/** `remote_domain_memory_stat` */
export type WireDomainMemoryStat = ValueOf<typeof wireDomainMemoryStat>;

/** `remote_domain_iothread_info` */
export const wireDomainIothreadInfo = /* @__PURE__ */ struct({ iothreadId: uint, cpumap: /* @__PURE__ */ opaque(2048) });
/** `remote_domain_iothread_info` */
export type WireDomainIothreadInfo = ValueOf<typeof wireDomainIothreadInfo>;

/** `remote_domain_event_graphics_address` */
export const wireDomainEventGraphicsAddress = /* @__PURE__ */ struct({ family: int, node: text, service: text });
/** `remote_domain_event_graphics_address` */
export type WireDomainEventGraphicsAddress = ValueOf<typeof wireDomainEventGraphicsAddress>;

/** `remote_domain_event_graphics_identity` */
export const wireDomainEventGraphicsIdentity = /* @__PURE__ */ struct({ type: text, name: text });
/** `remote_domain_event_graphics_identity` */
export type WireDomainEventGraphicsIdentity = ValueOf<typeof wireDomainEventGraphicsIdentity>;

/** `remote_network_dhcp_lease` */
export const wireNetworkDhcpLease = /* @__PURE__ */ struct({
  iface: text,
  expirytime: hyper,
  type: int,
  mac: /* @__PURE__ */ optional(text),
  iaid: /* @__PURE__ */ optional(text),
  ipaddr: text,
  prefix: uint,
  hostname: /* @__PURE__ */ optional(text),
  clientid: /* @__PURE__ */ optional(text),
});
/** `remote_network_dhcp_lease` */
export type WireNetworkDhcpLease = ValueOf<typeof wireNetworkDhcpLease>;

/** `remote_domain_stats_record` */
export const wireDomainStatsRecord = /* @__PURE__ */ struct({
  dom: wireDomain,
  params: /* @__PURE__ */ array(typedParameter, 262144),
});
/** `remote_domain_stats_record` */
export type WireDomainStatsRecord = ValueOf<typeof wireDomainStatsRecord>;

/** `remote_domain_fsinfo` */
export const wireDomainFsinfo = /* @__PURE__ */ struct({
  mountpoint: text,
  name: text,
  fstype: text,
  devAliases: /* @__PURE__ */ array(text, 256),
});
/** `remote_domain_fsinfo` */
export type WireDomainFsinfo = ValueOf<typeof wireDomainFsinfo>;

/** `remote_domain_ip_addr` */
export const wireDomainIpAddr = /* @__PURE__ */ struct({ type: int, addr: text, prefix: uint });
/** `remote_domain_ip_addr` */
export type WireDomainIpAddr = ValueOf<typeof wireDomainIpAddr>;

/** `remote_domain_interface` */
export const wireDomainInterface = /* @__PURE__ */ struct({
  name: text,
  hwaddr: /* @__PURE__ */ optional(text),
  addrs: /* @__PURE__ */ array(wireDomainIpAddr, 2048),
});
/** `remote_domain_interface` */
export type WireDomainInterface = ValueOf<typeof wireDomainInterface>;

/** `admin_nonnull_server` */
export const wireServer = /* @__PURE__ */ struct({ name: text });
/** `admin_nonnull_server` */
export type WireServer = ValueOf<typeof wireServer>;

/** `admin_nonnull_client` */
export const wireClient = /* @__PURE__ */ struct({ srv: wireServer, id: uhyper, timestamp: hyper, transport: uint });
/** `admin_nonnull_client` */
export type WireClient = ValueOf<typeof wireClient>;
