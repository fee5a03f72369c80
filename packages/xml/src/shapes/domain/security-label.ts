import { attribute, oneOf, type Shape, shape, value, words } from "../language.js";

export const securityLabelShapes: readonly Shape[] = [
  shape("SecurityLabel", "By what the guest is kept from the rest of the host.", [
    oneOf(
      [
        attribute("type?", words("dynamic")),
        attribute("relabel?", words("yes")),
        value("label?", "text?"),
        value("imagelabel?", "text?"),
        value("baselabel?", "text?"),
      ],
      [
        attribute("type", words("static")),
        attribute("relabel?", "virYesNo"),
        value("label", "text?"),
        value("imagelabel?", "text?"),
      ],
      [attribute("type", words("none")), attribute("relabel?", words("no"))],
    ),
    attribute("model?", "text"),
  ]),
];
