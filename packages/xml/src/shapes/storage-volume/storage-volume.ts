import { attribute, child, type Shape, shape, value, words } from "../language.js";

export const storageVolumeShapes: readonly Shape[] = [
  shape("StorageVolume", "A volume: its size, its format, and what it is made of.", [
    attribute("type?", words("file block dir network netdir")),
    value("name", "volName", "The name in the pool."),
    value("key?", "text?", "What the volume is known by on the host."),
    child("source?", "StorageVolumeSource"),
    child("capacity?", "Capacity"),
    child("allocation?", "Allocation"),
    child("physical?", "StorageVolumePhysical"),
    child("target!", "StorageVolumeTarget"),
    child("backingStore?", "StorageVolumeBackingStore"),
  ]),
  shape("StorageVolumeBackingStore", "The image under a volume.", [
    value("path", "absFilePath"),
    child("format?", "StorageVolumeFormat"),
    child("permissions?", "Permissions"),
    child("timestamps?", "StorageVolumeTimestamps"),
  ]),
];
