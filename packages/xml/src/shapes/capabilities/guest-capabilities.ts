import { attribute, child, flag, inOrder, type Shape, shape, text, value, words } from "../language.js";

export const guestCapabilitiesShapes: readonly Shape[] = [
  shape("GuestCapabilities", "", [
    inOrder(
      [value("os_type", words("xen linux hvm exe uml"))],
      [child("arch", "GuestArch")],
      [child("features?", "GuestFeatures")],
    ),
  ]),
  shape("GuestArch", "", [
    attribute("name", "archnames"),
    inOrder(
      [value("wordsize", words("31 32 64"))],
      [value("emulator?", "absFilePath")],
      [value("loader?", "absFilePath")],
      [child("machine*", "GuestMachine")],
      [child("domain+", "GuestDomain")],
    ),
  ]),
  shape("GuestFeatures", "", [
    flag("pae?"),
    flag("nonpae?"),
    flag("ia64_be?"),
    child("acpi?", "GuestFeature"),
    child("apic?", "GuestFeature"),
    flag("cpuselection?"),
    flag("deviceboot?"),
    child("disksnapshot?", "GuestFeature"),
    child("hap?", "GuestFeature"),
    flag("externalSnapshot?"),
  ]),
  shape("GuestMachine", "", [
    attribute("canonical?", "text"),
    attribute("maxCpus?", "unsignedInt"),
    attribute("deprecated?", "virYesNo"),
    text("text?"),
  ]),
  shape("GuestDomain", "", [
    attribute("type", words("qemu kqemu kvm xen uml lxc openvz test hvf")),
    inOrder([value("emulator?", "absFilePath")], [child("machine*", "GuestMachine")]),
  ]),
  shape("GuestFeature", "", [attribute("default", "virOnOff"), attribute("toggle", "virYesNo")]),
];
