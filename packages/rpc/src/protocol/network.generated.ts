// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, optional, struct } from "../xdr/composite.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";
import { wireNetwork, wireNetworkDhcpLease } from "./types.generated.js";

/** `REMOTE_PROC_CONNECT_LIST_DEFINED_NETWORKS`. C: `virConnectListDefinedNetworks`. */
export const connectListDefinedNetworks = /* @__PURE__ */ procedure(
  REMOTE, 36, "connectListDefinedNetworks",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_CONNECT_LIST_NETWORKS`. C: `virConnectListNetworks`. */
export const connectListNetworks = /* @__PURE__ */ procedure(
  REMOTE, 38, "connectListNetworks",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_NETWORK_CREATE`. C: `virNetworkCreate`. */
export const networkCreate = /* @__PURE__ */ procedure(
  REMOTE, 39, "networkCreate",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  nothing,
);

/** `REMOTE_PROC_NETWORK_CREATE_XML`. C: `virNetworkCreateXML`. */
export const networkCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 40, "networkCreateXML",
  /* @__PURE__ */ struct({ xml: text }),
  /* @__PURE__ */ struct({ net: wireNetwork }),
);

/** `REMOTE_PROC_NETWORK_DEFINE_XML`. C: `virNetworkDefineXML`. */
export const networkDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 41, "networkDefineXML",
  /* @__PURE__ */ struct({ xml: text }),
  /* @__PURE__ */ struct({ net: wireNetwork }),
);

/** `REMOTE_PROC_NETWORK_DESTROY`. C: `virNetworkDestroy`. */
export const networkDestroy = /* @__PURE__ */ procedure(
  REMOTE, 42, "networkDestroy",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  nothing,
);

/** `REMOTE_PROC_NETWORK_GET_XML_DESC`. C: `virNetworkGetXMLDesc`. */
export const networkGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 43, "networkGetXMLDesc",
  /* @__PURE__ */ struct({ net: wireNetwork, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_NETWORK_GET_AUTOSTART`. C: `virNetworkGetAutostart`. */
export const networkGetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 44, "networkGetAutostart",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  /* @__PURE__ */ struct({ autostart: int }),
);

/** `REMOTE_PROC_NETWORK_GET_BRIDGE_NAME`. C: `virNetworkGetBridgeName`. */
export const networkGetBridgeName = /* @__PURE__ */ procedure(
  REMOTE, 45, "networkGetBridgeName",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  /* @__PURE__ */ struct({ name: text }),
);

/** `REMOTE_PROC_NETWORK_LOOKUP_BY_NAME`. C: `virNetworkLookupByName`. */
export const networkLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 46, "networkLookupByName",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ net: wireNetwork }),
);

/** `REMOTE_PROC_NETWORK_LOOKUP_BY_UUID`. C: `virNetworkLookupByUUID`. */
export const networkLookupByUUID = /* @__PURE__ */ procedure(
  REMOTE, 47, "networkLookupByUUID",
  /* @__PURE__ */ struct({ uuid }),
  /* @__PURE__ */ struct({ net: wireNetwork }),
);

/** `REMOTE_PROC_NETWORK_SET_AUTOSTART`. C: `virNetworkSetAutostart`. */
export const networkSetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 48, "networkSetAutostart",
  /* @__PURE__ */ struct({ net: wireNetwork, autostart: int }),
  nothing,
);

/** `REMOTE_PROC_NETWORK_UNDEFINE`. C: `virNetworkUndefine`. */
export const networkUndefine = /* @__PURE__ */ procedure(
  REMOTE, 49, "networkUndefine",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_NUM_OF_DEFINED_NETWORKS`. C: `virConnectNumOfDefinedNetworks`. */
export const connectNumOfDefinedNetworks = /* @__PURE__ */ procedure(
  REMOTE, 50, "connectNumOfDefinedNetworks",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_NUM_OF_NETWORKS`. C: `virConnectNumOfNetworks`. */
export const connectNumOfNetworks = /* @__PURE__ */ procedure(
  REMOTE, 52, "connectNumOfNetworks",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_NETWORK_IS_ACTIVE`. C: `virNetworkIsActive`. */
export const networkIsActive = /* @__PURE__ */ procedure(
  REMOTE, 152, "networkIsActive",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  /* @__PURE__ */ struct({ active: int }),
);

/** `REMOTE_PROC_NETWORK_IS_PERSISTENT`. C: `virNetworkIsPersistent`. */
export const networkIsPersistent = /* @__PURE__ */ procedure(
  REMOTE, 153, "networkIsPersistent",
  /* @__PURE__ */ struct({ net: wireNetwork }),
  /* @__PURE__ */ struct({ persistent: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_NETWORKS`. C: `virConnectListAllNetworks`. */
export const connectListAllNetworks = /* @__PURE__ */ procedure(
  REMOTE, 283, "connectListAllNetworks",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({ nets: /* @__PURE__ */ array(wireNetwork, 16384), ret: uint }),
);

/** `REMOTE_PROC_NETWORK_UPDATE`. C: `virNetworkUpdate`. */
export const networkUpdate = /* @__PURE__ */ procedure(
  REMOTE, 291, "networkUpdate",
  /* @__PURE__ */ struct({
    net: wireNetwork,
    command: uint,
    section: uint,
    parentIndex: int,
    xml: text,
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY`. C: `virConnectNetworkEventRegisterAny`. */
export const connectNetworkEventRegisterAny = /* @__PURE__ */ procedure(
  REMOTE, 313, "connectNetworkEventRegisterAny",
  /* @__PURE__ */ struct({ eventID: int, net: /* @__PURE__ */ optional(wireNetwork) }),
  /* @__PURE__ */ struct({ callbackID: int }),
);

/** `REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY`. C: `virConnectNetworkEventDeregisterAny`. */
export const connectNetworkEventDeregisterAny = /* @__PURE__ */ procedure(
  REMOTE, 314, "connectNetworkEventDeregisterAny",
  /* @__PURE__ */ struct({ callbackID: int }),
  nothing,
);

/** `REMOTE_PROC_NETWORK_EVENT_LIFECYCLE`. */
export const networkEventLifecycle = /* @__PURE__ */ event(
  REMOTE, 315, "networkEventLifecycle",
  /* @__PURE__ */ struct({ callbackID: int, net: wireNetwork, event: int, detail: int }),
);

/** `REMOTE_PROC_NETWORK_GET_DHCP_LEASES`. C: `virNetworkGetDHCPLeases`. */
export const networkGetDHCPLeases = /* @__PURE__ */ procedure(
  REMOTE, 341, "networkGetDHCPLeases",
  /* @__PURE__ */ struct({
    net: wireNetwork,
    mac: /* @__PURE__ */ optional(text),
    needResults: int,
    flags: uint,
  }),
  /* @__PURE__ */ struct({
    leases: /* @__PURE__ */ array(wireNetworkDhcpLease, 65536),
    ret: uint,
  }),
);

/** `REMOTE_PROC_NETWORK_DEFINE_XML_FLAGS`. C: `virNetworkDefineXMLFlags`. */
export const networkDefineXMLFlags = /* @__PURE__ */ procedure(
  REMOTE, 432, "networkDefineXMLFlags",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ net: wireNetwork }),
);

/** `REMOTE_PROC_NETWORK_CREATE_XML_FLAGS`. C: `virNetworkCreateXMLFlags`. */
export const networkCreateXMLFlags = /* @__PURE__ */ procedure(
  REMOTE, 437, "networkCreateXMLFlags",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ net: wireNetwork }),
);

/** `REMOTE_PROC_NETWORK_SET_METADATA`. C: `virNetworkSetMetadata`. */
export const networkSetMetadata = /* @__PURE__ */ procedure(
  REMOTE, 444, "networkSetMetadata",
  /* @__PURE__ */ struct({
    network: wireNetwork,
    type: int,
    metadata: /* @__PURE__ */ optional(text),
    key: /* @__PURE__ */ optional(text),
    uri: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_NETWORK_GET_METADATA`. C: `virNetworkGetMetadata`. */
export const networkGetMetadata = /* @__PURE__ */ procedure(
  REMOTE, 445, "networkGetMetadata",
  /* @__PURE__ */ struct({
    network: wireNetwork,
    type: int,
    uri: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ metadata: text }),
);

/** `REMOTE_PROC_NETWORK_EVENT_CALLBACK_METADATA_CHANGE`. */
export const networkEventCallbackMetadataChange = /* @__PURE__ */ event(
  REMOTE, 446, "networkEventCallbackMetadataChange",
  /* @__PURE__ */ struct({
    callbackID: int,
    net: wireNetwork,
    type: int,
    nsuri: /* @__PURE__ */ optional(text),
  }),
);
