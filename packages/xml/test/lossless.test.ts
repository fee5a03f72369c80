import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { formatDomain, parseDomain } from "../src/generated/domain/index.js";
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
  .filter((document) => {
    try {
      return parseDomain(fixture(document)).domain !== undefined;
    } catch {
      // What is no document is for other tests.
      return false;
    }
  });

describe("nothing of a document is lost", () => {
  it("is tried on many documents", () => expect(ours.length).toBeGreaterThan(60));

  it.each(ours)("%s", (document) => {
    const { domain } = parseDomain(fixture(document));
    expect(facts(formatDomain(domain, { secure: true }))).toEqual(facts(fixture(document)));
  });

  it.each(fixturesIn("today"))("%s, of which much is unknown", (document) => {
    const { domain } = parseDomain(fixture(document));
    const text = formatDomain(domain, { secure: true });
    expect(facts(text)).toEqual(facts(fixture(document)));
    expect(formatDomain(parseDomain(text).domain, { secure: true })).toBe(text);
  });
});

describe("what today's libvirt prints", () => {
  it("keeps passwords to itself unless asked", () => {
    const { domain } = parseDomain(fixture("today/kvm-spice.xml"));
    expect(formatDomain(domain)).not.toContain("s3cret");
    expect(formatDomain(domain, { secure: true }).match(/s3cret/g)).toHaveLength(2);
  });
});
