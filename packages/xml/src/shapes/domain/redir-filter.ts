import { anyOf, attribute, child, type Shape, shape } from "../language.js";

export const redirFilterShapes: readonly Shape[] = [
  shape("RedirFilter", "Which USB devices may be passed on.", [child("usbdev*", "RedirectionFilterDevice")]),
  shape("RedirectionFilterDevice", "A rule about USB devices that may be passed on.", [
    attribute("class?", anyOf("usbClass", "usbIdDefault")),
    attribute("vendor?", anyOf("usbId", "usbIdDefault")),
    attribute("product?", anyOf("usbId", "usbIdDefault")),
    attribute("version?", anyOf("usbVersion", "usbIdDefault")),
    attribute("allow", "virYesNo"),
  ]),
];
