import { attribute, oneOf, type Shape, shape, value, words } from "../language.js";

export const sourceSeclabelShapes: readonly Shape[] = [
  shape("SourceSeclabel", "The security label of storage or of a device on the host.", [
    attribute("model?", "text"),
    oneOf(
      [attribute("relabel", words("no"))],
      [attribute("labelskip", words("yes"))],
      [attribute("relabel?", words("yes")), value("label+", "text?")],
    ),
  ]),
];
