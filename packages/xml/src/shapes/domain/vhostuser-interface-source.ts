import { attribute, child, type Shape, shape, words } from "../language.js";

export const vhostuserInterfaceSourceShapes: readonly Shape[] = [
  shape("VhostuserInterfaceSource", "", [
    attribute("type?", words("unix")),
    attribute("path?", "absFilePath"),
    attribute("dev?", "deviceName"),
    attribute("mode?", words("server client")),
    child("reconnect?", "Reconnect"),
  ]),
];
