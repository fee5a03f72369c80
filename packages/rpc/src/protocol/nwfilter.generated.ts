// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";
import { wireNwfilter } from "./types.generated.js";

/** `REMOTE_PROC_NWFILTER_LOOKUP_BY_NAME`. C: `virNWFilterLookupByName`. */
export const nwfilterLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 175, "nwfilterLookupByName",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ nwfilter: wireNwfilter }),
);

/** `REMOTE_PROC_NWFILTER_LOOKUP_BY_UUID`. C: `virNWFilterLookupByUUID`. */
export const nwfilterLookupByUUID = /* @__PURE__ */ procedure(
  REMOTE, 176, "nwfilterLookupByUUID",
  /* @__PURE__ */ struct({ uuid }),
  /* @__PURE__ */ struct({ nwfilter: wireNwfilter }),
);

/** `REMOTE_PROC_NWFILTER_GET_XML_DESC`. C: `virNWFilterGetXMLDesc`. */
export const nwfilterGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 177, "nwfilterGetXMLDesc",
  /* @__PURE__ */ struct({ nwfilter: wireNwfilter, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS`. C: `virConnectNumOfNWFilters`. */
export const connectNumOfNWFilters = /* @__PURE__ */ procedure(
  REMOTE, 178, "connectNumOfNWFilters",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_NWFILTERS`. C: `virConnectListNWFilters`. */
export const connectListNWFilters = /* @__PURE__ */ procedure(
  REMOTE, 179, "connectListNWFilters",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_NWFILTER_DEFINE_XML`. C: `virNWFilterDefineXML`. */
export const nwfilterDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 180, "nwfilterDefineXML",
  /* @__PURE__ */ struct({ xml: text }),
  /* @__PURE__ */ struct({ nwfilter: wireNwfilter }),
);

/** `REMOTE_PROC_NWFILTER_UNDEFINE`. C: `virNWFilterUndefine`. */
export const nwfilterUndefine = /* @__PURE__ */ procedure(
  REMOTE, 181, "nwfilterUndefine",
  /* @__PURE__ */ struct({ nwfilter: wireNwfilter }),
  nothing,
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_NWFILTERS`. C: `virConnectListAllNWFilters`. */
export const connectListAllNWFilters = /* @__PURE__ */ procedure(
  REMOTE, 286, "connectListAllNWFilters",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    filters: /* @__PURE__ */ array(wireNwfilter, 16384),
    ret: uint,
  }),
);

/** `REMOTE_PROC_NWFILTER_DEFINE_XML_FLAGS`. C: `virNWFilterDefineXMLFlags`. */
export const nwfilterDefineXMLFlags = /* @__PURE__ */ procedure(
  REMOTE, 431, "nwfilterDefineXMLFlags",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ nwfilter: wireNwfilter }),
);
