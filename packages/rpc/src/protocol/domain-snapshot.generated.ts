// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing, uint } from "../xdr/codec.js";
import { array, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";
import { wireDomain, wireDomainSnapshot } from "./types.generated.js";

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_CREATE_XML`. C: `virDomainSnapshotCreateXML`. */
export const domainSnapshotCreateXML = /* @__PURE__ */ procedure(
  REMOTE, 185, "domainSnapshotCreateXML",
  /* @__PURE__ */ struct({ dom: wireDomain, xmlDesc: text, flags: uint }),
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_GET_XML_DESC`. C: `virDomainSnapshotGetXMLDesc`. */
export const domainSnapshotGetXMLDesc = /* @__PURE__ */ procedure(
  REMOTE, 186, "domainSnapshotGetXMLDesc",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  /* @__PURE__ */ struct({ xml: text }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_NUM`. C: `virDomainSnapshotNum`. */
export const domainSnapshotNum = /* @__PURE__ */ procedure(
  REMOTE, 187, "domainSnapshotNum",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_NAMES`. C: `virDomainSnapshotListNames`. */
export const domainSnapshotListNames = /* @__PURE__ */ procedure(
  REMOTE, 188, "domainSnapshotListNames",
  /* @__PURE__ */ struct({ dom: wireDomain, maxnames: int, flags: uint }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_LOOKUP_BY_NAME`. C: `virDomainSnapshotLookupByName`. */
export const domainSnapshotLookupByName = /* @__PURE__ */ procedure(
  REMOTE, 189, "domainSnapshotLookupByName",
  /* @__PURE__ */ struct({ dom: wireDomain, name: text, flags: uint }),
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot }),
);

/** `REMOTE_PROC_DOMAIN_HAS_CURRENT_SNAPSHOT`. C: `virDomainHasCurrentSnapshot`. */
export const domainHasCurrentSnapshot = /* @__PURE__ */ procedure(
  REMOTE, 190, "domainHasCurrentSnapshot",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ result: int }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_CURRENT`. C: `virDomainSnapshotCurrent`. */
export const domainSnapshotCurrent = /* @__PURE__ */ procedure(
  REMOTE, 191, "domainSnapshotCurrent",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot }),
);

/** `REMOTE_PROC_DOMAIN_REVERT_TO_SNAPSHOT`. C: `virDomainRevertToSnapshot`. */
export const domainRevertToSnapshot = /* @__PURE__ */ procedure(
  REMOTE, 192, "domainRevertToSnapshot",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_DELETE`. C: `virDomainSnapshotDelete`. */
export const domainSnapshotDelete = /* @__PURE__ */ procedure(
  REMOTE, 193, "domainSnapshotDelete",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  nothing,
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_GET_PARENT`. C: `virDomainSnapshotGetParent`. */
export const domainSnapshotGetParent = /* @__PURE__ */ procedure(
  REMOTE, 244, "domainSnapshotGetParent",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_NUM_CHILDREN`. C: `virDomainSnapshotNumChildren`. */
export const domainSnapshotNumChildren = /* @__PURE__ */ procedure(
  REMOTE, 246, "domainSnapshotNumChildren",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  /* @__PURE__ */ struct({ num: int }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES`. C: `virDomainSnapshotListChildrenNames`. */
export const domainSnapshotListChildrenNames = /* @__PURE__ */ procedure(
  REMOTE, 247, "domainSnapshotListChildrenNames",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, maxnames: int, flags: uint }),
  /* @__PURE__ */ struct({ names: /* @__PURE__ */ array(text, 16384) }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_IS_CURRENT`. C: `virDomainSnapshotIsCurrent`. */
export const domainSnapshotIsCurrent = /* @__PURE__ */ procedure(
  REMOTE, 271, "domainSnapshotIsCurrent",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  /* @__PURE__ */ struct({ current: int }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_HAS_METADATA`. C: `virDomainSnapshotHasMetadata`. */
export const domainSnapshotHasMetadata = /* @__PURE__ */ procedure(
  REMOTE, 272, "domainSnapshotHasMetadata",
  /* @__PURE__ */ struct({ snap: wireDomainSnapshot, flags: uint }),
  /* @__PURE__ */ struct({ metadata: int }),
);

/** `REMOTE_PROC_DOMAIN_LIST_ALL_SNAPSHOTS`. C: `virDomainListAllSnapshots`. */
export const domainListAllSnapshots = /* @__PURE__ */ procedure(
  REMOTE, 274, "domainListAllSnapshots",
  /* @__PURE__ */ struct({ dom: wireDomain, needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    snapshots: /* @__PURE__ */ array(wireDomainSnapshot, 16384),
    ret: int,
  }),
);

/** `REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN`. C: `virDomainSnapshotListAllChildren`. */
export const domainSnapshotListAllChildren = /* @__PURE__ */ procedure(
  REMOTE, 275, "domainSnapshotListAllChildren",
  /* @__PURE__ */ struct({ snapshot: wireDomainSnapshot, needResults: int, flags: uint }),
  /* @__PURE__ */ struct({
    snapshots: /* @__PURE__ */ array(wireDomainSnapshot, 16384),
    ret: int,
  }),
);
