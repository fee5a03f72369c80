import { attribute, type Shape, shape } from "../language.js";

export const sshKnownHostsShapes: readonly Shape[] = [
  shape("SshKnownHosts", "The file with the keys of known hosts.", [attribute("path", "absFilePath")]),
];
