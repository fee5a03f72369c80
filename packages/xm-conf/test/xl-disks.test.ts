import { readFileSync } from "node:fs";
import { isPlainDisk, sourceOf } from "@libvirt-ts/xml/xen";
import { describe, expect, test } from "vitest";
import { confToDomain, domainToConf } from "../src/domain/index.js";
import { ConfDocument, ConfError } from "../src/index.js";

/** What libxlutil of Xen 4.17, which xl reads disks with, made of a text when it was asked. */
interface Answer {
  readonly spec: string;
  readonly error?: string;
  readonly format?: string;
  readonly vdev?: string;
  readonly path?: string;
  readonly readwrite?: boolean;
  readonly cdrom?: boolean;
  readonly backend?: string;
  readonly script?: string;
}

const answers = JSON.parse(
  readFileSync(new URL("../fixtures/libxlutil-4.17-disks.json", import.meta.url), "utf8"),
) as readonly Answer[];

function read(spec: string) {
  const document = new ConfDocument();
  document.set("name", "x");
  document.set("disk", [spec]);
  const { domain } = confToDomain(document, "xl");
  const disk = domain.devices!.disk![0]!;
  if (!isPlainDisk(disk)) throw new Error(`not a plain disk: ${spec}`);
  return { domain, disk };
}

/** libxlutil lets a hard disk have an empty path, which can only fail later; we refuse it. */
const refusedEarlier = new Set(["vdev=xvda,target="]);
const accepted = answers.filter(({ spec, error }) => error === undefined && !refusedEarlier.has(spec));

describe("xl's own library agrees", () => {
  test.each(accepted)("$spec", (answer) => {
    const { disk } = read(answer.spec);
    expect({
      vdev: disk.target.dev,
      path: sourceOf(disk),
      cdrom: disk.device === "cdrom",
      readwrite: !disk.readonly,
    }).toEqual({ vdev: answer.vdev, path: answer.path, cdrom: answer.cdrom, readwrite: answer.readwrite });
    // A backend of another script or format is a driver; raw ones without either have none.
    const imageFormat = answer.format === "empty" || answer.format === "raw" ? undefined : answer.format;
    if (imageFormat !== undefined) expect(disk.driver?.type).toBe(imageFormat);
    if (answer.backend === "phy") expect(disk.driver).toEqual({ name: "phy" });
    const known = /^block-(iscsi|nbd|enbd|drbd)$/.exec(answer.script ?? "")?.[1];
    if (known !== undefined) expect(disk.driver).toEqual({ name: known });
  });

  test.each(answers.filter(({ error }) => error !== undefined))("$spec is refused: $error", ({ spec }) => {
    expect(() => read(spec)).toThrow(ConfError);
  });

  test("what we write is read by us as what it was", () => {
    for (const { spec } of accepted) {
      const { domain } = read(spec);
      const { document } = domainToConf(domain, "xl");
      expect(confToDomain(document, "xl").domain).toEqual(domain);
    }
  });
});
