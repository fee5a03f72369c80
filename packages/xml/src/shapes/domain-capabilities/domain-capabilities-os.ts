import { attribute, child, inOrder, type Shape, shape, value } from "../language.js";

export const domainCapabilitiesOsShapes: readonly Shape[] = [
  shape("DomainCapabilitiesOs", "What a guest may boot.", [
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
    child("loader?", "LoaderCapabilities"),
  ]),
  shape("LoaderCapabilities", "Which firmware a guest may have.", [
    attribute("supported", "virYesNo"),
    inOrder([value("value*", "text?")], [child("enum*", "CapabilityEnum")]),
  ]),
];
