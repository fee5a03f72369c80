import { attribute, oneOf, type Shape, shape, xsd } from "../language.js";

export const bridgeInterfaceSourceShapes: readonly Shape[] = [
  shape("BridgeInterfaceSource", "The bridge of the host.", [
    attribute("bridge", xsd("string", { pattern: "[a-zA-Z0-9_\\.\\-\\\\:/ ]*" })),
    attribute("macTableManager?", "macTableManager"),
    oneOf(
      [attribute("network", "text"), attribute("portgroup?", "deviceName"), attribute("portid?", "UUID")],
      [],
    ),
  ]),
];
