import { attribute, child, type Shape, shape, value, words } from "../language.js";

export const pstoreShapes: readonly Shape[] = [
  shape("Pstore", "", [
    attribute("backend", words("acpi-erst")),
    value("path?", "absFilePath"),
    child("size", "MemorySize"),
    child("address?", "DeviceAddress"),
    child("alias?", "DeviceAlias"),
  ]),
];
