import { attribute, child, type Shape, shape, words } from "../language.js";

export const lxcNamespaceShapes: readonly Shape[] = [
  shape("LxcNamespace", "", [
    child("lxc:sharenet?", "LxcSharenet"),
    child("lxc:shareipc?", "LxcShareipc"),
    child("lxc:shareuts?", "LxcShareipc"),
  ]),
  shape("LxcSharenet", "", [attribute("type", words("netns name pid")), attribute("value", "text")]),
  shape("LxcShareipc", "", [attribute("type", words("name pid")), attribute("value", "text")]),
];
