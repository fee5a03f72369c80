import { attribute, child, inOrder, type Shape, shape, value } from "../language.js";

export const domainCapabilitiesOsShapes: readonly Shape[] = [
  shape("DomainCapabilitiesOs", "", [
    attribute("supported", "virYesNo"),
    child("enum*", "CapabilityEnum"),
    child("loader?", "LoaderCapabilities"),
  ]),
  shape("LoaderCapabilities", "", [
    attribute("supported", "virYesNo"),
    inOrder([value("value*", "text?")], [child("enum*", "CapabilityEnum")]),
  ]),
];
