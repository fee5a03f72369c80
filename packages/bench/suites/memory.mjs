/** What is held for each: domain, document, connection, listener. Runs in a process that can collect its garbage. */
import { readFileSync } from "node:fs";
import { createLibvirt } from "@libvirt-ts/core";
import { noPeers } from "@libvirt-ts/driver";
import { testDriver } from "@libvirt-ts/driver-test";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { XMLParser } from "fast-xml-parser";
import { bytesEach } from "../lib/measure.mjs";
import { quick, tell } from "../lib/tell.mjs";

const count = quick ? 1000 : 10_000;
/** Documents, which are less than what else comes and goes if they are few. */
const documents = 1000;
const kib = (bytes) => bytes / 1024;
const text = readFileSync(new URL("../../xml/fixtures/today/kvm-spice.xml", import.meta.url), "utf8");
/** The same document each time, but not the same string. */
const copy = (i) => text.replace("<name>", `<name>${i}`);
const all = (make) => (length) => Array.from({ length }, (_, i) => make(i));

const reader = new XMLParser({ ignoreAttributes: false });
tell(`a guest's document of ${(text.length / 1024).toFixed(1)} KiB, read`, "KiB", {
  "parseDomain (typed, with what is unknown)": kib(
    await bytesEach(
      documents,
      all((i) => parseDomain(copy(i))),
    ),
  ),
  "fast-xml-parser": kib(
    await bytesEach(
      documents,
      all((i) => reader.parse(copy(i))),
    ),
  ),
  "the text itself": kib(text.length),
});

const xml = (i) =>
  `<domain type='test'><name>d${i}</name><memory>65536</memory><os><type>hvm</type></os>` +
  `<devices><disk type='file' device='disk'><source file='/d${i}'/><target dev='vda' bus='virtio'/></disk></devices></domain>`;
tell("a domain of the test driver's node, with one disk", "KiB", {
  ours: kib(
    await bytesEach(count / 10, async (length) => {
      const request = { uri: "test:///default", readOnly: false, peers: noPeers, warn: () => undefined };
      const conn = await testDriver.open(request);
      for (let i = 0; i < length; i++) await conn.domainDefineXML(xml(i), 0);
      return conn;
    }),
  ),
});

const { open } = createLibvirt({ drivers: [testDriver] });
tell("a connection to a node of the test driver, by core", "KiB", {
  ours: kib(await bytesEach(count / 10, (length) => Promise.all(all(() => open("test:///default"))(length)))),
});

const conn = await open("test:///default");
tell("a Domain of core", "bytes", {
  ours: await bytesEach(count, async (length) => {
    const domains = [];
    for (let i = 0; i < length; i++) domains.push(await conn.lookupByName("test"));
    return domains;
  }),
});
tell("a listener for events of domains", "bytes", {
  ours: await bytesEach(count, (length) =>
    all(() => {
      const events = conn.domainEvents();
      const iterator = events[Symbol.asyncIterator]();
      return { iterator, next: iterator.next() };
    })(length),
  ),
});
process.exit(0);
