import { attribute, oneOf, type Shape, shape, words } from "../language.js";

export const teamingShapes: readonly Shape[] = [
  shape("Teaming", "", [
    oneOf(
      [attribute("type", words("persistent"))],
      [attribute("type", words("transient")), attribute("persistent", "aliasName")],
    ),
  ]),
];
