import { attribute, child, type Shape, shape, words } from "../language.js";

export const vhostuserInterfaceSourceShapes: readonly Shape[] = [
  shape("VhostuserInterfaceSource", "The socket of the process that serves the card.", [
    attribute("type?", words("unix")),
    attribute("path?", "absFilePath"),
    attribute("dev?", "deviceName"),
    attribute("mode?", words("server client")),
    child("reconnect?", "Reconnect"),
  ]),
];
