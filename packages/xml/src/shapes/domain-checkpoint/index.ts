import type { Shape } from "../language.js";
import { domainCheckpointShapes } from "./domain-checkpoint.js";
import { domainCheckpointDisksShapes } from "./domain-checkpoint-disks.js";

/** Every shape of this folder. */
export const shapes: readonly Shape[] = [...domainCheckpointShapes, ...domainCheckpointDisksShapes];
