import { attribute, child, inOrder, type Shape, shape, value } from "../language.js";

export const domainCapabilitiesShapes: readonly Shape[] = [
  shape("DomainCapabilities", "What a guest of one architecture, machine and type may have.", [
    value("path?", "absFilePath"),
    value("domain", "text?"),
    value("machine?", "text?"),
    value("arch", "text?"),
    child("vcpu?", "DomainCapabilitiesVcpu"),
    child("iothreads?", "DomainCapabilitiesIothreads"),
    child("os?", "DomainCapabilitiesOs"),
    child("cpu?", "DomainCapabilitiesCpu"),
    child("memoryBacking?", "DomainCapabilitiesMemoryBacking"),
    child("devices?", "DomainCapabilitiesDevices"),
    child("features?", "DomainCapabilitiesFeatures"),
  ]),
  shape("DomainCapabilitiesVcpu", "How many CPUs a guest may have.", [attribute("max", "unsignedInt")]),
  shape("DomainCapabilitiesDevices", "Which devices a guest may have.", [
    inOrder(
      [child("disk?", "DomainCapabilitiesMemoryBacking")],
      [child("graphics?", "DomainCapabilitiesMemoryBacking")],
      [child("video?", "DomainCapabilitiesMemoryBacking")],
      [child("hostdev?", "DomainCapabilitiesMemoryBacking")],
      [child("rng?", "DomainCapabilitiesMemoryBacking")],
      [child("filesystem?", "DomainCapabilitiesMemoryBacking")],
      [child("tpm?", "DomainCapabilitiesMemoryBacking")],
      [child("redirdev?", "DomainCapabilitiesMemoryBacking")],
      [child("channel?", "DomainCapabilitiesMemoryBacking")],
      [child("crypto?", "DomainCapabilitiesMemoryBacking")],
      [child("interface?", "DomainCapabilitiesMemoryBacking")],
      [child("panic?", "DomainCapabilitiesMemoryBacking")],
    ),
  ]),
];
