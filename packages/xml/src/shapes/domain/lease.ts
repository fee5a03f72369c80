import { attribute, child, type Shape, shape, value } from "../language.js";

export const leaseShapes: readonly Shape[] = [
  shape("Lease", "A lease that a lock manager holds while the guest runs.", [
    value("lockspace", "text?"),
    value("key", "text?"),
    child("target", "LeaseTarget"),
  ]),
  shape("LeaseTarget", "The file that holds a lease.", [
    attribute("path", "text"),
    attribute("offset?", "unsignedInt"),
  ]),
];
