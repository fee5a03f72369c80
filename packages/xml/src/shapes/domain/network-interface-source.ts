import { attribute, oneOf, type Shape, shape, xsd } from "../language.js";

export const networkInterfaceSourceShapes: readonly Shape[] = [
  shape("NetworkInterfaceSource", "The virtual network.", [
    attribute("network", "text"),
    attribute("portgroup?", "deviceName"),
    attribute("portid?", "UUID"),
    oneOf(
      [
        attribute("bridge", xsd("string", { pattern: "[a-zA-Z0-9_\\.\\-\\\\:/ ]*" })),
        attribute("macTableManager?", "macTableManager"),
      ],
      [],
    ),
  ]),
];
