import { attribute, child, type Shape, shape, words, xsd } from "../language.js";

export const shmemShapes: readonly Shape[] = [
  shape("Shmem", "Memory that the guest shares with other processes.", [
    attribute("name", xsd("string", { pattern: "[^/]*" })),
    attribute("role?", words("master peer")),
    child("model?", "ShmemModel"),
    child("size?", "MemorySize"),
    child("server?", "ShmemServer"),
    child("msi?", "ShmemMsi"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
  shape("ShmemModel", "The hardware by which the guest sees shared memory.", [
    attribute("type", words("ivshmem ivshmem-plain ivshmem-doorbell")),
  ]),
  shape("ShmemServer", "The socket of the server of shared memory.", [attribute("path?", "absFilePath")]),
  shape("ShmemMsi", "Interrupts of shared memory.", [
    attribute("ioeventfd?", "virOnOff"),
    attribute("vectors?", "unsignedInt"),
  ]),
];
