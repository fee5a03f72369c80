import { attribute, type Shape, shape } from "../language.js";

export const deviceAcpiShapes: readonly Shape[] = [
  shape("DeviceAcpi", "The number by which ACPI calls a device.", [attribute("index?", "unsignedInt")]),
];
