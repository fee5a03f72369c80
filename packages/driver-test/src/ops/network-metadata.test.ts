import { ErrorNumber } from "@libvirt-ts/driver";
import { NetworkMetadataType, NetworkUpdateFlags } from "@libvirt-ts/driver/flags";
import { expect, it } from "vitest";
import { openNode } from "../../test/connection.js";

const { TITLE, DESCRIPTION, ELEMENT } = NetworkMetadataType;
const { LIVE, CONFIG } = NetworkUpdateFlags;

it("is told what it is for, by each of its documents", async () => {
  const node = await openNode();
  const ref = await node.networkLookupByName("default");
  const uri = "https://example.org/notes";
  await node.networkSetMetadata(ref, TITLE, "a lab", undefined, undefined, LIVE | CONFIG);
  await node.networkSetMetadata(ref, ELEMENT, "<note>far</note>", "n", uri, LIVE);
  expect(await node.networkGetMetadata(ref, TITLE, undefined, CONFIG)).toBe("a lab");
  expect(await node.networkGetMetadata(ref, ELEMENT, uri, LIVE)).toBe("<note>far</note>");
  await expect(node.networkGetMetadata(ref, ELEMENT, uri, CONFIG)).rejects.toMatchObject({
    code: ErrorNumber.NO_NETWORK_METADATA,
  });
  await node.networkSetMetadata(ref, ELEMENT, undefined, undefined, uri, LIVE);
  expect(await node.networkGetXMLDesc(ref, 0)).not.toContain("<metadata>");
  await node.close();
});

it.each([
  ["a title of two lines", TITLE, "two\nlines", undefined, undefined],
  ["a type that is none", 9, "text", undefined, undefined],
  ["an element without a namespace", ELEMENT, "<note/>", "n", undefined],
  ["a key that is no prefix", ELEMENT, "<note/>", "1", "https://example.org/notes"],
] as const)("cannot be told %s, and stays as it is", async (_, type, text, key, uri) => {
  const node = await openNode();
  const ref = await node.networkLookupByName("default");
  const before = await node.networkGetXMLDesc(ref, 0);
  await expect(node.networkSetMetadata(ref, type, text, key, uri, 0)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_ARG,
    message: expect.stringContaining("virNetworkSetMetadata"),
  });
  expect(await node.networkGetXMLDesc(ref, 0)).toBe(before);
  await node.networkSetMetadata(ref, DESCRIPTION, "two\nlines", undefined, undefined, 0);
  expect(await node.networkGetMetadata(ref, DESCRIPTION, undefined, 0)).toBe("two\nlines");
  await node.close();
});
