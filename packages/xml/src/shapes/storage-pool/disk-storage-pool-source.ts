import { attribute, child, type Shape, shape, words } from "../language.js";

export const diskStoragePoolSourceShapes: readonly Shape[] = [
  shape("DiskStoragePoolSource", "", [
    child("device", "StoragePoolDevice"),
    child("format?", "DiskStoragePoolFormat"),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
  shape("DiskStoragePoolFormat", "", [
    attribute("type", words("unknown dos dvh gpt mac bsd pc98 sun lvm2")),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
];
