import { LibvirtError } from "@libvirt-ts/driver";
import { Passwords } from "../../../daemon/src/auth/passwords.js";
import { ScramServer } from "../../../daemon/src/auth/scram-server.js";
import { ScramClient } from "../../../driver-remote/src/auth/scram.js";
import { errorsOf, type Reader } from "../engine/reader.js";
import { several } from "./several.js";

const record = {
  iterations: 4096,
  salt: Buffer.from("salt"),
  storedKey: Buffer.alloc(32, 1),
  serverKey: Buffer.alloc(32, 2),
};
const passwords = new Passwords(new Map([["fred", record]]));
const judge = (error: unknown): string | undefined =>
  error instanceof Error && error.constructor === Error ? undefined : errorsOf([LibvirtError])(error);

/** Both sides of a log-in, against a peer that says anything; a line is a message. */
export const reader: Reader = {
  seeds: [
    "n,,n=fred,r=abc\nc=biws,r=abcNONCE,p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "r=NONCExyz,s=c2FsdA==,i=1\nv=AAAA",
  ],
  milliseconds: 20_000,
  fault: judge,
  read(input) {
    const [first = "", second = ""] = input.toString().split("\n");
    const server = new ScramServer(passwords, "NONCE");
    const client = new ScramClient("SHA-256", { username: "fred", password: "x" }, "NONCE");
    return several(judge, [
      () => server.first(first),
      () => server.final(second),
      // Rounds of the derivation are the peer's to choose, up to a limit; here few are enough.
      () => !/i=\d{3}/.test(first) && client.respond(first),
      () => client.verify(second),
    ]);
  },
};
