/** A user's path, from an empty folder: by our virsh alone, and by C's virsh through our daemon. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { libvirt } from "@libvirt-ts/core";
import { type Daemon, serve } from "@libvirt-ts/daemon";
import { DomainEventType, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { cVirsh, guestDisk, guestsEndWithUs, guestXML, qemuUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GuestConsole } from "./qemu-guest.js";

const noQemu = qemuUnavailable();
if (noQemu) console.log(`skipped: a user's path on an embedded node: ${noQemu}`);
const built = fileURLToPath(new URL("../../virsh/bin/virsh.js", import.meta.url));
const isBuilt = existsSync(fileURLToPath(new URL("../../virsh/dist", import.meta.url)));
if (!isBuilt && process.env.CI === "true") throw new Error("run the build first");
if (!isBuilt) console.log("skipped: our virsh on an embedded node: it is not built");

const run = promisify(execFile);
const environment = { ...process.env, LC_ALL: "C" };
const noC = await run(cVirsh(), ["--version"]).then(
  () => undefined,
  () => "no virsh of C (Debian: libvirt-clients)",
);
if (noC) console.log(`skipped: C's virsh on an embedded node: ${noC}`);

const python = "/usr/bin/python3";
const noPython = await run(python, ["-c", "import libvirt"]).then(
  () => undefined,
  () => "no libvirt of Python (Debian: python3-libvirt)",
);
if (noPython) console.log(`skipped: Python on an embedded node: ${noPython}`);

/** What it sees of the one domain, which it stops and lets go on. */
const LOOK = `
import json, sys, libvirt
libvirt.registerErrorHandler(lambda *_: None, None)
libvirt.virEventRegisterDefaultImpl()
conn = libvirt.open(sys.argv[1])
[domain] = conn.listAllDomains()
heard = []
def tell(conn, domain, event, detail, opaque):
    heard.append([domain.name(), event])
conn.domainEventRegisterAny(domain, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, tell, None)
xml = domain.XMLDesc()
states = [domain.state()[0]]
domain.suspend()
states.append(domain.state()[0])
domain.resume()
while len(heard) < 2: libvirt.virEventRunDefaultImpl()
try: conn.lookupByName("nobody")
except libvirt.libvirtError as error: missing = error.get_error_code()
pool = conn.storagePoolLookupByName("default")
volumes = sorted(volume.name() for volume in pool.listAllVolumes())
print(json.dumps(dict(xml=xml, states=states, heard=heard, missing=missing, volumes=volumes)))
`;

type Virsh = (...args: string[]) => Promise<string>;

describe.skipIf(noQemu !== undefined)("an empty folder becomes a node", () => {
  const folder = mkdtempSync(join(tmpdir(), "qe-"));
  const endings = new Map<string, () => void>();
  /** The URI of a node whose guests end with us, too. */
  function uriOf(name: string): string {
    const root = join(folder, name);
    if (!endings.has(root)) endings.set(root, guestsEndWithUs(root));
    return `qemu:///embed?root=${root}`;
  }
  const daemons: Daemon[] = [];
  afterAll(async () => {
    for (const daemon of daemons) await daemon.close();
    for (const endGuests of endings.values()) endGuests();
    rmSync(folder, { recursive: true, force: true });
  });

  const virshOn = (program: readonly [string, ...string[]], uri: string): Virsh => {
    const [command, ...first] = program;
    return async (...args) => {
      const options = { env: environment, timeout: 300_000, killSignal: "SIGKILL" } as const;
      return (await run(command, [...first, "-q", "-c", uri, ...args], options)).stdout.trim();
    };
  };

  /** A guest with a line of its own, on which it is talked to. */
  async function answers(uri: string, name: string, text: string): Promise<void> {
    await using conn = await libvirt.open(uri);
    const domain = await conn.lookupByName(name);
    const console = new GuestConsole(await domain.openConsole());
    await console.answers(text);
    await console.close();
  }

  async function walk(virsh: Virsh, root: string, start: (name: string) => Promise<unknown>): Promise<void> {
    const uri = uriOf(root);
    const name = `guest-${root}`;
    const file = (last: string) => join(folder, `${root}.${last}`);
    await virsh("vol-create-as", "default", `${name}.img`, "1M", "--format", "qcow2");
    await virsh("vol-upload", `${name}.img`, guestDisk(file("img")), "--pool", "default");
    const disk = await virsh("vol-path", `${name}.img`, "--pool", "default");
    writeFileSync(file("xml"), guestXML(name, disk));
    const state = () => virsh("domstate", name);
    await virsh("define", file("xml"));
    await start(name);
    await answers(uri, name, "one");
    await virsh("snapshot-create-as", name, "first");
    expect(await virsh("snapshot-list", name, "--name")).toBe("first");
    await virsh("suspend", name);
    expect(await state()).toBe("paused");
    await virsh("snapshot-revert", name, "first");
    expect(await state()).toBe("running");
    await answers(uri, name, "two");
    await virsh("save", name, file("save"));
    expect(await state()).toBe("shut off");
    await virsh("restore", file("save"));
    expect(await state()).toBe("running");
    // It did not boot anew: it goes on answering.
    await answers(uri, name, "three");
    await virsh("snapshot-delete", name, "first");
    await virsh("destroy", name);
    await virsh("undefine", name, "--remove-all-storage");
    expect(await virsh("list", "--all", "--name")).toBe("");
    expect(readdirSync(join(folder, root, "images"))).toEqual([]);
    expect(readdirSync(join(folder, root, "guests"))).toEqual([]);
    expect(readdirSync(join(folder, root, "definitions"))).toEqual([]);
    expect(readdirSync(join(folder, root, "snapshots"))).toEqual([]);
  }

  it.skipIf(!isBuilt)(
    "where a guest is installed with its disk and its seed, and goes with them",
    async () => {
      const root = "installed";
      const virsh = virshOn([process.execPath, built], uriOf(root));
      const image = guestDisk(join(folder, "cloud.img"));
      const key = join(folder, "key.pub");
      writeFileSync(key, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 somebody\n");
      expect(await virsh("pool-list", "--name")).toBe("default");
      const printed = await virsh(
        ...["install", "web", "--cloud-image", image, "--disk", "size=64M", "--ssh-key", key],
        ...["--memory", "64M", "--start", "--json"],
      );
      const { volumes, sshPort } = JSON.parse(printed).data as { volumes: string[]; sshPort: number };
      const images = join(folder, root, "images");
      expect(volumes).toEqual([join(images, "web.qcow2"), join(images, "web-seed.img")]);
      expect(sshPort).toBeGreaterThan(0);
      const info = JSON.parse(await virsh("vol-info", "web.qcow2", "--pool", "default", "--json"));
      expect(info.data.capacity).toBe(64 * 1024 * 1024);
      await answers(uriOf(root), "web", "one");
      await virsh("destroy", "web");
      // What cannot be made whole is not made at all.
      await expect(
        virsh("install", "web2", "--cloud-image", image, "--network", "none", "--disk", "pool=gone"),
      ).rejects.toThrow("gone");
      await virsh("undefine", "web", "--remove-all-storage");
      expect(await virsh("list", "--all", "--name")).toBe("");
      expect(readdirSync(images)).toEqual([]);
    },
  );

  it.skipIf(!isBuilt)("for our virsh, with nothing else that runs", async () => {
    const virsh = virshOn([process.execPath, built], uriOf("own"));
    await walk(virsh, "own", async (name) => {
      await virsh("autostart", name);
      await virsh("--autostart-all");
    });
  });

  describe("behind our daemon", () => {
    const socket = join(folder, "sock");
    const through = `qemu+unix:///session?socket=${socket}&name=${encodeURIComponent(uriOf("served"))}`;
    beforeAll(async () => {
      if (noQemu) return;
      const uri = uriOf("served");
      daemons.push(
        await serve(libvirt, { uris: [uri], listeners: [{ type: "unix", path: socket }], autostart: [uri] }),
      );
    });

    it.skipIf(noC !== undefined)("for C's virsh", async () => {
      const virsh = virshOn([cVirsh()], through);
      await walk(virsh, "served", (name) => virsh("start", name));
    });

    describe.skipIf(!isBuilt)("for those who look at what our virsh has installed through it:", () => {
      const xml = async () => {
        await using conn = await libvirt.open(uriOf("served"));
        return (await conn.lookupByName("site")).XMLDesc();
      };
      beforeAll(async () => {
        const image = guestDisk(join(folder, "site.img"));
        const disk = ["--cloud-image", image, "--disk", "size=64M", "--memory", "64M"];
        await virshOn([process.execPath, built], through)("install", "site", ...disk, "--start");
      });

      it.skipIf(noPython !== undefined)("Python", async () => {
        const { stdout } = await run(python, ["-c", LOOK, through], { env: environment, timeout: 300_000 });
        const [suspended, resumed] = [DomainEventType.SUSPENDED, DomainEventType.RESUMED].map((event) => [
          "site",
          event,
        ]);
        expect(JSON.parse(stdout)).toEqual({
          xml: await xml(),
          states: [DomainState.RUNNING, DomainState.PAUSED],
          heard: [suspended, resumed],
          missing: ErrorNumber.NO_DOMAIN,
          volumes: ["site.qcow2"],
        });
      });

      it.skipIf(noC !== undefined)("C's virsh, which takes it away", async () => {
        const virsh = virshOn([cVirsh()], through);
        expect(await virsh("list", "--name")).toBe("site");
        expect(await virsh("dumpxml", "site")).toBe((await xml()).trim());
        expect(await virsh("domblklist", "site")).toContain(join(folder, "served", "images", "site.qcow2"));
        expect(await virsh("domblkinfo", "site", "vda")).toMatch(/Capacity: +67108864/);
        await virsh("destroy", "site");
        await virsh("undefine", "site", "--remove-all-storage");
        expect(await virsh("list", "--all", "--name")).toBe("");
        expect(readdirSync(join(folder, "served", "images"))).toEqual([]);
      });
    });

    it("where guests start with the daemon that are to, and no others", async () => {
      const uri = uriOf("started");
      {
        await using conn = await libvirt.open(uri);
        for (const name of ["wanted", "other"])
          await conn.defineXML(guestXML(name, guestDisk(join(folder, `${name}.img`))));
        await (await conn.lookupByName("wanted")).setAutostart(true);
      }
      const logged: string[] = [];
      daemons.push(
        await serve(libvirt, {
          uris: [uri],
          listeners: [{ type: "unix", path: join(folder, "other-sock") }],
          autostart: [uri],
          log: (_, message) => void logged.push(message),
        }),
      );
      await expect.poll(() => logged).toContain("a guest is started");
      await using conn = await libvirt.open(uri);
      const running = await conn.listAllDomains(1);
      expect(running.map(({ domain }) => domain.name())).toEqual(["wanted"]);
      for (const { domain } of running) await domain.destroy();
    });
  });
});
