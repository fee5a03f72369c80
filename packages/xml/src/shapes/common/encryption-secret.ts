import { attribute, oneOf, type Shape, shape, words } from "../language.js";

export const encryptionSecretShapes: readonly Shape[] = [
  shape("EncryptionSecret", "The secret that opens encrypted storage.", [
    attribute("type", words("passphrase")),
    oneOf([attribute("uuid", "UUID")], [attribute("usage", "text")]),
  ]),
];
