import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { formatDomain, parseDomain } from "../src/index.js";
import { fixture, fixturesIn } from "./fixtures.js";

/**
 * Every fact of a document as a line, `path @name=value` or `path =text`, found without our reader. The few facts that
 * are written in another form are brought into one form here.
 */
function facts(text: string): string[] {
  const lines: string[] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name);
    const at = path.join("/");
    lines.push(at);
    for (const [attribute, value] of Object.entries(attributes)) lines.push(`${at} @${attribute}=${value}`);
  });
  parser.on("text", (raw) => {
    const value = raw.trim();
    if (value !== "") lines.push(`${path.join("/")} =${value}`);
  });
  parser.on("closetag", () => path.pop());
  parser.write(text).close();
  return lines.flatMap(canonical).sort();
}

/** Facts that are a reader's defaults, or another form of the same. */
function canonical(line: string): string[] {
  if (/^domain\/uuid =/.test(line)) return [line.replaceAll("-", "").toLowerCase()];
  if (/^domain\/devices\/interface\/mac @address=/.test(line)) return [line.toLowerCase()];
  if (/^domain\/os\/boot =/.test(line)) return [line.replace("=", "@dev=")];
  const defaults = [
    "domain @type=xen",
    "domain/vcpu",
    "domain/vcpu =1",
    "domain/devices",
    "domain/features",
    "domain/os/cmdline",
    "domain/devices/disk @type=file",
    "domain/devices/disk @device=disk",
    "domain/devices/interface @type=bridge",
  ];
  if (defaults.includes(line)) return [];
  return /^domain\/(currentMemory|memory)( |$)/.test(line) ? [] : [line];
}

const ours = ["page", "rng/accept", "map/xm2xml", "map/xml2sexpr", "map/xml2xm", "map/sexpr2xml"]
  .flatMap(fixturesIn)
  .filter((document) =>
    fixture("verdicts.tsv")
      .split("\n")
      .some((line) => line.startsWith(`${document}\taccepted`)),
  );

describe("nothing of a document is lost", () => {
  it.each(ours)("%s", (document) => {
    const { domain } = parseDomain(fixture(document));
    expect(facts(formatDomain(domain, { secure: true }))).toEqual(facts(fixture(document)));
  });

  it.each(fixturesIn("today"))("%s, of which much is unknown", (document) => {
    const { domain } = parseDomain(fixture(document));
    const text = formatDomain(domain, { secure: true });
    expect(facts(text)).toEqual(facts(fixture(document)));
    expect(parseDomain(text).domain).toEqual(domain);
    expect(formatDomain(parseDomain(text).domain, { secure: true })).toBe(text);
  });
});

describe("what today's libvirt prints", () => {
  it("is understood where the reference had the same", () => {
    const { domain, warnings } = parseDomain(fixture("today/xen-pv.xml"));
    expect(domain).toMatchObject({
      type: "xen",
      id: 12,
      memory: 2097152,
      currentMemory: 1048576,
      vcpus: 2,
      os: {
        kind: "paravirtual",
        bootloader: "/usr/lib/xen-4.17/bin/pygrub",
        arch: "x86_64",
        machine: "xenpv",
      },
      onCrash: "coredump-restart",
      devices: {
        disks: [{ type: "block", source: "/dev/vg0/web+data", driver: { name: "phy", type: "raw" } }],
        interfaces: [{ type: "ethernet", target: "vif12.0", ips: ["192.0.2.9"] }],
        consoles: [{ tty: "/dev/pts/2" }],
      },
    });
    expect(domain.devices.unknown?.children?.map(({ name }) => name)).toEqual([
      "input",
      "hostdev",
      "memballoon",
    ]);
    expect(warnings).toEqual([]);
  });

  it("is warned about where a device is of a type unknown here", () => {
    const { warnings } = parseDomain(fixture("today/kvm-spice.xml"));
    expect(warnings.map(({ id, path }) => `${id} ${path}`)).toEqual([
      "device.type /domain/devices/disk[3]/@type",
      "device.type /domain/devices/interface[1]/@type",
      "device.type /domain/devices/graphics[1]/@type",
    ]);
    expect(parseDomain(fixture("today/xen-hvm.xml")).warnings).toEqual([]);
  });

  it("keeps passwords to itself, those of unknown devices too, unless asked", () => {
    const { domain } = parseDomain(fixture("today/kvm-spice.xml"));
    expect(formatDomain(domain)).not.toContain("s3cret");
    expect(formatDomain(domain, { secure: true }).match(/s3cret/g)).toHaveLength(2);
  });
});
