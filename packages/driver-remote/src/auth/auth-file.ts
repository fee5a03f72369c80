import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Credentials, ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** What decides which file of credentials is read. */
export interface AuthFileOptions {
  /** The `authfile=` of a URI: it must be there. */
  readonly own?: string | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
  /** Default: `/etc/libvirt`. */
  readonly system?: string;
}

/** More than any list of credentials is long. */
const MOST_BYTES = 1024 * 1024;

/** The groups of an auth.conf, by name. */
export type AuthFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * The credentials that the user's auth.conf has for libvirt on a host: `authfile=`, else `$LIBVIRT_AUTH_FILE`, else
 * `$XDG_CONFIG_HOME/libvirt/auth.conf`, else `/etc/libvirt/auth.conf`, the first that can be read. Throws AUTH_UNAVAILABLE
 * when the URI's own cannot be, or when the file is broken; no line of it stands in an error.
 */
export async function credentialsOf(host: string, options: AuthFileOptions = {}): Promise<Credentials> {
  const { own, environment = process.env, home = homedir(), system = "/etc/libvirt" } = options;
  const candidates =
    own !== undefined
      ? [own]
      : [
          environment.LIBVIRT_AUTH_FILE,
          join(environment.XDG_CONFIG_HOME || join(home, ".config"), "libvirt/auth.conf"),
          join(system, "auth.conf"),
        ];
  for (const path of candidates) {
    if (!path) continue;
    const text = await read(path, own !== undefined);
    if (text !== undefined) return lookUp(parseAuthFile(text, path), host, path);
  }
  return {};
}

async function read(path: string, must: boolean): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    if (must) throw broken(path, `cannot be read: ${(cause as NodeJS.ErrnoException).code}`);
    return undefined;
  }
  if (bytes.length > MOST_BYTES) throw broken(path, `has more than ${MOST_BYTES} bytes`);
  return bytes.toString("utf8");
}

/** Reads the groups of an auth.conf; `path` is for errors. */
export function parseAuthFile(text: string, path: string): AuthFile {
  const groups = new Map<string, Map<string, string>>();
  let group: Map<string, string> | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const name = /^\[([^[\]]+)\]$/.exec(line)?.[1];
    const at = line.indexOf("=");
    if (name !== undefined) {
      group = groups.get(name) ?? new Map();
      groups.set(name, group);
    } else if (group !== undefined && at > 0) {
      group.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
    } else {
      throw broken(path, `line ${index + 1}: expected [group], name=value or # comment`);
    }
  }
  return groups;
}

/** The group of the host, else the default one, names the credentials. */
function lookUp(file: AuthFile, host: string, path: string): Credentials {
  const group = [`auth-libvirt-${host}`, "auth-libvirt-default"].find((name) => file.has(name));
  if (group === undefined) return {};
  const name = file.get(group)!.get("credentials");
  if (name === undefined) throw broken(path, `[${group}] has no credentials=`);
  const found = file.get(`credentials-${name}`);
  if (found === undefined) throw broken(path, `[${group}] names [credentials-${name}], which is not there`);
  // Who logs in is SASL's `authname`; people write `username`, too.
  return { username: found.get("authname") ?? found.get("username"), password: found.get("password") };
}

function broken(path: string, detail: string): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.AUTH_UNAVAILABLE,
    domain: ErrorDomain.AUTH,
    info: path,
    detail: `the file of credentials ${detail}`,
    nothingSent: true,
  });
}
