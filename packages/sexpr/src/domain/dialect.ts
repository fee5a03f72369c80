import { SexprError } from "../errors.js";

/**
 * The number of xend's configuration format (`xend_config_format` of its node): 1 up to Xen 3.0.2, where the key is
 * missing; 2 in 3.0.3; 3 in 3.0.4; 4 from 3.1.0 to the last xend.
 */
export type ConfigFormat = 1 | 2 | 3 | 4;

/** What the configuration formats do in different ways. */
export interface Dialect {
  /** A CD-ROM of a fully virtualised guest stands in its image, as `(cdrom FILE)`, and is always `hdc`. */
  readonly cdromInImage: boolean;
  /** The name of a fully virtualised guest's disk says its sort behind a colon (`hda:disk`), else `ioemu:` in front. */
  readonly diskSuffix: boolean;
  /** The image of a guest tells port, address and password of its VNC server. */
  readonly vncDetails: boolean;
  /** The screens of a paravirtual guest are devices, else keys of its image. */
  readonly vfbDevices: boolean;
  /** Each virtual CPU can be pinned for itself, else all of them alike. */
  readonly pinsEach: boolean;
}

const dialects: Readonly<Record<ConfigFormat, Dialect>> = {
  1: { cdromInImage: true, diskSuffix: false, vncDetails: false, vfbDevices: false, pinsEach: false },
  2: { cdromInImage: false, diskSuffix: true, vncDetails: true, vfbDevices: false, pinsEach: false },
  3: { cdromInImage: false, diskSuffix: true, vncDetails: true, vfbDevices: true, pinsEach: false },
  4: { cdromInImage: false, diskSuffix: true, vncDetails: true, vfbDevices: true, pinsEach: true },
};

/** Whether a number is one of a configuration format. */
export function isConfigFormat(format: number): format is ConfigFormat {
  return Object.hasOwn(dialects, format);
}

/** The dialect of a configuration format; throws `dialect.format` for a number that is none. */
export function dialectOf(format: ConfigFormat): Dialect {
  if (!isConfigFormat(format)) {
    const message = `unknown configuration format ${format}: expected 1, 2, 3 or 4`;
    throw new SexprError([{ id: "dialect.format", message }]);
  }
  return dialects[format];
}
