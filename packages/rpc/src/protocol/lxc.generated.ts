// Written by scripts/generate-protocol.mjs from packages/driver/facts/protocol.json; do not edit.
import { LXC, procedure } from "../procedure.js";
import { nothing, uint } from "../xdr/codec.js";
import { struct } from "../xdr/composite.js";
import { wireDomain } from "./types.generated.js";

/** `LXC_PROC_DOMAIN_OPEN_NAMESPACE`. C: `virDomainLxcOpenNamespace`. */
export const lxcDomainOpenNamespace = /* @__PURE__ */ procedure(
  LXC, 1, "lxcDomainOpenNamespace",
  /* @__PURE__ */ struct({ dom: wireDomain, flags: uint }),
  nothing,
);
