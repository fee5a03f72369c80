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
  shape("DomainCapabilitiesCpu", "", [
    inOrder(
      [child("mode", "PassthroughCpuMode")],
      [child("mode", "MaximumCpuMode")],
      [child("mode", "HostModelCpuMode")],
      [child("mode", "CustomCpuMode")],
    ),
  ]),
  shape("PassthroughCpuMode", "", [
    attribute("name", words("host-passthrough")),
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
  shape("MaximumCpuMode", "", [
    attribute("name", words("maximum")),
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
  shape("HostModelCpuMode", "", [
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
  shape("CustomCpuMode", "", [
    attribute("name", words("custom")),
    attribute("supported", "virYesNo"),
    repeated("*", inOrder([child("model", "CustomCpuModel")], [child("blockers?", "CustomCpuBlockers")])),
  ]),
  shape("CustomCpuModel", "", [
    attribute("usable", words("yes no unknown")),
    attribute("deprecated?", "virYesNo"),
    attribute("vendor", "text"),
    attribute("canonical?", "text"),
    text("text?"),
  ]),
  shape("CustomCpuBlockers", "", [attribute("model", "text"), child("feature+", "CpuBlockerFeature")]),
  shape("CpuBlockerFeature", "", [attribute("name", "text")]),
];
