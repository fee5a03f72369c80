import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate to be made. */
export interface CertificateRequest {
  /** The subject's common name. */
  readonly name: string;
  readonly purpose: "client" | "server";
  /** Names and addresses that it is good for. */
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly string[];
  /** Days from now until it ends; a negative number made it end so long ago. Default: 30. */
  readonly days?: number;
}

/** The paths of a certificate and its key. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Why certificates cannot be made here; undefined where they can. */
export function pkiUnavailable(): string | undefined {
  try {
    execFileSync("certtool", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "certtool is not installed (Debian: gnutls-bin)";
  }
}

/** An authority of its own, whose files lie in a folder: made by GnuTLS's certtool, with RSA keys, which libvirt wants. */
export class Pki {
  readonly folder: string;
  /** The authority's own certificate. */
  readonly ca: string;
  readonly #key: string;
  #serial = 1;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.ca = join(folder, "ca.pem");
    this.#key = this.#makeKey("ca.key");
    const template = this.#template("ca", [
      "cn=libvirt-ts test CA",
      "ca",
      "cert_signing_key",
      "crl_signing_key",
      "expiration_days=30",
    ]);
    certtool(
      "--generate-self-signed",
      "--load-privkey",
      this.#key,
      "--template",
      template,
      "--outfile",
      this.ca,
    );
  }

  /** Makes a certificate that this authority has signed. */
  issue(request: CertificateRequest): Certificate {
    const { name, purpose, dnsNames = [], addresses = [], days = 30 } = request;
    const id = `${purpose}-${this.#serial++}`;
    const begins = new Date(Date.now() - 60 * 86_400_000);
    const ends = new Date(Date.now() + days * 86_400_000);
    const key = this.#makeKey(`${id}.key`);
    const cert = join(this.folder, `${id}.pem`);
    const template = this.#template(id, [
      `cn=${name}`,
      `serial=${this.#serial}`,
      purpose === "server" ? "tls_www_server" : "tls_www_client",
      "encryption_key",
      "signing_key",
      ...dnsNames.map((dns) => `dns_name=${dns}`),
      ...addresses.map((address) => `ip_address=${address}`),
      `activation_date=${begins.toISOString()}`,
      `expiration_date=${ends.toISOString()}`,
    ]);
    certtool(
      ...["--generate-certificate", "--load-privkey", key, "--template", template, "--outfile", cert],
      ...["--load-ca-certificate", this.ca, "--load-ca-privkey", this.#key],
    );
    return { cert, key };
  }

  /** A list of certificates of this authority that are good no more. */
  revoke({ cert }: Certificate): string {
    const crl = join(this.folder, "crl.pem");
    const template = this.#template("crl", ["crl_next_update=30", "crl_number=1"]);
    certtool(
      ...["--generate-crl", "--load-certificate", cert, "--template", template, "--outfile", crl],
      ...["--load-ca-certificate", this.ca, "--load-ca-privkey", this.#key],
    );
    return crl;
  }

  /** A folder as `pkipath=` names it: this authority, or another one, and a client's certificate. */
  clientFolder(name: string, identity?: Certificate, ca = this.ca): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    copyFileSync(ca, join(folder, "cacert.pem"));
    if (identity !== undefined) {
      copyFileSync(identity.cert, join(folder, "clientcert.pem"));
      copyFileSync(identity.key, join(folder, "clientkey.pem"));
    }
    return folder;
  }

  #makeKey(name: string): string {
    const path = join(this.folder, name);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    return path;
  }

  #template(name: string, lines: readonly string[]): string {
    const path = join(this.folder, `${name}.tmpl`);
    writeFileSync(path, `${lines.join("\n")}\n`);
    return path;
  }
}

function certtool(...args: string[]): void {
  execFileSync("certtool", args, { stdio: "pipe" });
}
