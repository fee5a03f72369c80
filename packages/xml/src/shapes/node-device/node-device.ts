import { attribute, child, oneOf, type Shape, shape, text, value, words } from "../language.js";

export const nodeDeviceShapes: readonly Shape[] = [
  shape("NodeDevice", "A device of the host, with all that it can do.", [
    value("name?", "text?"),
    value("path?", "text?"),
    child("devnode*", "NodeDeviceDevnode"),
    child("parent?", "NodeDeviceParent"),
    child("driver?", "NodeDeviceDriver"),
    child("capability*", "NodeDeviceCapability"),
  ]),
  shape("NodeDeviceDevnode", "A file of a device under `/dev`.", [
    attribute("type", words("dev link")),
    text("text?"),
  ]),
  shape("NodeDeviceParent", "The device that it hangs on.", [
    oneOf(
      [attribute("wwnn", "wwn"), attribute("wwpn", "wwn")],
      [attribute("fabric_wwn", "wwn")],
      [text("text?")],
    ),
  ]),
  shape("NodeDeviceDriver", "The driver that the host uses for a device.", [value("name", "text?")]),
];
