import { attribute, oneOf, type Shape, shape } from "../language.js";

export const directInterfaceSourceShapes: readonly Shape[] = [
  shape("DirectInterfaceSource", "", [
    attribute("dev", "deviceName"),
    attribute("mode?", "bridgeMode"),
    oneOf(
      [attribute("network", "text"), attribute("portgroup?", "deviceName"), attribute("portid?", "UUID")],
      [],
    ),
  ]),
];
