import { attribute, child, type Shape, shape } from "../language.js";

export const idMapShapes: readonly Shape[] = [
  shape("IdMap", "Which users and groups of the host those of a container are.", [
    child("uid*", "IdMapRange"),
    child("gid*", "IdMapRange"),
  ]),
  shape("IdMapRange", "A range of ids: from where in the container, from where on the host, how many.", [
    attribute("start", "unsignedInt"),
    attribute("target", "unsignedInt"),
    attribute("count", "unsignedInt"),
  ]),
];
