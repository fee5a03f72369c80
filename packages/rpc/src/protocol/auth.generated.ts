// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { procedure, REMOTE } from "../procedure.js";
import { int, nothing } from "../xdr/codec.js";
import { array, chars, struct } from "../xdr/composite.js";
import { text } from "./scalars.js";

/** `REMOTE_PROC_AUTH_LIST`. */
export const authList = /* @__PURE__ */ procedure(
  REMOTE, 66, "authList",
  nothing,
  /* @__PURE__ */ struct({ types: /* @__PURE__ */ array(int, 20) }),
);

/** `REMOTE_PROC_AUTH_SASL_INIT`. */
export const authSaslInit = /* @__PURE__ */ procedure(
  REMOTE, 67, "authSaslInit",
  nothing,
  /* @__PURE__ */ struct({ mechlist: text }),
);

/** `REMOTE_PROC_AUTH_SASL_START`. */
export const authSaslStart = /* @__PURE__ */ procedure(
  REMOTE, 68, "authSaslStart",
  /* @__PURE__ */ struct({ mech: text, nil: int, data: /* @__PURE__ */ chars(65536) }),
  /* @__PURE__ */ struct({ complete: int, nil: int, data: /* @__PURE__ */ chars(65536) }),
);

/** `REMOTE_PROC_AUTH_SASL_STEP`. */
export const authSaslStep = /* @__PURE__ */ procedure(
  REMOTE, 69, "authSaslStep",
  /* @__PURE__ */ struct({ nil: int, data: /* @__PURE__ */ chars(65536) }),
  /* @__PURE__ */ struct({ complete: int, nil: int, data: /* @__PURE__ */ chars(65536) }),
);

/** `REMOTE_PROC_AUTH_POLKIT`. */
export const authPolkit = /* @__PURE__ */ procedure(
  REMOTE, 70, "authPolkit",
  nothing,
  /* @__PURE__ */ struct({ complete: int }),
);
