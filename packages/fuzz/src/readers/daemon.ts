import { parsePasswords } from "../../../daemon/src/auth/passwords.js";
import { readConfig } from "../../../daemon/src/config/config.js";
import { ConfigError } from "../../../daemon/src/config/reader.js";
import { noError, type Reader } from "../engine/reader.js";
import { several } from "./several.js";

/** A line of passwords that is none is an error without a class of its own, which tells the line. */
const judge = (error: unknown): string | undefined =>
  error instanceof ConfigError || /: line \d+: expected /.test(String(error)) ? undefined : noError(error);

/** The daemon's configuration, and its file of passwords. */
export const reader: Reader = {
  seeds: [
    JSON.stringify({
      uris: ["test:///default"],
      listeners: [
        { type: "unix", path: "/run/x.sock", mode: "0660", readOnly: true },
        { type: "tcp", host: "::1", port: 16509 },
      ],
      limits: { clients: 5, loginTime: 1000 },
      metrics: { host: "127.0.0.1", port: 9177 },
      log: { level: "debug", format: "json" },
    }),
    "# users\nfred:SCRAM-SHA-256$16384:c2FsdA==$c3RvcmVk:c2VydmVy\n",
  ],
  milliseconds: 1000,
  fault: judge,
  read(input) {
    const text = input.toString();
    return several(judge, [
      () => readConfig(text, "daemon.json", []),
      () => parsePasswords(text, "passwords"),
    ]);
  },
};
