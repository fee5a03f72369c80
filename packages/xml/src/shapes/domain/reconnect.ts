import { attribute, oneOf, type Shape, shape } from "../language.js";

export const reconnectShapes: readonly Shape[] = [
  shape("Reconnect", "", [
    oneOf(
      [attribute("enabled", "virYesNo"), attribute("timeout?", "unsignedInt")],
      [attribute("delay", "unsignedInt")],
    ),
  ]),
];
