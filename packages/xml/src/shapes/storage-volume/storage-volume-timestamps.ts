import { type Shape, shape, value } from "../language.js";

export const storageVolumeTimestampsShapes: readonly Shape[] = [
  shape("StorageVolumeTimestamps", "", [
    value("atime?", "timestamp"),
    value("btime?", "timestamp"),
    value("mtime?", "timestamp"),
    value("ctime?", "timestamp"),
  ]),
];
