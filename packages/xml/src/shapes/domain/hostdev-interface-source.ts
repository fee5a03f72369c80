import { attribute, child, inOrder, oneOf, type Shape, shape, words } from "../language.js";

export const hostdevInterfaceSourceShapes: readonly Shape[] = [
  shape("HostdevInterfaceSource", "The network device of the host.", [
    attribute("missing?", "virYesNo"),
    oneOf(
      [
        inOrder(
          [child("vendor", "UsbId")],
          [child("product", "UsbId")],
          [child("address?", "UsbHostAddress")],
        ),
      ],
      [child("address", "HostDeviceAddress")],
    ),
  ]),
  shape("HostDeviceAddress", "Where a device is on the host.", [
    oneOf(
      [
        attribute("type", words("pci")),
        attribute("domain?", "pciDomain"),
        attribute("bus?", "pciBus"),
        attribute("slot?", "pciSlot"),
        attribute("function?", "pciFunc"),
        attribute("multifunction?", "virOnOff"),
      ],
      [attribute("type", words("usb")), attribute("bus", "usbAddr"), attribute("device", "usbAddr")],
    ),
  ]),
];
