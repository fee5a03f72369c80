import { attribute, type Shape, shape, words } from "../language.js";

export const characterProtocolShapes: readonly Shape[] = [
  shape("CharacterProtocol", "", [attribute("type?", words("raw telnet telnets tls"))]),
];
