import { attribute, child, type Shape, shape } from "../language.js";

export const domainCapabilitiesSupportShapes: readonly Shape[] = [
  shape("DomainCapabilitiesSupport", "Whether a guest may have this.", [attribute("supported", "virYesNo")]),
  shape("DomainCapabilitiesChoices", "Whether a guest may have this, and with which values.", [
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
];
