import { attribute, child, type Shape, shape, text, value, words } from "../language.js";

export const linuxOsShapes: readonly Shape[] = [
  shape("LinuxOs", "What boots: a paravirtual guest's kernel.", [
    child("type", "LinuxOsType"),
    value("kernel?", "absFilePath"),
    value("initrd?", "absFilePath"),
    value("root?", "absFilePath"),
    value("cmdline?", "text?"),
    value("shim?", "text?"),
    value("dtb?", "absFilePath"),
  ]),
  shape("LinuxOsType", "The kind of guest, and the machine it needs.", [
    attribute("arch?", words("i686 x86_64 ia64")),
    attribute("machine?", words("xenpv xenfv xenpvh")),
    text(words("xen linux xenpvh"), "`linux`, or `xen`."),
  ]),
];
