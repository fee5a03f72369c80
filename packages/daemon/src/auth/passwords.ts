import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";

/** What the server keeps of a password, by RFC 5802: enough to check a client, not enough to be one. */
export interface PasswordRecord {
  readonly iterations: number;
  readonly salt: Buffer;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** The hash of SCRAM-SHA-256 and the length of what it gives. */
export const hash = "sha256";
const hashBytes = 32;

const iterations = 16_384;
const saltBytes = 16;

/** Users and what is kept of their passwords. */
export class Passwords {
  readonly #records: ReadonlyMap<string, PasswordRecord>;
  /** Makes an answer for users that are not there which is the same every time. */
  readonly #secret = randomBytes(hashBytes);

  constructor(records: ReadonlyMap<string, PasswordRecord>) {
    this.#records = records;
  }

  has(user: string): boolean {
    return this.#records.has(user);
  }

  /** A user's record; one that no password fits for a user that is not there, so that nobody learns who is. */
  recordOf(user: string): PasswordRecord {
    const known = this.#records.get(user);
    if (known !== undefined) return known;
    const derived = (what: string) => createHmac(hash, this.#secret).update(`${what}\0${user}`).digest();
    return {
      iterations,
      salt: derived("salt").subarray(0, saltBytes),
      storedKey: derived("stored"),
      serverKey: derived("server"),
    };
  }
}

/** What SASLprep does to the texts that people use: compatible forms are one. */
export const prepared = (text: string) => text.normalize("NFKC");

function recordFor(password: string): PasswordRecord {
  const salt = randomBytes(saltBytes);
  const salted = pbkdf2Sync(prepared(password), salt, iterations, hashBytes, hash);
  const key = (what: string) => createHmac(hash, salted).update(what).digest();
  const storedKey = createHash(hash).update(key("Client Key")).digest();
  return { iterations, salt, storedKey, serverKey: key("Server Key") };
}

const line = /^SCRAM-SHA-256\$(\d{1,7}):([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)$/;

/** Reads a file of passwords: a line for each user, `NAME:SCRAM-SHA-256$ITERATIONS:SALT$STOREDKEY:SERVERKEY`. Throws with the line's number. */
export async function readPasswords(path: string): Promise<Passwords> {
  return new Passwords(parsePasswords(await readFile(path, "utf8"), path));
}

/** Reads the lines of such a file. */
export function parsePasswords(text: string, path: string): Map<string, PasswordRecord> {
  const records = new Map<string, PasswordRecord>();
  for (const [index, row] of text.split("\n").entries()) {
    if (row.trim() === "" || row.startsWith("#")) continue;
    const colon = row.indexOf(":");
    const match = line.exec(row.slice(colon + 1));
    if (colon < 1 || match === null)
      throw new Error(
        `${path}: line ${index + 1}: expected NAME:SCRAM-SHA-256$…, as \`libvirt-tsd passwd\` writes it`,
      );
    const [, rounds, salt, storedKey, serverKey] = match;
    const bytes = (encoded: string | undefined) => Buffer.from(encoded!, "base64");
    records.set(prepared(row.slice(0, colon)), {
      iterations: Number(rounds),
      salt: bytes(salt),
      storedKey: bytes(storedKey),
      serverKey: bytes(serverKey),
    });
  }
  return records;
}

/** Gives a user a password, in a file that is the old one until the new one is whole. */
export async function setPassword(path: string, user: string, password: string): Promise<void> {
  if (user === "" || /[:\n#]/.test(user))
    throw new Error(`${JSON.stringify(user)} is no name: it must be without :, # and new lines`);
  if (password === "") throw new Error("an empty password is none");
  const old = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return "";
  });
  parsePasswords(old, path);
  const others = old
    .split("\n")
    .filter((row) => row !== "" && prepared(row.slice(0, row.indexOf(":"))) !== prepared(user));
  const { salt, storedKey, serverKey } = recordFor(password);
  const encoded = [salt, storedKey, serverKey].map((bytes) => bytes.toString("base64"));
  const own = `${prepared(user)}:SCRAM-SHA-256$${iterations}:${encoded[0]}$${encoded[1]}:${encoded[2]}`;
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, `${[...others, own].join("\n")}\n`, { mode: 0o600, flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
