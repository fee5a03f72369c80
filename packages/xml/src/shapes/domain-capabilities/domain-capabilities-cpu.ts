import {
  attribute,
  child,
  inOrder,
  oneOf,
  repeated,
  type Shape,
  shape,
  text,
  value,
  words,
} from "../language.js";

export const domainCapabilitiesCpuShapes: readonly Shape[] = [
  shape("DomainCapabilitiesCpu", "Which CPUs a guest may have.", [
    inOrder(
      [child("mode", "PassthroughCpuMode")],
      [child("mode", "MaximumCpuMode")],
      [child("mode", "HostModelCpuMode")],
      [child("mode", "CustomCpuMode")],
    ),
  ]),
  shape("PassthroughCpuMode", "Whether a guest may have the host's CPU as it is.", [
    attribute("name", words("host-passthrough")),
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
  shape("MaximumCpuMode", "Whether a guest may have all that its hypervisor can do.", [
    attribute("name", words("maximum")),
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
  shape("HostModelCpuMode", "The named CPU that is nearest to the host's.", [
    attribute("name", words("host-model")),
    attribute("supported", "virYesNo"),
    oneOf(
      [
        inOrder(
          [child("model", "GuestCpuModel")],
          [value("vendor?", "text?")],
          [child("maxphysaddr?", "MaxPhysAddr")],
          [child("feature*", "GuestCpuFeature")],
        ),
      ],
      [],
    ),
  ]),
  shape("CustomCpuMode", "The named CPUs that a guest may have.", [
    attribute("name", words("custom")),
    attribute("supported", "virYesNo"),
    repeated("*", inOrder([child("model", "CustomCpuModel")], [child("blockers?", "CustomCpuBlockers")])),
  ]),
  shape("CustomCpuModel", "A named CPU, and whether the host can run it.", [
    attribute("usable", words("yes no unknown")),
    attribute("deprecated?", "virYesNo"),
    attribute("vendor", "text"),
    attribute("canonical?", "text"),
    text("text?"),
  ]),
  shape("CustomCpuBlockers", "What keeps the host from running a named CPU.", [
    attribute("model", "text"),
    child("feature+", "CpuBlockerFeature"),
  ]),
  shape("CpuBlockerFeature", "A feature that the host lacks.", [attribute("name", "text")]),
];
