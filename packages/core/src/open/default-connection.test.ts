import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { libvirt } from "../default-libvirt.js";
import { type OpeningHost, resolveUri } from "./default-connection.js";

/** A host with these files, of an ordinary user if nothing is said. */
function host(files: Readonly<Record<string, string>> = {}, more: Partial<OpeningHost> = {}): OpeningHost {
  return {
    env: {},
    uid: 1000,
    home: "/home/u",
    exists: (path) => path in files,
    read: (path) => files[path],
    ...more,
  };
}
const CONF = "/home/u/.config/libvirt/libvirt.conf";
const any = () => true;
const uriOf = (given: string | undefined, at: OpeningHost, accepts = any) =>
  resolveUri(given, accepts, at).uri;

describe("the connection without a URI", () => {
  it("is the environment's, else the configuration's", () => {
    const files = { [CONF]: "uri_default = 'qemu:///x' # mine\n" };
    expect(uriOf(undefined, host(files, { env: { LIBVIRT_DEFAULT_URI: "test:///default" } }))).toBe(
      "test:///default",
    );
    expect(uriOf(undefined, host(files, { env: { LIBVIRT_DEFAULT_URI: "" } }))).toBe("qemu:///x");
    const system = { "/etc/libvirt/libvirt.conf": 'uri_default = "qemu:///root"' };
    expect(uriOf(undefined, host(system, { uid: 0 }))).toBe("qemu:///root");
    expect(uriOf(undefined, host(system))).toBeUndefined();
    const xdg = { "/x/libvirt/libvirt.conf": 'uri_default="qemu:///xdg"' };
    expect(uriOf(undefined, host(xdg, { env: { XDG_CONFIG_HOME: "/x" } }))).toBe("qemu:///xdg");
  });

  it("is the local Xen where this is its host, before any daemon", () => {
    const daemon = { "/var/run/libvirt/libvirt-sock": "" };
    const root = { uid: 0 };
    expect(uriOf(undefined, host({ ...daemon, "/var/lib/xend/xend-socket": "" }, root))).toBeUndefined();
    expect(
      uriOf(undefined, host({ ...daemon, "/proc/xen/capabilities": "control_d\n" }, root)),
    ).toBeUndefined();
    // A guest of Xen's has no control over it.
    expect(uriOf(undefined, host({ ...daemon, "/proc/xen/capabilities": "" }, root))).toBe("qemu:///system");
  });

  it("is the daemon whose socket is there, where somebody can open it", () => {
    expect(uriOf(undefined, host({ "/var/run/libvirt/virtqemud-sock": "" }, { uid: 0 }))).toBe(
      "qemu:///system",
    );
    expect(uriOf(undefined, host({ "/home/u/.cache/libvirt/libvirt-sock": "" }))).toBe("qemu:///session");
    const runtime = { env: { XDG_RUNTIME_DIR: "/run/user/1000" } };
    const files = { "/run/user/1000/libvirt/libvirt-sock": "" };
    expect(uriOf(undefined, host(files, runtime))).toBe("qemu:///session");
    expect(uriOf(undefined, host(files, runtime), () => false)).toBeUndefined();
  });

  it("where there is nothing tells where it was looked for", () => {
    expect(resolveUri(undefined, any, host()).lookedFor).toEqual([
      "$LIBVIRT_DEFAULT_URI",
      `uri_default in ${CONF}`,
      "virtqemud-sock or libvirt-sock in /home/u/.cache/libvirt",
    ]);
  });
});

describe("an alias", () => {
  const files = {
    [CONF]: `# hosts
      uri_aliases = [
        "kvm=qemu+ssh://root@kvm1/system", # the first
        'kvm=qemu:///second',
        "loop=kvm",
      ]
      remote_mode = "auto"
      tries = 3`,
  };

  it("stands for its URI, once, wherever it came from", () => {
    expect(uriOf("kvm", host(files))).toBe("qemu+ssh://root@kvm1/system");
    expect(uriOf("loop", host(files))).toBe("kvm");
    expect(uriOf(undefined, host(files, { env: { LIBVIRT_DEFAULT_URI: "kvm" } }))).toBe(
      "qemu+ssh://root@kvm1/system",
    );
    expect(uriOf("other", host(files))).toBe("other");
  });

  it("is no part of a URI, and nothing is read for one that can be none", () => {
    const unreadable = host({}, { read: () => expect.fail("it was read") });
    for (const uri of ["", "qemu:///kvm", "xen:///", "/var/lib/xend/xend-socket"])
      expect(uriOf(uri, unreadable)).toBe(uri);
  });
});

describe("a broken libvirt.conf", () => {
  it.each([
    ["uri_default", "line 1: expected name = value"],
    ["\n\nuri_default =", "line 3: expected a value"],
    ["uri_default = ?", "line 1: expected name = value"],
    ['uri_default = "no end', "line 1: expected name = value"],
    ['uri_aliases = [ "a=b"', "line 1: expected , or ]"],
    ["uri_aliases = [ [ ] ]", "line 1: expected a text or ]"],
    ['uri_aliases = ["a b=c"]', 'uri_aliases: "a b=c", expected "name=URI"'],
    ['uri_aliases = "a=b"', "uri_default is a text, uri_aliases a list of texts"],
    ["= =", "line 1: expected name = value"],
  ])("%j says where", (text, message) => {
    expect(() => uriOf(undefined, host({ [CONF]: text }))).toThrow(message);
    expect(() => uriOf("alias", host({ [CONF]: text }))).toThrow(CONF);
  });

  it("is read in time that grows with its length alone", () => {
    const text = `${"#".repeat(50_000)}\n${" ".repeat(50_000)}?`;
    expect(() => uriOf(undefined, host({ [CONF]: text }))).toThrow("line 2");
  });
});

describe("the files of this machine", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "libvirt-conf-"));
    vi.spyOn(process, "getuid").mockReturnValue(1000);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const home = (path: string) => vi.stubEnv("XDG_CONFIG_HOME", join(folder, path));

  it("say nothing where they cannot be there", () => {
    writeFileSync(join(folder, "file"), "");
    for (const nowhere of ["none", "file"]) {
      home(nowhere);
      expect(resolveUri("kvm", any).uri).toBe("kvm");
    }
  });

  it("are an error where they cannot be read", () => {
    mkdirSync(join(folder, "libvirt/libvirt.conf"), { recursive: true });
    home(".");
    expect(() => resolveUri("kvm", any)).toThrow(
      expect.objectContaining({
        code: ErrorNumber.SYSTEM_ERROR,
        message: expect.stringContaining("libvirt.conf"),
      }),
    );
  });
});

describe("the library", () => {
  afterEach(() => void vi.unstubAllEnvs());

  it("opens what the environment says, and tells its URI", async () => {
    vi.stubEnv("LIBVIRT_DEFAULT_URI", "test:///default");
    await using conn = await libvirt.open();
    expect([conn.getURI(), await conn.getType()]).toEqual(["test:///default", "TEST"]);
  });

  it("tells whether what it would open is the Xen of this machine", () => {
    for (const uri of ["xen:///", "xen:///system", "Xen"])
      expect([uri, libvirt.isLocalXen(uri)]).toEqual([uri, true]);
    for (const uri of ["xen://host/", "qemu:///embed", "test:///default", ""])
      expect([uri, libvirt.isLocalXen(uri)]).toEqual([uri, false]);
    vi.stubEnv("LIBVIRT_DEFAULT_URI", "test:///default");
    expect(libvirt.isLocalXen()).toBe(false);
    vi.stubEnv("LIBVIRT_DEFAULT_URI", "xen:///");
    expect(libvirt.isLocalXen()).toBe(true);
  });
});
