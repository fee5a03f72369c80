/** The licences of what a bundle holds and is not ours. */
import { readdirSync, readFileSync } from "node:fs";

/** `inputs` are the paths of the bundled files, relative to `root`. */
export function notices(inputs, root) {
  const foreign = new Set(
    inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const texts = [...foreign].sort().map((folder) => {
    const location = new URL(`${folder}/`, root);
    const { name, version, license } = JSON.parse(readFileSync(new URL("package.json", location), "utf8"));
    const file = readdirSync(location).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? `Licence: ${license}` : readFileSync(new URL(file, location), "utf8").trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
