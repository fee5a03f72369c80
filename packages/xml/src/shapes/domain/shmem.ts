import { attribute, child, type Shape, shape, words, xsd } from "../language.js";

export const shmemShapes: readonly Shape[] = [
  shape("Shmem", "", [
    attribute("name", xsd("string", { pattern: "[^/]*" })),
    attribute("role?", words("master peer")),
    child("model?", "Model"),
    child("size?", "MemorySize"),
    child("server?", "ShmemServer"),
    child("msi?", "ShmemMsi"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
  shape("Model", "", [attribute("type", words("ivshmem ivshmem-plain ivshmem-doorbell"))]),
  shape("ShmemServer", "", [attribute("path?", "absFilePath")]),
  shape("ShmemMsi", "", [attribute("ioeventfd?", "virOnOff"), attribute("vectors?", "unsignedInt")]),
];
