import { readdirSync, readFileSync } from "node:fs";
import { XmlError } from "@libvirt-ts/xml";
import { parseDevice } from "@libvirt-ts/xml/device";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, test } from "vitest";
import { type ConfigFormat, deviceToSexpr, domainToSexpr, sexprToDomain } from "../src/domain/index.js";
import { parse, SexprError } from "../src/index.js";

const directory = new URL("../fixtures/map/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, directory), "utf8");

/** `NAME.vN.EXT`, taken apart. */
function cases(folder: string, extension: string) {
  return readdirSync(new URL(folder, directory)).flatMap((file) => {
    const [, name, version] = new RegExp(`^(.+)\\.v(\\d)\\.${extension}$`).exec(file) ?? [];
    return name === undefined ? [] : [{ file, name, format: Number(version) as ConfigFormat }];
  });
}

/** A rule of ours that changes what the reference printed, and how. */
interface Difference {
  readonly rule: string;
  readonly change: (text: string) => string;
}

function replaced(rule: string, from: string, to: string): Difference {
  const change = (text: string) => {
    expect(text, `the reference's text for "${rule}"`).toContain(from);
    return text.replace(from, to);
  };
  return { rule, change };
}

/** The reference's text, changed by each of our rules that concern it. */
function expected(text: string, differences: readonly Difference[] = []): string {
  return differences.reduce((changed, { change }) => change(changed), text);
}

describe("domain XML to a configuration", () => {
  const dashed = replaced(
    "a uuid is dashed and lower-case in S-expressions",
    "(uuid 'c0ffee00c0ffee00c0ffee00c0ffee00')",
    "(uuid 'c0ffee00-c0ff-ee00-c0ff-ee00c0ffee00')",
  );
  const vcpus = replaced(
    "(vcpus N) stands inside an HVM image too",
    "(device_model '/usr/lib/xen/bin/qemu-dm')",
    "(device_model '/usr/lib/xen/bin/qemu-dm')(vcpus 2)",
  );
  const serial = replaced(
    "<console/> of an HVM guest requests a serial port",
    "(pae 1)",
    "(pae 1)(serial pty)",
  );
  const hvm = [dashed, vcpus, serial];
  const withoutBoot = "features, floppies and cdroms do not depend on boot";
  const differences: Readonly<Record<string, readonly Difference[]>> = {
    "hvm-everything.v1.sexpr": hvm,
    "hvm-everything.v2.sexpr": hvm,
    "hvm-everything.v3.sexpr": hvm,
    "hvm-everything.v4.sexpr": hvm,
    "hvm-sdl-fixedport.v2.sexpr": hvm,
    "hvm-without-boot.v1.sexpr": [
      dashed,
      vcpus,
      replaced(
        withoutBoot,
        "(vcpus 2)(vnc 1)",
        "(vcpus 2)(fda '/srv/fd/drivers.img')(cdrom '/srv/iso/install.iso')(acpi 1)(apic 1)(pae 1)(vnc 1)",
      ),
      serial,
    ],
    "hvm-without-boot.v2.sexpr": [
      dashed,
      vcpus,
      replaced(
        withoutBoot,
        "(vcpus 2)(vnc 1)",
        "(vcpus 2)(fda '/srv/fd/drivers.img')(acpi 1)(apic 1)(pae 1)(vnc 1)",
      ),
      serial,
    ],
    "memory-too-small.v1.sexpr": [
      replaced(
        "memory from 4096 KiB on is kept (domain XML in)",
        "(memory 128)(maxmem 128)",
        "(memory 32)(maxmem 32)",
      ),
    ],
    "unescaped.v1.sexpr": [
      replaced("strings are escaped (S-expressions out)", "'o'neil) (x'", "'o\\'neil) (x'"),
      replaced("strings are escaped (S-expressions out)", "'a='b c''", "'a=\\'b c\\''"),
    ],
    "vnc-port-5900.v2.sexpr": [
      replaced("port 5900 is display 0 (S-expressions out)", "(vnc 1)", "(vnc 1)(vncdisplay 0)"),
    ],
    "vnc-port-5900.v3.sexpr": [
      replaced("port 5900 is display 0 (S-expressions out)", "(type vnc)", "(type vnc)(vncdisplay 0)"),
    ],
  };

  test.each(cases("xml2sexpr", "sexpr"))("$file", ({ file, name, format }) => {
    const { domain } = parseDomain(read(`xml2sexpr/${name}.xml`));
    const { text } = domainToSexpr(domain, format);
    expect(text).toBe(expected(read(`xml2sexpr/${file}`), differences[file]));
    expect(parse(text)).toBeInstanceOf(Array);
  });

  test("every rule is needed", () => {
    const files = cases("xml2sexpr", "sexpr").map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining(Object.keys(differences)));
  });

  /** The problem that stands for the reference's error. */
  const problems: Readonly<Record<string, string>> = {
    "err-bad-type": "domain.os-type",
    "err-hvm-no-emulator": "domain.emulator-missing",
    "err-hvm-no-loader": "domain.loader-missing",
    "err-malformed": "xml.",
    "err-no-kernel": "domain.kernel-missing",
    "err-no-name": "domain.name-missing",
    "err-no-os": "domain.os-missing",
    "err-no-source": "disk.source-missing",
    "err-no-target": "disk.target-missing",
    "err-no-type": "os.type-missing",
    "err-wrong-root": "xml.root",
    "err-wrong-type-attr": "dialect.type",
  };

  test.each(cases("xml2sexpr", "err"))("$file", ({ name, format }) => {
    const convert = () => domainToSexpr(parseDomain(read(`xml2sexpr/${name}.xml`)).domain, format);
    expect(problemOf(convert)).toContain(problems[name]);
  });
});

function problemOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof XmlError || error instanceof SexprError) return error.problems[0]!.id;
    throw error;
  }
  throw new Error("expected an error");
}

describe("a configuration to domain XML", () => {
  const order: Difference = {
    rule: "one order for every source: disks, interfaces, graphics, consoles",
    change: (text) => {
      const [before, devices, after] = text.split(/(?<=<devices>\n)|(?= {2}<\/devices>)/);
      const blocks = devices!.split(/^(?= {4}<[a-z])/m);
      const rank = (block: string) =>
        ["emulator", "disk", "interface", "graphics", "console"].findIndex((name) =>
          block.startsWith(`    <${name}`),
        );
      return [before, ...blocks.toSorted((a, b) => rank(a) - rank(b)), after].join("");
    },
  };
  const escaped = "texts are escaped (domain XML)";
  const inactive = "dumps of inactive domains have no id and no xenstore look-ups";
  const differences: Readonly<Record<string, readonly Difference[]>> = {
    "big-memory.v1.xml": [
      replaced(
        "sizes are not cut to 32 bits (domain-xml §10.8)",
        "<memory>2147482624<",
        "<memory>2147483648<",
      ),
    ],
    "hvm-boot-combinations.v2.xml": [
      replaced(
        "several boot devices are kept (domain XML in)",
        "hvmloader</loader>\n",
        "hvmloader</loader>\n    <boot dev='cdrom'/>\n    <boot dev='hd'/>\n",
      ),
      order,
    ],
    "hvm-new-cdrom.v1.xml": [order],
    "hvm-new-cdrom.v2.xml": [order],
    "hvm-new-cdrom.v3.xml": [order],
    "hvm-old-cdrom.v1.xml": [order],
    "hvm-old-cdrom.v2.xml": [order],
    "inactive.v3.xml": [
      replaced(inactive, " id='0'", ""),
      replaced(inactive, "    <console tty='/dev/pts/0'/>\n", ""),
      replaced("the configured display counts (sexpr §11.8)", "port='5900'", "port='-1'"),
    ],
    "missing-kernel.v1.xml": [
      replaced(
        "an os block without a kernel is left out (domain-xml §10.10)",
        "  <os>\n    <type>linux</type>\n",
        "",
      ),
    ],
    "no-escaping.v1.xml": [
      replaced(escaped, "a<b&c", "a&lt;b&amp;c"),
      replaced(escaped, '"1" & y<2', '"1" &amp; y&lt;2'),
    ],
    "pv-running-with-xenstore.v2.xml": [order],
    "pv-running-with-xenstore.v3.xml": [order],
    "pv-running.v1.xml": [order],
    "pv-running.v2.xml": [order],
    "pv-running.v3.xml": [order],
    "pv-running.v4.xml": [order],
    "pv-vfb-device.v1.xml": [
      replaced("the configured display counts (sexpr §11.8)", "port='5906'", "port='5940'"),
    ],
    "pv-vfb-device.v3.xml": [
      replaced("the configured display counts (sexpr §11.8)", "port='5906'", "port='5940'"),
    ],
    "repr-double-quotes.v1.xml": [
      replaced(
        "double quotes quote (sexpr §11.2)",
        `<cmdline>"it's</cmdline>`,
        "<cmdline>it's here</cmdline>",
      ),
    ],
  };

  /** What the reference found in the store. */
  const stores: Readonly<Record<string, object>> = {
    "pv-running-with-xenstore": { vncPort: 5942, consoleTty: "/dev/pts/9" },
  };

  test.each(cases("sexpr2xml", "xml"))("$file", ({ file, name, format }) => {
    const { domain } = sexprToDomain(parse(read(`sexpr2xml/${name}.sexpr`)), format, stores[name]);
    const text = expected(read(`sexpr2xml/${file}`), differences[file]);
    expect(formatDomain(domain, { layout: "0.1.11" })).toBe(text);
    // The schema asks for an os or a bootloader, which some of these configurations do without.
    if (domain.os !== undefined || domain.bootloader !== undefined) {
      const faults = validateDomain(text).map(({ path }) => path);
      // In the formats that know no sort behind a colon it is a part of the name.
      expect(faults.filter((path) => !path?.endsWith("/target/@dev") || !/dev='[^']*:/.test(text))).toEqual(
        [],
      );
    }
    expect(parseDomain(formatDomain(domain, { secure: true })).domain).toEqual(domain);
  });

  test.each<[string, readonly string[]]>([
    [
      "bad-disks",
      ["disk.source-missing", "disk.target-missing", "disk.driver-missing", "disk.driver-missing"],
    ],
    ["missing-kernel", ["domain.kernel-missing"]],
  ])("%s raises the reference's errors as warnings", (name, ids) => {
    const { warnings } = sexprToDomain(parse(read(`sexpr2xml/${name}.sexpr`)), 1);
    expect(warnings.map(({ id }) => id)).toEqual(ids);
    expect(read(`sexpr2xml/${name}.v1.errors-raised`).trim().split("\n")).toHaveLength(ids.length);
  });

  test.each(cases("sexpr2xml", "err"))("$file", ({ name, format }) => {
    const convert = () => sexprToDomain(parse(read(`sexpr2xml/${name}.sexpr`)), format);
    expect(problemOf(convert)).toBe("domain.name-missing");
  });
});

describe("a device to a configuration", () => {
  test.each(cases("device", "sexpr"))("$file", ({ file, name, format }) => {
    const [device, os] = name.split(".") as [string, "pv" | "hvm"];
    const { text } = deviceToSexpr(
      parseDevice(read(`device/${device}.xml`)),
      os === "hvm" ? "hvm" : "linux",
      format,
    );
    // The reference takes `(device …)` off a disk when it sends it; ours is what is sent.
    expect(device.startsWith("disk") ? `(device ${text})` : text).toBe(read(`device/${file}`));
  });
});
