import { defineConfig } from "tsup";

/** Drivers with a peer of their own stay packages, loaded when their URI is asked for: one has an addon beside its code. */
const loadedWhenNeeded = ["driver-hypervisor", "driver-xend", "driver-xenstore", "driver-xl", "driver-xm"];

/**
 * virsh is one bundle, unlike our libraries: a command is over before Node has found and read a hundred modules. What
 * most commands do not need (the shell, help, documents, conversion) is split off and loaded when it is needed.
 */
export default defineConfig({
  entry: ["src/main.ts"],
  format: "esm",
  target: "node20",
  platform: "node",
  splitting: true,
  treeshake: false,
  minify: true,
  dts: true,
  clean: true,
  tsconfig: "../../tsconfig.json",
  noExternal: [/.*/],
  external: loadedWhenNeeded.map((name) => `@libvirt-ts/${name}`),
});
