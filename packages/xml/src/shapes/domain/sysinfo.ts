import { attribute, child, oneOf, type Shape, shape, text, value, words } from "../language.js";

export const sysinfoShapes: readonly Shape[] = [
  shape("Sysinfo", "", [
    oneOf(
      [
        attribute("type", words("smbios")),
        child("bios?", "SmbiosBios"),
        child("system?", "SmbiosSystem"),
        child("baseBoard*", "SmbiosBaseBoard"),
        child("chassis?", "SmbiosChassis"),
        child("oemStrings?", "SmbiosOemStrings"),
      ],
      [attribute("type", words("fwcfg")), child("entry*", "FirmwareConfigEntry")],
    ),
  ]),
  shape("SmbiosBios", "", [child("entry+", "SmbiosBiosEntry")]),
  shape("SmbiosSystem", "", [child("entry+", "SmbiosSystemEntry")]),
  shape("SmbiosBaseBoard", "", [child("entry+", "SmbiosBaseBoardEntry")]),
  shape("SmbiosChassis", "", [child("entry+", "SmbiosChassisEntry")]),
  shape("SmbiosOemStrings", "", [value("entry+", "sysinfo-value")]),
  shape("FirmwareConfigEntry", "", [
    attribute("name", "text"),
    oneOf([attribute("file", "text")], [text("sysinfo-value")]),
  ]),
  shape("SmbiosBiosEntry", "", [attribute("name", "sysinfo-bios-name"), text("sysinfo-value")]),
  shape("SmbiosSystemEntry", "", [attribute("name", "sysinfo-system-name"), text("sysinfo-value")]),
  shape("SmbiosBaseBoardEntry", "", [attribute("name", "sysinfo-baseBoard-name"), text("sysinfo-value")]),
  shape("SmbiosChassisEntry", "", [attribute("name", "sysinfo-chassis-name"), text("sysinfo-value")]),
];
