import { flag, inOrder, type Shape, shape } from "../language.js";

export const hostCpuFeaturesShapes: readonly Shape[] = [
  shape("HostCpuFeatures", "", [inOrder([flag("pae?")], [flag("nonpae?")], [flag("vmx?")], [flag("svm?")])]),
];
