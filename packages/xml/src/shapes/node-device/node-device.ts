import { attribute, child, oneOf, type Shape, shape, text, value, words } from "../language.js";

export const nodeDeviceShapes: readonly Shape[] = [
  shape("NodeDevice", "", [
    value("name", "text?"),
    value("path?", "text?"),
    child("devnode*", "NodeDeviceDevnode"),
    child("parent?", "NodeDeviceParent"),
    child("driver?", "NodeDeviceDriver"),
    child("capability*", "NodeDeviceCapability"),
  ]),
  shape("NodeDeviceDevnode", "", [attribute("type", words("dev link")), text("text?")]),
  shape("NodeDeviceParent", "", [
    oneOf(
      [attribute("wwnn", "wwn"), attribute("wwpn", "wwn")],
      [attribute("fabric_wwn", "wwn")],
      [text("text?")],
    ),
  ]),
  shape("NodeDeviceDriver", "", [value("name", "text?")]),
];
