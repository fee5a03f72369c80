import { attribute, type Shape, shape } from "../language.js";

export const inputDriverShapes: readonly Shape[] = [
  shape("InputDriver", "How the host drives a virtio input device.", [
    attribute("iommu?", "virOnOff"),
    attribute("ats?", "virOnOff"),
    attribute("packed?", "virOnOff"),
    attribute("page_per_vq?", "virOnOff"),
  ]),
];
