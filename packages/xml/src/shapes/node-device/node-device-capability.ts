import { attribute, child, inOrder, oneOf, type Shape, shape, text, value, words, xsd } from "../language.js";

export const nodeDeviceCapabilityShapes: readonly Shape[] = [
  shape(
    "NodeDeviceCapability",
    "What a device is, and what it can do.",
    [
      oneOf(
        [
          attribute("type", words("system")),
          inOrder(
            [value("product?", "text?")],
            [child("hardware", "SystemHardware")],
            [child("firmware", "SystemFirmware")],
          ),
        ],
        [
          attribute("type", words("pci")),
          inOrder(
            [value("class?", xsd("string", { pattern: "0x[0-9a-fA-F]{6}" }))],
            [value("domain", "unsignedLong")],
            [value("bus", "unsignedLong")],
            [value("slot", "unsignedLong")],
            [value("function", "unsignedLong")],
            [child("product", "NodeDeviceProduct")],
            [child("vendor", "NodeDeviceProduct")],
            [child("capability?", "PciPhysicalFunction")],
            [child("capability?", "PciVirtualFunctions")],
            [child("capability?", "PciBridgeType")],
            [child("capability?", "MdevTypes")],
            [child("capability?", "VitalProductData")],
            [child("iommuGroup?", "IommuGroup")],
            [child("numa?", "DeviceNumaNode")],
            [child("pci-express?", "PciExpress")],
          ),
        ],
        [
          attribute("type", words("usb_device")),
          inOrder(
            [value("bus", "unsignedLong")],
            [value("device", "unsignedLong")],
            [child("product", "NodeDeviceProduct")],
            [child("vendor", "NodeDeviceProduct")],
          ),
        ],
        [
          attribute("type", words("usb")),
          inOrder(
            [value("number", "unsignedLong")],
            [value("class", "unsignedLong")],
            [value("subclass", "unsignedLong")],
            [value("protocol", "unsignedLong")],
            [value("description?", "text?")],
          ),
        ],
        [
          attribute("type", words("net")),
          inOrder(
            [value("interface", "text?")],
            [value("address?", "mac")],
            [child("link?", "LinkSpeed")],
            [child("feature*", "NetFeature")],
            [child("capability*", "NetCapability")],
          ),
        ],
        [attribute("type", words("scsi_generic")), value("char", "text?")],
        [
          attribute("type", words("scsi_host")),
          inOrder(
            [value("host?", "unsignedLong")],
            [value("unique_id?", "unsignedInt")],
            [child("capability*", "ScsiHostCapability")],
          ),
        ],
        [
          attribute("type", words("scsi_target")),
          inOrder([value("target", "text?")], [child("capability?", "ScsiTargetCapability")]),
        ],
        [
          attribute("type", words("scsi")),
          inOrder(
            [value("host", "unsignedLong")],
            [value("bus", "unsignedLong")],
            [value("target", "unsignedLong")],
            [value("lun", "unsignedLong")],
            [value("type?", "text?")],
          ),
        ],
        [
          attribute("type", words("storage")),
          inOrder(
            [value("block", "path")],
            [value("bus?", "text?")],
            [value("drive_type?", "text?")],
            [value("model?", "text?")],
            [value("vendor?", "text?")],
            [value("serial?", "text?")],
            [
              oneOf(
                [child("capability", "RemovableStorage")],
                [
                  inOrder(
                    [value("size", "unsignedLong")],
                    [
                      oneOf(
                        [
                          inOrder(
                            [value("logical_block_size", "unsignedLong")],
                            [value("num_blocks", "unsignedLong")],
                          ),
                        ],
                        [],
                      ),
                    ],
                  ),
                ],
              ),
            ],
            [child("capability?", "StorageCapability")],
          ),
        ],
        [attribute("type", words("drm")), value("type", words("primary control render"))],
        [
          attribute("type", words("mdev")),
          child("type", "MdevTypeId"),
          value("uuid?", "UUID"),
          value("parent_addr?", "text"),
          child("iommuGroup?", "MdevIommuGroup"),
          child("attr*", "MdevAttribute"),
        ],
        [
          attribute("type", words("ccw")),
          inOrder(
            [value("state?", words("online offline"))],
            [value("cssid", "ccwCssidRange"), value("ssid", "ccwSsidRange"), value("devno", "ccwDevnoRange")],
            [child("capability?", "CcwMember")],
          ),
        ],
        [
          attribute("type", words("ccwgroup")),
          inOrder(
            [value("state?", words("online offline"))],
            [value("cssid", "ccwCssidRange"), value("ssid", "ccwSsidRange"), value("devno", "ccwDevnoRange")],
            [child("members?", "CcwGroupMembers")],
            [child("capability", "CcwGroupCapability")],
          ),
        ],
        [
          attribute("type", words("css")),
          value("cssid", "ccwCssidRange"),
          value("ssid", "ccwSsidRange"),
          value("devno", "ccwDevnoRange"),
          child("channel_dev_addr?", "ChannelDeviceAddress"),
          child("capability?", "MdevTypes"),
        ],
        [attribute("type", words("vdpa")), value("chardev", "path")],
        [attribute("type", words("ap_card")), value("ap-adapter", "uint8")],
        [
          attribute("type", words("ap_queue")),
          inOrder([value("ap-adapter", "uint8")], [value("ap-domain", "apDomainRange")]),
        ],
        [attribute("type", words("ap_matrix")), child("capability?", "MdevTypes")],
      ),
    ],
    "class domain interface address link feature char host unique_id target lun type block bus slot function device number subclass protocol description product hardware firmware drive_type model serial vendor size logical_block_size num_blocks uuid parent_addr cssid ssid devno members channel_dev_addr chardev ap-adapter ap-domain capability iommuGroup numa pci-express attr state",
  ),
  shape("SystemHardware", "The host's hardware.", [
    inOrder(
      [value("vendor?", "text?")],
      [value("version?", "text?")],
      [value("serial?", "text?")],
      [value("uuid", "UUID")],
    ),
  ]),
  shape("SystemFirmware", "The host's firmware.", [
    inOrder([value("vendor?", "text?")], [value("version?", "text?")], [value("release_date?", "text?")]),
  ]),
  shape("NodeDeviceProduct", "Who made a device, or which product it is; its number and its name.", [
    attribute("id", "hexuint"),
    text("text?"),
  ]),
  shape("PciPhysicalFunction", "The physical function that a virtual one belongs to.", [
    attribute("type", words("phys_function")),
    child("address?", "NodePciAddress"),
  ]),
  shape("PciVirtualFunctions", "The virtual functions of a device.", [
    attribute("type", words("virt_functions")),
    attribute("maxCount?", "unsignedInt"),
    child("address*", "NodePciAddress"),
  ]),
  shape("PciBridgeType", "That a device is a bridge.", [
    attribute("type", words("pci-bridge cardbus-bridge")),
  ]),
  shape("MdevTypes", "The types of mediated devices that a device can have.", [
    attribute("type", words("mdev_types")),
    child("type+", "MdevType"),
  ]),
  shape("VitalProductData", "What a device tells of itself.", [
    attribute("type", words("vpd")),
    inOrder(
      [value("name", "vpdFieldValueFormat")],
      [child("fields?", "VpdReadOnlyFields")],
      [child("fields?", "VpdReadWriteFields")],
    ),
  ]),
  shape("IommuGroup", "The devices that can only be given away together.", [
    attribute("number", "unsignedInt"),
    child("address+", "NodePciAddress"),
  ]),
  shape("DeviceNumaNode", "The NUMA node that a device is near.", [attribute("node?", xsd("int"))]),
  shape("PciExpress", "The links of a device on PCI Express.", [child("link*", "PciExpressLink")]),
  shape("NetFeature", "A feature of a network card.", [attribute("name", "netfeaturename")]),
  shape("NetCapability", "What kind of network a card is for.", [attribute("type", words("80203 80211"))]),
  shape("ScsiHostCapability", "What a SCSI host can do.", [
    oneOf(
      [
        attribute("type", words("fc_host")),
        inOrder([value("wwnn", "wwn")], [value("wwpn", "wwn")], [value("fabric_wwn?", "wwn")]),
      ],
      [
        attribute("type", words("vport_ops")),
        inOrder([value("max_vports", "unsignedInt")], [value("vports", "unsignedInt")]),
      ],
    ),
  ]),
  shape("ScsiTargetCapability", "What a SCSI target can do.", [
    attribute("type", words("fc_remote_port")),
    inOrder([value("rport", "text?")], [value("wwpn", "wwn")]),
  ]),
  shape("RemovableStorage", "The medium in a drive.", [
    attribute("type", words("removable")),
    inOrder(
      [value("media_available", words("1 0"))],
      [value("media_size", "unsignedLong")],
      [value("media_label?", "text?")],
      [
        oneOf(
          [inOrder([value("logical_block_size", "unsignedLong")], [value("num_blocks", "unsignedLong")])],
          [],
        ),
      ],
    ),
  ]),
  shape("StorageCapability", "That storage can be plugged while the host runs.", [
    attribute("type", words("hotpluggable")),
  ]),
  shape("MdevTypeId", "The type of a mediated device.", [attribute("id", "text")]),
  shape("MdevIommuGroup", "The IOMMU group of a mediated device.", [attribute("number", "unsignedInt")]),
  shape("MdevAttribute", "A setting of a mediated device.", [
    attribute("name", "text"),
    attribute("value", "text"),
  ]),
  shape("CcwMember", "That a device belongs to a group.", [
    attribute("type", words("ccwgroup_member")),
    value("group_device", "text?"),
  ]),
  shape("CcwGroupMembers", "The devices of a group.", [child("ccw_device+", "CcwGroupDevice")]),
  shape("CcwGroupCapability", "What a group of devices is.", [
    attribute("type", words("qeth_generic qeth_layer2 qeth_layer3")),
    value("card_type", "text?"),
    value("chpid", "text?"),
  ]),
  shape("ChannelDeviceAddress", "The address of a channel device.", [
    value("cssid", "ccwCssidRange"),
    value("ssid", "ccwSsidRange"),
    value("devno", "ccwDevnoRange"),
  ]),
  shape("NodePciAddress", "A PCI address of the host.", [
    attribute("domain", "pciDomain"),
    attribute("bus", "hexuint"),
    attribute("slot", "hexuint"),
    attribute("function", "hexuint"),
  ]),
  shape("MdevType", "A type of mediated devices.", [
    attribute("id", "text"),
    inOrder(
      [value("name?", "text?")],
      [value("deviceAPI", words("vfio-pci vfio-ccw vfio-ap"))],
      [value("availableInstances", "unsignedInt")],
    ),
  ]),
  shape("VpdReadOnlyFields", "What a device tells of itself and nobody may change.", [
    attribute("access", words("readonly")),
    inOrder(
      [value("change_level?", "vpdFieldValueFormat")],
      [value("manufacture_id?", "vpdFieldValueFormat")],
      [value("part_number?", "vpdFieldValueFormat")],
      [value("serial_number?", "vpdFieldValueFormat")],
      [child("vendor_field*", "VpdVendorField")],
    ),
  ]),
  shape("VpdReadWriteFields", "What a device tells of itself and may be changed.", [
    attribute("access", words("readwrite")),
    inOrder(
      [value("asset_tag?", "vpdFieldValueFormat")],
      [child("vendor_field*", "VpdVendorField")],
      [child("system_field*", "VpdSystemField")],
    ),
  ]),
  shape("PciExpressLink", "A link on PCI Express; GT/s and lanes.", [
    attribute("validity", words("cap sta")),
    attribute("port?", "unsignedInt"),
    attribute("speed?", xsd("string", { pattern: "[0-9]+(.[0-9]+)?" })),
    attribute("width", "unsignedInt"),
  ]),
  shape("CcwGroupDevice", "A device of a group.", [attribute("ref", "text"), text("text?")]),
  shape("VpdVendorField", "A fact of the vendor's.", [
    attribute("index", "vendorVPDFieldIndex"),
    text("vpdFieldValueFormat"),
  ]),
  shape("VpdSystemField", "A fact of the system's.", [
    attribute("index", "systemVPDFieldIndex"),
    text("vpdFieldValueFormat"),
  ]),
];
