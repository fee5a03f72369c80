import { attribute, child, type Shape, shape } from "../language.js";

export const iscsiInitiatorShapes: readonly Shape[] = [
  shape("IscsiInitiator", "", [child("iqn", "InitiatorIqn")]),
  shape("InitiatorIqn", "", [attribute("name", "text")]),
];
