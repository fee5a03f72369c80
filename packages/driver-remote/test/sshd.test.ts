import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { type DriverConnection, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import {
  freePort,
  Libvirtd,
  Sshd,
  SystemLibvirtd,
  sshdUnavailable,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRemoteDriver } from "../src/index.js";
import { describeWithDaemon } from "./daemon.js";
import { createDriverRequest } from "./request.js";

const reason = sshdUnavailable();
if (reason !== undefined) console.log(`skipped: a real sshd: ${reason}`);

/** The ssh processes that this one has started. */
function sshProcesses(): string[] {
  const found = execFileSync("ps", ["-o", "args=", "--ppid", String(process.pid)], { encoding: "utf8" });
  return found.split("\n").filter((line) => line.startsWith("ssh "));
}

describe.skipIf(reason !== undefined)("through a real sshd", () => {
  describeWithDaemon("a real libvirtd", () => {
    let daemon: Libvirtd;
    let sshd: Sshd;
    let silent: Server;

    beforeAll(async () => {
      daemon = await Libvirtd.start();
      sshd = await Sshd.start();
      silent = createServer();
      await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    });
    afterAll(async () => {
      silent?.close();
      await sshd?.[Symbol.asyncDispose]();
      await daemon?.[Symbol.asyncDispose]();
    });

    const warnings: string[] = [];
    async function open(
      params: Readonly<Record<string, string>>,
      { authority = sshd.authority, signal }: { authority?: string; signal?: AbortSignal } = {},
    ): Promise<DriverConnection> {
      const all = { socket: daemon.socketPath, keyfile: sshd.key, known_hosts: sshd.knownHosts, ...params };
      const query = new URLSearchParams(all).toString().replaceAll("+", "%20");
      const request = createDriverRequest(`test+ssh://${authority}/default?${query}`, false);
      warnings.length = 0;
      return createRemoteDriver({ programs: true }).open({
        ...request,
        warn: ({ message }) => void warnings.push(message),
        ...(signal ? { signal } : {}),
      });
    }
    const refused = async (...args: Parameters<typeof open>) => {
      const error = await open(...args).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(LibvirtError);
      await expect.poll(sshProcesses).toEqual([]);
      return (error as LibvirtError).message;
    };

    it("is reached, is secure, and leaves no ssh behind", async () => {
      const conn = await open({});
      expect([await conn.getType!(), await conn.isSecure!()]).toEqual(["TEST", true]);
      expect(await conn.listAllDomains!(0)).toHaveLength(1);
      expect(warnings).toEqual([]);
      await conn.close();
      await expect.poll(sshProcesses).toEqual([]);
    });

    it("carries 200 answers at once", async () => {
      const conn = await open({});
      const [domain] = (await conn.listAllDomains!(0)) as [{ ref: never }];
      const documents = await Promise.all(
        Array.from({ length: 200 }, () => conn.domainGetXMLDesc!(domain.ref, 0)),
      );
      expect(new Set(documents).size).toBe(1);
      await conn.close();
    });

    it("is not taken for another host than we know", async () => {
      expect(await refused({ known_hosts: sshd.wrongHosts })).toMatch(/host key verification failed/i);
      const empty = join(sshd.folder, "nobody");
      expect(await refused({ known_hosts: empty })).toMatch(
        /host key verification failed.*log in once by hand/is,
      );
    });

    it("is taken for whoever it is only where that is asked for, with a warning", async () => {
      const known = join(sshd.folder, "learned");
      await (await open({ known_hosts: known, known_hosts_verify: "auto" })).close();
      expect(readFileSync(known, "utf8")).toContain(
        readFileSync(join(sshd.folder, "host.pub"), "utf8").split(" ")[1]!,
      );
      expect(warnings).toEqual([]);
      await (await open({ known_hosts: join(sshd.folder, "any"), known_hosts_verify: "ignore" })).close();
      expect(warnings).toEqual([expect.stringContaining("any host key is trusted")]);
      await (await open({ known_hosts: join(sshd.folder, "none"), no_verify: "1" })).close();
      expect(warnings).toEqual([expect.stringContaining("any host key is trusted")]);
      await expect(open({ known_hosts_verify: "perhaps" })).rejects.toMatchObject({
        code: ErrorNumber.INVALID_ARG,
      });
    });

    it("does not take a key that it does not know, and nobody is asked for a password", async () => {
      expect(await refused({ keyfile: sshd.strangersKey })).toMatch(/permission denied/i);
      expect(await refused({}, { authority: `nobody-here@127.0.0.1:${sshd.port}` })).toMatch(
        /permission denied/i,
      );
    });

    it("that nobody answers for is given up, when nobody listens and when somebody says nothing", async () => {
      expect(await refused({}, { authority: `root@127.0.0.1:${await freePort()}` })).toMatch(
        /connection refused/i,
      );
      const { port } = silent.address() as { port: number };
      const signal = AbortSignal.timeout(1_000);
      const message = await refused({}, { authority: `root@127.0.0.1:${port}`, signal });
      expect(message).toMatch(/abort/i);
    });

    it("has its socket found, or missed, whatever its name", async () => {
      const canary = join(sshd.folder, "canary");
      const odd = join(sshd.folder, `it's a "$(touch ${canary.replaceAll("/", "_")}); \`id\` & socket %41`);
      const file = `${sshd.folder}/odd 'name' $(id) ;&|`;
      symlinkSync(daemon.socketPath, file);
      const conn = await open({ socket: file });
      expect(await conn.getType!()).toBe("TEST");
      await conn.close();
      expect(await refused({ socket: odd })).toMatch(/No such file|nc:|unix/i);
      for (const value of [
        `'; touch ${canary}; '`,
        `$(touch ${canary})`,
        `\`touch ${canary}\``,
        `a\ntouch ${canary}`,
      ])
        for (const name of ["socket", "netcat"])
          await open({ [name]: value }).then(
            () => expect.unreachable(value),
            () => undefined,
          );
      expect(existsSync(canary)).toBe(false);
    });

    it("says in ssh's words that the far side has no such program", async () => {
      expect(await refused({ netcat: "no-such-netcat" })).toMatch(/no-such-netcat.*not found/);
    });
  });

  const system = systemLibvirtdUnavailable();
  if (system !== undefined) console.log(`skipped: virt-ssh-helper of the system: ${system}`);
  it.skipIf(system !== undefined)("virt-ssh-helper finds the daemon of the system by itself", async () => {
    await using daemon = await SystemLibvirtd.start();
    await using sshd = await Sshd.start(daemon.pid);
    for (const proxy of ["", "&proxy=native", "&proxy=netcat"]) {
      const uri = `qemu+ssh://${sshd.authority}/system?keyfile=${sshd.key}&known_hosts=${sshd.knownHosts}${proxy}`;
      const conn = await createRemoteDriver().open(createDriverRequest(uri, false));
      expect(await conn.getHostname!()).toBe(daemon.hostname);
      await conn.close();
      const looking = await createRemoteDriver().open(createDriverRequest(uri, true));
      await expect(looking.networkDefineXML!("<network><name>n</name></network>", 0)).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_DENIED,
      });
      await looking.close();
    }
  });
});
