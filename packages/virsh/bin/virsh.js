#!/usr/bin/env node
import module from "node:module";

// Node 20 has no compile cache; where there is one, it spares the compilation of the bundle.
module.enableCompileCache?.();
const { main } = await import("../dist/main.js");
process.exitCode = await main();
