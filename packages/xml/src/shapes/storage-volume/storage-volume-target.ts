import { anyOf, child, flag, type Shape, shape, value, xsd } from "../language.js";

export const storageVolumeTargetShapes: readonly Shape[] = [
  shape("StorageVolumeTarget", "Where a volume is found, and how it is made.", [
    value("path?", anyOf(xsd("anyURI"), "absFilePath")),
    child("format?", "StorageVolumeFormat"),
    child("permissions?", "Permissions"),
    child("timestamps?", "StorageVolumeTimestamps"),
    child("encryption?", "Encryption"),
    value("compat?", xsd("string", { pattern: "[0-9]+\\.[0-9]+" })),
    flag("nocow?"),
    child("clusterSize?", "StorageVolumePhysical"),
    child("features?", "StorageVolumeFeatures"),
  ]),
  shape("StorageVolumeFeatures", "Features of a qcow2 image.", [
    flag("lazy_refcounts?"),
    flag("extended_l2?"),
  ]),
];
