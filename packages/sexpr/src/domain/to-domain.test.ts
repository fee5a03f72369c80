import { type Domain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { type Problem, parse, SexprError } from "../index.js";
import { type ConfigFormat, domainToSexpr, sexprToDomain } from "./index.js";

const read = (source: string, format: ConfigFormat = 3) => sexprToDomain(parse(source), format, { source });
const domainOf = (source: string, format?: ConfigFormat): Domain => read(source, format).domain;

function problemsOf(source: string): readonly Problem[] {
  try {
    read(source);
  } catch (error) {
    if (error instanceof SexprError) return error.problems;
    throw error;
  }
  throw new Error("expected an error");
}

describe("what is no domain is refused", () => {
  test.each([
    ["(xend.err 'No such domain x')", /expected \(domain …\), found \(xend\.err …\): No such domain x/],
    ["(node (system Linux))", /found \(node …\)/],
    ["((domain (name a)))", /found a list of lists/],
    ["()", /found no keyed list/],
    ["Domain-0", /found no keyed list/],
  ])("%s", (source, message) => {
    expect(() => read(source)).toThrow(message);
    expect(problemsOf(source)[0]!.id).toBe("domain.not-a-domain");
  });

  test("a reply that tells an error, and where", () => {
    expect(problemsOf("\n (xend.err 'No such domain x')")).toMatchObject([
      { path: "xend.err", line: 2, column: 2, offset: 2 },
    ]);
  });

  test("with everything that is wrong, and where", () => {
    const source =
      "(domain\n (domid x1)\n (uuid 12)\n (memory (128))\n (vcpus -1)\n (device (vfb (type vnc)(vncdisplay z))))";
    expect(problemsOf(source)).toMatchObject([
      { id: "domain.domid", path: "domain/domid", line: 2, column: 2, offset: 9 },
      { id: "domain.uuid", path: "domain/uuid", line: 3, column: 2 },
      { id: "domain.name-missing", path: "domain", line: 1, column: 1, offset: 0 },
      { id: "domain.memory", path: "domain/memory", line: 4 },
      { id: "domain.vcpus", path: "domain/vcpus", line: 5 },
      { id: "domain.vncdisplay", path: "domain/device/vfb/vncdisplay", line: 6, column: 25 },
    ]);
  });

  test.each([
    ["(memory 99999999999999)", "domain.memory"],
    ["(maxmem 99999999999999)", "domain.maxmem"],
    ["(vcpus 65536)", "domain.vcpus"],
    ["(domid 1.5)", "domain.domid"],
    ["(domid 0x10)", "domain.domid"],
    ["(uuid 0123456789abcdef-0123456789abcdef)", "domain.uuid"],
  ])("%s", (text, id) => {
    expect(
      problemsOf(`(vm (name a)(memory 9)${text})`.replace("(memory 9)(memory", "(memory")),
    ).toMatchObject([{ id }]);
  });

  test("without the text, problems tell the path", () => {
    expect(() => sexprToDomain(["domain"], 1)).toThrow(/^domain: the domain has no name$/);
  });

  test("a number that is no configuration format", () => {
    expect(() => sexprToDomain(["domain", ["name", "a"]], 5 as ConfigFormat)).toThrow(
      /^unknown configuration format 5: expected 1, 2, 3 or 4$/,
    );
  });
});

test("a place among devices is counted, in bytes where bytes were read", () => {
  const source = new TextEncoder().encode(
    "(vm (name é)(memory 9)(device (vbd (dev a)(uname f:x)))(device (vbd (dev b))))",
  );
  const { warnings } = sexprToDomain(parse(source), 3, { source });
  expect(warnings).toMatchObject([{ id: "disk.source-missing", path: "vm/device[2]/vbd", offset: 64 }]);
});

test("places are looked for when somebody asks, and once", () => {
  const { warnings, domain } = read("(vm (name a)(memory 9)\n(device))");
  expect(domain.devices).toEqual({});
  expect(warnings).toMatchObject([{ id: "device.empty", path: "vm/device", line: 2 }]);
  const again = read("(vm (name a)(memory 9)\n(device))");
  expect(again.warnings).toBe(again.warnings);
});

test("a MAC address that is none is told and left out", () => {
  const { domain, warnings } = read("(vm (name a)(memory 9)(device (vif (bridge b)(mac 0))))");
  expect(domain.devices?.interface).toEqual([{ type: "bridge", source: { bridge: "b" } }]);
  expect(warnings).toMatchObject([{ id: "device.mac", path: "vm/device/vif" }]);
});

test("a great many problems cost no more than one pass", () => {
  const source = `(vm (name a)(memory 9)${"\n(device)".repeat(100_000)})`;
  const { warnings } = read(source);
  expect(warnings).toHaveLength(100_000);
  expect(warnings[99_999]).toMatchObject({ path: "vm/device[100000]", line: 100_001, column: 1 });
});

test("what xend assumes is said: memory and virtual CPUs", () => {
  const { domain, warnings } = read("(vm (name a)(vcpus 0))");
  expect(domain).toMatchObject({ memory: { value: 131072 }, vcpu: { value: 1 } });
  expect(warnings.map(({ id }) => id)).toEqual(["domain.memory-missing", "domain.vcpus"]);
  expect(domainOf("(vm (name a)(memory 64))")).toMatchObject({
    memory: { value: 65536 },
    vcpu: { value: 1 },
  });
  expect(domainOf("(vm (name a)(memory 64)(maxmem 32))")).toMatchObject({ memory: { value: 65536 } });
  expect(domainOf("(vm (name a)(memory 64)(maxmem 96))")).toMatchObject({
    memory: { value: 98304 },
    currentMemory: { value: 65536 },
  });
});

test("Domain-0 has neither os nor bootloader, and the zero uuid", () => {
  const { domain } = read(
    "(domain (domid 0)(name Domain-0)(uuid 00000000-0000-0000-0000-000000000000)(memory 1024)(image (linux (kernel '')))(bootloader ''))",
  );
  expect(domain).toMatchObject({ id: 0, uuid: "00000000-0000-0000-0000-000000000000" });
  expect(domain).not.toHaveProperty("os");
  expect(domain).not.toHaveProperty("bootloader");
});

describe("how a guest boots", () => {
  const linux = { type: { value: "linux" } };
  const hvm = { type: { value: "hvm" } };
  test.each<[string, string, object]>([
    ["no image", "", {}],
    ["a bootloader alone", "(bootloader /b)", { bootloader: "/b" }],
    ["a bootloader and an empty image", "(bootloader /b)(image (linux (kernel '')))", { bootloader: "/b" }],
    [
      "a bootloader and arguments",
      "(bootloader /b)(image (linux (kernel )(args x)))",
      { bootloader: "/b", os: { ...linux, cmdline: "x" } },
    ],
    ["an empty bootloader", "(bootloader '')(image (linux (kernel /k)))", { os: { ...linux, kernel: "/k" } }],
    [
      "hvm as to 3.1",
      "(image (hvm (kernel /l)(boot ca)))",
      { os: { ...hvm, loader: { value: "/l" }, boot: [{ dev: "hd" }, { dev: "fd" }] } },
    ],
    [
      "hvm from 3.4 on",
      "(image (hvm (kernel '')(loader /l)(boot n)))",
      { os: { ...hvm, loader: { value: "/l" }, boot: [{ dev: "network" }] } },
    ],
    ["an hvm list that says nothing", "(image (hvm))", {}],
  ])("%s", (_, text, expected) => {
    const { os, bootloader } = domainOf(`(vm (name a)(memory 9)${text})`);
    expect({ ...(os && { os }), ...(bootloader !== undefined && { bootloader }) }).toEqual(expected);
  });

  test.each([
    ["an image of another sort", "(image (netbsd (kernel /k)))", "domain.os-type"],
    ["an unknown boot letter", "(image (hvm (loader /l)(boot cx)))", "domain.boot"],
    ["no kernel", "(image (linux (args x)))", "domain.kernel-missing"],
  ])("%s is told", (_, text, id) => {
    expect(read(`(vm (name a)(memory 9)${text})`).warnings).toMatchObject([{ id }]);
  });
});

test("a letter of boot is told once, however many are wrong", () => {
  const { domain, warnings } = read(
    `(vm (name a)(memory 9)(image (hvm (loader /l)(boot dxc${"x".repeat(1e5)}c))))`,
  );
  expect(domain.os).toMatchObject({ boot: [{ dev: "cdrom" }, { dev: "hd" }] });
  expect(warnings).toMatchObject([{ id: "domain.boot", path: "vm/image/hvm/boot" }]);
});

test("what xends from 3.3 on print when nobody set anything is no loss", () => {
  const usual =
    "(hap 1)(videoram 4)(nographic 0)(guest_os_type default)(pci_msitranslate 1)(oos 1)(pci_power_mgmt 0)(isa 0)(parallel none)(expose_host_uuid 0)(nestedhvm 0)";
  expect(read(`(vm (name a)(memory 9)(image (hvm (loader /l)${usual})))`).warnings).toEqual([]);
});

test("a list of any length is looked through", () => {
  const { warnings } = read(`(vm (name a)(memory 9)(features (${"'' ".repeat(300_000)}1)))`);
  expect(warnings).toMatchObject([{ id: "sexpr.not-kept", path: "vm/features" }]);
});

test("the port of a running screen is the one where xend says that it is", () => {
  const image = "(image (hvm (loader /l)(device_model /dm)(vnc 1)(vncunused 1)))";
  const device = "(device (vfb (vnc 1)(vncunused 1)(location localhost:5925)(type vnc)))";
  for (const text of [`${image}${device}`, device]) {
    const { domain, warnings } = read(`(domain (domid 21)(name scr)(memory 256)(vcpus 1)${text})`);
    expect(domain.devices?.graphics).toEqual([{ type: "vnc", port: 5925 }]);
    expect(warnings).toEqual([]);
  }
});

test("pinning, clock, backend domains, rates and host devices are kept, and written again", () => {
  const text = `(vm (name 'a')(memory 64)(maxmem 64)(vcpus 2)(cpus '2-3')(localtime 1)(image (linux (kernel '/k')))(device (vbd (dev 'xvda')(uname 'phy:/dev/a')(mode 'w')(backend 'stor')))(device (vif (bridge 'b')(backend 'wall')(rate '1250KB/s')))(device (pci (dev (domain 0x0)(bus 0x4)(slot 0x1f)(func 0x2)))))`;
  const { domain, warnings } = read(text);
  expect(warnings).toEqual([]);
  expect(domainToSexpr(domain, 4)).toEqual({ text, warnings: [] });
  const xml = formatDomain(domain);
  expect(xml).toContain("<vcpu placement='static' cpuset='2-3'>2</vcpu>");
  expect(xml).toContain("<backenddomain name='stor'/>");
  expect(parseDomain(xml).domain).toEqual(domain);
});

test.each([
  ["(cpus 0-3)", "0-3"],
  ["(cpus (0 1 5))", "0-1,5"],
  ["(cpus ((3 2) (2 3)))", "2-3"],
  ["(cpus (() ()))", undefined],
])("%s pins all virtual CPUs to %s", (cpus, cpuset) => {
  const { vcpu } = read(`(domain (name a)(memory 9)(vcpus 2)${cpus})`).domain;
  expect(vcpu?.cpuset).toBe(cpuset);
});

describe("devices", () => {
  const devicesOf = (text: string, format?: ConfigFormat) =>
    domainOf(`(vm (name a)(memory 9)${text})`, format).devices!;

  test("an empty CD-ROM drive", () => {
    expect(devicesOf("(device (vbd (dev hdc:cdrom)(uname )(mode r)))").disk).toEqual([
      { type: "file", device: "cdrom", target: { dev: "hdc" }, readonly: true },
    ]);
  });

  test("an image of blktap2, in a class of its own or by its name", () => {
    const common = { type: "file", device: "disk" };
    expect(
      devicesOf(
        "(device (tap2 (dev xvda:disk)(uname tap:aio:/a)))(device (vbd (dev xvdb:disk)(uname tap2:qcow:/b)))",
      ).disk,
    ).toEqual([
      { ...common, target: { dev: "xvda" }, driver: { name: "tap", type: "aio" }, source: { file: "/a" } },
      { ...common, target: { dev: "xvdb" }, driver: { name: "tap2", type: "qcow" }, source: { file: "/b" } },
    ]);
  });

  test("a fully virtualised guest's card that is not emulated", () => {
    const card = "(device (vif (bridge b)(type netfront)))";
    expect(devicesOf(`(image (hvm (loader /l)))${card}`).interface).toMatchObject([
      { model: { type: "netfront" } },
    ]);
    expect(devicesOf(`(image (linux (kernel /k)))${card}`).interface?.[0]).not.toHaveProperty("model");
  });

  test("keymap and the host's window of a screen, as attributes of later libvirt's", () => {
    expect(
      devicesOf("(device (vfb (type vnc)(keymap en-us)))(device (vfb (sdl 1)(display :1)(xauthority /x)))", 4)
        .graphics,
    ).toEqual([{ type: "vnc" }, { type: "sdl", display: ":1", xauth: "/x" }]);
    // xm names the X server of its own environment beside a VNC server too.
    expect(
      devicesOf("(image (hvm (loader /l)(vnc 1)(keymap de)(display :0.0)(xauthority /x)))", 4).graphics,
    ).toEqual([{ type: "vnc", keymap: "de" }]);
  });

  test("an interface is a bridge's by its key, else by its script", () => {
    const types = [
      "(bridge b)",
      "(dev eth0)",
      "(script /x/vif-bridge)",
      "(script vif-route)",
      "(mac 00:16:3E:0:0:a)",
    ];
    const cards = devicesOf(types.map((keys) => `(device (vif ${keys}))`).join("")).interface!;
    expect(cards.map(({ type }) => type)).toEqual(["bridge", "ethernet", "bridge", "ethernet", "ethernet"]);
    expect(cards[4]).toMatchObject({ mac: { address: "00:16:3e:00:00:0a" } });
  });

  test("screens in both of xend's spellings, and once only for an HVM guest", () => {
    expect(devicesOf("(device (vfb (vnc 1)(vncunused 1)(vncpasswd '')))", 4).graphics).toEqual([
      { type: "vnc", port: -1, passwd: "" },
    ]);
    expect(devicesOf("(image (linux (kernel /k)(vnc 1)))(device (vfb (type sdl)))").graphics).toMatchObject([
      { type: "sdl" },
    ]);
    const hvm = "(image (hvm (loader /l)(vnc 1)(vncdisplay 7)))(device (vfb (vnc 1)))";
    expect(devicesOf(hvm, 4).graphics).toEqual([{ type: "vnc", port: 5907 }]);
    expect(devicesOf("(image (hvm (loader /l)))(device (vfb (sdl 1)))", 4).graphics).toMatchObject([
      { type: "sdl" },
    ]);
  });

  test("the port is the store's, else the configured one, else a guess for a running guest", () => {
    const port = (text: string, options = {}) =>
      sexprToDomain(parse(`(domain (name a)(memory 9)${text})`), 3, options).domain.devices?.graphics?.[0];
    expect(port("(domid 7)(device (vfb (type vnc)(vncdisplay 3)))", { vncPort: 5999 })).toMatchObject({
      port: 5999,
    });
    expect(port("(domid 7)(device (vfb (type vnc)(vncdisplay 3)))")).toMatchObject({ port: 5903 });
    expect(port("(domid 7)(device (vfb (type vnc)(vncdisplay 3)(vncunused 1)))")).toMatchObject({
      port: 5907,
    });
    expect(port("(domid 7)(device (vfb (type vnc)))")).toMatchObject({ port: 5907 });
    expect(port("(device (vfb (type vnc)(vncunused 0)))")).not.toHaveProperty("port");
    expect(port("(domid 60000)(device (vfb (type vnc)))")).not.toHaveProperty("port");
  });

  test("a console: what a configuration asks for, or the terminal of a running guest", () => {
    const consoles = (text: string, options = {}) =>
      sexprToDomain(
        parse(`(domain (name a)(memory 9)${text}(image (hvm (loader /l)(serial pty))))`),
        3,
        options,
      ).domain.devices?.console;
    expect(consoles("")).toEqual([{}]);
    expect(consoles("(domid 3)")).toBeUndefined();
    expect(consoles("(domid 3)", { consoleTty: "/dev/pts/2" })).toEqual([{ tty: "/dev/pts/2" }]);
  });

  test.each([
    ["(device (vbd (uname file:/f)))", "disk.target-missing"],
    ["(device (vbd (dev xvda)))", "disk.source-missing"],
    ["(device (vbd (dev xvda)(uname /f)))", "disk.driver-missing"],
    ["(device (vbd (dev xvda)(uname :/f)))", "disk.driver-missing"],
    ["(device (tap (dev xvda)(uname tap:/f)))", "disk.driver-missing"],
    ["(device (tap (dev xvda)(uname tap:aio:)))", "disk.driver-missing"],
    ["(device (vif (mac zz)))", "device.mac"],
    ["(device (vfb (type sdl)(keymap de)))", "sexpr.not-kept"],
    ["(device (vif (bridge b)(rate '10MB/s@50ms')))", "sexpr.not-kept"],
    ["(device (vif (bridge b)(type tap)))", "sexpr.not-kept"],
    ["(device (vif (bridge b)(accel sfc_netfront)))", "sexpr.not-kept"],
    ["(device (vbd (dev a)(uname file:/f)(driver ioemu)))", "sexpr.not-kept"],
    ["(device (vfb (type vnc)(opengl 0)))", "sexpr.not-kept"],
    ["(cpu 3)", "sexpr.not-kept"],
    ["(restart onreboot)", "sexpr.not-kept"],
    ["(image (hvm (loader /l)(nestedhvm 1)))", "sexpr.not-kept"],
    ["(image (hvm (loader /l)(cdrom /c.iso)))", "sexpr.not-kept"],
    ["(image (linux (kernel /k)(ip dhcp)))", "sexpr.not-kept"],
    ["(device (vfb (type rdp)))", "device.graphics"],
    ["(device (vfb (type vnc)(vncdisplay 60000)))", "device.graphics-port"],
    ["(domid 7)(device (vfb (type vnc)))", "device.graphics-port"],
    ["(domid 7)(image (hvm (loader /l)(serial pty)))", "sexpr.not-kept"],
    ["(device (pci (dev (slot 1))))", "device.pci"],
    ["(device)", "device.empty"],
    ["(device vbd)", "device.empty"],
    ["(cpus (0 1))(cpus (0 1))", "sexpr.not-kept"],
    ["(bootloader_args '--quiet')", "sexpr.not-kept"],
    ["(image (hvm (loader /l)(usbdevice mouse)))", "sexpr.not-kept"],
    ["(image (hvm (loader /l)(soundhw es1370,gus)))", "sexpr.not-kept"],
  ])("%s is told", (text, id) => {
    expect(read(`(vm (name a)(memory 9)${text})`).warnings).toMatchObject([{ id }]);
  });
});
