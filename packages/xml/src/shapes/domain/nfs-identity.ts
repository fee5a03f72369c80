import { attribute, type Shape, shape } from "../language.js";

export const nfsIdentityShapes: readonly Shape[] = [
  shape("NfsIdentity", "As whom files are opened over NFS.", [
    attribute("user?", "genericName"),
    attribute("group?", "genericName"),
  ]),
];
