import { attribute, type Shape, shape } from "../language.js";

export const domainCapabilitiesIothreadsShapes: readonly Shape[] = [
  shape("DomainCapabilitiesIothreads", "", [attribute("supported", "virYesNo")]),
];
