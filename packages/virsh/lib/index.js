import { fileURLToPath } from "node:url";
import virsh from "../dist/main.cjs";

const catalogs = fileURLToPath(new URL("../dist/po", import.meta.url));

export const runVirsh = (options) => virsh.main(catalogs, options);
