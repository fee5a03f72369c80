import { attribute, child, inOrder, oneOf, type Shape, shape, value, words } from "../language.js";

export const smartcardShapes: readonly Shape[] = [
  shape("Smartcard", "A smart card reader of the guest.", [
    oneOf(
      [attribute("mode", words("host"))],
      [
        attribute("mode", words("host-certificates")),
        inOrder(
          [value("certificate", "text?")],
          [value("certificate", "text?")],
          [value("certificate", "text?")],
        ),
        value("database?", "absDirPath"),
      ],
      [
        attribute("mode", words("passthrough")),
        attribute("type", "qemucdevSrcTypeChoice"),
        child("source*", "CharacterSource"),
        child("protocol?", "CharacterProtocol"),
        child("log?", "CharacterLog"),
        child("target?", "SerialTarget"),
      ],
    ),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
];
