import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { readClientConfig } from "./client-config.js";

/** What of this machine and its user decides what a connection without a URI is. */
export interface OpeningHost {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** 0 for root; undefined where there are no such numbers. */
  readonly uid: number | undefined;
  readonly home: string;
  exists(path: string): boolean;
  /** A file's text; undefined where there is none. */
  read(path: string): string | undefined;
}

const thisHost = (): OpeningHost => ({
  env: process.env,
  uid: process.getuid?.(),
  home: homedir(),
  exists: existsSync,
  read(path) {
    try {
      return readFileSync(path, "utf8");
    } catch (cause) {
      // Whoever has become another user may not enter the first one's home: there is nothing there for him.
      if (!existsSync(path)) return undefined;
      throw unreadable(path, cause as NodeJS.ErrnoException);
    }
  },
});

function unreadable(path: string, cause: NodeJS.ErrnoException): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.CONF,
    info: path,
    detail: cause.message,
    int1: Math.abs(cause.errno ?? 0),
    cause,
    nothingSent: true,
  });
}

/** What only a host of Xen has: its control domain's capabilities, or a socket of its daemons. */
const XEN_SOCKETS = [
  "/var/lib/xend/xend-socket",
  "/run/xenstored/socket",
  "/var/run/xenstored/socket",
] as const;
const XEN_CAPABILITIES = "/proc/xen/capabilities";

/** The names that an alias can have. */
const ALIAS = /^[\w-]+$/;

/** What a URI stands for, and what was looked for where none was given and none was found. */
export interface ResolvedUri {
  /** Undefined is the local Xen. */
  readonly uri: string | undefined;
  readonly lookedFor: readonly string[];
}

/**
 * What is to be opened where no URI was given: `$LIBVIRT_DEFAULT_URI`, else `uri_default` of libvirt.conf, else the local Xen
 * if this is a host of Xen, else the libvirt daemon whose socket is there and that `accepts` says somebody can open. A URI that
 * is one of libvirt.conf's `uri_aliases` is replaced, once. The empty one is xend. Throws CONF_SYNTAX for a broken libvirt.conf,
 * SYSTEM_ERROR for one that is there and cannot be read.
 */
export function resolveUri(
  given: string | undefined,
  accepts: (uri: string) => boolean,
  host: OpeningHost = thisHost(),
): ResolvedUri {
  const { env, uid } = host;
  const folder = uid === 0 ? "/etc" : env.XDG_CONFIG_HOME || join(host.home, ".config");
  const path = join(folder, "libvirt/libvirt.conf");
  const config = () => readClientConfig(host.read(path) ?? "", path);
  const uri = given ?? (env.LIBVIRT_DEFAULT_URI || config().defaultUri);
  if (uri !== undefined) {
    const alias = ALIAS.test(uri) ? config().aliases.get(uri) : undefined;
    return { uri: alias ?? uri, lookedFor: [] };
  }
  if (isXenHost(host)) return { uri: undefined, lookedFor: [] };
  const daemon = uid === 0 ? "qemu:///system" : "qemu:///session";
  const runtime = uid === 0 ? "/var/run" : env.XDG_RUNTIME_DIR || join(host.home, ".cache");
  const sockets = ["virtqemud-sock", "libvirt-sock"];
  const place = join(runtime, "libvirt");
  if (accepts(daemon) && sockets.some((name) => host.exists(join(place, name))))
    return { uri: daemon, lookedFor: [] };
  const lookedFor = ["$LIBVIRT_DEFAULT_URI", `uri_default in ${path}`, `${sockets.join(" or ")} in ${place}`];
  return { uri: undefined, lookedFor };
}

function isXenHost(host: OpeningHost): boolean {
  return (
    XEN_SOCKETS.some((path) => host.exists(path)) ||
    (host.exists(XEN_CAPABILITIES) && (host.read(XEN_CAPABILITIES) ?? "").includes("control_d"))
  );
}
