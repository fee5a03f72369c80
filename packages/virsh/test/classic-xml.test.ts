import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { today, virsh } from "./memory-host.js";

const folder = mkdtempSync(join(tmpdir(), "virsh-classic-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const uri = "test:///default";

/** What 0.1.11 knew of today's domain in its order, and what it did not behind that. */
const classic = `<domain type='test' id='1'>
  <name>test</name>
  <uuid>6695eb01f6a4830479aa97f2502e193f</uuid>
  <os>
    <type arch='i686'>hvm</type>
    <boot dev='hd'/>
  </os>
  <memory>8388608</memory>
  <currentMemory>2097152</currentMemory>
  <vcpu placement='static'>2</vcpu>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
`;

describe("--classic prints the document of a domain in the layout of 0.1.11", () => {
  it("whatever the driver's own is", async () => {
    const { stdout, stderr, status } = await virsh(["-c", uri, "dumpxml", "test"]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout.slice(0, classic.length)).toBe(classic);
    expect(stdout).toContain("<source network='default'/>");
    expect((await today(["-c", uri, "dumpxml", "test"])).stdout).toContain(
      "<uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>",
    );
  });

  it("to XPath and in JSON too", async () => {
    const { stdout } = await virsh(["-c", uri, "dumpxml", "test", "--xpath", "/domain/uuid"]);
    expect(stdout).toBe("<uuid>6695eb01f6a4830479aa97f2502e193f</uuid>\n\n");
    const json = JSON.parse((await virsh(["-c", uri, "dumpxml", "test", "--json"])).stdout);
    expect(json.data.xml.startsWith(classic)).toBe(true);
  });

  it("of a saved one, and leaves documents of other kinds alone", async () => {
    const file = join(folder, "saved");
    const saved = await virsh(["-c", uri, `save test ${file}; save-image-dumpxml ${file}`]);
    expect(saved.stdout).toContain("<uuid>6695eb01f6a4830479aa97f2502e193f</uuid>");
    const [old, now] = await Promise.all(
      [virsh, today].map((run) => run(["-c", uri, "net-dumpxml default"])),
    );
    expect(old!.stdout.trim()).toBe(now!.stdout.trim());
  });

  it("and it defines the same domain", async () => {
    const text = (await virsh(["-c", uri, "dumpxml", "test"])).stdout;
    const stdin = text.replaceAll("test<", "copy<").replace("6695eb01", "6695eb02");
    const { stdout } = await today(["-c", uri, "define - ; dumpxml copy"], { stdin });
    expect(stdout).toContain("<source network='default'/>");
  });
});
