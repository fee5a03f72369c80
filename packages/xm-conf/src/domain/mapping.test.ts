import type { Domain, FileDisk } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { bare, problems, read, write } from "../../test/mapping.js";
import { parse } from "../index.js";
import { type ConfDialect, confToDomain, domainToConf } from "./index.js";

describe("how a guest boots under xl", () => {
  const loader = { value: "/usr/lib/xen/boot/hvmloader" };
  const xen = { value: "xen" };

  test.each<[string, Pick<Domain, "bootloader"> & { readonly os?: unknown }]>([
    ["", {}],
    ['bootloader = "pygrub"', { bootloader: "pygrub" }],
    [
      'bootloader = "pygrub"\nextra = "single"',
      { bootloader: "pygrub", os: { type: xen, cmdline: "single" } },
    ],
    [
      'kernel = "/k"\nroot = "/dev/xvda ro"\nextra = "q"',
      { os: { type: xen, kernel: "/k", root: "/dev/xvda ro", cmdline: "q" } },
    ],
    [
      'kernel = "/k"\ncmdline = "a"\nroot = "b"\nextra = "c"',
      { os: { type: xen, kernel: "/k", cmdline: "a" } },
    ],
    ['type = "pvh"\nkernel = "/k"', { os: { type: { value: "xenpvh", machine: "xenpvh" }, kernel: "/k" } }],
    ['builder = "hvm"', { os: { type: { value: "hvm" }, loader } }],
    [
      'type = "hvm"\nboot = "dcn"\nfirmware = "/ovmf"',
      {
        os: {
          type: { value: "hvm" },
          loader: { value: "/ovmf" },
          boot: [{ dev: "cdrom" }, { dev: "hd" }, { dev: "network" }],
        },
      },
    ],
    [
      'type = "hvm"\nkernel = "/k"\nramdisk = "/i"\nroot = "/dev/xvda1"\nextra = "quiet"',
      {
        os: { type: { value: "hvm" }, loader, kernel: "/k", initrd: "/i", cmdline: "root=/dev/xvda1 quiet" },
      },
    ],
    ['type = "hvm"\nbios = "ovmf"', { os: { firmware: "efi", type: { value: "hvm" }, loader } }],
    ['builder = "hvm"\ntype = "pv"\nkernel = "/k"', { os: { type: xen, kernel: "/k" } }],
  ])("%j", (text, expected) => {
    const { bootloader, os } = read(text).domain;
    expect({ ...(bootloader && { bootloader }), ...(os && { os }) }).toEqual(expected);
  });

  test("what is no builder and no boot device is told, once", () => {
    const told = (text: string) => read(text, "xm-3").warnings.map(({ id, path }) => `${id} ${path}`);
    expect(told('builder = "netbsd"')).toEqual(["conf.value builder"]);
    expect(told('builder = "linux"')).toEqual([]);
    expect(told(`builder = "hvm"\nboot = "c${"x".repeat(1e5)}d"`)).toEqual(["conf.value boot"]);
    expect(read('builder = "hvm"\nboot = "xdc"', "xm-3").domain.os).toMatchObject({
      boot: [{ dev: "cdrom" }, { dev: "hd" }],
    });
  });

  test("words for a firmware without a place stay in the file, and xm's old kernel key says nothing", () => {
    const { warnings } = read('type = "hvm"\nbios = "rombios"\nkernel = "/usr/lib/xen/boot/hvmloader"');
    expect(warnings.map(({ path, line }) => [path, line])).toEqual([["bios", 3]]);
  });

  test("a new command line replaces extra, which xl would ignore beside it", () => {
    const base = parse('name = "x"\ntype = "pv"\nkernel = "/k"\nextra = "old"\nmemory = 256\n');
    const { document } = write(
      {
        os: { type: { value: "xen" }, kernel: "/k", cmdline: "new" },
        on_poweroff: "destroy",
        on_reboot: "restart",
        on_crash: "destroy",
      },
      "xl",
    );
    expect(document.get("cmdline")).toBe("new");
    const domain = confToDomain(base, "xl").domain;
    const updated = domainToConf(
      { ...domain, os: { type: { value: "xen" }, kernel: "/k", cmdline: "new" } },
      "xl",
      { base },
    );
    expect(updated.document.format()).toBe(
      'name = "x"\ntype = "pv"\nkernel = "/k"\nmemory = 256\ncmdline = "new"\n',
    );
  });
});

describe("memory and vcpus", () => {
  test.each<[string, ConfDialect, Partial<Domain>]>([
    ["", "xm-3", { memory: { value: 65536 }, vcpu: { value: 1 } }],
    ["memory = 128", "xl", { memory: { value: 131072 }, vcpu: { value: 1 } }],
    ["memory = 128\nmaxmem = 256", "xl", { memory: { value: 262144 }, currentMemory: { value: 131072 } }],
    ["maxmem = 256", "xm-3", { memory: { value: 262144 }, currentMemory: { value: 65536 } }],
    ["memory = 256\nmaxmem = 128", "xm-3", { memory: { value: 262144 } }],
    ['memory = " 512 "\nvcpus = "3"', "xm-3", { memory: { value: 524288 }, vcpu: { value: 3 } }],
    ["vcpus = 2\nmaxvcpus = 8", "xl", { vcpu: { value: 8, current: 2 } }],
    ["maxvcpus = 2", "xl", { vcpu: { value: 2, current: 1 } }],
  ])("%j for %s", (text, dialect, expected) => {
    expect(read(text, dialect).domain).toMatchObject(expected);
  });

  test.each([
    ['memory = "256M"', "conf.value memory"],
    ["memory = 1.5", "conf.value memory"],
    ["memory = -1", "conf.value memory"],
    ["memory = 2", "conf.value memory"],
    ["maxmem = 18014398509481984", "conf.value maxmem"],
    ["vcpus = 0", "conf.value vcpus"],
    ["vcpus = 70000", "conf.value vcpus"],
    ["vcpus = [ 1 ]", "conf.value vcpus"],
  ])("%s is refused", (text, problem) => {
    expect(problems(() => read(text, "xm-3"))).toContain(problem);
  });

  test("xl's maxvcpus comes back, and has no place for xm", () => {
    const { domain } = read("vcpus = 2\nmaxvcpus = 8");
    const { document, warnings } = write(domain);
    expect([document.get("vcpus"), document.get("maxvcpus"), warnings]).toEqual([2, 8, []]);
    expect(write(domain, "xm-3").warnings).toMatchObject([
      { id: "dialect.unknown", path: "/domain/vcpu/@current" },
    ]);
  });

  test("a target below one MiB is rounded up: a file that says nothing could not be read", () => {
    const { document, warnings } = write({ currentMemory: { value: 500 } });
    expect(document.get("memory")).toBe(1);
    expect(warnings).toMatchObject([{ id: "dialect.memory", path: "/domain/currentMemory" }]);
  });

  test("parts of a MiB are cut off, and that is told", () => {
    const { document, warnings } = write({ memory: { value: 300000 } });
    expect(document.get("maxmem")).toBe(292);
    expect(warnings).toMatchObject([{ id: "dialect.memory", path: "/domain/memory" }]);
  });
});

describe("interfaces under xl", () => {
  const card = (item: string, type = "pv") => read(`type = "${type}"\nvif = [ ${JSON.stringify(item)} ]`);

  test.each([
    ["", { type: "bridge" }],
    [
      "mac=00:16:3E:11:22:33, bridge=xenbr1",
      { type: "bridge", mac: { address: "00:16:3e:11:22:33" }, source: { bridge: "xenbr1" } },
    ],
    [
      "script=vif-route,gatewaydev=eth1,ip=10.0.0.1 10.0.0.2",
      {
        type: "ethernet",
        source: { dev: "eth1" },
        script: { path: "vif-route" },
        ip: [{ address: "10.0.0.1" }, { address: "10.0.0.2" }],
      },
    ],
    ["netdev=eth1", { type: "ethernet", source: { dev: "eth1" } }],
    ["vifname=web1.0", { target: { dev: "web1.0" } }],
    ["mac=0:16:3E:a0:0:8", { mac: { address: "00:16:3e:a0:00:08" } }],
    [
      " mac = 00:16:3e:11:22:33 ,\tbridge= xenbr1 , ip = 10.0.0.1 ",
      {
        type: "bridge",
        mac: { address: "00:16:3e:11:22:33" },
        source: { bridge: "xenbr1" },
        ip: [{ address: "10.0.0.1" }],
      },
    ],
  ])("%j", (item, expected) => {
    expect(card(item).domain.devices?.interface?.[0]).toMatchObject(expected);
  });

  test.each([
    ["model=e1000", "e1000", "model=e1000"],
    ["type=vif", "netfront", "type=vif"],
    ["type=ioemu", undefined, ""],
  ])("%s of a fully virtualised guest", (item, model, written) => {
    const { domain } = card(item, "hvm");
    expect(domain.devices?.interface?.[0]?.model?.type).toBe(model);
    expect(write(domain).document.get("vif")).toEqual([written]);
  });

  test.each([
    ["rate=10Mb/s", 1250],
    ["rate=250KB/s", 250],
    ["rate=2GB/s", 2000000],
  ])("%s is a bandwidth", (item, average) => {
    const { domain } = card(item);
    expect(domain.devices?.interface?.[0]?.bandwidth).toEqual({ outbound: { average } });
    expect(write(domain).document.get("vif")).toEqual([`rate=${average}KB/s`]);
    expect(write(domain).warnings).toEqual([]);
  });

  test("what has no place is told, part by part", () => {
    const { warnings } = card("mac=00:16:3e:00:00:01,backend=net,devid=3,rate=1MB/s@20ms,trusted");
    expect(warnings.map(({ path, message }) => `${path} ${message}`)).toEqual([
      "vif[1] devid has no place in an interface",
      "vif[1] trusted has no place in an interface",
      "vif[1] this rate has no place in an interface",
    ]);
    expect(problems(() => card("mac=nonsense"))).toEqual(["conf.value vif[1]"]);
    expect(card(`bridge=x,${",x=1".repeat(1000)}`).warnings.map(({ message }) => message)).toEqual([
      "an empty part has no place in an interface",
      "x has no place in an interface",
    ]);
  });
});

describe("what a dialect cannot say", () => {
  const disk: FileDisk = { device: "disk", type: "file", source: { file: "/a" }, target: { dev: "xvda" } };
  const withDisk = (change: Partial<FileDisk>): Partial<Domain> => ({
    devices: { disk: [{ ...disk, ...change }] },
  });

  test.each<[string, ConfDialect, Partial<Domain>, string[]]>([
    ["another hypervisor", "xl", { type: "kvm" }, ["dialect.type /domain/@type"]],
    ["a test domain", "xm-3", { type: "test" }, ["dialect.type /domain/@type"]],
    [
      "a comma in xm's path",
      "xm-3",
      withDisk({ source: { file: "/a,b" } }),
      ["dialect.comma /domain/devices/disk[1]/source"],
    ],
    ["a comma in xl's path", "xl", withDisk({ source: { file: "/a,b" } }), []],
    [
      "an image that xl does not read",
      "xl",
      withDisk({ driver: { name: "tap", type: "vmdk" } }),
      ["dialect.disk-format /domain/devices/disk[1]/driver/@type"],
    ],
    [
      "a floppy for xl",
      "xl",
      withDisk({ device: "floppy", target: { dev: "fda" } }),
      ["dialect.disk-device /domain/devices/disk[1]/@device"],
    ],
    [
      "a third floppy",
      "xm-3",
      { os: { type: { value: "hvm" } }, ...withDisk({ device: "floppy", target: { dev: "fdc" } }) },
      ["dialect.drive /domain/devices/disk[1]"],
    ],
    [
      "user-mode network",
      "xl",
      { devices: { interface: [{ type: "user" }] } },
      ["dialect.interface-type /domain/devices/interface[1]/@type"],
    ],
  ])("%s (%s)", (_, dialect, domain, expected) => {
    expect(problems(() => write(domain, dialect))).toEqual(expected);
  });

  test("what is left out is told, and an error when asked for", () => {
    const domain: Domain = { ...bare, description: "a", features: { acpi: true } };
    expect(domainToConf(domain, "xl").warnings.map(({ id, path }) => `${id} ${path}`)).toEqual([
      "dialect.features /domain/features",
      "dialect.unknown /domain/description",
    ]);
    expect(problems(() => domainToConf(domain, "xl", { strict: true }))).toHaveLength(2);
  });

  test("keys without a place stay, and are told with their line", () => {
    const { warnings } = read("spice = 1\nusbversion = 3\ncpu_weight = 512");
    expect(warnings).toMatchObject([
      { id: "dialect.key", path: "spice", line: 2 },
      { id: "dialect.key", path: "usbversion", line: 3 },
      { id: "dialect.key", path: "cpu_weight", line: 4 },
    ]);
  });
});

describe("names and uuids", () => {
  test.each([
    ["", "domain.name-missing name"],
    ['name = ""', "domain.name-missing name"],
    ['name = "a/b"', "domain.name name"],
    ['name = " a"', "domain.name name"],
    ['name = "a\\x01"', "domain.name name"],
    [`name = "${"ü".repeat(128)}"`, "domain.name-too-long name"],
    ['name = "a"\nuuid = "1234"', "domain.uuid uuid"],
  ])("%j is refused", (text, problem) => {
    expect(problems(() => confToDomain(parse(text), "xl"))).toEqual([problem]);
  });

  test("a uuid may be dashed or not, in either case", () => {
    for (const uuid of ["5A17C0DE-0000-4000-8000-00000000CAFE", "5a17c0de00004000800000000000cafe"]) {
      expect(read(`uuid = "${uuid}"`).domain.uuid).toBe("5a17c0de-0000-4000-8000-00000000cafe");
    }
  });

  test("a dialect that is none is a RangeError", () => {
    expect(() => confToDomain(parse(""), "toString" as ConfDialect)).toThrow(RangeError);
  });
});
