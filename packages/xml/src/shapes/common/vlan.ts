import { attribute, child, type Shape, shape, words, xsd } from "../language.js";

export const vlanShapes: readonly Shape[] = [
  shape("Vlan", "", [attribute("trunk?", words("yes")), child("tag+", "VlanTag")]),
  shape("VlanTag", "", [
    attribute("id", xsd("unsignedInt", { maxInclusive: "4095" })),
    attribute("nativeMode?", words("tagged untagged")),
  ]),
];
