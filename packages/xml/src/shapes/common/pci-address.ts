import { attribute, type Shape, shape } from "../language.js";

export const pciAddressShapes: readonly Shape[] = [
  shape("PciAddress", "The address of a PCI device.", [
    attribute("domain?", "pciDomain"),
    attribute("bus?", "pciBus"),
    attribute("slot?", "pciSlot"),
    attribute("function?", "pciFunc"),
    attribute("multifunction?", "virOnOff"),
  ]),
];
