/**
 * Whose configuration file it is: xm's, for xend's configuration format 1 (up to Xen 3.0.2), 2 (3.0.3) or 3 (3.0.4 and
 * later, also format 4), or xl's (Xen 4.1 and later).
 */
export type ConfDialect = "xm-1" | "xm-2" | "xm-3" | "xl";

/** What the dialects do in different ways. */
export interface Dialect {
  /** Today's keys: `type`, `device_model_override`, disks of keys and values, … */
  readonly xl: boolean;
  /** The CD-ROM of a fully virtualised guest is the key `cdrom`, always `hdc`, and its disks are `ioemu:hda`. */
  readonly cdromKey: boolean;
  /** The screens of a paravirtual guest are the list `vfb`, else keys as for a fully virtualised one. */
  readonly vfb: boolean;
  /** MiB of a domain that does not say. */
  readonly memory: number;
  /** What follows a crash of a domain that does not say. */
  readonly onCrash: string;
}

const xm = { xl: false, memory: 64, onCrash: "restart" };

const dialects: Readonly<Record<ConfDialect, Dialect>> = {
  "xm-1": { ...xm, cdromKey: true, vfb: false },
  "xm-2": { ...xm, cdromKey: false, vfb: false },
  "xm-3": { ...xm, cdromKey: false, vfb: true },
  xl: { xl: true, cdromKey: false, vfb: true, memory: 32, onCrash: "destroy" },
};

/** The dialect of that name; throws a RangeError for a name that is none. */
export function dialectOf(name: ConfDialect): Dialect {
  if (Object.hasOwn(dialects, name)) return dialects[name];
  throw new RangeError(
    `unknown dialect ${JSON.stringify(name)}: expected ${Object.keys(dialects).join(", ")}`,
  );
}
