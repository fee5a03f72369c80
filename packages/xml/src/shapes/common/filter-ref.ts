import { attribute, child, type Shape, shape, xsd } from "../language.js";

export const filterRefShapes: readonly Shape[] = [
  shape("FilterRef", "A network filter that a card is under.", [
    attribute("filter", xsd("NCName")),
    child("parameter*", "FilterParameter"),
  ]),
  shape("FilterParameter", "A value for a variable of a network filter.", [
    attribute("name", "filter-param-name"),
    attribute("value", "filter-param-value"),
  ]),
];
