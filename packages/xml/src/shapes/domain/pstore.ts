import { attribute, child, type Shape, shape, value, words } from "../language.js";

export const pstoreShapes: readonly Shape[] = [
  shape("Pstore", "Memory that keeps the guest's last words over a crash.", [
    attribute("backend", words("acpi-erst")),
    value("path?", "absFilePath"),
    child("size", "MemorySize"),
    child("address?", "DeviceAddress"),
    child("alias?", "DeviceAlias"),
  ]),
];
