import { attribute, type Shape, shape, words } from "../language.js";

export const characterProtocolShapes: readonly Shape[] = [
  shape("CharacterProtocol", "What is spoken on a character device over TCP.", [
    attribute("type?", words("raw telnet telnets tls")),
  ]),
];
