import { attribute, child, type Shape, shape, words } from "../language.js";

export const keywrapShapes: readonly Shape[] = [
  shape("Keywrap", "", [child("cipher+", "KeywrapCipher")]),
  shape("KeywrapCipher", "", [attribute("name", words("aes dea")), attribute("state", "virOnOff")]),
];
