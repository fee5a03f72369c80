import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface Manifest {
  readonly exports?: Record<string, { readonly default: string } | string>;
  readonly bin?: Record<string, string>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** The one rule of every package: `dist/x.js` is built from `src/x.ts`, and `exports` names what is built. */
const entry = Object.values(manifest.exports ?? {})
  .map((target) => (typeof target === "string" ? target : target.default))
  .filter((file) => file.startsWith("./dist/") && file.endsWith(".js"))
  .map((file) => file.replace("./dist/", "src/").replace(/\.js$/, ".ts"));

export default defineConfig({
  entry,
  format: "esm",
  target: "node20",
  platform: "neutral",
  dts: true,
  clean: true,
  sourcemap: true,
  treeshake: true,
  tsconfig: "../../tsconfig.build.json",
  external: [/^node:/],
});
