import { child, oneOf, repeated, type Shape, shape } from "../language.js";

export const storagePoolSourcesShapes: readonly Shape[] = [
  shape("StoragePoolSources", "Sources of storage pools that a host found.", [
    repeated(
      "*",
      oneOf(
        [child("source", "DirStoragePoolSource")],
        [child("source", "FsStoragePoolSource")],
        [child("source", "NetfsStoragePoolSource")],
        [child("source", "LogicalStoragePoolSource")],
        [child("source", "DiskStoragePoolSource")],
        [child("source", "IscsiStoragePoolSource")],
        [child("source", "GlusterStoragePoolSource")],
      ),
    ),
  ]),
];
