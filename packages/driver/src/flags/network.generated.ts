// Made from the facts by scripts/generate.mjs; do not edit.

/** C: `virConnectListAllNetworksFlags`, `VIR_CONNECT_LIST_NETWORKS_*`. */
export const ConnectListAllNetworksFlags = {
  INACTIVE: 1,
  ACTIVE: 2,
  PERSISTENT: 4,
  TRANSIENT: 8,
  AUTOSTART: 16,
  NO_AUTOSTART: 32,
} as const;

/** Family. C: `virIPAddrType`, `VIR_IP_ADDR_TYPE_*`. */
export const IPAddrType = {
  IPV4: 0,
  IPV6: 1,
} as const;
export type IPAddrType = (typeof IPAddrType)[keyof typeof IPAddrType];

/** C: `virNetworkCreateFlags`, `VIR_NETWORK_CREATE_*`. */
export const NetworkCreateFlags = {
  VALIDATE: 1,
} as const;

/** C: `virNetworkDefineFlags`, `VIR_NETWORK_DEFINE_*`. */
export const NetworkDefineFlags = {
  VALIDATE: 1,
} as const;

/** EventID of network event registration. C: `virNetworkEventID`, `VIR_NETWORK_EVENT_ID_*`. */
export const NetworkEventID = {
  LIFECYCLE: 0,
  METADATA_CHANGE: 1,
} as const;
export type NetworkEventID = (typeof NetworkEventID)[keyof typeof NetworkEventID];

/** C: `virNetworkEventLifecycleType`, `VIR_NETWORK_EVENT_*`. */
export const NetworkEventLifecycleType = {
  DEFINED: 0,
  UNDEFINED: 1,
  STARTED: 2,
  STOPPED: 3,
} as const;
export type NetworkEventLifecycleType = (typeof NetworkEventLifecycleType)[keyof typeof NetworkEventLifecycleType];

/** C: `virNetworkMetadataType`, `VIR_NETWORK_METADATA_*`. */
export const NetworkMetadataType = {
  DESCRIPTION: 0,
  TITLE: 1,
  ELEMENT: 2,
} as const;
export type NetworkMetadataType = (typeof NetworkMetadataType)[keyof typeof NetworkMetadataType];

/** C: `virNetworkPortCreateFlags`, `VIR_NETWORK_PORT_CREATE_*`. */
export const NetworkPortCreateFlags = {
  RECLAIM: 1,
  VALIDATE: 2,
} as const;

/** What to do with the given XML fragment. C: `virNetworkUpdateCommand`, `VIR_NETWORK_UPDATE_COMMAND_*`. */
export const NetworkUpdateCommand = {
  NONE: 0,
  MODIFY: 1,
  DELETE: 2,
  ADD_LAST: 3,
  ADD_FIRST: 4,
} as const;
export type NetworkUpdateCommand = (typeof NetworkUpdateCommand)[keyof typeof NetworkUpdateCommand];

/** C: `virNetworkUpdateFlags`, `VIR_NETWORK_UPDATE_AFFECT_*`. */
export const NetworkUpdateFlags = {
  CURRENT: 0,
  LIVE: 1,
  CONFIG: 2,
} as const;

/** Which part of the network XML is updated. C: `virNetworkUpdateSection`, `VIR_NETWORK_SECTION_*`. */
export const NetworkUpdateSection = {
  NONE: 0,
  BRIDGE: 1,
  DOMAIN: 2,
  IP: 3,
  IP_DHCP_HOST: 4,
  IP_DHCP_RANGE: 5,
  FORWARD: 6,
  FORWARD_INTERFACE: 7,
  FORWARD_PF: 8,
  PORTGROUP: 9,
  DNS_HOST: 10,
  DNS_TXT: 11,
  DNS_SRV: 12,
} as const;
export type NetworkUpdateSection = (typeof NetworkUpdateSection)[keyof typeof NetworkUpdateSection];

/** C: `virNetworkXMLFlags`, `VIR_NETWORK_XML_*`. */
export const NetworkXMLFlags = {
  INACTIVE: 1,
} as const;
