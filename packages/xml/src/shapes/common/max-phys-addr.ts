import { attribute, type Shape, shape, words } from "../language.js";

export const maxPhysAddrShapes: readonly Shape[] = [
  shape("MaxPhysAddr", "How many bits a physical address has.", [
    attribute("mode", words("emulate passthrough")),
    attribute("bits?", "unsignedInt"),
    attribute("limit?", "unsignedInt"),
  ]),
];
