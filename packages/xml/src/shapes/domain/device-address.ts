import { attribute, child, oneOf, type Shape, shape, words, xsd } from "../language.js";

export const deviceAddressShapes: readonly Shape[] = [
  shape("DeviceAddress", "Where a device is attached in the guest.", [
    oneOf(
      [
        attribute("type", words("pci")),
        attribute("domain?", "pciDomain"),
        attribute("bus?", "pciBus"),
        attribute("slot?", "pciSlot"),
        attribute("function?", "pciFunc"),
        attribute("multifunction?", "virOnOff"),
        child("zpci?", "ZpciAddress"),
      ],
      [
        attribute("type", words("drive")),
        attribute("controller?", "driveController"),
        attribute("bus?", "driveBus"),
        attribute("target?", "driveTarget"),
        attribute("unit?", "driveUnit"),
      ],
      [
        attribute("type", words("virtio-serial")),
        attribute("controller", "driveController"),
        attribute("bus?", "driveBus"),
        attribute("port?", "virtioserialPort"),
      ],
      [
        attribute("type", words("ccid")),
        attribute("controller", "driveController"),
        attribute("slot?", "ccidSlot"),
      ],
      [attribute("type", words("usb")), attribute("bus", "usbAddr"), attribute("port?", "usbPort")],
      [attribute("type", words("spapr-vio")), attribute("reg?", "spaprvioReg")],
      [
        attribute("type", words("ccw")),
        oneOf(
          [
            attribute("cssid", "ccwCssidRange"),
            attribute("ssid", "ccwSsidRange"),
            attribute("devno", "ccwDevnoRange"),
          ],
          [],
        ),
      ],
      [
        attribute("type", words("isa")),
        attribute("iobase?", xsd("string", { pattern: "0x[a-fA-F0-9]{1,4}" })),
        attribute("irq?", xsd("string", { pattern: "0x[a-fA-F0-9]" })),
      ],
      [attribute("type", words("virtio-mmio unassigned"))],
      [attribute("type", words("dimm")), attribute("slot?", "unsignedInt"), attribute("base?", "hexuint")],
    ),
  ]),
  shape("ZpciAddress", "The identifiers of a PCI device on s390.", [
    attribute("uid?", "zpciUid"),
    attribute("fid?", "zpciFid"),
  ]),
];
