import { attribute, child, type Shape, shape } from "../language.js";

export const iscsiDirectStoragePoolSourceShapes: readonly Shape[] = [
  shape("IscsiDirectStoragePoolSource", "", [
    child("host+", "StoragePoolHost"),
    child("device", "InitiatorStoragePoolDevice"),
    child("initiator", "IscsiInitiator"),
    child("auth?", "StoragePoolAuth"),
  ]),
  shape("InitiatorStoragePoolDevice", "", [attribute("path", "IscsiQualifiedName")]),
];
