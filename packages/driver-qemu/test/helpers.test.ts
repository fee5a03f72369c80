import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DomainUndefineFlags } from "@libvirt-ts/driver/flags";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("what runs beside QEMU: swtpm and virtiofsd");
const places = ["/usr/bin", "/usr/local/bin", "/usr/lib/qemu", "/usr/libexec", "/usr/lib/virtiofsd"];
const isHere = (program: string) => places.some((folder) => existsSync(join(folder, program)));

/** What each brings, and how it is seen by QEMU. */
const helpers = {
  swtpm: {
    missing: isHere("swtpm") ? undefined : "no swtpm (Debian: swtpm)",
    devices: () => "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>",
    query: "query-tpm",
    seen: { return: [{ id: "tpm-tpm0", model: "tpm-tis", options: { type: "emulator" } }] },
  },
  virtiofsd: {
    missing:
      process.getuid?.() !== 0
        ? "virtiofsd wants root to make its sandbox"
        : isHere("virtiofsd")
          ? undefined
          : "no virtiofsd (Debian: qemu-system-common, or virtiofsd)",
    devices: (folder: string) =>
      `<filesystem type='mount'><driver type='virtiofs'/><source dir='${folder}'/><target dir='shared'/></filesystem>`,
    query: "query-chardev",
    seen: { return: expect.arrayContaining([expect.objectContaining({ "frontend-open": true })]) },
  },
} as const;
for (const [name, { missing }] of Object.entries(helpers))
  if (missing !== undefined) console.log(`skipped: ${name}: ${missing}`);

/** What virtiofsd reads from and writes to. */
const memory = "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>";

describe.skipIf(reason !== undefined)("a program beside QEMU", () => {
  const node = new TestNode();
  let conn: Connection;
  beforeAll(async () => {
    conn = await node.open();
  });
  afterAll(() => node.end());

  /** Those that were called with a file of this node. */
  const running = (name: string): number[] =>
    readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 1 && wordsOf(pid).includes(name) && wordsOf(pid).includes(node.root));

  for (const [name, helper] of Object.entries(helpers))
    it.skipIf(helper.missing !== undefined)(
      `is ${name}, which begins before its guest and ends with it`,
      async () => {
        const shared = join(node.folder, "a folder, shared");
        mkdirSync(shared, { recursive: true });
        const xml = node.xml(name, { devices: helper.devices(shared) }).replace("<os>", `${memory}<os>`);
        const ref = await conn.domainCreate(await conn.domainDefineXML(xml, 0), 0);
        const answer = await conn.domainQemuMonitorCommand(ref, JSON.stringify({ execute: helper.query }), 0);
        expect(JSON.parse(answer)).toMatchObject(helper.seen);
        const pids = running(name);
        expect(pids.length).toBeGreaterThan(0);
        await conn.domainDestroy(ref, 0);
        await node.gone(...pids);
        expect(running(name)).toEqual([]);
        await conn.domainUndefine(ref, DomainUndefineFlags.TPM);
        expect(readdirSync(join(node.root, "tpm"))).toEqual([]);
      },
    );

  it("that cannot be started leaves no guest, and says its own words", async () => {
    const xml = node.xml("broken", {
      devices: helpers.virtiofsd
        .devices("/no/such/folder")
        .replace("<source", "<binary path='/bin/false'/><source"),
    });
    await expect(conn.domainCreateXML(xml.replace("<os>", `${memory}<os>`), 0)).rejects.toThrow(
      "/bin/false could not be started: it ended",
    );
    expect(await conn.numOfDomains()).toBe(0);
    expect(readdirSync(join(node.root, "guests"))).toEqual([]);
  });
});

function wordsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
