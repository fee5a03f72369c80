// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uhyper, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireStoragePool, wireStorageVol } from "./types.generated.js";

/** `REMOTE_PROC_STORAGE_POOL_NUM_OF_VOLUMES`. C: `virStoragePoolNumOfVolumes`. */
export const storagePoolNumOfVolumes = /* @__PURE__ */ procedure(
  REMOTE, 91, "storagePoolNumOfVolumes",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_STORAGE_POOL_LIST_VOLUMES`. C: `virStoragePoolListVolumes`. */
export const storagePoolListVolumes = /* @__PURE__ */ procedure(
  REMOTE, 92, "storagePoolListVolumes",
  /* @__PURE__ */ struct({ pool: wireStoragePool, maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_STORAGE_VOL_CREATE_XML`. C: `virStorageVolCreateXML`. */
export const storageVolCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 93, "storageVolCreateXML",
  /* @__PURE__ */ struct({ pool: wireStoragePool, xml: text, flags: uint }),
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
);

/** `REMOTE_PROC_STORAGE_VOL_DELETE`. C: `virStorageVolDelete`. */
export const storageVolDelete = /* @__PURE__ */ procedure(
  REMOTE, 94, "storageVolDelete",
  /* @__PURE__ */ struct({ vol: wireStorageVol, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_NAME`. C: `virStorageVolLookupByName`. */
export const storageVolLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 95, "storageVolLookupByName",
  /* @__PURE__ */ struct({ pool: wireStoragePool, name: text }),
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
);

/** `REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_KEY`. C: `virStorageVolLookupByKey`. */
export const storageVolLookupByKey = /* @__PURE__ */ procedure(
  REMOTE, 96, "storageVolLookupByKey",
  /* @__PURE__ */ struct({ key: text }),
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
);

/** `REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_PATH`. C: `virStorageVolLookupByPath`. */
export const storageVolLookupByPath = /* @__PURE__ */ procedure(
  REMOTE, 97, "storageVolLookupByPath",
  /* @__PURE__ */ struct({ path: text }),
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
);

/** `REMOTE_PROC_STORAGE_VOL_GET_INFO`. C: `virStorageVolGetInfo`. */
export const storageVolGetInfo = /* @__PURE__ */ procedure(
  REMOTE, 98, "storageVolGetInfo",
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
  /* @__PURE__ */ struct({ type: int, capacity: uhyper, allocation: uhyper }),
);

/** `REMOTE_PROC_STORAGE_VOL_GET_XML_DESC`. C: `virStorageVolGetXMLDesc`. */
export const storageVolGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 99, "storageVolGetXMLDesc",
  /* @__PURE__ */ struct({ vol: wireStorageVol, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_STORAGE_VOL_GET_PATH`. C: `virStorageVolGetPath`. */
export const storageVolGetPath = /* @__PURE__ */ procedure(
  REMOTE, 100, "storageVolGetPath",
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
  /* @__PURE__ */ struct({ name: text }),
);

/** `REMOTE_PROC_STORAGE_VOL_CREATE_XML_FROM`. C: `virStorageVolCreateXMLFrom`. */
export const storageVolCreateXMLFrom = /* @__PURE__ */ procedure(
  REMOTE, 125, "storageVolCreateXMLFrom",
  /* @__PURE__ */ struct({
    pool: wireStoragePool,
    xml: text,
    clonevol: wireStorageVol,
    flags: uint,
  }),
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
);

/** `REMOTE_PROC_STORAGE_VOL_WIPE`. C: `virStorageVolWipe`. */
export const storageVolWipe = /* @__PURE__ */ procedure(
  REMOTE, 165, "storageVolWipe",
  /* @__PURE__ */ struct({ vol: wireStorageVol, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_VOL_UPLOAD`. C: `virStorageVolUpload`. */
export const storageVolUpload = /* @__PURE__ */ procedure(
  REMOTE, 208, "storageVolUpload",
  /* @__PURE__ */ struct({
    vol: wireStorageVol,
    offset: uhyper,
    length: uhyper,
    flags: uint,
  }),
  nothing,
  "upload",
);

/** `REMOTE_PROC_STORAGE_VOL_DOWNLOAD`. C: `virStorageVolDownload`. */
export const storageVolDownload = /* @__PURE__ */ procedure(
  REMOTE, 209, "storageVolDownload",
  /* @__PURE__ */ struct({
    vol: wireStorageVol,
    offset: uhyper,
    length: uhyper,
    flags: uint,
  }),
  nothing,
  "download",
);

/** `REMOTE_PROC_STORAGE_VOL_WIPE_PATTERN`. C: `virStorageVolWipePattern`. */
export const storageVolWipePattern = /* @__PURE__ */ procedure(
  REMOTE, 259, "storageVolWipePattern",
  /* @__PURE__ */ struct({ vol: wireStorageVol, algorithm: uint, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_VOL_RESIZE`. C: `virStorageVolResize`. */
export const storageVolResize = /* @__PURE__ */ procedure(
  REMOTE, 260, "storageVolResize",
  /* @__PURE__ */ struct({ vol: wireStorageVol, capacity: uhyper, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES`. C: `virStoragePoolListAllVolumes`. */
export const storagePoolListAllVolumes = /* @__PURE__ */ procedure(
  REMOTE, 282, "storagePoolListAllVolumes",
  /* @__PURE__ */ struct({ pool: wireStoragePool, needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    vols: /* @__PURE__ */ array(wireStorageVol, 16384),
    ret: uint,
  }),
);

/** `REMOTE_PROC_STORAGE_VOL_GET_INFO_FLAGS`. C: `virStorageVolGetInfoFlags`. */
export const storageVolGetInfoFlags = /* @__PURE__ */ procedure(
  REMOTE, 378, "storageVolGetInfoFlags",
  /* @__PURE__ */ struct({ vol: wireStorageVol, flags: uint }),
  /* @__PURE__ */ struct({ type: int, capacity: uhyper, allocation: uhyper }),
);
