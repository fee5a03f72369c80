import { attribute, type Shape, shape } from "../language.js";

export const backendDomainShapes: readonly Shape[] = [
  shape("BackendDomain", "", [attribute("name", "objectNameWithSlash")]),
];
