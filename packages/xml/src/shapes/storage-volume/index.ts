import type { Shape } from "../language.js";
import { storageVolumeShapes } from "./storage-volume.js";
import { storageVolumeFormatShapes } from "./storage-volume-format.js";
import { storageVolumePhysicalShapes } from "./storage-volume-physical.js";
import { storageVolumeSourceShapes } from "./storage-volume-source.js";
import { storageVolumeTargetShapes } from "./storage-volume-target.js";
import { storageVolumeTimestampsShapes } from "./storage-volume-timestamps.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [
  ...storageVolumeShapes,
  ...storageVolumeFormatShapes,
  ...storageVolumePhysicalShapes,
  ...storageVolumeSourceShapes,
  ...storageVolumeTargetShapes,
  ...storageVolumeTimestampsShapes,
];
