import { attribute, child, flag, inOrder, oneOf, type Shape, shape, value, words, xsd } from "../language.js";

export const hostdevShapes: readonly Shape[] = [
  shape("Hostdev", "A device of the host that is given to the guest.", [
    oneOf(
      [
        attribute("mode?", words("subsystem")),
        oneOf(
          [
            attribute("type", words("pci")),
            attribute("display?", "virOnOff"),
            attribute("ramfb?", "virOnOff"),
            child("driver?", "HostdevDriver"),
            child("source", "PciHostdevSource"),
            child("teaming?", "Teaming"),
          ],
          [attribute("type", words("usb")), child("source", "UsbHostdevSource")],
          [
            attribute("type", words("scsi")),
            attribute("sgio?", words("filtered unfiltered")),
            attribute("rawio?", "virYesNo"),
            child("source", "ScsiHostdevSource"),
          ],
          [
            attribute("type", words("scsi_host")),
            attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
            child("source", "ScsiHostHostdevSource"),
          ],
          [
            attribute("type", words("mdev")),
            attribute("model", words("vfio-pci vfio-ccw vfio-ap")),
            attribute("display?", "virOnOff"),
            attribute("ramfb?", "virOnOff"),
            child("source", "MdevHostdevSource"),
          ],
        ),
        attribute("managed?", "virYesNo", "Whether libvirt takes the device from the host by itself."),
      ],
      [
        attribute("mode", words("capabilities")),
        oneOf(
          [attribute("type", words("storage")), child("source", "StorageHostdevSource")],
          [attribute("type", words("misc")), child("source", "MiscHostdevSource")],
          [
            attribute("type", words("net")),
            child("source", "NetHostdevSource"),
            child("ip*", "GuestIp"),
            child("route*", "Route"),
          ],
        ),
      ],
    ),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("boot?", "DeviceBoot"),
    child("rom?", "Rom"),
    flag("readonly?"),
    flag("shareable?"),
    child("address?", "DeviceAddress"),
  ]),
  shape("PciHostdevSource", "The PCI device of the host.", [
    attribute("startupPolicy?", words("mandatory requisite optional")),
    attribute("writeFiltering?", "virYesNo"),
    child("address", "PciAddress"),
  ]),
  shape("UsbHostdevSource", "The USB device of the host, by what it is or where it is plugged.", [
    attribute("startupPolicy?", words("mandatory requisite optional")),
    attribute("guestReset?", words("off uninitialized on")),
    oneOf(
      [
        inOrder(
          [child("vendor", "UsbId")],
          [child("product", "UsbId")],
          [child("address?", "UsbHostAddress")],
        ),
      ],
      [child("address", "UsbHostAddress")],
    ),
  ]),
  shape("ScsiHostdevSource", "The SCSI device of the host, or of an iSCSI target.", [
    oneOf(
      [
        attribute("protocol?", words("adapter")),
        child("adapter", "ScsiAdapter"),
        child("address", "ScsiAddress"),
      ],
      [
        attribute("protocol", words("iscsi")),
        attribute("name", "text"),
        child("host+", "IscsiHost"),
        child("auth?", "StorageAuth"),
        child("initiator?", "IscsiInitiator"),
      ],
    ),
  ]),
  shape("ScsiHostHostdevSource", "The SCSI target that the host serves by vhost.", [
    attribute("protocol", words("vhost")),
    attribute("wwpn", xsd("string", { pattern: "(naa\\.)[0-9a-fA-F]{16}" })),
  ]),
  shape("MdevHostdevSource", "The mediated device of the host.", [child("address", "MdevAddress")]),
  shape("StorageHostdevSource", "The block device that a container is given.", [
    value("block", "absFilePath"),
  ]),
  shape("MiscHostdevSource", "The character device that a container is given.", [
    value("char", "absFilePath"),
  ]),
  shape("NetHostdevSource", "The network interface that a container is given.", [
    value("interface", "deviceName"),
  ]),
  shape("ScsiAddress", "Where a SCSI device is on its bus.", [
    attribute("bus", "driveBus"),
    attribute("target", "driveSCSITarget"),
    attribute("unit", "driveSCSIUnit"),
  ]),
  shape("IscsiHost", "A portal of an iSCSI target.", [
    attribute("name", "text"),
    attribute("port?", "PortNumber"),
  ]),
  shape("MdevAddress", "Which mediated device it is.", [attribute("uuid", "UUID")]),
];
