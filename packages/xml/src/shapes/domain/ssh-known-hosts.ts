import { attribute, type Shape, shape } from "../language.js";

export const sshKnownHostsShapes: readonly Shape[] = [
  shape("SshKnownHosts", "", [attribute("path", "absFilePath")]),
];
