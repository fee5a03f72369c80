import { attribute, child, flag, oneOf, type Shape, shape, value, words, xsd } from "../language.js";

export const deviceDiskShapes: readonly Shape[] = [
  shape(
    "DeviceDisk",
    "A disk that is no part of a guest, and may have no place in one.",
    [
      oneOf(
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
          attribute("device?", words("floppy disk cdrom")),
        ],
        [
          oneOf(
            [attribute("type", words("network")), child("source", "NetworkDiskSource")],
            [attribute("type", words("block")), child("source?", "BlockDiskSource")],
            [attribute("type", words("volume")), child("source?", "VolumeDiskSource")],
          ),
          attribute("rawio?", "virYesNo"),
          attribute("sgio?", words("filtered unfiltered")),
          attribute("device", words("lun")),
        ],
      ),
      attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
      attribute("snapshot?", words("no internal external manual")),
      child("driver?", "DiskDriver"),
      child("mirror?", "DiskMirror"),
      child("auth?", "StorageAuth"),
      child("backingStore?", "BackingStore"),
      child("target?", "DeviceDiskTarget"),
      child("boot?", "DeviceBoot"),
      child("backenddomain?", "BackendDomain"),
      flag("readonly?"),
      flag("shareable?"),
      child("transient?", "DiskTransient"),
      value("serial?", "diskSerial"),
      child("encryption?", "Encryption"),
      oneOf([child("throttlefilters", "ThrottleFilters")], [child("iotune", "Iotune")], []),
      child("alias?", "DeviceAlias"),
      child("acpi?", "DeviceAcpi"),
      child("address?", "DeviceAddress"),
      child("geometry?", "DiskGeometry"),
      child("blockio?", "BlockIo"),
      value("wwn?", "wwn"),
      value("vendor?", xsd("string", { pattern: "[ -~]{0,8}" })),
      value("product?", xsd("string", { pattern: "[ -~]{0,40}" })),
    ],
    "driver mirror auth source backingStore target boot backenddomain readonly shareable transient serial encryption throttlefilters iotune alias acpi address geometry blockio wwn vendor product",
  ),
  shape("DeviceDiskTarget", "Where a guest sees a disk, if it does.", [
    oneOf(
      [
        attribute("dev", "diskTargetDev"),
        attribute("bus?", words("ide fdc scsi virtio xen usb uml sata sd")),
        attribute("tray?", words("open closed")),
        attribute("removable?", "virOnOff"),
        attribute("rotation_rate?", "positiveInteger"),
      ],
      [],
    ),
  ]),
];
