import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { RemoteUri } from "./remote-uri.js";

/** Whether a URI means the user's own daemon: not root, and a session. */
export function isSession({ driver, path }: RemoteUri, uid = process.getuid?.()): boolean {
  return uid !== 0 && (path === "/session" || driver === "test");
}

/**
 * Where the daemon of a URI listens on this host: the modular one (`virtqemud-sock`) where it is there, else libvirtd. Root
 * always gets the system's. A session has one socket, for readers, too.
 */
export function socketPath(uri: RemoteUri, readOnly: boolean): string {
  const own = uri.params.get("socket");
  if (own !== undefined) return own;
  const session = isSession(uri);
  const folder = session
    ? join(process.env.XDG_RUNTIME_DIR ?? join(homedir(), ".cache"), "libvirt")
    : "/var/run/libvirt";
  const suffix = readOnly && !session ? "-sock-ro" : "-sock";
  const direct = join(folder, `virt${uri.driver}d${suffix}`);
  const legacy = join(folder, `libvirt${suffix}`);
  const mode = uri.params.get("mode") ?? "auto";
  if (mode === "direct") return direct;
  if (mode === "legacy") return legacy;
  return existsSync(direct) || !existsSync(legacy) ? direct : legacy;
}
