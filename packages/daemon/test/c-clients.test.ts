/** libvirt's own clients, unmodified, on a daemon of ours. */
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cVirsh, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, served } from "./served.js";

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const unavailable = libvirtdUnavailable();
if (unavailable !== undefined) console.log(`skipped: C's clients of the daemon: ${unavailable}`);
const title = unavailable === undefined ? "C clients" : `C clients (${unavailable})`;

describe.skipIf(unavailable !== undefined)(title, () => {
  let own: Served;
  beforeAll(async () => {
    own = await served();
  });
  afterAll(() => own[Symbol.asyncDispose]());

  const uri = (socket = own.socket) => `test+unix:///default?socket=${socket}`;
  const environment = { ...process.env, LC_ALL: "C", LIBVIRT_DEFAULT_URI: undefined };

  function run(command: string, args: readonly string[]): Promise<Ended> {
    return new Promise((resolve) => {
      execFile(command, args, { env: environment }, (error, stdout, stderr) =>
        resolve({ status: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr }),
      );
    });
  }
  const virsh = (...args: string[]) => run(cVirsh(), ["-q", "-c", uri(), ...args]);
  const file = (name: string, text: string | Buffer) => {
    writeFileSync(join(own.folder, name), text);
    return join(own.folder, name);
  };

  test("virsh lives with a domain from its definition to its end", async () => {
    const xml = file(
      "web.xml",
      "<domain type='test'><name>web</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>",
    );
    const steps = [
      ["define", xml],
      ["start", "web"],
      ["suspend", "web"],
      ["resume", "web"],
      ["setmem", "web", "32768"],
      ["autostart", "web"],
      ["reboot", "web"],
      ["destroy", "web"],
    ];
    for (const step of steps) expect(await virsh(...step), step.join(" ")).toMatchObject({ status: 0 });
    expect((await virsh("list", "--all", "--name")).stdout.trim().split(/\s+/).sort()).toEqual([
      "test",
      "web",
    ]);
    expect((await virsh("dominfo", "web")).stdout).toMatch(/State: +shut off[\s\S]*Autostart: +enable/);
    expect(await virsh("undefine", "web")).toMatchObject({ status: 0 });
    expect(await virsh("dominfo", "web")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("failed to get domain 'web'"),
    });
  });

  test("virsh sends bytes into a volume and gets them back", async () => {
    const bytes = randomBytes(3_000_001);
    const [from, to] = [file("from", bytes), join(own.folder, "to")];
    for (const step of [
      ["vol-create-as", "default-pool", "disk", `${bytes.length}b`],
      ["vol-upload", "--pool", "default-pool", "disk", from],
      ["vol-download", "--pool", "default-pool", "disk", to],
    ])
      expect(await virsh(...step), step.join(" ")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(to).equals(bytes)).toBe(true);
    // More than it holds, and something that is not there.
    const large = file("large", Buffer.alloc(bytes.length + 512 * 1024));
    expect((await virsh("vol-upload", "--pool", "default-pool", "disk", large)).status).toBe(1);
    expect((await virsh("vol-download", "--pool", "default-pool", "none", to)).status).toBe(1);
    expect(await virsh("vol-delete", "--pool", "default-pool", "disk")).toMatchObject({ status: 0 });
  });

  test("virsh hears of what another one does, in order", async () => {
    const listener = spawn(cVirsh(), ["-q", "-c", uri(), "event", "--event", "lifecycle", "--loop"], {
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const heard: string[] = [];
    const lines = createInterface({ input: listener.stdout });
    lines.on("line", (line) => heard.push(line));
    const until = (words: string) =>
      expect.poll(() => heard.join("\n"), { timeout: 60_000 }).toContain(words);
    try {
      // It says nothing when it begins: the first event that it hears tells that it has.
      const ping = async () => {
        await virsh("suspend", "test");
        await virsh("resume", "test");
        return heard.length;
      };
      await expect.poll(ping, { timeout: 60_000 }).toBeGreaterThan(1);
      heard.length = 0;
      await virsh("suspend", "test");
      await virsh("resume", "test");
      await until("Resumed");
      expect(
        heard
          .filter((line) => line !== "")
          .map((line) => line.replace(/^event '(\w+)' for domain '?(\w+)'?: (\w+).*$/, "$2 $3")),
      ).toEqual(expect.arrayContaining(["test Suspended", "test Resumed"]));
    } finally {
      listener.kill("SIGINT");
      await once(listener, "close");
    }
  });

  test("who comes through the door for everybody only looks", async () => {
    const looker = (...args: string[]) => run(cVirsh(), ["-q", "-c", uri(own.readOnlySocket), ...args]);
    expect(await looker("domstate", "test")).toMatchObject({ status: 0 });
    const refused = await looker("suspend", "test");
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/read-?only|forbidden/) });
  });

  test("python-libvirt lists, looks up, catches errors, and hears events in a loop of its own", async () => {
    const program = file(
      "client.py",
      `
import sys, threading, libvirt
libvirt.registerErrorHandler(lambda *_: None, None)
libvirt.virEventRegisterDefaultImpl()
conn = libvirt.open(sys.argv[1])
print(conn.getType().lower(), sorted(d.name() for d in conn.listAllDomains()), conn.isAlive())
try:
    conn.lookupByName("nobody")
except libvirt.libvirtError as error:
    print(error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN)
dom = conn.lookupByName("test")
heard = []
def tell(conn, dom, event, detail, opaque):
    heard.append((dom.name(), event))
number = conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, tell, None)
conn.setKeepAlive(5, 3)
dom.suspend()
dom.resume()
while len(heard) < 2:
    libvirt.virEventRunDefaultImpl()
conn.domainEventDeregisterAny(number)
print(heard)
pool = conn.storagePoolLookupByName("default-pool")
vol = pool.createXML("<volume><name>py</name><capacity>70000</capacity></volume>")
stream = conn.newStream()
vol.upload(stream, 0, 5)
stream.send(b"hello")
stream.finish()
stream = conn.newStream()
vol.download(stream, 1, 3)
print(stream.recv(100))
stream.abort()
vol.delete()
conn.close()
`,
    );
    expect(await run("/usr/bin/python3", [program, uri()])).toEqual({
      status: 0,
      stdout: "test ['test'] 1\nTrue\n[('test', 3), ('test', 4)]\nb'ell'\n",
      stderr: "",
    });
  });

  test("python-libvirt in a loop of asyncio types at a console, and hears of the end of its domain", async () => {
    const program = file(
      "console.py",
      `
import asyncio, sys, libvirt, libvirtaio
async def main():
    libvirtaio.virEventRegisterAsyncIOImpl()
    conn = libvirt.open(sys.argv[1])
    dom = conn.defineXML("<domain type='test'><name>typed</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>")
    dom.create()
    stopped = asyncio.Event()
    def tell(conn, dom, event, detail, opaque):
        if event == libvirt.VIR_DOMAIN_EVENT_STOPPED: stopped.set()
    conn.domainEventRegisterAny(dom, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, tell, None)
    stream = conn.newStream(libvirt.VIR_STREAM_NONBLOCK)
    dom.openConsole(None, stream)
    heard, more = b"", asyncio.Event()
    def readable(stream, events, opaque):
        nonlocal heard
        try:
            data = stream.recv(4096)
        except libvirt.libvirtError:
            data = b""
        if not isinstance(data, bytes): return
        heard += data
        if not data: stream.eventRemoveCallback()
        more.set()
    stream.eventAddCallback(libvirt.VIR_STREAM_EVENT_READABLE | libvirt.VIR_STREAM_EVENT_HANGUP, readable, None)
    async def until(words):
        while words not in heard:
            more.clear()
            await more.wait()
    await until(b"login")
    stream.send(b"hostname\\r")
    await until(b"typed")
    stream.send(b"poweroff\\r")
    await stopped.wait()
    print(dom.isActive())
    dom.undefine()
    conn.close()
asyncio.run(main())
`,
    );
    expect(await run("/usr/bin/python3", [program, uri()])).toEqual({ status: 0, stdout: "0\n", stderr: "" });
  });

  test("twenty at once do not disturb each other", async () => {
    const lists = await Promise.all(Array.from({ length: 20 }, () => virsh("list", "--name")));
    expect(new Set(lists.map(({ stdout, status }) => `${status} ${stdout.trim()}`))).toEqual(
      new Set(["0 test"]),
    );
  });
});
