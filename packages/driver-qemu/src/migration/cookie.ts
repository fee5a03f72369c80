import { ErrorNumber } from "@libvirt-ts/driver";
import { invalidArgument, qemuError } from "../errors.js";
import { isMark, type ProcessMark } from "../node/processes.js";

/** What the source tells the destination: who it is, and what of the guest no document says. */
export interface SourceCookie {
  readonly token: string;
  /** Which run of which host it is on. */
  readonly boot: string;
  /** What no other node calls the guest's migration. */
  readonly node: string;
  /** The node's root folder, and the guest's folder. */
  readonly root: string;
  readonly folder: string;
  readonly uuid: string;
  /** Disks by their targets, as far as an image is in them. */
  readonly disks: readonly { readonly target: string; readonly path: string; readonly size: number }[];
}

/** What the destination tells the source. */
export interface DestinationCookie {
  readonly root: string;
  readonly folder: string;
  readonly process: ProcessMark;
  /** Where the guest's memory is waited for. */
  readonly socket: string;
  /** Where disks are served that are copied, and which. */
  readonly disks?: { readonly socket: string; readonly targets: readonly string[] };
}

export const formatCookie = (cookie: SourceCookie | DestinationCookie): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(cookie));

const strangers = "guests move between embedded nodes only, of one host and one user";

/** Throws OPERATION_UNSUPPORTED for a cookie of another driver's. */
export function readSourceCookie(bytes: Uint8Array | undefined): SourceCookie {
  const value = parse(bytes) as Partial<SourceCookie>;
  const { token, boot, node, root, folder, uuid, disks } = value;
  const texts = [token, boot, node, root, folder, uuid];
  if (!texts.every((it) => typeof it === "string" && it !== "") || !Array.isArray(disks))
    throw qemuError(ErrorNumber.OPERATION_UNSUPPORTED, "migration", strangers);
  if (!/^[\w-]+$/.test(token!)) throw invalidArgument("cookie", "its token is no word");
  return value as SourceCookie;
}

export function readDestinationCookie(bytes: Uint8Array | undefined): DestinationCookie {
  const value = parse(bytes) as Partial<DestinationCookie>;
  const { root, folder, process, socket } = value;
  if (![root, folder, socket].every((it) => typeof it === "string" && it !== "") || !isMark(process))
    throw qemuError(ErrorNumber.OPERATION_UNSUPPORTED, "migration", strangers);
  return value as DestinationCookie;
}

function parse(bytes: Uint8Array | undefined): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // It is somebody else's.
  }
  return {};
}
