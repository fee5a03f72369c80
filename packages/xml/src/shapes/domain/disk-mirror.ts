import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const diskMirrorShapes: readonly Shape[] = [
  shape(
    "DiskMirror",
    "A copy of a disk that is being made.",
    [
      oneOf(
        [
          attribute("file", "absFilePath"),
          attribute("format?", "storageFormat"),
          attribute("type?", words("file")),
          attribute("job?", words("copy")),
          child("source?", "FileDiskSource"),
        ],
        [
          oneOf(
            [attribute("type?", words("file")), child("source?", "FileDiskSource")],
            [attribute("type", words("block")), child("source?", "BlockDiskSource")],
            [attribute("type", words("dir")), child("source?", "DirDiskSource")],
            [attribute("type", words("network")), child("source", "NetworkDiskSource")],
            [attribute("type", words("volume")), child("source?", "VolumeDiskSource")],
            [attribute("type", words("nvme")), child("source?", "NvmeDiskSource")],
            [attribute("type", words("vhostuser")), child("source", "VhostuserDiskSource")],
            [attribute("type", words("vhostvdpa")), child("source", "VhostvdpaDiskSource")],
          ),
          attribute("job", words("copy active-commit")),
        ],
      ),
      attribute("ready?", words("yes abort pivot")),
      child("format?", "ImageFormat"),
      child("backingStore?", "BackingStore"),
    ],
    "format source backingStore",
  ),
];
