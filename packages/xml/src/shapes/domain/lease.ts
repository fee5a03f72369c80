import { attribute, child, type Shape, shape, value } from "../language.js";

export const leaseShapes: readonly Shape[] = [
  shape("Lease", "", [value("lockspace", "text?"), value("key", "text?"), child("target", "LeaseTarget")]),
  shape("LeaseTarget", "", [attribute("path", "text"), attribute("offset?", "unsignedInt")]),
];
