// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireDomain, wireDomainCheckpoint } from "./types.generated.js";

/** `REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML`. C: `virDomainCheckpointCreateXML`. */
export const domainCheckpointCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 411, "domainCheckpointCreateXML",
  /* @__PURE__ */ struct({ dom: wireDomain, xmlDesc: text, flags: uint }),
  /* @__PURE__ */ struct({ checkpoint: wireDomainCheckpoint }),
);

/** `REMOTE_PROC_DOMAIN_CHECKPOINT_GET_XML_DESC`. C: `virDomainCheckpointGetXMLDesc`. */
export const domainCheckpointGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 412, "domainCheckpointGetXMLDesc",
  /* @__PURE__ */ struct({ checkpoint: wireDomainCheckpoint, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS`. C: `virDomainListAllCheckpoints`. */
export const domainListAllCheckpoints = /* @__PURE__ */ procedure(
  REMOTE, 413, "domainListAllCheckpoints",
  /* @__PURE__ */ struct({ dom: wireDomain, needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    checkpoints: /* @__PURE__ */ array(wireDomainCheckpoint, 16384),
    ret: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN`. C: `virDomainCheckpointListAllChildren`. */
export const domainCheckpointListAllChildren = /* @__PURE__ */ procedure(
  REMOTE, 414, "domainCheckpointListAllChildren",
  /* @__PURE__ */ struct({
    checkpoint: wireDomainCheckpoint,
    needResults: int,
    flags: uint,
  }),
  /* @__PURE__ */ struct({
    checkpoints: /* @__PURE__ */ array(wireDomainCheckpoint, 16384),
    ret: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_CHECKPOINT_LOOKUP_BY_NAME`. C: `virDomainCheckpointLookupByName`. */
export const domainCheckpointLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 415, "domainCheckpointLookupByName",
  /* @__PURE__ */ struct({ dom: wireDomain, name: text, flags: uint }),
  /* @__PURE__ */ struct({ checkpoint: wireDomainCheckpoint }),
);

/** `REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT`. C: `virDomainCheckpointGetParent`. */
export const domainCheckpointGetParent = /* @__PURE__ */ procedure(
  REMOTE, 416, "domainCheckpointGetParent",
  /* @__PURE__ */ struct({ checkpoint: wireDomainCheckpoint, flags: uint }),
  /* @__PURE__ */ struct({ parent: wireDomainCheckpoint }),
);

/** `REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE`. C: `virDomainCheckpointDelete`. */
export const domainCheckpointDelete = /* @__PURE__ */ procedure(
  REMOTE, 417, "domainCheckpointDelete",
  /* @__PURE__ */ struct({ checkpoint: wireDomainCheckpoint, flags: uint }),
  nothing,
);
