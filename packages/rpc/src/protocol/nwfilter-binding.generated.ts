// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireNwfilterBinding } from "./types.generated.js";

/** `REMOTE_PROC_NWFILTER_BINDING_LOOKUP_BY_PORT_DEV`. C: `virNWFilterBindingLookupByPortDev`. */
export const nwfilterBindingLookupByPortDev = /* @__PURE__ */ procedure(
  REMOTE, 397, "nwfilterBindingLookupByPortDev",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ nwfilter: wireNwfilterBinding }),
);

/** `REMOTE_PROC_NWFILTER_BINDING_GET_XML_DESC`. C: `virNWFilterBindingGetXMLDesc`. */
export const nwfilterBindingGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 398, "nwfilterBindingGetXMLDesc",
  /* @__PURE__ */ struct({ nwfilter: wireNwfilterBinding, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_NWFILTER_BINDING_CREATE_XML`. C: `virNWFilterBindingCreateXML`. */
export const nwfilterBindingCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 399, "nwfilterBindingCreateXML",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ nwfilter: wireNwfilterBinding }),
);

/** `REMOTE_PROC_NWFILTER_BINDING_DELETE`. C: `virNWFilterBindingDelete`. */
export const nwfilterBindingDelete = /* @__PURE__ */ procedure(
  REMOTE, 400, "nwfilterBindingDelete",
  /* @__PURE__ */ struct({ nwfilter: wireNwfilterBinding }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_NWFILTER_BINDINGS`. C: `virConnectListAllNWFilterBindings`. */
export const connectListAllNWFilterBindings = /* @__PURE__ */ procedure(
  REMOTE, 401, "connectListAllNWFilterBindings",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    bindings: /* @__PURE__ */ array(wireNwfilterBinding, 16384),
    ret: uint,
  }),
);
