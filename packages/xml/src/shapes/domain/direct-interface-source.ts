import { attribute, oneOf, type Shape, shape } from "../language.js";

export const directInterfaceSourceShapes: readonly Shape[] = [
  shape("DirectInterfaceSource", "The interface of the host that the card stands on, and how.", [
    attribute("dev", "deviceName"),
    attribute("mode?", "bridgeMode"),
    oneOf(
      [attribute("network", "text"), attribute("portgroup?", "deviceName"), attribute("portid?", "UUID")],
      [],
    ),
  ]),
];
