import { attribute, child, type Shape, shape } from "../language.js";

export const idMapShapes: readonly Shape[] = [
  shape("IdMap", "", [child("uid*", "IdMapRange"), child("gid*", "IdMapRange")]),
  shape("IdMapRange", "", [
    attribute("start", "unsignedInt"),
    attribute("target", "unsignedInt"),
    attribute("count", "unsignedInt"),
  ]),
];
