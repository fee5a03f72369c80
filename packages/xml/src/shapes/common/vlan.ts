import { attribute, child, type Shape, shape, words, xsd } from "../language.js";

export const vlanShapes: readonly Shape[] = [
  shape("Vlan", "The VLANs that traffic is tagged with.", [
    attribute("trunk?", words("yes")),
    child("tag+", "VlanTag"),
  ]),
  shape("VlanTag", "A VLAN.", [
    attribute("id", xsd("unsignedInt", { maxInclusive: "4095" })),
    attribute("nativeMode?", words("tagged untagged")),
  ]),
];
