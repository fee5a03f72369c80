import { attribute, type Shape, shape } from "../language.js";

export const interfaceDriverGuestShapes: readonly Shape[] = [
  shape("InterfaceDriverGuest", "What the guest offloads.", [
    attribute("csum?", "virOnOff"),
    attribute("tso4?", "virOnOff"),
    attribute("tso6?", "virOnOff"),
    attribute("ecn?", "virOnOff"),
    attribute("ufo?", "virOnOff"),
  ]),
];
