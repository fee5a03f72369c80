import { attribute, oneOf, type Shape, shape } from "../language.js";

export const reconnectShapes: readonly Shape[] = [
  shape("Reconnect", "Whether a broken connection is made again, and when.", [
    oneOf(
      [attribute("enabled", "virYesNo"), attribute("timeout?", "unsignedInt")],
      [attribute("delay", "unsignedInt")],
    ),
  ]),
];
