import { attribute, child, flag, oneOf, type Shape, shape, value, words, xsd } from "../language.js";

export const diskShapes: readonly Shape[] = [
  shape(
    "Disk",
    "A disk, a CD-ROM or floppy drive, or a LUN of the guest.",
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
          attribute(
            "device?",
            words("floppy disk cdrom"),
            "What the guest sees; `disk` where it is missing.",
          ),
        ],
        [
          oneOf(
            [attribute("type", words("network")), child("source", "NetworkDiskSource")],
            [attribute("type", words("block")), child("source?", "BlockDiskSource")],
            [attribute("type", words("volume")), child("source?", "VolumeDiskSource")],
          ),
          attribute("device", words("lun"), "What the guest sees; `disk` where it is missing."),
          attribute("rawio?", "virYesNo"),
          attribute("sgio?", words("filtered unfiltered")),
        ],
      ),
      attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
      attribute("snapshot?", words("no internal external manual")),
      child("driver?", "DiskDriver"),
      child("auth?", "StorageAuth"),
      child("backenddomain?", "BackendDomain"),
      child("geometry?", "DiskGeometry"),
      child("blockio?", "BlockIo"),
      child("backingStore?", "BackingStore"),
      child("mirror?", "DiskMirror"),
      child("target", "DiskTarget"),
      flag("readonly?", "The guest cannot write."),
      child("boot?", "DeviceBoot"),
      flag("shareable?", "Other guests may write at the same time."),
      child("transient?", "DiskTransient"),
      value("serial?", "diskSerial", "The serial number that the guest reads."),
      child("encryption?", "Encryption"),
      oneOf([child("throttlefilters", "ThrottleFilters")], [child("iotune", "Iotune")], []),
      child("acpi?", "DeviceAcpi"),
      value("wwn?", "wwn"),
      child("alias?", "DeviceAlias"),
      value("vendor?", xsd("string", { pattern: "[ -~]{0,8}" })),
      value("product?", xsd("string", { pattern: "[ -~]{0,40}" })),
      child("address?", "DeviceAddress"),
    ],
    "driver auth source backenddomain geometry blockio backingStore mirror target readonly boot shareable transient serial encryption throttlefilters iotune acpi wwn alias vendor product address",
  ),
  shape("DiskTarget", "Where the guest sees a disk.", [
    attribute("dev", "diskTargetDev", "The name, and by it the place: `vda`, `sda`, `hdc`, `fda`."),
    attribute(
      "bus?",
      words("ide fdc scsi virtio xen usb uml sata sd"),
      "The bus; guessed from the name where it is missing.",
    ),
    attribute("tray?", words("open closed")),
    attribute("removable?", "virOnOff"),
    attribute("rotation_rate?", "positiveInteger"),
  ]),
];
