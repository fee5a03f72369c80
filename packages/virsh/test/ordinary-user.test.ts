/** Who is not root changes what is his; a host's Xen he looks at. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { today, virsh } from "./memory-host.js";

const folder = mkdtempSync(join(tmpdir(), "virsh-user-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

const uid = 1000;
const node = `qemu:///embed?root=${join(folder, "node")}`;

describe("an ordinary user", () => {
  it("changes an embedded node of QEMU guests", async () => {
    const lines = `pool-define-as disks dir --target ${folder}; pool-list --all --name`;
    expect(await today(["-q", "-c", node, lines], { uid })).toEqual({
      stdout: expect.stringContaining("disks\n"),
      stderr: "",
      status: 0,
    });
  });

  it("changes what the environment names, and goes there with connect", async () => {
    vi.stubEnv("LIBVIRT_DEFAULT_URI", "test:///default");
    expect(await today(["-q", "suspend test"], { uid })).toMatchObject({ stderr: "", status: 0 });
    const lines = `connect ${node}; pool-undefine disks`;
    expect(await today(["-q", "-c", "test:///default", lines], { uid })).toMatchObject({
      stderr: "",
      status: 0,
    });
  });

  it("only looks where he says so", async () => {
    const { stderr, status } = await today(["-q", "-r", "-c", "test:///default", "suspend test"], { uid });
    expect(stderr).toMatch(/read-only connection/);
    expect(status).toBe(1);
  });

  it("only looked at all but the test driver in 0.1.11", async () => {
    const define = ["-q", "-c", node, `pool-define-as more dir --target ${folder}`];
    expect((await virsh(define, { uid })).stderr).toMatch(/read-only connection/);
    expect(await virsh(["-q", "-c", "test:///default", "suspend test"], { uid })).toMatchObject({
      status: 0,
    });
  });
});
