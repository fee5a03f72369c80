import { anyOf, attribute, child, type Shape, shape } from "../language.js";

export const redirFilterShapes: readonly Shape[] = [
  shape("RedirFilter", "", [child("usbdev*", "RedirectionFilterDevice")]),
  shape("RedirectionFilterDevice", "", [
    attribute("class?", anyOf("usbClass", "usbIdDefault")),
    attribute("vendor?", anyOf("usbId", "usbIdDefault")),
    attribute("product?", anyOf("usbId", "usbIdDefault")),
    attribute("version?", anyOf("usbVersion", "usbIdDefault")),
    attribute("allow", "virYesNo"),
  ]),
];
