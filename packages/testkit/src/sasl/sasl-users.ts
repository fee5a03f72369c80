import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const saslpasswd = (args: readonly string[], input = ""): void => {
  execFileSync("saslpasswd2", args, {
    input,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin` },
  });
};

/** Why nobody can log in by SASL here; undefined where somebody can. */
export function saslUnavailable(): string | undefined {
  const folders = ["/usr/sbin", ...(process.env.PATH ?? "").split(":")];
  return folders.some((folder) => existsSync(join(folder, "saslpasswd2")))
    ? undefined
    : "saslpasswd2 is not installed (Debian: sasl2-bin, libsasl2-modules)";
}

/** Who may log in at a libvirtd by SASL: users in a data base of their own, and the mechanisms that are offered. */
export class SaslUsers implements Disposable {
  readonly folder: string;

  /** `mechanisms` as Cyrus SASL names them: `scram-sha-256`, `plain`, … */
  constructor(mechanisms: readonly string[]) {
    this.folder = mkdtempSync(join(tmpdir(), "sasl-"));
    chmodSync(this.folder, 0o755);
    const config = [
      `mech_list: ${mechanisms.join(" ")}`,
      "pwcheck_method: auxprop",
      "auxprop_plugin: sasldb",
      `sasldb_path: ${this.#database}`,
    ];
    writeFileSync(join(this.folder, "libvirt.conf"), `${config.join("\n")}\n`);
  }

  get #database(): string {
    return join(this.folder, "sasldb2");
  }

  /** What a daemon needs to know of it. */
  get environment(): Readonly<Record<string, string>> {
    return { SASL_CONF_PATH: this.folder };
  }

  /** Adds a user; its name at log-in is `NAME@localhost`. */
  add(name: string, password: string): string {
    saslpasswd(["-p", "-c", "-f", this.#database, "-a", "libvirt", "-u", "localhost", name], password);
    chmodSync(this.#database, 0o644);
    return `${name}@localhost`;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
