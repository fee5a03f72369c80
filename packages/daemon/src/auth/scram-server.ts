import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { hash, type PasswordRecord, type Passwords, prepared } from "./passwords.js";

/** A message longer than this is none: names and nonces are short. */
const longest = 4096;

/** One login by SCRAM-SHA-256, of RFC 5802 and RFC 7677, the server's side: `first`, then `final`. Both throw on any doubt. */
export class ScramServer {
  readonly #passwords: Passwords;
  readonly #ownNonce: string;
  #exchange:
    | {
        readonly user: string;
        readonly record: PasswordRecord;
        readonly header: string;
        readonly nonce: string;
        readonly messages: string;
      }
    | undefined;

  constructor(passwords: Passwords, ownNonce = randomBytes(18).toString("base64")) {
    this.#passwords = passwords;
    this.#ownNonce = ownNonce;
  }

  /** Answers the client's first message with the challenge. */
  first(message: string): string {
    // No channel binding; a client that could, and takes us for one that cannot, is right.
    const match =
      message.length > longest ? null : /^([ny],,)(n=([^,]+),r=([\x21-\x2b\x2d-\x7e]+))$/.exec(message);
    if (match === null || this.#exchange !== undefined) throw new Error("SCRAM: that is no first message");
    const [, header = "", bare = "", name = "", theirs = ""] = match;
    if (/=(?!2C|3D)/.test(name)) throw new Error("SCRAM: that is no name");
    const user = prepared(name.replaceAll("=2C", ",").replaceAll("=3D", "="));
    const record = this.#passwords.recordOf(user);
    const nonce = theirs + this.#ownNonce;
    const challenge = `r=${nonce},s=${record.salt.toString("base64")},i=${record.iterations}`;
    this.#exchange = { user, record, header, nonce, messages: `${bare},${challenge}` };
    return challenge;
  }

  /** Checks the client's proof; tells ours and who it is. */
  final(message: string): { readonly user: string; readonly proof: string } {
    const exchange = this.#exchange;
    const match =
      message.length > longest ? null : /^(c=([^,]*),r=([^,]*)),p=([A-Za-z0-9+/]{43}=)$/.exec(message);
    if (exchange === undefined || match === null) throw new Error("SCRAM: that is no final message");
    this.#exchange = undefined;
    const [, withoutProof = "", binding, nonce, proof = ""] = match;
    const { user, record, header } = exchange;
    if (binding !== Buffer.from(header).toString("base64") || nonce !== exchange.nonce)
      throw new Error("SCRAM: that is the end of another exchange");
    const signed = `${exchange.messages},${withoutProof}`;
    const signature = createHmac(hash, record.storedKey).update(signed).digest();
    const clientKey = Buffer.from(proof, "base64").map((byte, i) => byte ^ signature[i]!);
    if (!timingSafeEqual(createHash(hash).update(clientKey).digest(), record.storedKey))
      throw new Error("SCRAM: the password is not right");
    return { user, proof: `v=${createHmac(hash, record.serverKey).update(signed).digest("base64")}` };
  }
}
