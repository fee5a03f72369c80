/** Copies the page of `--web`, which a package of its own builds, to where it is packed with the command. */
import { cpSync } from "node:fs";

cpSync(new URL("../../web/dist/", import.meta.url), new URL("../dist/web/", import.meta.url), {
  recursive: true,
});
