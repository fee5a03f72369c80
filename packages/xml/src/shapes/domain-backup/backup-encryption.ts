import { attribute, child, inOrder, oneOf, type Shape, shape, words } from "../language.js";

export const backupEncryptionShapes: readonly Shape[] = [
  shape("BackupEncryption", "How a backup is encrypted.", [
    attribute("format", words("luks")),
    attribute("engine?", words("qemu")),
    child("secret", "EncryptionSecret"),
    oneOf([inOrder([child("cipher", "Cipher")], [child("ivgen", "Ivgen")])], []),
  ]),
];
