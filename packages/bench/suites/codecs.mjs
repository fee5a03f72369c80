/** Readers and writers of documents beside what npm has, of one, five and a thousand kilobytes. */
import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse as parseSexpr } from "@libvirt-ts/sexpr";
import { domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { parse as parseConf } from "@libvirt-ts/xm-conf";
import { confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { XmlDocument } from "libxml2-wasm";
import readList from "s-expression";
import { SaxesParser } from "saxes";
import plus from "sexpr-plus";
import { confToXml, xmlToConf } from "../lib/bare-xm.mjs";
import { takeTurns } from "../lib/measure.mjs";
import { tell } from "../lib/tell.mjs";

const fixture = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8").trim();

/** Devices until a document has a megabyte. */
const large = `<domain type='kvm'><name>many</name><memory>65536</memory><devices>${Array.from(
  { length: 8000 },
  (_, i) =>
    `<disk type='file' device='disk'><source file='/srv/images/${i}.img'/><target dev='vd${i}' bus='virtio'/></disk>`,
).join("\n")}</devices></domain>`;
const documents = {
  "1 KB (a guest of libvirt 0.1.11)": fixture("xml/fixtures/page/fv0.xml"),
  "5 KB (a guest of KVM)": fixture("xml/fixtures/today/kvm-spice.xml"),
  "1 MB (8,000 disks)": large,
};

/** What no reader on saxes can do without. */
function readWithSaxes(text) {
  const parser = new SaxesParser();
  for (const event of ["opentag", "closetag", "text"]) parser.on(event, () => {});
  parser.write(text).close();
}

const fast = { ignoreAttributes: false, attributeNamePrefix: "@" };
for (const [name, text] of Object.entries(documents)) {
  const { domain } = parseDomain(text);
  const tree = new XMLParser(fast).parse(text);
  const limit = text.length > 100_000 ? { roundTime: 1 } : {};
  tell(
    `read domain XML, ${name}`,
    "ms",
    await takeTurns(
      {
        "parseDomain (typed, with places)": () => parseDomain(text),
        "saxes, nothing kept": () => readWithSaxes(text),
        "fast-xml-parser": () => new XMLParser(fast).parse(text),
        "libxml2-wasm": () => XmlDocument.fromString(text).dispose(),
      },
      limit,
    ),
  );
  tell(
    `write domain XML, ${name}`,
    "ms",
    await takeTurns(
      { formatDomain: () => formatDomain(domain), "fast-xml-parser": () => new XMLBuilder(fast).build(tree) },
      limit,
    ),
  );
}

const guest = fixture("sexpr/fixtures/map/sexpr2xml/hvm-new-cdrom.sexpr");
const texts = {
  "1 KB (a guest)": guest,
  "1 MB (a list of guests)": `(${`${guest} `.repeat(1e6 / guest.length)})`,
};
for (const [name, text] of Object.entries(texts)) {
  tell(
    `read an S-expression, ${name}`,
    "ms",
    await takeTurns(
      {
        "@libvirt-ts/sexpr": () => parseSexpr(text),
        "s-expression": () => readList(text),
        "sexpr-plus": () => plus.parse(text),
      },
      text.length > 100_000 ? { roundTime: 1 } : {},
    ),
  );
}

/** What any writer of a model does: it knows no order, no attributes and no mistakes, and only looks for what XML has to escape. */
function walk(name, value) {
  if (Array.isArray(value)) return value.map((one) => walk(name, one)).join("");
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>\n`;
  let inside = "";
  for (const key of Object.keys(value)) if (value[key] !== undefined) inside += walk(key, value[key]);
  return `<${name}>\n${inside}</${name}>\n`;
}
const escaped = (text) =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`) : text;

const conf = { PV: "pv-everything", HVM: "hvm-everything" };
const sexprs = { PV: "pv-running", HVM: "hvm-new-cdrom" };
for (const [kind, file] of Object.entries(conf)) {
  const text = fixture(`xm-conf/fixtures/xm2xml/${file}.cfg`);
  const xml = formatDomain(confToDomain(parseConf(text), "xm-3").domain, { secure: true });
  const sexpr = fixture(`sexpr/fixtures/map/sexpr2xml/${sexprs[kind]}.sexpr`);
  const { domain } = confToDomain(parseConf(text), "xm-3");
  const running = sexprToDomain(parseSexpr(sexpr), 3).domain;
  tell(
    `write domain XML of an xm configuration, ${kind}`,
    "ms",
    await takeTurns({
      formatDomain: () => formatDomain(domain),
      "a program that only walks the model": () => walk("domain", domain),
    }),
  );
  const works = {
    [`XML to xm configuration, ${kind}`]: () =>
      domainToConf(parseDomain(xml).domain, "xm-3").document.format(),
    [`xm configuration to XML, ${kind}`]: () => formatDomain(confToDomain(parseConf(text), "xm-3").domain),
    [`xm configuration read and written, ${kind}`]: () => parseConf(text).format(),
    [`XML to S-expression, ${kind}`]: () => domainToSexpr(parseDomain(xml).domain, 3),
    [`S-expression to XML, ${kind}`]: () => formatDomain(sexprToDomain(parseSexpr(sexpr), 3).domain),
  };
  /** Programs that write the same, and do the least possible. */
  const bare = {
    [`XML to xm configuration, ${kind}`]: () => xmlToConf(xml),
    [`xm configuration to XML, ${kind}`]: () => confToXml(text),
  };
  for (const work of Object.keys(bare)) equal(bare[work](), works[work]());
  /** What is left for mapping where there is a model. */
  const onlyWalked = {
    [`xm configuration to XML, ${kind}`]: () => [parseConf(text), walk("domain", domain)],
    [`S-expression to XML, ${kind}`]: () => [parseSexpr(sexpr), walk("domain", running)],
  };
  const times = await takeTurns({ ...works, saxes: () => readWithSaxes(xml) });
  const bareTimes = await takeTurns(bare);
  const walkTimes = await takeTurns(onlyWalked);
  for (const work of Object.keys(works))
    tell(work, "ms", {
      ours: times[work],
      "saxes reading the XML, nothing kept": times.saxes,
      ...(bareTimes[work] && { "a program that does the least possible": bareTimes[work] }),
      ...(walkTimes[work] && { "our reader, and a walk over a model that is there": walkTimes[work] }),
    });
}
