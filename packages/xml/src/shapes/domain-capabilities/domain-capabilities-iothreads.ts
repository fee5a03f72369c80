import { attribute, type Shape, shape } from "../language.js";

export const domainCapabilitiesIothreadsShapes: readonly Shape[] = [
  shape("DomainCapabilitiesIothreads", "Whether a guest may have IOThreads.", [
    attribute("supported", "virYesNo"),
  ]),
];
