import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DriverConnection, ErrorNumber } from "@libvirt-ts/driver";
import { freePort, Libvirtd, Pki, pkiUnavailable, SaslUsers, saslUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRemoteDriver } from "../src/index.js";
import { describeWithDaemon } from "./daemon.js";
import { createDriverRequest } from "./request.js";

const reason = pkiUnavailable() ?? saslUnavailable();
if (reason !== undefined) console.log(`skipped: libvirtd on the network: ${reason}`);

const PASSWORD = "open sesame";

describe.skipIf(reason !== undefined)("over the network", () => {
  describeWithDaemon("a real libvirtd", () => {
    const folder = mkdtempSync(join(tmpdir(), "lv-net-"));
    let daemon: Libvirtd;
    let users: SaslUsers;
    let username: string;
    let pki: Pki;
    let [tcp, tls] = [0, 0];

    beforeAll(async () => {
      pki = new Pki(join(folder, "pki"));
      const server = pki.issue({
        name: "server",
        purpose: "server",
        dnsNames: ["localhost"],
        addresses: ["127.0.0.1"],
      });
      // It runs as another user.
      for (const path of [folder, pki.folder]) chmodSync(path, 0o755);
      for (const name of readdirSync(pki.folder)) chmodSync(join(pki.folder, name), 0o644);
      users = new SaslUsers(["scram-sha-256", "plain"]);
      username = users.add("fred", PASSWORD);
      [tcp, tls] = [await freePort(), await freePort()];
      daemon = await Libvirtd.start({
        environment: users.environment,
        config: [
          ...[
            'listen_addr="127.0.0.1"',
            "listen_tcp=1",
            "listen_tls=1",
            'auth_tcp="none"',
            'auth_tls="sasl"',
          ],
          ...[`tcp_port="${tcp}"`, `tls_port="${tls}"`],
          ...[`ca_file="${pki.ca}"`, `cert_file="${server.cert}"`, `key_file="${server.key}"`],
        ],
      });
    });
    afterAll(async () => {
      await daemon?.[Symbol.asyncDispose]();
      users?.[Symbol.dispose]();
      rmSync(folder, { recursive: true, force: true });
    });

    const open = (uri: string, password = PASSWORD): Promise<DriverConnection> =>
      createRemoteDriver({ credentials: () => ({ username, password }) }).open(
        createDriverRequest(uri, false),
      );
    const client = (name: string) => pki.clientFolder(name, pki.issue({ name: "client", purpose: "client" }));

    it("is reached by tcp, which it says is not secure", async () => {
      const conn = await open(`test+tcp://127.0.0.1:${tcp}/default`);
      expect([await conn.getType!(), await conn.isSecure!()]).toEqual(["TEST", false]);
      await conn.close();
    });

    it.each(["", "&auth=sasl.PLAIN"])(
      "is reached by TLS, with our certificate and a password: %j",
      async (how) => {
        const conn = await open(`test+tls://localhost:${tls}/default?pkipath=${client("good")}${how}`);
        expect([await conn.getType!(), await conn.isSecure!()]).toEqual(["TEST", true]);
        await conn.close();
      },
    );

    it("refuses a wrong password over TLS", async () => {
      const opening = open(`test+tls://localhost:${tls}/default?pkipath=${client("guess")}`, "guessed");
      await expect(opening).rejects.toMatchObject({
        code: ErrorNumber.AUTH_FAILED,
        message: /^(?!.*guessed)/,
      });
    });

    it.each([
      ["without a certificate", () => pki.clientFolder("none")],
      [
        "with a certificate of another authority",
        () => {
          const other = new Pki(join(folder, "other"));
          return pki.clientFolder("other", other.issue({ name: "client", purpose: "client" }));
        },
      ],
    ])("refuses us %s", async (_what, pkipath) => {
      await expect(open(`test+tls://localhost:${tls}/default?pkipath=${pkipath()}`)).rejects.toMatchObject({
        code: ErrorNumber.AUTH_FAILED,
        message: /does not accept us/,
      });
    });

    it("is refused where it is another than it should be", async () => {
      const folderOfOther = new Pki(join(folder, "foreign"));
      const pkipath = pki.clientFolder(
        "foreign",
        pki.issue({ name: "client", purpose: "client" }),
        folderOfOther.ca,
      );
      await expect(open(`test+tls://localhost:${tls}/default?pkipath=${pkipath}`)).rejects.toMatchObject({
        code: ErrorNumber.AUTH_FAILED,
        message: /is not accepted/,
      });
    });

    it("is not spoken to by TLS where it does not speak it, nor plainly where it does", async () => {
      await expect(open(`test+tls://localhost:${tcp}/default?pkipath=${client("plain")}`)).rejects.toThrow(
        /localhost/,
      );
      await expect(open(`test+tcp://127.0.0.1:${tls}/default`)).rejects.toThrow(/./);
    });
  });
});
