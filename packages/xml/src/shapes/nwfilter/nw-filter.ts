import { anyOf, attribute, child, type Shape, shape, value, words, xsd } from "../language.js";

export const nwFilterShapes: readonly Shape[] = [
  shape("NwFilter", "A network filter: rules, and other filters that it takes in.", [
    attribute("name", xsd("NCName")),
    attribute(
      "chain?",
      anyOf(
        words("root"),
        xsd("string", { pattern: "mac[a-zA-Z0-9_\\.:\\-]{0,9}" }),
        xsd("string", { pattern: "stp[a-zA-Z0-9_\\.:\\-]{0,9}" }),
        xsd("string", { pattern: "vlan[a-zA-Z0-9_\\.:\\-]{0,8}" }),
        xsd("string", { pattern: "arp[a-zA-Z0-9_\\.:\\-]{0,9}" }),
        xsd("string", { pattern: "rarp[a-zA-Z0-9_\\.:\\-]{0,8}" }),
        xsd("string", { pattern: "ipv4[a-zA-Z0-9_\\.:\\-]{0,8}" }),
        xsd("string", { pattern: "ipv6[a-zA-Z0-9_\\.:\\-]{0,8}" }),
      ),
    ),
    attribute("priority?", "priority-type"),
    value("uuid?", "UUID"),
    child("filterref*", "FilterRef"),
    child("rule*", "NwFilterRule"),
  ]),
];
