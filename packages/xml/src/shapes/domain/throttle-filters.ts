import { attribute, child, type Shape, shape } from "../language.js";

export const throttleFiltersShapes: readonly Shape[] = [
  shape("ThrottleFilters", "The groups by which a disk is throttled.", [
    child("throttlefilter*", "ThrottleFilter"),
  ]),
  shape("ThrottleFilter", "A group by which a disk is throttled.", [attribute("group", "text")]),
];
