// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { event, procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, opaque, optional, struct } from "../xdr/composite.js";
import { uuid } from "../xdr/uuid.js";
import { text } from "./scalars.js";
import { wireSecret } from "./types.generated.js";

/** `REMOTE_PROC_CONNECT_NUM_OF_SECRETS`. C: `virConnectNumOfSecrets`. */
export const connectNumOfSecrets = /* @__PURE__ */ procedure(
  REMOTE, 139, "connectNumOfSecrets",
  nothing,
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_CONNECT_LIST_SECRETS`. C: `virConnectListSecrets`. */
export const connectListSecrets = /* @__PURE__ */ procedure(
  REMOTE, 140, "connectListSecrets",
  /* @__PURE__ */ struct({ maxuuids: int }),
  /* @__PURE__ */ struct({ uuids: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_SECRET_LOOKUP_BY_UUID`. C: `virSecretLookupByUUID`. */
export const secretLookupByUUID = /* @__PURE__ */ procedure(
  REMOTE, 141, "secretLookupByUUID",
  /* @__PURE__ */ struct({ uuid }),
  /* @__PURE__ */ struct({ secret: wireSecret }),
);

/** `REMOTE_PROC_SECRET_DEFINE_XML`. C: `virSecretDefineXML`. */
export const secretDefineXML = /* @__PURE__ */ procedure(
  REMOTE, 142, "secretDefineXML",
  /* @__PURE__ */ struct({ xml: text, flags: uint }),
  /* @__PURE__ */ struct({ secret: wireSecret }),
);

/** `REMOTE_PROC_SECRET_GET_XML_DESC`. C: `virSecretGetXMLDesc`. */
export const secretGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 143, "secretGetXMLDesc",
  /* @__PURE__ */ struct({ secret: wireSecret, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_SECRET_SET_VALUE`. C: `virSecretSetValue`. */
export const secretSetValue = /* @__PURE__ */ procedure(
  REMOTE, 144, "secretSetValue",
  /* @__PURE__ */ struct({
    secret: wireSecret,
    value: /* @__PURE__ */ opaque(65536),
    flags: uint,
  }),
  nothing,
);

/** `REMOTE_PROC_SECRET_GET_VALUE`. C: `virSecretGetValue`. */
export const secretGetValue = /* @__PURE__ */ procedure(
  REMOTE, 145, "secretGetValue",
  /* @__PURE__ */ struct({ secret: wireSecret, flags: uint }),
  /* @__PURE__ */ struct({ value: /* @__PURE__ */ opaque(65536) }),
);

/** `REMOTE_PROC_SECRET_UNDEFINE`. C: `virSecretUndefine`. */
export const secretUndefine = /* @__PURE__ */ procedure(
  REMOTE, 146, "secretUndefine",
  /* @__PURE__ */ struct({ secret: wireSecret }),
  nothing,
);

/** `REMOTE_PROC_SECRET_LOOKUP_BY_USAGE`. C: `virSecretLookupByUsage`. */
export const secretLookupByUsage = /* @__PURE__ */ procedure(
  REMOTE, 147, "secretLookupByUsage",
  /* @__PURE__ */ struct({ usageType: int, usageID: text }),
  /* @__PURE__ */ struct({ secret: wireSecret }),
);

/** `REMOTE_PROC_CONNECT_LIST_ALL_SECRETS`. C: `virConnectListAllSecrets`. */
export const connectListAllSecrets = /* @__PURE__ */ procedure(
  REMOTE, 287, "connectListAllSecrets",
  /* @__PURE__ */ struct({ needResults: int, flags: uint }),
  /* @__PURE__ */ struct({ secrets: /* @__PURE__ */ array(wireSecret, 16384), ret: uint }),
);

/** `REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY`. C: `virConnectSecretEventRegisterAny`. */
export const connectSecretEventRegisterAny = /* @__PURE__ */ procedure(
  REMOTE, 380, "connectSecretEventRegisterAny",
  /* @__PURE__ */ struct({ eventID: int, secret: /* @__PURE__ */ optional(wireSecret) }),
  /* @__PURE__ */ struct({ callbackID: int }),
);

/** `REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY`. C: `virConnectSecretEventDeregisterAny`. */
export const connectSecretEventDeregisterAny = /* @__PURE__ */ procedure(
  REMOTE, 381, "connectSecretEventDeregisterAny",
  /* @__PURE__ */ struct({ callbackID: int }),
  nothing,
);

/** `REMOTE_PROC_SECRET_EVENT_LIFECYCLE`. */
export const secretEventLifecycle = /* @__PURE__ */ event(
  REMOTE, 382, "secretEventLifecycle",
  /* @__PURE__ */ struct({ callbackID: int, secret: wireSecret, event: int, detail: int }),
);

/** `REMOTE_PROC_SECRET_EVENT_VALUE_CHANGED`. */
export const secretEventValueChanged = /* @__PURE__ */ event(
  REMOTE, 383, "secretEventValueChanged",
  /* @__PURE__ */ struct({ callbackID: int, secret: wireSecret }),
);
