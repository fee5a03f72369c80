import { type Shape, shape, value } from "../language.js";

export const storageVolumeTimestampsShapes: readonly Shape[] = [
  shape("StorageVolumeTimestamps", "When a volume was read, written and changed; seconds since 1970.", [
    value("atime?", "timestamp"),
    value("btime?", "timestamp"),
    value("mtime?", "timestamp"),
    value("ctime?", "timestamp"),
  ]),
];
