/** Starts a real libvirtd in system mode: as root, in namespaces where the paths it was built with are folders of its own. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cacheOf, DaemonProcess, type Launch, namespaces, REAP, started } from "./daemon-process.js";
import { type LibvirtdOptions, libvirtdUnavailable } from "./session-daemon.js";

/** How to start one. */
export interface SystemLibvirtdOptions extends LibvirtdOptions {
  /** Networks of its own, so that bridges and firewall rules stay inside; it is then reached by its sockets alone. */
  readonly ownNetwork?: boolean;
}

/** Why no libvirtd of the system can be started here; undefined when one can. */
export function systemLibvirtdUnavailable(): string | undefined {
  const reason = libvirtdUnavailable();
  if (reason !== undefined) return reason;
  if (process.getuid?.() !== 0) return "a libvirtd of the system needs root";
  try {
    execFileSync("unshare", ["--mount", "--uts", "--net", "true"], { stdio: "pipe" });
    return undefined;
  } catch {
    return "a libvirtd of the system needs namespaces";
  }
}

/** The user without whom QEMU's driver does not start, whatever is configured. */
const USER = "libvirt-qemu:x:64055:64055::/nonexistent:/usr/sbin/nologin\n";
const GROUP = "libvirt-qemu:x:64055:\n";

/** Guests run as root, and without what a sandbox has not: security drivers, control groups, a daemon for logs. */
const QEMU_CONF = `user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
stdio_handler = "file"
namespaces = [ ]
cgroup_controllers = [ ]
`;

/**
 * In place of the machine's: $1 the folder, $2 the cache, $3 the host's name. A file that is no device says "no KVM"; one that
 * says "udev runs" lets libvirtd listen for devices, which it does not where nobody would tell it.
 */
const INSIDE = `set -e; d=$1 cache=$2 name=$3; shift 3
mkdir -p /etc/libvirt /var/lib/libvirt /run/libvirt /var/log/libvirt /var/cache/libvirt
mount --bind "$d/passwd" /etc/passwd; mount --bind "$d/group" /etc/group
mount --bind "$d/etc" /etc/libvirt; mount --bind "$d/lib" /var/lib/libvirt; mount --bind "$d/run" /run/libvirt
mount --bind "$d/logs" /var/log/libvirt; mount --bind "$cache" /var/cache/libvirt
if [ -e /dev/kvm ]; then mount --bind "$d/kvm" /dev/kvm; mount -o remount,bind,ro /dev/kvm; fi
if [ ! -e /run/udev/control ]; then mkdir -p /run/udev; mount -t tmpfs udev /run/udev; touch /run/udev/control; fi
hostname "$name"
ip link set lo up 2>/dev/null || true
set +e
${REAP}`;

/** A running libvirtd of the system, its folder and its sockets. */
export class SystemLibvirtd extends DaemonProcess {
  readonly socketPath: string = join(this.folder, "run/libvirt-sock");
  /** The one through which nothing can be changed. */
  readonly readOnlySocketPath: string = join(this.folder, "run/libvirt-sock-ro");
  /** The name of its host, which is its own. */
  readonly hostname: string = basename(this.folder).toLowerCase();
  readonly #uuid = randomUUID();

  private constructor(readonly options: SystemLibvirtdOptions) {
    super();
  }

  /** Starts one and waits until it takes connections. */
  static start(options: SystemLibvirtdOptions = {}): Promise<SystemLibvirtd> {
    return started(new SystemLibvirtd(options));
  }

  protected prepare(): Launch {
    const { folder } = this;
    const { config = [], ownNetwork = false } = this.options;
    const cache = cacheOf("system");
    for (const path of ["etc", "lib", "run", "logs"].map((name) => join(folder, name)).concat(cache))
      mkdirSync(path, { recursive: true });
    const account = (path: string, line: string) => {
      const text = readFileSync(path, "utf8");
      return text.includes("libvirt-qemu:") ? text : text + line;
    };
    this.file("passwd", account("/etc/passwd", USER));
    this.file("group", account("/etc/group", GROUP));
    this.file("kvm");
    this.file("etc/qemu.conf", QEMU_CONF);
    this.file(
      "etc/libvirtd.conf",
      ['auth_unix_ro = "none"', 'auth_unix_rw = "none"', `host_uuid = "${this.#uuid}"`, ...config, ""].join(
        "\n",
      ),
    );
    const spaces = ["--uts", "--propagation", "private", ...(ownNetwork ? ["--net"] : [])];
    const listen = config.length > 0 ? ["--listen"] : [];
    return {
      command: [
        ...[...namespaces(...spaces), "sh", "-c", INSIDE, "system", folder, cache, this.hostname],
        ...["libvirtd", ...listen, "--pid-file", join(folder, "libvirtd.pid")],
      ],
      environment: {
        HOME: folder,
        LIBVIRT_LOG_OUTPUTS: `3:file:${join(folder, "log")}`,
        ...this.options.environment,
      },
    };
  }
}
