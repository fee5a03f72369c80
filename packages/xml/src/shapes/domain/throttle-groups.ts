import { child, type Shape, shape } from "../language.js";

export const throttleGroupsShapes: readonly Shape[] = [
  shape("ThrottleGroups", "Groups that disks are throttled by.", [child("throttlegroup*", "Iotune")]),
];
