import { attribute, child, flag, inOrder, type Shape, shape, text, value, words } from "../language.js";

export const guestCapabilitiesShapes: readonly Shape[] = [
  shape("GuestCapabilities", "A kind of guests that a host can run.", [
    inOrder(
      [value("os_type", words("xen linux hvm exe uml"))],
      [child("arch", "GuestArch")],
      [child("features?", "GuestFeatures")],
    ),
  ]),
  shape("GuestArch", "An architecture of guests, with its emulators and machines.", [
    attribute("name", "archnames"),
    inOrder(
      [value("wordsize", words("31 32 64"))],
      [value("emulator?", "absFilePath")],
      [value("loader?", "absFilePath")],
      [child("machine*", "GuestMachine")],
      [child("domain+", "GuestDomain")],
    ),
  ]),
  shape("GuestFeatures", "What guests of a kind can have.", [
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
  shape("GuestMachine", "A machine that guests can have.", [
    attribute("canonical?", "text"),
    attribute("maxCpus?", "unsignedInt"),
    attribute("deprecated?", "virYesNo"),
    text("text?"),
  ]),
  shape("GuestDomain", "A type of domain for guests.", [
    attribute("type", words("qemu kqemu kvm xen uml lxc openvz test hvf")),
    inOrder([value("emulator?", "absFilePath")], [child("machine*", "GuestMachine")]),
  ]),
  shape("GuestFeature", "Whether a feature is on at first, and whether that can be changed.", [
    attribute("default", "virOnOff"),
    attribute("toggle", "virYesNo"),
  ]),
];
