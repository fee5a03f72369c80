import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { today } from "./memory-host.js";

const folder = mkdtempSync(join(tmpdir(), "virsh-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with this text, as its path. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const screen = `<domain type='kvm'>
  <name>guest</name>
  <memory unit='KiB'>1048576</memory>
  <vcpu placement='static'>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <!-- kept at its place -->
  <devices>
    <graphics type='vnc' port='-1' autoport='yes' listen='0.0.0.0'>
      <listen type='address' address='0.0.0.0'/>
    </graphics>
  </devices>
</domain>
`;

describe("documents without a connection", () => {
  it("become JSON and the same documents again, of any kind", async () => {
    const uri = ["-c", "test:///default"];
    for (const text of [
      screen,
      (await today([...uri, "dumpxml", "test"])).stdout.trimEnd(),
      (await today([...uri, "net-dumpxml", "default"])).stdout.trimEnd(),
      (await today([...uri, "nodedev-dumpxml", "computer"])).stdout.trimEnd(),
    ]) {
      const { stdout: json } = await today(["domxml-to-json", file("document.xml", text)]);
      expect(() => JSON.parse(json)).not.toThrow();
      const { stdout, stderr } = await today(["domxml-from-json", file("document.json", json)]);
      expect(stderr).toBe("");
      expect(stdout.trimEnd()).toBe(text.trimEnd());
    }
  });

  it("are changed by paths, and what agrees with what is changed goes along", async () => {
    const { stdout, stderr } = await today([
      "xml-set",
      file("screen.xml", screen),
      "devices/graphics/@listen=127.0.0.1",
    ]);
    expect(stderr).toBe("");
    expect(stdout.trimEnd()).toBe(screen.replaceAll("0.0.0.0", "127.0.0.1").trimEnd());
  });

  const schema = "/usr/share/libvirt/schemas/domain.rng";
  if (!existsSync(schema))
    console.log("skipped in part: no libvirt is installed whose schema could be taken");
  it.skipIf(!existsSync(schema))("are judged by the schema of an installed libvirt", async () => {
    const good = await today(["domxml-validate", file("good.xml", screen), "--schema", schema]);
    expect(good).toMatchObject({ status: 0, stderr: "" });
    const typo = file("typo.xml", screen.replace("<vcpu placement", "<vcpu placemnt"));
    const bad = await today(["domxml-validate", typo, "--schema", schema]);
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain(`${typo}:4:`);
    expect(bad.stderr).toContain('"placemnt"');
  });
});
