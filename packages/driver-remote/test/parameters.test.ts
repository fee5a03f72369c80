import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LibvirtError, noPeers, type OpenRequest } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { createRemoteDriver } from "../src/index.js";

/** What opening warns of, and how it fails: nobody is there. */
async function open(uri: string, more: Partial<OpenRequest> = {}) {
  const warnings: LibvirtError[] = [];
  const request = {
    uri,
    readOnly: false,
    peers: noPeers,
    warn: (one: LibvirtError) => warnings.push(one),
    ...more,
  };
  const error: Error = await createRemoteDriver()
    .open(request as OpenRequest)
    .then(
      () => new Error("it opened"),
      (thrown) => thrown,
    );
  return { warnings: warnings.map(({ level, str2 }) => [level, str2]), error };
}

const NOWHERE = "socket=/nowhere/libvirt-sock";

it.each([
  ["nothing to warn of", `qemu+unix:///system?${NOWHERE}`, []],
  ["what nobody knows", `qemu+unix:///system?${NOWHERE}&colour=red&x`, [[1, "colour, x"]]],
  [
    "what is another transport's",
    `qemu+unix:///system?${NOWHERE}&keyfile=/k&PKIPATH=/p`,
    [[1, "keyfile, pkipath"]],
  ],
  ["what is not built in", `qemu+unix:///system?${NOWHERE}&tls_priority=NORMAL`, [[1, "tls_priority"]]],
])("warns of %s", async (_what, uri, warnings) => {
  expect((await open(uri)).warnings).toEqual(warnings);
});

it.each([
  ["qemu+ssh://h/system?proxy=carrier", /proxy.*'carrier', expected auto, native or netcat/],
  ["qemu+ssh://h/system?mode=direct&proxy=netcat", /needs virt-ssh-helper/],
  ["qemu+ssh://h/system?mode=direct&socket=/s", /needs virt-ssh-helper/],
  ["qemu+ssh://h/system?command=/bin/false", /only the user's own URI may/],
  ["qemu+ssh://h/system?netcat=/bin/nc", /only the user's own URI may/],
])("refuses %s", async (uri, message) => {
  expect((await open(uri)).error).toMatchObject({ code: 8, message });
});

it("runs the program of a URI that is the user's own, and of no other", async () => {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-command-"));
  try {
    const program = join(folder, "my-ssh");
    writeFileSync(program, '#!/bin/sh\necho "my-ssh was told $*" >&2\nexit 3\n', { mode: 0o755 });
    const uri = `qemu+ssh://fred@host.example:22022/session?command=${program}&mode=legacy`;
    expect((await open(uri)).error.message).not.toContain("was told");
    const { error } = await open(uri, { programs: true });
    expect(error.message).toContain("my-ssh was told -p 22022 -l fred -T -e none");
    // Only the helper finds a user's own socket there.
    expect(error.message).toMatch(/virt-ssh-helper .*qemu:\/\/\/session\?mode=legacy/);
    expect(error.message).not.toContain(" -U ");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
