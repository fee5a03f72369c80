import { attribute, child, inOrder, repeated, type Shape, shape, value, words } from "../language.js";

export const logicalStoragePoolSourceShapes: readonly Shape[] = [
  shape(
    "LogicalStoragePoolSource",
    "The volume group, and the devices it is on.",
    [
      repeated("+", inOrder([value("name?", "text?")], [child("device?", "StoragePoolDevice")])),
      child("format?", "LogicalStoragePoolFormat"),
      child("vendor?", "StoragePoolVendor"),
      child("product?", "StoragePoolVendor"),
    ],
    "device name format vendor product",
  ),
  shape("LogicalStoragePoolFormat", "The kind of a volume group.", [
    attribute("type", words("unknown lvm2")),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
];
