import { attribute, child, type Shape, shape, words } from "../language.js";

export const keywrapShapes: readonly Shape[] = [
  shape("Keywrap", "Whether the guest may wrap keys, on s390.", [child("cipher+", "KeywrapCipher")]),
  shape("KeywrapCipher", "A cipher by which keys are wrapped.", [
    attribute("name", words("aes dea")),
    attribute("state", "virOnOff"),
  ]),
];
