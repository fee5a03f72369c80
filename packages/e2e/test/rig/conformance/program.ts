import { build } from "esbuild";

/** A program of several files as one, for dom0; our packages stay what it imports. */
export async function programFrom(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    external: ["@libvirt-ts/*"],
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
  });
  return outputFiles[0]!.text;
}
