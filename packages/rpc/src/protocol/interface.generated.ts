// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireInterface } from "./types.generated.js";

/** `REMOTE_PROC_CONNECT_NUM_OF_INTERFACES`. C: `virConnectNumOfInterfaces`. */
export const connectNumOfInterfaces = /* @__PURE__ */ procedure(
  REMOTE, 126, "connectNumOfInterfaces",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_INTERFACES`. C: `virConnectListInterfaces`. */
export const connectListInterfaces = /* @__PURE__ */ procedure(
  REMOTE, 127, "connectListInterfaces",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_INTERFACE_LOOKUP_BY_NAME`. C: `virInterfaceLookupByName`. */
export const interfaceLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 128, "interfaceLookupByName",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ iface: wireInterface }),
);

/** `REMOTE_PROC_INTERFACE_LOOKUP_BY_MAC_STRING`. C: `virInterfaceLookupByMACString`. */
export const interfaceLookupByMACString = /* @__PURE__ */ procedure(
  REMOTE, 129, "interfaceLookupByMACString",
  /* @__PURE__ */ struct({ mac: text }),
  /* @__PURE__ */ struct({ iface: wireInterface }),
);

/** `REMOTE_PROC_INTERFACE_GET_XML_DESC`. C: `virInterfaceGetXMLDesc`. */
export const interfaceGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 130, "interfaceGetXMLDesc",
  /* @__PURE__ */ struct({ iface: wireInterface, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_INTERFACE_DEFINE_XML`. C: `virInterfaceDefineXML`. */
export const interfaceDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 131, "interfaceDefineXML",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ iface: wireInterface }),
);

/** `REMOTE_PROC_INTERFACE_UNDEFINE`. C: `virInterfaceUndefine`. */
export const interfaceUndefine = /* @__PURE__ */ procedure(
  REMOTE, 132, "interfaceUndefine",
  /* @__PURE__ */ struct({ iface: wireInterface }),
  nothing,
);

/** `REMOTE_PROC_INTERFACE_CREATE`. C: `virInterfaceCreate`. */
export const interfaceCreate = /* @__PURE__ */ procedure(
  REMOTE, 133, "interfaceCreate",
  /* @__PURE__ */ struct({ iface: wireInterface, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_INTERFACE_DESTROY`. C: `virInterfaceDestroy`. */
export const interfaceDestroy = /* @__PURE__ */ procedure(
  REMOTE, 134, "interfaceDestroy",
  /* @__PURE__ */ struct({ iface: wireInterface, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_NUM_OF_DEFINED_INTERFACES`. C: `virConnectNumOfDefinedInterfaces`. */
export const connectNumOfDefinedInterfaces = /* @__PURE__ */ procedure(
  REMOTE, 137, "connectNumOfDefinedInterfaces",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_DEFINED_INTERFACES`. C: `virConnectListDefinedInterfaces`. */
export const connectListDefinedInterfaces = /* @__PURE__ */ procedure(
  REMOTE, 138, "connectListDefinedInterfaces",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_INTERFACE_IS_ACTIVE`. C: `virInterfaceIsActive`. */
export const interfaceIsActive = /* @__PURE__ */ procedure(
  REMOTE, 156, "interfaceIsActive",
  /* @__PURE__ */ struct({ iface: wireInterface }),
  /* @__PURE__ */ struct({ active: int }),
);

/** `REMOTE_PROC_INTERFACE_CHANGE_BEGIN`. C: `virInterfaceChangeBegin`. */
export const interfaceChangeBegin = /* @__PURE__ */ procedure(
  REMOTE, 220, "interfaceChangeBegin",
  /* @__PURE__ */ struct({ flags: uint }),
  nothing,
);

/** `REMOTE_PROC_INTERFACE_CHANGE_COMMIT`. C: `virInterfaceChangeCommit`. */
export const interfaceChangeCommit = /* @__PURE__ */ procedure(
  REMOTE, 221, "interfaceChangeCommit",
  /* @__PURE__ */ struct({ flags: uint }),
  nothing,
);

/** `REMOTE_PROC_INTERFACE_CHANGE_ROLLBACK`. C: `virInterfaceChangeRollback`. */
export const interfaceChangeRollback = /* @__PURE__ */ procedure(
  REMOTE, 222, "interfaceChangeRollback",
  /* @__PURE__ */ struct({ flags: uint }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_INTERFACES`. C: `virConnectListAllInterfaces`. */
export const connectListAllInterfaces = /* @__PURE__ */ procedure(
  REMOTE, 284, "connectListAllInterfaces",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    ifaces: /* @__PURE__ */ array(wireInterface, 16384),
    ret: uint,
  }),
);
