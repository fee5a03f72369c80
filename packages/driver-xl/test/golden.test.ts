/**
 * Configurations that we write for xl and what xl 4.17 read in them (`xl -N create` prints it as JSON): the rig's suite in
 * e2e records them and holds a real xl to them. Here the JSON is read back.
 */
import { readdirSync, readFileSync } from "node:fs";
import { type Domain, diffDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, test } from "vitest";
import { domainFromJson } from "../src/domain-from-json.js";
import type { JsonObject } from "../src/xl-json.js";

const folder = new URL("../fixtures/golden/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const names = readdirSync(folder).flatMap((file) => /^(.*)\.xml$/.exec(file)?.[1] ?? []);

describe("xl read what domain XML said", () => {
  test.each(names)("%s", (name) => {
    const { domain } = parseDomain(read(`${name}.xml`));
    const config = JSON.parse(read(`${name}.json`)) as JsonObject;
    const { id, ...told } = domainFromJson({ id: 1, name: domain.name, uuid: domain.uuid!, config }, {});
    expect(diffDomain(asMade(domain), told)).toEqual([]);
  });
});

/**
 * A document says what is to be, and a description of a guest all that it has: its memory of the moment, the placement of its
 * vcpus, and the card and clock of a fully virtualised one, whether somebody said so or not.
 */
function asMade(document: Domain): Domain {
  const { currentMemory = document.memory!, vcpu } = document;
  const domain = { ...document, currentMemory, vcpu: { placement: "static" as const, ...vcpu! } };
  if (domain.os?.type.value !== "hvm") return domain;
  const devices = { ...domain.devices, video: [{ model: { type: "cirrus" as const } }] };
  return { ...domain, clock: { offset: "utc" }, devices };
}
