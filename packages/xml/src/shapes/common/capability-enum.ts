import { attribute, type Shape, shape, value } from "../language.js";

export const capabilityEnumShapes: readonly Shape[] = [
  shape("CapabilityEnum", "", [attribute("name", "text"), value("value*", "text?")]),
];
