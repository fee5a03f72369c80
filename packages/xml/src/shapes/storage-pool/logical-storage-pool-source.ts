import { attribute, child, inOrder, repeated, type Shape, shape, value, words } from "../language.js";

export const logicalStoragePoolSourceShapes: readonly Shape[] = [
  shape(
    "LogicalStoragePoolSource",
    "",
    [
      repeated("+", inOrder([value("name?", "text?")], [child("device?", "StoragePoolDevice")])),
      child("format?", "LogicalStoragePoolFormat"),
      child("vendor?", "StoragePoolVendor"),
      child("product?", "StoragePoolVendor"),
    ],
    "device name format vendor product",
  ),
  shape("LogicalStoragePoolFormat", "", [
    attribute("type", words("unknown lvm2")),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
];
