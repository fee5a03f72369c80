import { attribute, type Shape, shape, xsd } from "../language.js";

export const hypervSpinlocksShapes: readonly Shape[] = [
  shape("HypervSpinlocks", "", [attribute("state", "virOnOff"), attribute("retries?", xsd("unsignedInt"))]),
];
