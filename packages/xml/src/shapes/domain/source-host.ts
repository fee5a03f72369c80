import { anyOf, attribute, oneOf, type Shape, shape, words } from "../language.js";

export const sourceHostShapes: readonly Shape[] = [
  shape("SourceHost", "A host that serves storage.", [
    oneOf(
      [
        attribute("name", anyOf("dnsName", "ipAddr")),
        attribute("port?", "unsignedInt"),
        attribute("transport?", words("tcp rdma")),
      ],
      [attribute("transport", words("unix")), attribute("socket", "absFilePath")],
    ),
  ]),
];
