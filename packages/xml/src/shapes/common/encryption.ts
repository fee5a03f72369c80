import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const encryptionShapes: readonly Shape[] = [
  shape("Encryption", "How storage is encrypted.", [
    attribute("format", words("default qcow luks luks2 luks-any")),
    attribute("engine?", words("qemu librbd")),
    oneOf(
      [child("secret+", "EncryptionSecret"), oneOf([child("cipher", "Cipher"), child("ivgen", "Ivgen")], [])],
      [],
    ),
  ]),
];
