import { attribute, type Shape, shape, xsd } from "../language.js";

export const hypervSpinlocksShapes: readonly Shape[] = [
  shape("HypervSpinlocks", "How often a lock is tried before the host is told.", [
    attribute("state", "virOnOff"),
    attribute("retries?", xsd("unsignedInt")),
  ]),
];
