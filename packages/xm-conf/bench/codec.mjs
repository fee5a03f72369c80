// Speeds of the built package, as ratios in one run: the machine's own speed cancels out.
import { readFileSync } from "node:fs";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { SaxesParser } from "saxes";
import { quick, tell } from "../../bench/lib/tell.mjs";
import { confToDomain, domainToConf } from "../dist/domain/index.js";
import { parse } from "../dist/index.js";

const read = (path) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), "utf8");

/** A paravirtual and a fully virtualised guest, as the reference has them. */
const configs = [read("xm2xml/pv-everything.cfg"), read("xm2xml/hvm-everything.cfg")];
const documents = configs.map((text) =>
  formatDomain(confToDomain(parse(text), "xm-3").domain, { secure: true }),
);
const domains = documents.map((text) => parseDomain(text).domain);

function saxes(text) {
  const parser = new SaxesParser();
  parser.on("opentag", () => {});
  parser.on("closetag", () => {});
  parser.on("text", () => {});
  parser.write(text).close();
}

/** What is measured, for one file or document at a time. */
const tasks = {
  "parse + format": (at) => parse(configs[at]).format(),
  "parse + set a key + format": (at) => {
    const document = parse(configs[at]);
    document.set("memory", 640);
    return document.format();
  },
  "configuration → XML": (at) => formatDomain(confToDomain(parse(configs[at]), "xm-3").domain),
  "saxes with empty handlers": (at) => saxes(documents[at]),
  "XML → configuration": (at) => domainToConf(parseDomain(documents[at]).domain, "xm-3").document.format(),
  "domain → configuration": (at) => domainToConf(domains[at], "xm-3").document.format(),
};

const ROUNDS = quick ? 3 : 15;
const BATCH = 2000;

/** Files a second: the best of many short rounds, taken in turn, so that nobody else's work counts. */
function measure() {
  const best = Object.fromEntries(Object.keys(tasks).map((name) => [name, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = performance.now();
      for (let count = 0; count < BATCH; count++) task(count % configs.length);
      best[name] = Math.max(best[name], (BATCH / (performance.now() - start)) * 1000);
    }
  }
  return best;
}

const speeds = measure();
for (const [name, speed] of Object.entries(speeds)) {
  const saxesSpeed = speeds["saxes with empty handlers"];
  const ratio = speed / saxesSpeed;
  tell(`${name}, a guest`, "guests/s", { ours: speed, "saxes on its XML, nothing kept": saxesSpeed });
  console.log(
    `${name.padEnd(28)} ${Math.round(speed).toLocaleString("en").padStart(9)} /s  ${ratio.toFixed(2).padStart(6)} × saxes`,
  );
}

/** Time per byte must not grow with the file. */
for (const lines of [1_000, 10_000, 100_000]) {
  const text = Array.from(
    { length: lines },
    (_, at) => `key${at} = [ 'phy:/dev/vg0/${at},xvda,w', ${at} ] # ${at}\n`,
  ).join("");
  const start = performance.now();
  const document = parse(text);
  for (let at = 0; at < lines; at += 10) document.set(`key${at}`, at);
  document.format();
  const nanoseconds = ((performance.now() - start) * 1e6) / text.length;
  console.log(
    `${lines.toLocaleString("en").padStart(8)} lines, every tenth changed: ${nanoseconds.toFixed(0)} ns per character`,
  );
}
