import { attribute, oneOf, type Shape, shape, words } from "../language.js";

export const teamingShapes: readonly Shape[] = [
  shape("Teaming", "That two cards stand in for each other.", [
    oneOf(
      [attribute("type", words("persistent"))],
      [attribute("type", words("transient")), attribute("persistent", "aliasName")],
    ),
  ]),
];
