import { attribute, type Shape, shape, xsd } from "../language.js";

export const blockIoShapes: readonly Shape[] = [
  shape("BlockIo", "The block sizes of a disk.", [
    attribute("logical_block_size?", xsd("integer")),
    attribute("physical_block_size?", xsd("integer")),
    attribute("discard_granularity?", xsd("integer")),
  ]),
];
