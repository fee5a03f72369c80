import { attribute, type Shape, shape } from "../language.js";

export const nfsIdentityShapes: readonly Shape[] = [
  shape("NfsIdentity", "", [attribute("user?", "genericName"), attribute("group?", "genericName")]),
];
