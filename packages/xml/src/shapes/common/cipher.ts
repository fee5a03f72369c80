import { attribute, oneOf, type Shape, shape } from "../language.js";

export const cipherShapes: readonly Shape[] = [
  shape("Cipher", "The cipher of encrypted storage.", [
    attribute("name", "text"),
    attribute("size", "unsignedInt"),
    oneOf([attribute("mode", "text"), attribute("hash", "text")], []),
  ]),
];
