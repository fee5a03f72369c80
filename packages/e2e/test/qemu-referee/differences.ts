/** Where an embedded node does otherwise than libvirtd, by the step's name, and why. */
export const differences: Readonly<Record<string, string>> = {
  "define with its name and another uuid": "the contract has DOM_EXIST where OPERATION_FAILED is told",
  "define with its uuid and another name": "the same",
  "create again": "the same",
  "resume again": "the contract has it that repeating it changes nothing",
  "shut down by init": "flags that are not honoured are ARGUMENT_UNSUPPORTED, whatever the call",
  "plug it again": "the contract has OPERATION_FAILED where XML_ERROR is told",
  "a device that is there in the definition": "the same, and OPERATION_INVALID here",
  "plug what is no device": "XML_ERROR says so of whatever document it is not",
  "a screen that there is not": "INVALID_ARG says how many there are",
  "a snapshot beside it":
    "a domain has snapshots or checkpoints: going back to one would leave bitmaps that lie",
  "backup of what is off": "the contract has OPERATION_INVALID for whatever needs a guest",
  "define it once more": "one that was undefined while it ran is taken for one that is still there",
  "its guest panics":
    "QEMU ends by itself, so that nobody has to be there; libvirtd has it stand, and ends it",
  "create from a uuid that is none": "INTERNAL_ERROR is told of what is wrong in the document",
  "create from no image there": "QEMU says so, in its own words",
  "create from no such machine": "no PCI buses is what is told of it",
};
