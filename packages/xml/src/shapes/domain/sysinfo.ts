import { attribute, child, oneOf, type Shape, shape, text, value, words } from "../language.js";

export const sysinfoShapes: readonly Shape[] = [
  shape("Sysinfo", "What the guest's firmware tells of the machine.", [
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
  shape("SmbiosBios", "What SMBIOS tells of the BIOS.", [child("entry+", "SmbiosBiosEntry")]),
  shape("SmbiosSystem", "What SMBIOS tells of the system.", [child("entry+", "SmbiosSystemEntry")]),
  shape("SmbiosBaseBoard", "What SMBIOS tells of the base board.", [child("entry+", "SmbiosBaseBoardEntry")]),
  shape("SmbiosChassis", "What SMBIOS tells of the chassis.", [child("entry+", "SmbiosChassisEntry")]),
  shape("SmbiosOemStrings", "Texts of the vendor in SMBIOS.", [value("entry+", "sysinfo-value")]),
  shape("FirmwareConfigEntry", "A blob that the firmware is handed, as text or from a file.", [
    attribute("name", "text"),
    oneOf([attribute("file", "text")], [text("sysinfo-value")]),
  ]),
  shape("SmbiosBiosEntry", "A fact about the BIOS.", [
    attribute("name", "sysinfo-bios-name"),
    text("sysinfo-value"),
  ]),
  shape("SmbiosSystemEntry", "A fact about the system.", [
    attribute("name", "sysinfo-system-name"),
    text("sysinfo-value"),
  ]),
  shape("SmbiosBaseBoardEntry", "A fact about the base board.", [
    attribute("name", "sysinfo-baseBoard-name"),
    text("sysinfo-value"),
  ]),
  shape("SmbiosChassisEntry", "A fact about the chassis.", [
    attribute("name", "sysinfo-chassis-name"),
    text("sysinfo-value"),
  ]),
];
