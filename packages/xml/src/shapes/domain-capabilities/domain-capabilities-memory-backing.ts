import { attribute, child, type Shape, shape } from "../language.js";

export const domainCapabilitiesMemoryBackingShapes: readonly Shape[] = [
  shape("DomainCapabilitiesMemoryBacking", "", [
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
];
