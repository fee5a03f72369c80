import { anyOf, type Shape, shape, value, words } from "../language.js";

export const permissionsShapes: readonly Shape[] = [
  shape("Permissions", "Whom a file belongs to, who may do what with it, and its label.", [
    value("mode?", "octalMode"),
    value("owner?", anyOf(words("-1"), "unsignedInt")),
    value("group?", anyOf(words("-1"), "unsignedInt")),
    value("label?", "text?"),
  ]),
];
