// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { typedParameter } from "../xdr/typed-parameter.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";
import { wireNetwork, wireNetworkPort } from "./types.generated.js";

/** `REMOTE_PROC_NETWORK_LIST_ALL_PORTS`. C: `virNetworkListAllPorts`. */
export const networkListAllPorts = /* @__PURE__ */ procedure(
  REMOTE, 404, "networkListAllPorts",
  /* @__PURE__ */ struct({ network: wireNetwork, needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    ports: /* @__PURE__ */ array(wireNetworkPort, 16384),
    ret: uint,
  }),
);

/** `REMOTE_PROC_NETWORK_PORT_LOOKUP_BY_UUID`. C: `virNetworkPortLookupByUUID`. */
export const networkPortLookupByUUID = /* @__PURE__ */ procedure(
  REMOTE, 405, "networkPortLookupByUUID",
  /* @__PURE__ */ struct({ network: wireNetwork, uuid }),
  /* @__PURE__ */ struct({ port: wireNetworkPort }),
);

/** `REMOTE_PROC_NETWORK_PORT_CREATE_XML`. C: `virNetworkPortCreateXML`. */
export const networkPortCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 406, "networkPortCreateXML",
  /* @__PURE__ */ struct({ network: wireNetwork, xml: text, flags: uint }),
  /* @__PURE__ */ struct({ port: wireNetworkPort }),
);

/** `REMOTE_PROC_NETWORK_PORT_GET_PARAMETERS`. C: `virNetworkPortGetParameters`. */
export const networkPortGetParameters = /* @__PURE__ */ procedure(
  REMOTE, 407, "networkPortGetParameters",
  /* @__PURE__ */ struct({ port: wireNetworkPort, nparams: int, flags: uint }),
  /* @__PURE__ */ struct({
    params: /* @__PURE__ */ array(typedParameter, 16),
    nparams: int,
  }),
);

/** `REMOTE_PROC_NETWORK_PORT_SET_PARAMETERS`. C: `virNetworkPortSetParameters`. */
export const networkPortSetParameters = /* @__PURE__ */ procedure(
  REMOTE, 408, "networkPortSetParameters",
  /* @__PURE__ */ struct({
    port: wireNetworkPort,
    params: /* @__PURE__ */ array(typedParameter, 16),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_NETWORK_PORT_GET_XML_DESC`. C: `virNetworkPortGetXMLDesc`. */
export const networkPortGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 409, "networkPortGetXMLDesc",
  /* @__PURE__ */ struct({ port: wireNetworkPort, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_NETWORK_PORT_DELETE`. C: `virNetworkPortDelete`. */
export const networkPortDelete = /* @__PURE__ */ procedure(
  REMOTE, 410, "networkPortDelete",
  /* @__PURE__ */ struct({ port: wireNetworkPort, flags: uint }),
  nothing,
);
