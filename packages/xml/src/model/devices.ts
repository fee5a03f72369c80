import type { Unknown, XmlElement } from "./unknown.js";

/** The devices of a domain, each sort in document order, in the order in which a writer prints the sorts. */
export interface DomainDevices {
  /** `emulator`: path of the device model on the host (`/usr/lib/xen/bin/qemu-dm`). Absent: the toolstack's own. */
  readonly emulator?: string;
  readonly disks: readonly Disk[];
  readonly interfaces: readonly Interface[];
  readonly graphics: readonly Graphics[];
  readonly consoles: readonly Console[];
  /**
   * What stood in `devices` besides. Its `children` are the devices the model does not know: `<input>`, `<sound>`, and
   * also a `<disk>`, `<interface>` or `<graphics>` of a type that it does not know (`<disk type='network'>`).
   */
  readonly unknown?: Unknown;
}

/** One device on its own, as attach and detach take it; `kind` tells the sorts apart. */
export type Device = Disk | Interface | Graphics | Console | UnknownDevice;

/** A device element the model does not know. */
export interface UnknownDevice {
  readonly kind: "unknown";
  readonly element: XmlElement;
}

/** `<disk>`: a hard disk, CD-ROM or floppy drive. */
export type Disk = HardDisk | RemovableDrive;

/** A disk that always has a source. */
export interface HardDisk extends DiskParts {
  /** `@device`; a reader fills in `disk` when the attribute is missing. */
  readonly device: "disk";
  /** `source/@file` or `source/@dev` as `type` tells: where the host keeps the contents. Verbatim, not empty. */
  readonly source: string;
}

/** A drive whose medium may be missing. */
export interface RemovableDrive extends DiskParts {
  /** `@device`. */
  readonly device: "cdrom" | "floppy";
  /** As for a hard disk; absent: the drive is empty. */
  readonly source?: string;
}

/** What all disks have in common. */
interface DiskParts {
  readonly kind: "disk";
  /** `@type`: whether `source` names a file (`source/@file`) or a block device (`source/@dev`). Missing in a document: `file`. */
  readonly type: "file" | "block";
  /** `target/@dev`: device name in the guest (`xvda`, `hdc`), verbatim (old documents may say `ioemu:hda`). */
  readonly target: string;
  /** `driver`: absent when the document does not name one. */
  readonly driver?: DiskDriver;
  /** `readonly`: the guest may not write. Wins over `shareable` where a format can say only one. */
  readonly readonly: boolean;
  /** `shareable`: several guests may write at once. */
  readonly shareable: boolean;
  /** What stood in `disk` besides. */
  readonly unknown?: Unknown;
}

/** `<driver>` of a disk: which backend serves it. */
export interface DiskDriver {
  /** `@name`: `file`, `phy`, `tap`, or any other word. */
  readonly name: string;
  /** `@type`: sub-type (`aio`, `qcow`, …); Xen looks at it for `tap` only, where absent means `aio`. */
  readonly type?: string;
}

/** `<interface>`: a network card; `type` tells how the host connects it. */
export type Interface = BridgeInterface | EthernetInterface | UserInterface;

/** Connected to a bridge of the host. The type of an `<interface>` without one. */
export interface BridgeInterface extends InterfaceParts {
  readonly type: "bridge";
  /** `source/@bridge`: name of the bridge; absent: the toolstack's default. */
  readonly bridge?: string;
}

/** Routed, or connected by a script of its own. */
export interface EthernetInterface extends InterfaceParts {
  readonly type: "ethernet";
  /** `source/@dev`: name of the host's device. */
  readonly dev?: string;
}

/** User-mode networking of the emulator (`qemu`, `kvm`; a warning under Xen). */
export interface UserInterface extends InterfaceParts {
  readonly type: "user";
}

/** What all interfaces have in common. */
interface InterfaceParts {
  readonly kind: "interface";
  /** `target/@dev`: name of the host's end of the card (Xen's `vifname`). */
  readonly target?: string;
  /** `mac/@address`: six pairs of lower-case hex digits with colons. */
  readonly mac?: string;
  /** `ip/@address`, one entry for each `ip`: IPv4 or IPv6, or what the hotplug script understands; not checked. */
  readonly ips: readonly string[];
  /** `script/@path`: hotplug script, absolute or relative to the toolstack's script directory. */
  readonly script?: string;
  /** `model/@type`: the emulated card (`rtl8139`, `e1000`). */
  readonly model?: string;
  /** What stood in `interface` besides. */
  readonly unknown?: Unknown;
}

/** `<graphics>`: how the guest's screen can be seen. */
export type Graphics = VncGraphics | SdlGraphics;

/** A VNC server. */
export interface VncGraphics extends GraphicsParts {
  readonly type: "vnc";
  /** `@port`: TCP port 1 to 65535 (5900 is display 0), or -1: choose a free one. Absent: nothing was said. */
  readonly port?: number;
  /** `@listen`: address or host name to listen on. Absent: the toolstack's default. */
  readonly listen?: string;
  /** `@passwd`: the password, verbatim, perhaps empty. A writer leaves it out unless asked for. */
  readonly passwd?: string;
}

/** A window on the host's own screen. */
export interface SdlGraphics extends GraphicsParts {
  readonly type: "sdl";
}

/** What all graphics have in common. */
interface GraphicsParts {
  readonly kind: "graphics";
  /** What stood in `graphics` besides. */
  readonly unknown?: Unknown;
}

/** `<console>`: the guest's text console (for a fully virtualised guest: its serial port). */
export interface Console {
  readonly kind: "console";
  /** `@tty`: the host's pseudo terminal while the guest runs (`/dev/pts/5`). */
  readonly tty?: string;
  /** What stood in `console` besides. */
  readonly unknown?: Unknown;
}
