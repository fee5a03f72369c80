import { attribute, child, type Shape, shape } from "../language.js";

export const domainCapabilitiesMemoryBackingShapes: readonly Shape[] = [
  shape("DomainCapabilitiesMemoryBacking", "What a guest's memory may be backed with.", [
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
  ]),
];
