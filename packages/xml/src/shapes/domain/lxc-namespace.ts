import { attribute, child, type Shape, shape, words } from "../language.js";

export const lxcNamespaceShapes: readonly Shape[] = [
  shape("LxcNamespace", "Namespaces that a container shares.", [
    child("lxc:sharenet?", "LxcSharenet"),
    child("lxc:shareipc?", "LxcShareipc"),
    child("lxc:shareuts?", "LxcShareipc"),
  ]),
  shape("LxcSharenet", "The network namespace that is shared.", [
    attribute("type", words("netns name pid")),
    attribute("value", "text"),
  ]),
  shape("LxcShareipc", "A namespace that is shared.", [
    attribute("type", words("name pid")),
    attribute("value", "text"),
  ]),
];
