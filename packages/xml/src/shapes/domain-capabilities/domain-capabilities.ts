import { attribute, child, inOrder, type Shape, shape, value } from "../language.js";

export const domainCapabilitiesShapes: readonly Shape[] = [
  shape("DomainCapabilities", "What a guest of one architecture, machine and type may have.", [
    value("path?", "absFilePath"),
    value("domain", "text?"),
    value("machine?", "text?"),
    value("arch", "text?"),
    child("vcpu?", "DomainCapabilitiesVcpu"),
    child("iothreads?", "DomainCapabilitiesSupport"),
    child("os?", "DomainCapabilitiesOs"),
    child("cpu?", "DomainCapabilitiesCpu"),
    child("memoryBacking?", "DomainCapabilitiesChoices"),
    child("devices?", "DomainCapabilitiesDevices"),
    child("features?", "DomainCapabilitiesFeatures"),
  ]),
  shape("DomainCapabilitiesVcpu", "How many CPUs a guest may have.", [attribute("max", "unsignedInt")]),
  shape("DomainCapabilitiesDevices", "Which devices a guest may have.", [
    inOrder(
      [child("disk?", "DomainCapabilitiesChoices")],
      [child("graphics?", "DomainCapabilitiesChoices")],
      [child("video?", "DomainCapabilitiesChoices")],
      [child("hostdev?", "DomainCapabilitiesChoices")],
      [child("rng?", "DomainCapabilitiesChoices")],
      [child("filesystem?", "DomainCapabilitiesChoices")],
      [child("tpm?", "DomainCapabilitiesChoices")],
      [child("redirdev?", "DomainCapabilitiesChoices")],
      [child("channel?", "DomainCapabilitiesChoices")],
      [child("crypto?", "DomainCapabilitiesChoices")],
      [child("interface?", "DomainCapabilitiesChoices")],
      [child("panic?", "DomainCapabilitiesChoices")],
    ),
  ]),
];
