/** Starts a real libvirtd in session mode: unprivileged, in a folder of its own, without systemd, D-Bus or KVM. */
import { execFileSync } from "node:child_process";
import { existsSync, lchownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  cacheOf,
  DaemonProcess,
  environment,
  type Launch,
  namespaces,
  otherRoot,
  REAP,
  started,
} from "./daemon-process.js";

/** Who it runs as when we are root: nobody. */
const NOBODY = 65534;

/** How to start one. */
export interface LibvirtdOptions {
  /** Lines of libvirtd.conf; with some, it also gets `--listen`. */
  readonly config?: readonly string[];
  /** Variables for it alone, `SASL_CONF_PATH` for instance. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Why no libvirtd can be started here; undefined when one can. With `CI=true` it must be there, unless
 * `LIBVIRT_TS_NO_LIBVIRTD=reason` says why not.
 */
export function libvirtdUnavailable(): string | undefined {
  const told = process.env.LIBVIRT_TS_NO_LIBVIRTD;
  const reason = told || missing();
  if (reason && process.env.CI === "true" && !told) {
    throw new Error(`libvirtd cannot run: ${reason} (or LIBVIRT_TS_NO_LIBVIRTD=reason)`);
  }
  return reason || undefined;
}

function missing(): string | undefined {
  if (process.platform !== "linux") return "needs Linux";
  const root = otherRoot();
  if (root !== undefined) {
    if (process.getuid?.() !== 0) return "another system's libvirtd needs root";
    return existsSync(join(root, "usr/sbin/libvirtd")) ? undefined : `no libvirtd in ${root}`;
  }
  try {
    execFileSync("libvirtd", ["--version"], { stdio: "ignore", env: environment({}) });
  } catch {
    return "no libvirtd (Debian: libvirt-daemon, libvirt-daemon-driver-qemu)";
  }
  return undefined;
}

/** A running libvirtd, its folder and its socket. */
export class Libvirtd extends DaemonProcess {
  readonly socketPath: string = join(this.folder, "run/libvirt/libvirt-sock");

  private constructor(readonly options: LibvirtdOptions) {
    super();
  }

  /** Starts one and waits until it takes connections. */
  static start(options: LibvirtdOptions = {}): Promise<Libvirtd> {
    return started(new Libvirtd(options));
  }

  protected prepare(): Launch {
    const { folder } = this;
    const isRoot = process.getuid?.() === 0;
    const cache = cacheOf(String(isRoot ? NOBODY : process.getuid?.()));
    const own = ["run", "cfg", "data", "home"].map((name) => join(folder, name));
    for (const path of own) mkdirSync(path, { recursive: true, mode: 0o700 });
    mkdirSync(cache, { recursive: true });
    if (isRoot) for (const path of [folder, cache, ...own]) lchownSync(path, NOBODY, NOBODY);
    const { config = [] } = this.options;
    const command = ["libvirtd", "--pid-file", join(folder, "libvirtd.pid")];
    if (config.length > 0)
      command.push("--listen", "-f", this.file("libvirtd.conf", `${config.join("\n")}\n`));
    const as = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
    return {
      command: isRoot ? [...namespaces(), "sh", "-c", REAP, "session", ...as, ...command] : command,
      environment: {
        HOME: join(folder, "home"),
        XDG_RUNTIME_DIR: join(folder, "run"),
        XDG_CONFIG_HOME: join(folder, "cfg"),
        XDG_CACHE_HOME: cache,
        XDG_DATA_HOME: join(folder, "data"),
        LIBVIRT_LOG_OUTPUTS: `3:file:${join(folder, "log")}`,
        ...this.options.environment,
      },
    };
  }
}
