import { attribute, child, flag, oneOf, type Shape, shape, words, xsd } from "../language.js";

export const filesystemShapes: readonly Shape[] = [
  shape(
    "Filesystem",
    "A directory, image or volume of the host that the guest mounts.",
    [
      oneOf(
        [attribute("type", words("file")), child("source", "FileFilesystemSource")],
        [attribute("type", words("block")), child("source", "VhostvdpaDiskSource")],
        [
          attribute("type?", words("mount")),
          child("binary?", "FilesystemBinary"),
          child("idmap?", "IdMap"),
          child("source", "MountFilesystemSource"),
        ],
        [attribute("type?", words("bind")), child("source", "BindFilesystemSource")],
        [attribute("type", words("template")), child("source", "TemplateFilesystemSource")],
        [attribute("type", words("ram")), child("source", "RamFilesystemSource")],
      ),
      attribute("accessmode?", words("passthrough mapped squash")),
      attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
      attribute("multidevs?", words("default remap forbid warn")),
      attribute("fmode?", "createMode"),
      attribute("dmode?", "createMode"),
      child("driver?", "FilesystemDriver"),
      child("target", "FilesystemTarget"),
      flag("readonly?"),
      child("boot?", "DeviceBoot"),
      child("alias?", "DeviceAlias"),
      child("acpi?", "DeviceAcpi"),
      child("address?", "DeviceAddress"),
      child("space_hard_limit?", "MemorySize"),
      child("space_soft_limit?", "MemorySize"),
    ],
    "driver binary idmap source target readonly boot alias acpi address space_hard_limit space_soft_limit",
  ),
  shape("FilesystemDriver", "How the host serves a file system.", [
    oneOf(
      [
        attribute("type?", words("path handle loop nbd ploop")),
        attribute("format?", "storageFormat"),
        attribute("wrpolicy?", words("immediate")),
        attribute("iommu?", "virOnOff"),
        attribute("ats?", "virOnOff"),
        attribute("packed?", "virOnOff"),
        attribute("page_per_vq?", "virOnOff"),
      ],
      [
        attribute("type", words("virtiofs")),
        attribute("iommu?", "virOnOff"),
        attribute("ats?", "virOnOff"),
        attribute("packed?", "virOnOff"),
        attribute("page_per_vq?", "virOnOff"),
        attribute("queue?", "unsignedInt"),
      ],
      [attribute("type", words("mtp"))],
    ),
  ]),
  shape(
    "FilesystemTarget",
    "Where the guest sees it: a directory of a container, the tag of a mount of a virtual machine.",
    [attribute("dir", "text")],
  ),
  shape("FilesystemBinary", "The virtiofs daemon that serves a file system.", [
    attribute("path?", "absFilePath"),
    attribute("xattr?", "virOnOff"),
    child("cache?", "BinaryCache"),
    child("sandbox?", "BinarySandbox"),
    child("lock?", "BinaryLock"),
    child("thread_pool?", "BinaryThreadPool"),
    child("openfiles?", "BinaryOpenFiles"),
  ]),
  shape("MountFilesystemSource", "The directory, or the socket of a daemon that serves one.", [
    oneOf([attribute("dir", "absDirPath")], [attribute("socket", "absFilePath")]),
  ]),
  shape("BindFilesystemSource", "The directory that a container mounts.", [attribute("dir", "absDirPath")]),
  shape("RamFilesystemSource", "How much memory a file system in memory takes.", [
    attribute("usage", "unsignedLong"),
    attribute("units?", "unit"),
  ]),
  shape("BinaryCache", "How much the virtiofs daemon caches.", [attribute("mode?", words("none always"))]),
  shape("BinarySandbox", "How the virtiofs daemon is shut in.", [
    attribute("mode?", words("namespace chroot")),
  ]),
  shape("BinaryLock", "Which locks the virtiofs daemon passes on.", [
    attribute("posix?", "virOnOff"),
    attribute("flock?", "virOnOff"),
  ]),
  shape("BinaryThreadPool", "How many threads the virtiofs daemon has.", [
    attribute("size?", xsd("integer")),
  ]),
  shape("BinaryOpenFiles", "How many files the virtiofs daemon may open.", [
    attribute("max?", xsd("positiveInteger")),
  ]),
];
