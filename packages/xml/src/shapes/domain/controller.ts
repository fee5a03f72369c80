import { attribute, child, oneOf, type Shape, shape, value, words } from "../language.js";

export const controllerShapes: readonly Shape[] = [
  shape(
    "Controller",
    "A controller to which the guest's devices are attached.",
    [
      oneOf(
        [attribute("type", words("fdc sata ccid isa"))],
        [
          attribute("type", words("scsi")),
          attribute(
            "model?",
            words(
              "auto buslogic lsilogic lsisas1068 vmpvscsi ibmvscsi virtio-scsi lsisas1078 virtio-transitional virtio-non-transitional ncr53c90 dc390 am53c974",
            ),
          ),
        ],
        [
          attribute("type", words("usb")),
          attribute(
            "model?",
            words(
              "piix3-uhci piix4-uhci ehci ich9-ehci1 ich9-uhci1 ich9-uhci2 ich9-uhci3 vt82c686b-uhci pci-ohci nec-xhci none qusb1 qusb2 qemu-xhci",
            ),
          ),
          attribute("ports?", "unsignedInt"),
          child("master?", "ControllerMaster"),
        ],
        [attribute("type", words("ide")), attribute("model?", words("piix3 piix4 ich6"))],
        [
          attribute("type", words("pci")),
          oneOf(
            [attribute("model", words("pci-root pcie-root")), child("pcihole64?", "MemorySize")],
            [
              attribute(
                "model",
                words(
                  "pci-bridge dmi-to-pci-bridge pcie-to-pci-bridge pcie-root-port pcie-switch-upstream-port pcie-switch-downstream-port pci-expander-bus pcie-expander-bus",
                ),
              ),
            ],
          ),
          child("model?", "PciControllerModel"),
          child("target?", "PciControllerTarget"),
        ],
        [
          attribute("type", words("virtio-serial")),
          attribute("model?", words("virtio virtio-transitional virtio-non-transitional")),
          attribute("ports?", "unsignedInt"),
          attribute("vectors?", "unsignedInt"),
        ],
        [
          attribute("type", words("xenbus")),
          attribute("maxGrantFrames?", "unsignedInt"),
          attribute("maxEventChannels?", "unsignedInt"),
        ],
      ),
      attribute("index?", "unsignedInt", "The number that addresses name it by."),
      child("alias?", "DeviceAlias"),
      child("acpi?", "DeviceAcpi"),
      child("driver?", "ControllerDriver"),
      child("address?", "DeviceAddress"),
    ],
    "model target pcihole64 alias acpi master driver address",
  ),
  shape("ControllerMaster", "That a USB controller is a companion of another one.", [
    attribute("startport", "usbPort"),
  ]),
  shape("PciControllerModel", "What a PCI controller is built as, where its model leaves a choice.", [
    attribute(
      "name",
      words(
        "spapr-pci-host-bridge pci-bridge i82801b11-bridge pcie-pci-bridge ioh3420 pcie-root-port x3130-upstream xio3130-downstream pxb pxb-pcie",
      ),
    ),
  ]),
  shape("PciControllerTarget", "How the guest sees a PCI controller.", [
    attribute("chassisNr?", "uint8"),
    attribute("chassis?", "uint8"),
    attribute("port?", "pciPort"),
    attribute("busNr?", "uint8"),
    attribute("index?", "uint8"),
    attribute("hotplug?", "virOnOff"),
    attribute("memReserve?", "unsignedLong"),
    value("node?", "unsignedInt"),
  ]),
  shape("ControllerDriver", "How the host drives a controller.", [
    attribute("queues?", "unsignedInt"),
    attribute("cmd_per_lun?", "unsignedInt"),
    attribute("max_sectors?", "unsignedInt"),
    attribute("ioeventfd?", "virOnOff"),
    attribute("iothread?", "unsignedInt"),
    attribute("iommu?", "virOnOff"),
    attribute("ats?", "virOnOff"),
    attribute("packed?", "virOnOff"),
    attribute("page_per_vq?", "virOnOff"),
    child("iothreads?", "DiskIothreads"),
  ]),
];
