import { attribute, type Shape, shape } from "../language.js";

export const interfaceDriverHostShapes: readonly Shape[] = [
  shape("InterfaceDriverHost", "What the host offloads.", [
    attribute("csum?", "virOnOff"),
    attribute("gso?", "virOnOff"),
    attribute("tso4?", "virOnOff"),
    attribute("tso6?", "virOnOff"),
    attribute("ecn?", "virOnOff"),
    attribute("ufo?", "virOnOff"),
    attribute("mrg_rxbuf?", "virOnOff"),
  ]),
];
