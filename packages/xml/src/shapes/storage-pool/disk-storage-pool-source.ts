import { attribute, child, type Shape, shape, words } from "../language.js";

export const diskStoragePoolSourceShapes: readonly Shape[] = [
  shape("DiskStoragePoolSource", "The disk whose partitions are the volumes.", [
    child("device", "StoragePoolDevice"),
    child("format?", "DiskStoragePoolFormat"),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
  shape("DiskStoragePoolFormat", "The kind of a partition table.", [
    attribute("type", words("unknown dos dvh gpt mac bsd pc98 sun lvm2")),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
];
