import { attribute, type Shape, shape } from "../language.js";

export const backendDomainShapes: readonly Shape[] = [
  shape("BackendDomain", "The domain that serves a device, on Xen.", [
    attribute("name", "objectNameWithSlash"),
  ]),
];
