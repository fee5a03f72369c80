import { attribute, child, oneOf, type Shape, shape, value, words } from "../language.js";

export const secretShapes: readonly Shape[] = [
  shape("Secret", "What libvirt knows of a secret, but for its value.", [
    attribute("ephemeral?", "virYesNo"),
    attribute("private?", "virYesNo"),
    value("uuid?", "UUID"),
    value("description?", "text?"),
    child("usage?", "SecretUsage"),
  ]),
  shape("SecretUsage", "What a secret is for.", [
    oneOf(
      [attribute("type", words("volume")), value("volume", "absFilePath")],
      [attribute("type", words("ceph tls vtpm")), value("name", "objectName")],
      [attribute("type", words("iscsi")), value("target", "objectName")],
    ),
  ]),
];
