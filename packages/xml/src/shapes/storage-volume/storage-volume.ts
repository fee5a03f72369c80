import { attribute, child, type Shape, shape, value, words } from "../language.js";

export const storageVolumeShapes: readonly Shape[] = [
  shape("StorageVolume", "", [
    attribute("type?", words("file block dir network netdir")),
    value("name", "volName"),
    value("key?", "text?"),
    child("source?", "StorageVolumeSource"),
    child("capacity?", "Capacity"),
    child("allocation?", "Allocation"),
    child("physical?", "StorageVolumePhysical"),
    child("target", "StorageVolumeTarget"),
    child("backingStore?", "StorageVolumeBackingStore"),
  ]),
  shape("StorageVolumeBackingStore", "", [
    value("path", "absFilePath"),
    child("format?", "StorageVolumeFormat"),
    child("permissions?", "Permissions"),
    child("timestamps?", "StorageVolumeTimestamps"),
  ]),
];
