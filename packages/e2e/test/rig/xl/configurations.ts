/**
 * What xl understands of the configurations that we write: `xl -N create` reads one and prints it as JSON. The pairs of
 * domain XML and JSON are driver-xl's fixtures, where it reads the JSON back.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { domainToConf } from "@libvirt-ts/xm-conf/domain";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { expect, it } from "vitest";
import type { Dom0 } from "./dom0.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../../../driver-xl/fixtures/golden");
const names = readdirSync(folder).flatMap((file) => /^(.*)\.xml$/.exec(file)?.[1] ?? []);
/** The Xen that said it. */
const recordedOn = "4.17";
/** Writes down what xl said instead of comparing it. */
const record = process.env.LIBVIRT_TS_RECORD === "1";

export function configurations(dom0Of: () => Dom0): void {
  it.for(names)("xl reads our configuration of %s as it was meant", async (name) => {
    const dom0 = dom0Of();
    const { domain } = parseDomain(readFileSync(join(folder, `${name}.xml`), "utf8"));
    await dom0.put("golden.cfg", domainToConf(domain, "xl").document.format());
    const { status, stdout, stderr } = await dom0.shell("xl -N create -f golden.cfg");
    expect(status, stderr).toBe(0);
    const said = JSON.parse(stdout) as unknown;
    const file = join(folder, `${name}.json`);
    if (record) writeFileSync(file, `${JSON.stringify(said, null, 2)}\n`);
    else {
      const meant = JSON.parse(readFileSync(file, "utf8"));
      // A newer xl has words for what this one did not know.
      if (dom0.xen === recordedOn) expect(said).toEqual(meant);
      else expect(said).toMatchObject(meant);
    }
  });
}
