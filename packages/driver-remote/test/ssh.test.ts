import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { afterAll, describe, expect, it } from "vitest";
import { type ConnectSshOptions, connectSsh } from "../src/transport/ssh.js";

/** Programs in the place of ssh; a real sshd is met in the suites that start libvirt's daemon. */
describe("a transport through ssh", () => {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-ssh-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  function pretend(script: string): ConnectSshOptions {
    const command = join(folder, "ssh");
    writeFileSync(command, `#!/bin/sh\n${script}\n`);
    chmodSync(command, 0o755);
    return { command, host: "kvm1", socket: "/run/libvirt/libvirt-sock", helperUri: "qemu:///system" };
  }

  async function talk(
    options: ConnectSshOptions,
    send?: string,
  ): Promise<{ text: string; error: Error | undefined }> {
    const transport = connectSsh(options);
    let text = "";
    const error = await new Promise<Error | undefined>((resolve) => {
      transport.start({
        data: (bytes) => {
          text += Buffer.from(bytes).toString();
        },
        drain: () => undefined,
        end: resolve,
      });
      if (send !== undefined) transport.write([Buffer.from(send)]);
    });
    return { text, error };
  }

  it("carries bytes both ways until the far side ends", async () => {
    const { text, error } = await talk(pretend('read -r line; echo "far: $line"'), "hello\n");
    expect(text).toBe("far: hello\n");
    expect(error).toBeUndefined();
  });

  it("tells ssh's own words, bounded and fit for a terminal, with advice", async () => {
    const refused = await talk(pretend('printf "Host key verification failed.\\r\\n" >&2; exit 255'));
    expect(refused.error).toBeInstanceOf(LibvirtError);
    expect(refused.error).toMatchObject({ code: ErrorNumber.SYSTEM_ERROR });
    expect(refused.error?.message).toContain(
      "the connection to kvm1 by ssh ended: Host key verification failed. (log in once by hand to accept the host's key)",
    );
    const flood = await talk(pretend('yes "$(printf "\\033[31mred")" | head -c 1000000 >&2; exit 1'));
    expect(flood.error?.message.length).toBeLessThan(5000);
    expect(flood.error?.message).not.toContain("\u001b");
    const silent = await talk(pretend("exit 3"));
    expect(silent.error?.message).toContain("ended with status 3");
  });

  it("says that there is no ssh", async () => {
    const { error } = await talk({ ...pretend(""), command: join(folder, "nothing") });
    expect(error).toMatchObject({ code: ErrorNumber.SYSTEM_ERROR, nothingSent: true });
    expect(error?.message).toContain("it is not installed, or not on the PATH");
  });

  it("leaves no ssh behind that is given up", async () => {
    const transport = connectSsh(pretend("echo $$; exec sleep 1000"));
    const pid = await new Promise<number>((resolve) => {
      transport.start({
        data: (bytes) => resolve(Number(Buffer.from(bytes).toString())),
        drain: () => undefined,
        end: () => undefined,
      });
    });
    transport.destroy();
    const gone = () => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    };
    await expect.poll(gone, { timeout: 60_000 }).toBe(true);
  });

  it("starts nothing once it was given up", () => {
    const options = { ...pretend("exit 0"), signal: AbortSignal.abort() };
    expect(() => connectSsh(options)).toThrow(
      expect.objectContaining({ code: ErrorNumber.OPERATION_ABORTED }),
    );
  });
});
