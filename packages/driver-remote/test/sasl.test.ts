import { type DriverConnection, ErrorNumber } from "@libvirt-ts/driver";
import { Libvirtd, SaslUsers, saslUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRemoteDriver, type RemoteDriverOptions } from "../src/index.js";
import { describeWithDaemon } from "./daemon.js";
import { createDriverRequest } from "./request.js";

const reason = saslUnavailable();
if (reason !== undefined && process.env.CI === "true" && !process.env.LIBVIRT_TS_NO_LIBVIRTD)
  throw new Error(reason);
if (reason !== undefined) console.log(`skipped: SASL: ${reason}`);

const PASSWORD = "correct horse, b=ttery";

describe.skipIf(reason !== undefined)("logging in by SASL", () => {
  describeWithDaemon("at a real libvirtd", () => {
    let users: SaslUsers;
    let daemon: Libvirtd;
    let username: string;

    beforeAll(async () => {
      users = new SaslUsers(["scram-sha-256", "scram-sha-1", "plain", "digest-md5"]);
      username = users.add("fred", PASSWORD);
      daemon = await Libvirtd.start({
        config: ['auth_unix_rw="sasl"', "listen_tls=0", "listen_tcp=0"],
        environment: users.environment,
      });
    });
    afterAll(async () => {
      await daemon?.[Symbol.asyncDispose]();
      users?.[Symbol.dispose]();
    });

    const open = (options: RemoteDriverOptions, parameters = ""): Promise<DriverConnection> => {
      const uri = `test+unix:///default?socket=${daemon.socketPath}${parameters}`;
      return createRemoteDriver(options).open(createDriverRequest(uri, false));
    };
    const as = (password: string, name = username): RemoteDriverOptions => ({
      credentials: () => ({ username: name, password }),
    });

    it.each(["", "&auth=sasl", "&auth=sasl.SCRAM-SHA-256", "&auth=sasl.scram-sha-1", "&auth=sasl.PLAIN"])(
      "with the right password: %j",
      async (parameters) => {
        const conn = await open(as(PASSWORD), parameters);
        expect((await conn.listAllDomains!(0)).map(({ ref }) => ref.name)).toEqual(["test"]);
        await conn.close();
      },
    );

    it.each([
      ["SCRAM-SHA-256", "hunter2", undefined],
      ["SCRAM-SHA-1", "hunter2", undefined],
      ["PLAIN", "hunter2", undefined],
      ["SCRAM-SHA-256", PASSWORD, "nobody@localhost"],
    ])("by %s is refused with what is wrong", async (mechanism, password, name) => {
      const error = await open(as(password, name), `&auth=sasl.${mechanism}`).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: ErrorNumber.AUTH_FAILED, message: /authentication failed/ });
      expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(password);
    });

    it("says what is wanted of whom has nothing to say", async () => {
      await expect(open({})).rejects.toMatchObject({
        code: ErrorNumber.AUTH_UNAVAILABLE,
        message: /wants a username and a password \(SCRAM-SHA-256\)/,
      });
    });

    it("with what auth.conf has", async () => {
      const path = daemon.file(
        "auth.conf",
        `[credentials-c]\nauthname=${username}\npassword=${PASSWORD}\n[auth-libvirt-localhost]\ncredentials=c\n`,
      );
      const conn = await open({}, `&authfile=${path}`);
      expect(await conn.getType!()).toBe("TEST");
      await conn.close();
    });

    it.each([
      ["a mechanism that is not spoken here", "&auth=sasl.DIGEST-MD5", /'DIGEST-MD5' was asked for/],
      ["a mechanism that is not offered", "&auth=sasl.EXTERNAL", /'EXTERNAL' was asked for/],
      ["a way that is not offered", "&auth=polkit", /does not offer 'polkit', but sasl/],
    ])("refuses %s", async (_what, parameters, message) => {
      await expect(open(as(PASSWORD), parameters)).rejects.toMatchObject({ message });
    });
  });
});
