import { attribute, type Shape, shape, xsd } from "../language.js";

export const deviceBootShapes: readonly Shape[] = [
  shape("DeviceBoot", "The place of a device among those that the guest boots from.", [
    attribute("order", "positiveInteger"),
    attribute("loadparm?", xsd("string", { pattern: "[a-zA-Z0-9.\\s]{1,8}" })),
  ]),
];
