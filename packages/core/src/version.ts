import { versionNumber } from "@libvirt-ts/driver";
import manifest from "../package.json" with { type: "json" };

/** This package's version as libvirt numbers it: major × 1,000,000 + minor × 1,000 + release. C: `LIBVIR_VERSION_NUMBER`. */
export const libraryVersion: number = versionNumber(manifest.version);
