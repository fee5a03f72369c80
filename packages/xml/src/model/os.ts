import type { Unknown } from "./unknown.js";

/** How a guest comes to run; `kind` tells the variants apart. */
export type DomainOs = ParavirtualOs | HvmOs | BootloaderOs | NoOs;

/**
 * A guest whose kernel is loaded from the host: `<os><type>linux</type>…`, `xen` or `xenpvh` (paravirtual ones of Xen, the
 * latter in a hardware container), or `exe` (a container).
 */
export interface ParavirtualOs extends OsType {
  readonly kind: "paravirtual";
  /** `os/type`. Absent: `linux`, the older word for `xen`. A guest of `xenpvh` has the machine of that name too. */
  readonly type?: ParavirtualType;
  /** `os/kernel`: path of the kernel on the host. A guest with a bootloader needs none; for another a reader warns. */
  readonly kernel?: string;
  /** `os/initrd`: path of the initial RAM disk on the host. */
  readonly initrd?: string;
  /** `os/root`: root device as the guest sees it, perhaps with words behind (`/dev/sda1 ro`). */
  readonly root?: string;
  /** `os/cmdline`: further kernel arguments, verbatim: blanks at the ends count. */
  readonly cmdline?: string;
}

/**
 * What `os/type` says of a guest that is not `hvm`. Any word is kept; a reader warns about one that is not among these.
 */
export type ParavirtualType = "linux" | "xen" | "xenpvh" | "exe" | "uml" | (string & Record<never, never>);

/** `<os><type>hvm</type>…`: a fully virtualised guest. */
export interface HvmOs extends OsType {
  readonly kind: "hvm";
  /** `os/loader`: path of the firmware loader on the host (`/usr/lib/xen/boot/hvmloader`). Absent: the toolstack's own. */
  readonly loader?: string;
  /** `os/boot/@dev`: what to boot from, in order of preference. Empty: the toolstack's default (`hd`). */
  readonly boot: readonly BootDevice[];
}

/** No `<os>` but a `<bootloader>`: a paravirtual guest whose kernel the bootloader fetches from its disk. */
export interface BootloaderOs {
  readonly kind: "bootloader";
  /** `bootloader`: path of the bootloader on the host (`/usr/bin/pygrub`). */
  readonly bootloader: string;
}

/** Neither `<os>` nor `<bootloader>`: Domain-0, a test domain, or a guest of which no more is known. */
export interface NoOs {
  readonly kind: "none";
}

/** What both kinds of `<os>` have in common. */
interface OsType {
  /** `bootloader` beside the `os` element: path of the bootloader on the host. */
  readonly bootloader?: string;
  /** `os/type/@arch`: `x86_64`. */
  readonly arch?: string;
  /** `os/type/@machine`: `pc`, `xenpv`. */
  readonly machine?: string;
  /** What stood in `os` besides. */
  readonly unknown?: Unknown;
}

/** A boot device of a fully virtualised guest: floppy, first hard disk, CD-ROM, network card. */
export type BootDevice = "fd" | "hd" | "cdrom" | "network";
