import { SaxesParser } from "saxes";
import { bench, describe } from "vitest";
import { kvmGuest } from "../src/build/index.js";
import { formatDomain, parseDomain } from "../src/generated/domain/index.js";
import { fixture } from "../test/fixtures.js";

const page = ["page/fc4.xml", "page/fv0.xml"].map(fixture);
/** Ten documents as today's libvirt has them: three that it wrote, and guests with one to seven disks. */
const today = [
  ...["today/kvm-spice.xml", "today/xen-hvm.xml", "today/xen-pv.xml"].map(fixture),
  ...[1, 2, 3, 4, 5, 6, 7].map((disks) =>
    formatDomain(
      kvmGuest({
        name: `guest${disks}`,
        memory: 4096,
        disks: Array.from({ length: disks }, (_, index) => `/srv/images/guest${disks}-${index}.qcow2`),
      }),
    ),
  ),
];

/** What no reader on saxes can do without. */
function readWithEmptyHandlers(text: string): void {
  const parser = new SaxesParser();
  parser.on("opentag", () => {});
  parser.on("closetag", () => {});
  parser.on("text", () => {});
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
}

/** The best times of functions in short rounds that take turns: what other processes cost falls out. */
function bestTimes(runs: readonly (() => void)[]): number[] {
  const best = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 1000; round++) {
    runs.forEach((run, i) => {
      const start = performance.now();
      for (let n = 0; n < 5; n++) run();
      best[i] = Math.min(best[i] ?? 0, performance.now() - start);
    });
  }
  return best;
}

/** A model's reader and writer, as two functions that take nothing: all documents read, and all domains written. */
function workOf<T>(
  documents: readonly string[],
  parse: (text: string) => { readonly domain: T },
  format: (domain: T) => string,
): [read: () => void, write: () => void] {
  const domains = documents.map((text) => parse(text).domain);
  return [
    () => {
      for (const text of documents) parse(text);
    },
    () => {
      for (const domain of domains) format(domain);
    },
  ];
}

function compare(name: string, documents: readonly string[]): void {
  const domains = documents.map((text) => parseDomain(text).domain);
  const [saxes = 0, parse = 0, format = 0] = bestTimes([
    () => documents.forEach(readWithEmptyHandlers),
    ...workOf(documents, parseDomain, formatDomain),
  ]);
  const ratios = [(saxes / parse).toFixed(2), (parse / format).toFixed(1)];
  console.info(
    `${name}: parseDomain ${ratios[0]} of saxes' speed, formatDomain ${ratios[1]} of parseDomain's`,
  );
  describe(name, () => {
    bench("saxes with empty handlers", () => {
      for (const text of documents) readWithEmptyHandlers(text);
    });
    bench("parseDomain", () => {
      for (const text of documents) parseDomain(text);
    });
    bench("formatDomain", () => {
      for (const domain of domains) formatDomain(domain);
    });
  });
}

compare("the two documents of the format page", page);
compare("ten documents of today's libvirt", today);

/** A domain with many devices; every fourth is unknown. */
function manyDevices(count: number): string {
  const devices = Array.from({ length: count }, (_, i) =>
    i % 4 === 0
      ? `<hostdev mode='subsystem' type='usb'><source><vendor id='${i}'/></source></hostdev>`
      : i % 4 === 1
        ? `<interface type='bridge'><source bridge='br${i}'/><mac address='00:16:3e:00:00:01'/></interface>`
        : `<disk type='file'><source file='/srv/images/${i}.img'/><target dev='xvd${i}' bus='xen'/></disk>`,
  );
  return `<domain><name>many</name><memory>65536</memory><bootloader>/b</bootloader><devices>${devices.join("\n")}</devices></domain>`;
}

describe("time grows with the document: devices", () => {
  for (const count of [1000, 2000, 4000]) {
    const text = manyDevices(count);
    bench(`parseDomain, ${count} devices, ${Math.round(text.length / 1024)} KiB`, () => {
      parseDomain(text);
    });
  }
});

describe("time grows with the document: one megabyte", () => {
  for (const [name, text] of [
    ["devices", manyDevices(11_500)],
    ["one text", fixture("page/fc4.xml").replace("selinux", "x".repeat(1_048_576))],
    ["one unknown attribute", fixture("page/fc4.xml").replace("<vcpu", `<vcpu a='${"x".repeat(1_048_576)}'`)],
    [
      "repeated elements",
      fixture("page/fc4.xml").replace("<devices>", `${"<vcpu/>".repeat(149_796)}<devices>`),
    ],
  ] as const) {
    bench(`parseDomain, ${name}`, () => {
      parseDomain(text, { limits: { attributeLength: 2_000_000 } });
    });
  }
});
