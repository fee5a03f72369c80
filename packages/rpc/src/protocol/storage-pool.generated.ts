// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, REMOTE } from "../procedure.js";
import { int, nothing, uhyper, uint } from "../xdr/codec.js";
import { array, optional, struct } from "../xdr/composite.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";
import { wireStoragePool, wireStorageVol } from "./types.generated.js";

/** `REMOTE_PROC_CONNECT_NUM_OF_STORAGE_POOLS`. C: `virConnectNumOfStoragePools`. */
export const connectNumOfStoragePools = /* @__PURE__ */ procedure(
  REMOTE, 71, "connectNumOfStoragePools",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_STORAGE_POOLS`. C: `virConnectListStoragePools`. */
export const connectListStoragePools = /* @__PURE__ */ procedure(
  REMOTE, 72, "connectListStoragePools",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_CONNECT_NUM_OF_DEFINED_STORAGE_POOLS`. C: `virConnectNumOfDefinedStoragePools`. */
export const connectNumOfDefinedStoragePools = /* @__PURE__ */ procedure(
  REMOTE, 73, "connectNumOfDefinedStoragePools",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_DEFINED_STORAGE_POOLS`. C: `virConnectListDefinedStoragePools`. */
export const connectListDefinedStoragePools = /* @__PURE__ */ procedure(
  REMOTE, 74, "connectListDefinedStoragePools",
  /* @__PURE__ */ struct({ maxnames: int }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_CONNECT_FIND_STORAGE_POOL_SOURCES`. C: `virConnectFindStoragePoolSources`. */
export const connectFindStoragePoolSources = /* @__PURE__ */ procedure(
  REMOTE, 75, "connectFindStoragePoolSources",
  /* @__PURE__ */ struct({
    type: text,
    srcSpec: /* @__PURE__ */ optional(text),
    flags: uint,
  }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_STORAGE_POOL_CREATE_XML`. C: `virStoragePoolCreateXML`. */
export const storagePoolCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 76, "storagePoolCreateXML",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
);

/** `REMOTE_PROC_STORAGE_POOL_DEFINE_XML`. C: `virStoragePoolDefineXML`. */
export const storagePoolDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 77, "storagePoolDefineXML",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
);

/** `REMOTE_PROC_STORAGE_POOL_CREATE`. C: `virStoragePoolCreate`. */
export const storagePoolCreate = /* @__PURE__ */ procedure(
  REMOTE, 78, "storagePoolCreate",
  /* @__PURE__ */ struct({ pool: wireStoragePool, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_BUILD`. C: `virStoragePoolBuild`. */
export const storagePoolBuild = /* @__PURE__ */ procedure(
  REMOTE, 79, "storagePoolBuild",
  /* @__PURE__ */ struct({ pool: wireStoragePool, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_DESTROY`. C: `virStoragePoolDestroy`. */
export const storagePoolDestroy = /* @__PURE__ */ procedure(
  REMOTE, 80, "storagePoolDestroy",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_DELETE`. C: `virStoragePoolDelete`. */
export const storagePoolDelete = /* @__PURE__ */ procedure(
  REMOTE, 81, "storagePoolDelete",
  /* @__PURE__ */ struct({ pool: wireStoragePool, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_UNDEFINE`. C: `virStoragePoolUndefine`. */
export const storagePoolUndefine = /* @__PURE__ */ procedure(
  REMOTE, 82, "storagePoolUndefine",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_REFRESH`. C: `virStoragePoolRefresh`. */
export const storagePoolRefresh = /* @__PURE__ */ procedure(
  REMOTE, 83, "storagePoolRefresh",
  /* @__PURE__ */ struct({ pool: wireStoragePool, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_NAME`. C: `virStoragePoolLookupByName`. */
export const storagePoolLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 84, "storagePoolLookupByName",
  /* @__PURE__ */ struct({ name: text }),
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
);

/** `REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_UUID`. C: `virStoragePoolLookupByUUID`. */
export const storagePoolLookupByUUID = /* @__PURE__ */ procedure(
  REMOTE, 85, "storagePoolLookupByUUID",
  /* @__PURE__ */ struct({ uuid }),
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
);

/** `REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_VOLUME`. C: `virStoragePoolLookupByVolume`. */
export const storagePoolLookupByVolume = /* @__PURE__ */ procedure(
  REMOTE, 86, "storagePoolLookupByVolume",
  /* @__PURE__ */ struct({ vol: wireStorageVol }),
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
);

/** `REMOTE_PROC_STORAGE_POOL_GET_INFO`. C: `virStoragePoolGetInfo`. */
export const storagePoolGetInfo = /* @__PURE__ */ procedure(
  REMOTE, 87, "storagePoolGetInfo",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  /* @__PURE__ */ struct({
    state: uint,
    capacity: uhyper,
    allocation: uhyper,
    available: uhyper,
  }),
);

/** `REMOTE_PROC_STORAGE_POOL_GET_XML_DESC`. C: `virStoragePoolGetXMLDesc`. */
export const storagePoolGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 88, "storagePoolGetXMLDesc",
  /* @__PURE__ */ struct({ pool: wireStoragePool, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_STORAGE_POOL_GET_AUTOSTART`. C: `virStoragePoolGetAutostart`. */
export const storagePoolGetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 89, "storagePoolGetAutostart",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  /* @__PURE__ */ struct({ autostart: int }),
);

/** `REMOTE_PROC_STORAGE_POOL_SET_AUTOSTART`. C: `virStoragePoolSetAutostart`. */
export const storagePoolSetAutostart = /* @__PURE__ */ procedure(
  REMOTE, 90, "storagePoolSetAutostart",
  /* @__PURE__ */ struct({ pool: wireStoragePool, autostart: int }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_IS_ACTIVE`. C: `virStoragePoolIsActive`. */
export const storagePoolIsActive = /* @__PURE__ */ procedure(
  REMOTE, 154, "storagePoolIsActive",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  /* @__PURE__ */ struct({ active: int }),
);

/** `REMOTE_PROC_STORAGE_POOL_IS_PERSISTENT`. C: `virStoragePoolIsPersistent`. */
export const storagePoolIsPersistent = /* @__PURE__ */ procedure(
  REMOTE, 155, "storagePoolIsPersistent",
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
  /* @__PURE__ */ struct({ persistent: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_STORAGE_POOLS`. C: `virConnectListAllStoragePools`. */
export const connectListAllStoragePools = /* @__PURE__ */ procedure(
  REMOTE, 281, "connectListAllStoragePools",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    pools: /* @__PURE__ */ array(wireStoragePool, 16384),
    ret: uint,
  }),
);

/** `REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY`. C: `virConnectStoragePoolEventRegisterAny`. */
export const connectStoragePoolEventRegisterAny = /* @__PURE__ */ procedure(
  REMOTE, 368, "connectStoragePoolEventRegisterAny",
  /* @__PURE__ */ struct({
    eventID: int,
    pool: /* @__PURE__ */ optional(wireStoragePool),
  }),
  /* @__PURE__ */ struct({ callbackID: int }),
);

/** `REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY`. C: `virConnectStoragePoolEventDeregisterAny`. */
export const connectStoragePoolEventDeregisterAny = /* @__PURE__ */ procedure(
  REMOTE, 369, "connectStoragePoolEventDeregisterAny",
  /* @__PURE__ */ struct({ callbackID: int }),
  nothing,
);

/** `REMOTE_PROC_STORAGE_POOL_EVENT_LIFECYCLE`. */
export const storagePoolEventLifecycle = /* @__PURE__ */ event(
  REMOTE, 370, "storagePoolEventLifecycle",
  /* @__PURE__ */ struct({
    callbackID: int,
    pool: wireStoragePool,
    event: int,
    detail: int,
  }),
);

/** `REMOTE_PROC_STORAGE_POOL_EVENT_REFRESH`. */
export const storagePoolEventRefresh = /* @__PURE__ */ event(
  REMOTE, 373, "storagePoolEventRefresh",
  /* @__PURE__ */ struct({ callbackID: int, pool: wireStoragePool }),
);

/** `REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_TARGET_PATH`. C: `virStoragePoolLookupByTargetPath`. */
export const storagePoolLookupByTargetPath = /* @__PURE__ */ procedure(
  REMOTE, 391, "storagePoolLookupByTargetPath",
  /* @__PURE__ */ struct({ path: text }),
  /* @__PURE__ */ struct({ pool: wireStoragePool }),
);

/** `REMOTE_PROC_CONNECT_GET_STORAGE_POOL_CAPABILITIES`. C: `virConnectGetStoragePoolCapabilities`. */
export const connectGetStoragePoolCapabilities = /* @__PURE__ */ procedure(
  REMOTE, 403, "connectGetStoragePoolCapabilities",
  /* @__PURE__ */ struct({ flags: uint }),
  /* @__PURE__ */ struct({ capabilities: text }),
);
