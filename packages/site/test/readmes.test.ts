/** The READMEs of what is published have one shape, so that a reader of one finds his way in all. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./blocks.js";

const packages = join(root, "packages");
const published = readdirSync(packages).filter(
  (name) => !JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).private,
);

it.each(published)("%s", (name) => {
  const [head, ...sections] = readFileSync(join(packages, name, "README.md"), "utf8").split(/^## /m);
  expect(head).toMatch(new RegExp(`^# @libvirt-ts/${name}\\n\\n[^#|].{40}`));
  const body = new Map(sections.map((section) => [section.split("\n", 1)[0]!, section]));
  expect([...body.keys()]).toEqual(["Install", "First example", "Main ideas", "Limits", "Links"]);
  expect(body.get("Install")).toMatch(/^```sh\nnpm install /m);
  expect(body.get("First example")).toMatch(/^```(ts|js|console)\n/m);
  expect(body.get("Links")).toMatch(/\]\(/);
});
