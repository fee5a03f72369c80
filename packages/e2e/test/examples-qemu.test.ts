/** The examples that need guests of QEMU. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guestDisk, guestsEndWithUs, guestXML, qemuUnavailable } from "@libvirt-ts/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main as cloudImage } from "../../../examples/cloud-image.js";
import { main as migrate } from "../../../examples/migrate.js";

const unavailable = qemuUnavailable();
if (unavailable !== undefined) console.log(`skipped: examples with guests of QEMU: ${unavailable}`);

describe.skipIf(unavailable !== undefined)("an example with guests of QEMU", () => {
  let folder: string;
  let endings: readonly (() => void)[];
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    folder = mkdtempSync(join(tmpdir(), "libvirt-ts-"));
    endings = ["node", "here", "there"].map((name) => guestsEndWithUs(join(folder, name)));
  });
  afterEach(() => {
    for (const end of endings) end();
    rmSync(folder, { recursive: true });
  });

  it("boots a guest on a disk over an image that stays as it is", async () => {
    const image = guestDisk(join(folder, "image.qcow2"));
    const before = readFileSync(image);
    await cloudImage((line) => lines.push(line), folder, image);
    expect(lines).toEqual([expect.stringContaining("ready"), "its disk: 10 GiB on image.qcow2"]);
    expect(readFileSync(image).equals(before)).toBe(true);
  });

  it("moves a guest that runs from one node to another", async () => {
    await migrate((line) => lines.push(line), folder, guestXML("mover", guestDisk(join(folder, "disk"))));
    expect(lines).toEqual(["mover is RUNNING there", "the same guest: true", "left here: 0"]);
  });
});
