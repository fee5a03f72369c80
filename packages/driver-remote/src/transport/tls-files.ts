import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { ErrorDomain, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";

/** What a TLS client shows and trusts, as PEM. */
export interface TlsFiles {
  /** The certificates of the authorities that are trusted. */
  readonly ca: Buffer;
  /** Certificates that are trusted no more. */
  readonly crl?: Buffer;
  /** Our own certificate and its key. */
  readonly identity?: { readonly cert: Buffer; readonly key: Buffer };
}

/** Where the files are looked for. */
export interface TlsFilesOptions {
  /** The one folder in which all of them lie (`pkipath=` of a URI); without it, libvirt's places. */
  readonly pkiPath?: string;
  /** Default: this process's. */
  readonly uid?: number;
  /** Default: the user's. */
  readonly home?: string;
  /** The system's folder. Default: `/etc/pki`. */
  readonly system?: string;
}

interface Places {
  readonly ca: readonly string[];
  readonly crl: readonly string[];
  /** Certificate and key, both in one place. */
  readonly pair: readonly (readonly [cert: string, key: string])[];
}

/**
 * Reads a TLS client's files from where libvirt has them: of a user who is not root, CA, CRL and the pair of certificate
 * and key each from `~/.pki/libvirt` first, then from the system's folder. Throws SYSTEM_ERROR for a CA that is nowhere,
 * a certificate without its key, and what cannot be read.
 */
export async function readTlsFiles(options: TlsFilesOptions = {}): Promise<TlsFiles> {
  const places = placesOf(options);
  const ca = await firstOf(places.ca);
  if (ca === undefined) throw missing(`no CA certificate: expected ${places.ca.join(" or ")}`);
  const crl = await firstOf(places.crl);
  const identity = await firstPair(places.pair);
  return { ca, ...(crl && { crl }), ...(identity && { identity }) };
}

function placesOf({
  pkiPath,
  uid = process.getuid?.() ?? 1,
  home = homedir(),
  system = "/etc/pki",
}: TlsFilesOptions): Places {
  const inFolder = (folder: string): Places => ({
    ca: [join(folder, "cacert.pem")],
    crl: [join(folder, "cacrl.pem")],
    pair: [[join(folder, "clientcert.pem"), join(folder, "clientkey.pem")]],
  });
  if (pkiPath !== undefined) return inFolder(pkiPath);
  const own = uid === 0 ? { ca: [], crl: [], pair: [] } : inFolder(join(home, ".pki/libvirt"));
  return {
    ca: [...own.ca, join(system, "CA/cacert.pem")],
    crl: [...own.crl, join(system, "CA/cacrl.pem")],
    pair: [
      ...own.pair,
      [join(system, "libvirt/clientcert.pem"), join(system, "libvirt/private/clientkey.pem")],
    ],
  };
}

async function firstOf(paths: readonly string[]): Promise<Buffer | undefined> {
  for (const path of paths) {
    const bytes = await read(path);
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

async function firstPair(pairs: Places["pair"]): Promise<TlsFiles["identity"]> {
  for (const [certPath, keyPath] of pairs) {
    const [cert, key] = await Promise.all([read(certPath), read(keyPath)]);
    if (cert !== undefined && key !== undefined) return { cert, key };
    if (cert !== undefined) throw missing(`the certificate ${certPath} has no key: expected ${keyPath}`);
    if (key !== undefined) throw missing(`the key ${keyPath} has no certificate: expected ${certPath}`);
  }
  return undefined;
}

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw missing(`cannot read ${path}: ${message}`, error as Error);
  }
}

function missing(detail: string, cause?: Error): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.SYSTEM_ERROR,
    domain: ErrorDomain.RPC,
    detail,
    nothingSent: true,
    ...(cause && { cause }),
  });
}
