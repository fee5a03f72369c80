// Measures what the package promises, on what real xends printed (else on the fixtures): `pnpm bench`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, SexprReader } from "@libvirt-ts/sexpr";
import { domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { SaxesParser } from "saxes";
import { quick, tell } from "../../bench/lib/tell.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const corpus = join(process.env.LIBVIRT_TS_SHARED ?? join(here, "../../../../shared"), "corpus/xend");
const formats = { "3.0.2": 1, "3.0.4": 3, "4.1.6": 4 };

/** Each configured domain with the number of its format. */
function domains() {
  try {
    return Object.entries(formats).flatMap(([version, format]) =>
      readdirSync(join(corpus, version))
        .flatMap(
          (file) =>
            readFileSync(join(corpus, version, file), "utf8").match(/^\(domain .*\(image .*\)$/gm) ?? [],
        )
        .map((text) => ({ text, format })),
    );
  } catch {
    console.warn(`no recorded xend replies in ${corpus}: measured on the fixtures`);
    const fixtures = join(here, "../fixtures/map/sexpr2xml");
    return ["pv-running", "hvm-new-cdrom", "pv-vfb-device"].map((name) => ({
      text: readFileSync(join(fixtures, `${name}.sexpr`), "utf8").trim(),
      format: 3,
    }));
  }
}

/** Processor time of this process in milliseconds: what else the machine does counts little. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs a function on each item, again and again; the items in a second of processor time, in the best of some rounds. */
function rate(items, run) {
  let best = 0;
  for (let round = 0; round < (quick ? 2 : 8); round += 1) {
    const start = processorTime();
    let runs = 0;
    let now = start;
    for (; now - start < 250; now = processorTime()) {
      for (const item of items) run(item);
      runs += items.length;
    }
    best = Math.max(best, (runs * 1000) / (now - start));
  }
  return best;
}

function print(what, amount, unit) {
  const [plain] = unit.split(" ");
  if (plain?.endsWith("/s")) tell(what.trim(), plain, { ours: Number(amount) });
  console.log(`${what.padEnd(56)} ${String(amount).padStart(7)} ${unit}`);
}

const all = domains().filter(({ text }) => !text.includes("(memory 0)"));
const texts = all.map(({ text }) => text);
const bytes = texts.map((text) => new TextEncoder().encode(text));
const size = bytes.reduce((sum, { length }) => sum + length, 0) / all.length;
const megabytes = (perSecond) => Math.round((perSecond * size) / 1e6);
console.log(`${all.length} domains of ${Math.round(size)} bytes`);

const parsed = rate(texts, (text) => parse(text));
print("parse", megabytes(parsed), "MB/s (goal: 80)");
print("parse bytes", megabytes(rate(bytes, (one) => parse(one))), "MB/s");
const json = texts.map((text) => JSON.stringify(parse(text)));
print(
  "  speed against JSON.parse of the same trees",
  (parsed / rate(json, (text) => JSON.parse(text))).toFixed(2),
  "",
);

const list = new TextEncoder().encode(
  `(${Array.from({ length: 10_000 }, (_, at) => texts[at % texts.length]).join(" ")})`,
);
let peak = 0;
const streams = rate([list], () => {
  const reader = new SexprReader({ each: "item" });
  let count = 0;
  for (let at = 0; at < list.length; at += 65_536) {
    count += reader.push(list.subarray(at, at + 65_536)).length;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  reader.end();
  if (count !== 10_000) throw new Error(`expected 10000 domains, read ${count}`);
});
print(
  `stream of 10,000 domains (${Math.round(list.length / 1e6)} MB)`,
  Math.round((streams * list.length) / 1e6),
  "MB/s",
);
print(
  "  cost per byte against parse",
  ((parsed * size) / (streams * list.length)).toFixed(2),
  "(goal: at most 2)",
);
print("  largest heap on the way", Math.round(peak / 1e6), "MB");

const toXml = ({ text, format }) => formatDomain(sexprToDomain(parse(text), format).domain, { secure: true });
print("S-expression to XML", Math.round(rate(all, toXml)), "domains/s (goal: 40000)");
const trees = all.map(({ text, format }) => ({ tree: parse(text), format }));
print(
  "  sexprToDomain alone",
  Math.round(rate(trees, ({ tree, format }) => sexprToDomain(tree, format))),
  "domains/s",
);

const documents = all.map((one) => ({ xml: toXml(one), format: one.format }));
const fromXml = rate(documents, ({ xml, format }) => domainToSexpr(parseDomain(xml).domain, format));
const saxes = rate(documents, ({ xml }) => {
  const parser = new SaxesParser();
  for (const event of ["opentag", "closetag", "text"]) parser.on(event, () => {});
  parser.write(xml).close();
});
print("XML to S-expression", Math.round(fromXml), "domains/s");
print("  speed against saxes with empty handlers", (fromXml / saxes).toFixed(2), "(goal: 0.35)");
const models = documents.map(({ xml, format }) => ({ domain: parseDomain(xml).domain, format }));
print(
  "  domainToSexpr alone",
  Math.round(rate(models, ({ domain, format }) => domainToSexpr(domain, format))),
  "domains/s",
);
