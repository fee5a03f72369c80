import { ErrorNumber, type TypedParams } from "@libvirt-ts/driver";
import { DomainMigrateFlags as Flag } from "@libvirt-ts/driver/flags";
import { qemuError } from "../errors.js";

/** How a guest is to move. */
export interface Wishes {
  /** Whether it runs while its memory is sent. */
  readonly live: boolean;
  /** Whether it stands when it has come. */
  readonly paused: boolean;
  /** Whether it is defined there, and no more here. */
  readonly persist: boolean;
  readonly undefine: boolean;
  /** Whether its images are copied, too. */
  readonly copy: boolean;
  readonly autoConverge: boolean;
  readonly compressed: boolean;
  /** What it is called there. */
  readonly name?: string;
  /** The documents there: of the guest, and of its definition. */
  readonly xml?: string;
  readonly persistentXml?: string;
  /** MiB/s */
  readonly bandwidth?: number;
  /** The disks that are copied; all that are the guest's own, where nothing is said. */
  readonly disks?: readonly string[];
}

const known = new Set([
  "destination_name",
  "destination_xml",
  "persistent_xml",
  "bandwidth",
  "migrate_uri",
  "migrate_disks",
  "compression",
  "graphics_uri",
]);

/** Reads flags and parameters. Throws ARGUMENT_UNSUPPORTED for what this driver does not do, with the reason. */
export function readWishes(params: TypedParams, flags: number): Wishes {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const refused = (what: string, why: string): Error =>
    qemuError(ErrorNumber.ARGUMENT_UNSUPPORTED, what, why);
  if (has(Flag.POSTCOPY))
    throw refused(
      "VIR_MIGRATE_POSTCOPY",
      "a guest whose memory is half here and half there is lost with either QEMU",
    );
  if (has(Flag.TUNNELLED))
    throw refused("VIR_MIGRATE_TUNNELLED", "memory goes from one QEMU to the other on this host");
  if (has(Flag.NON_SHARED_INC))
    throw refused("VIR_MIGRATE_NON_SHARED_INC", "disks are copied whole: NON_SHARED_DISK does that");
  const strange = Object.keys(params).find((name) => !known.has(name));
  if (strange !== undefined)
    throw refused(strange, "this driver does not know this parameter of a migration");
  const text = (name: string): string | undefined => {
    const value = params[name];
    return typeof value === "string" ? value : undefined;
  };
  const compression = params.compression;
  if (compression !== undefined && compression !== "xbzrle")
    throw refused("compression", `expected 'xbzrle', not ${JSON.stringify(compression)}`);
  const uri = text("migrate_uri");
  if (uri !== undefined && !uri.startsWith("unix:"))
    throw refused("migrate_uri", `the destination says where it waits, and not '${uri}'`);
  const persist = has(Flag.PERSIST_DEST);
  const disks = params.migrate_disks;
  const [name, xml, persistentXml] = ["destination_name", "destination_xml", "persistent_xml"].map(text);
  const bandwidth = params.bandwidth === undefined ? undefined : Number(params.bandwidth);
  return {
    live: has(Flag.LIVE),
    paused: has(Flag.PAUSED),
    persist,
    undefine: has(Flag.UNDEFINE_SOURCE),
    copy: has(Flag.NON_SHARED_DISK),
    autoConverge: has(Flag.AUTO_CONVERGE),
    compressed: has(Flag.COMPRESSED) || compression !== undefined,
    ...(name !== undefined && { name }),
    ...(xml !== undefined && { xml }),
    ...(persistentXml !== undefined && { persistentXml }),
    ...(bandwidth !== undefined && bandwidth > 0 && { bandwidth }),
    ...(disks !== undefined && { disks: [disks].flat().map(String) }),
  };
}
