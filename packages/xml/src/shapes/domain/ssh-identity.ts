import { attribute, oneOf, type Shape, shape } from "../language.js";

export const sshIdentityShapes: readonly Shape[] = [
  shape("SshIdentity", "As whom one logs in over SSH.", [
    attribute("username", "genericName"),
    oneOf([attribute("keyfile", "absFilePath")], [attribute("agentsock", "absFilePath")]),
  ]),
];
