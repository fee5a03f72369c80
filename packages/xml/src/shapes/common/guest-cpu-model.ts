import { attribute, type Shape, shape, text, words, xsd } from "../language.js";

export const guestCpuModelShapes: readonly Shape[] = [
  shape("GuestCpuModel", "The name of a model of CPU.", [
    attribute("fallback?", words("allow forbid")),
    attribute("vendor_id?", xsd("string", { pattern: "[^,]{12}" })),
    text("text?"),
  ]),
];
