import { attribute, type Shape, shape, value } from "../language.js";

export const capabilityEnumShapes: readonly Shape[] = [
  shape("CapabilityEnum", "The words that an attribute may have.", [
    attribute("name", "text"),
    value("value*", "text?"),
  ]),
];
