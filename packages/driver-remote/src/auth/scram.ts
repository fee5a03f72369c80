/** SCRAM of RFC 5802 and RFC 7677, the client's side, on WebCrypto. */

const encoder = new TextEncoder();

/** More rounds than any server asks for in earnest: a hostile one must not keep us busy for hours. */
const ITERATIONS_MAX = 1_000_000;

/** Who logs in. */
export interface ScramCredentials {
  readonly username: string;
  readonly password: string;
}

export type ScramHash = "SHA-1" | "SHA-256";

/** One exchange: `first`, then `respond` to the challenge, then `verify` the server's last word. */
export class ScramClient {
  readonly #hash: ScramHash;
  readonly #password: string;
  readonly #nonce: string;
  readonly #firstBare: string;
  #signature: string | undefined;

  constructor(hash: ScramHash, { username, password }: ScramCredentials, nonce = randomNonce()) {
    this.#hash = hash;
    this.#password = password;
    this.#nonce = nonce;
    this.#firstBare = `n=${prepared(username).replaceAll("=", "=3D").replaceAll(",", "=2C")},r=${nonce}`;
  }

  /** The initial response. */
  first(): string {
    return `n,,${this.#firstBare}`;
  }

  /** The answer to the server's challenge. Throws when that is none. */
  async respond(challenge: string): Promise<string> {
    const { r: nonce, s: salt, i: rounds } = attributes(challenge);
    const iterations = Number(rounds);
    if (!nonce?.startsWith(this.#nonce) || nonce === this.#nonce || !salt) throw broken("its challenge");
    if (!/^\d+$/.test(rounds ?? "") || iterations < 1 || iterations > ITERATIONS_MAX) {
      throw broken(`${rounds} rounds, 1 to ${ITERATIONS_MAX} are taken`);
    }
    const salted = await this.#saltedPassword(fromBase64(salt), iterations);
    const withoutProof = `c=biws,r=${nonce}`;
    const message = `${this.#firstBare},${challenge},${withoutProof}`;
    const clientKey = await this.#hmac(salted, "Client Key");
    const storedKey = new Uint8Array(await crypto.subtle.digest(this.#hash, clientKey));
    const clientSignature = await this.#hmac(storedKey, message);
    this.#signature = toBase64(await this.#hmac(await this.#hmac(salted, "Server Key"), message));
    return `${withoutProof},p=${toBase64(clientKey.map((byte, i) => byte ^ clientSignature[i]!))}`;
  }

  /** Checks that the server knows the password, too. Throws when it does not. */
  verify(final: string): void {
    const { v: signature, e: error } = attributes(final);
    if (error !== undefined) throw broken("an error of its own");
    if (this.#signature === undefined || signature !== this.#signature)
      throw broken("no proof of its identity");
  }

  async #saltedPassword(salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array<ArrayBuffer>> {
    const key = await crypto.subtle.importKey(
      "raw",
      encoder.encode(prepared(this.#password)),
      "PBKDF2",
      false,
      ["deriveBits"],
    );
    const bits = this.#hash === "SHA-1" ? 160 : 256;
    return new Uint8Array(
      await crypto.subtle.deriveBits({ name: "PBKDF2", hash: this.#hash, salt, iterations }, key, bits),
    );
  }

  async #hmac(key: Uint8Array<ArrayBuffer>, message: string): Promise<Uint8Array<ArrayBuffer>> {
    const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: this.#hash }, false, [
      "sign",
    ]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(message)));
  }
}

function attributes(message: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    message.split(",").flatMap((part) => (part[1] === "=" ? [[part[0]!, part.slice(2)]] : [])),
  );
}

/** What SASLprep does to the texts that people use: compatible forms are one. */
const prepared = (text: string) => text.normalize("NFKC");

const randomNonce = () => toBase64(crypto.getRandomValues(new Uint8Array(24)));

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw broken("its salt");
  }
}

const broken = (what: string) => new Error(`SCRAM: the server sent ${what}`);
