import { attribute, child, type Shape, shape } from "../language.js";

export const iscsiDirectStoragePoolSourceShapes: readonly Shape[] = [
  shape("IscsiDirectStoragePoolSource", "The iSCSI target, reached without the host's kernel.", [
    child("host+", "StoragePoolHost"),
    child("device", "InitiatorStoragePoolDevice"),
    child("initiator", "IscsiInitiator"),
    child("auth?", "StoragePoolAuth"),
  ]),
  shape("InitiatorStoragePoolDevice", "The name of the target.", [attribute("path", "IscsiQualifiedName")]),
];
