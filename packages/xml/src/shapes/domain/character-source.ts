import { attribute, child, inOrder, type Shape, shape } from "../language.js";

export const characterSourceShapes: readonly Shape[] = [
  shape("CharacterSource", "The host's end of a character device.", [
    attribute("mode?", "text"),
    attribute("path?", "text"),
    attribute("host?", "text"),
    attribute("service?", "text"),
    attribute("channel?", "text"),
    attribute("master?", "text"),
    attribute("slave?", "text"),
    attribute("append?", "virOnOff"),
    attribute("tls?", "virYesNo"),
    inOrder(
      [child("reconnect?", "Reconnect")],
      [child("seclabel*", "SourceSeclabel"), child("clipboard?", "Clipboard"), child("mouse?", "MouseMode")],
    ),
  ]),
];
