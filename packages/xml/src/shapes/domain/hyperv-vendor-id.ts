import { attribute, type Shape, shape, xsd } from "../language.js";

export const hypervVendorIdShapes: readonly Shape[] = [
  shape("HypervVendorId", "The name of the hypervisor that the guest reads.", [
    attribute("state", "virOnOff"),
    attribute("value?", xsd("string", { pattern: "[^,]{0,12}" })),
  ]),
];
