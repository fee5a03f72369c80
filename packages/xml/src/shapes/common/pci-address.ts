import { attribute, type Shape, shape } from "../language.js";

export const pciAddressShapes: readonly Shape[] = [
  shape("PciAddress", "", [
    attribute("domain?", "pciDomain"),
    attribute("bus?", "pciBus"),
    attribute("slot?", "pciSlot"),
    attribute("function?", "pciFunc"),
    attribute("multifunction?", "virOnOff"),
  ]),
];
