import { attribute, oneOf, type Shape, shape, words } from "../language.js";

export const encryptionSecretShapes: readonly Shape[] = [
  shape("EncryptionSecret", "", [
    attribute("type", words("passphrase")),
    oneOf([attribute("uuid", "UUID")], [attribute("usage", "text")]),
  ]),
];
