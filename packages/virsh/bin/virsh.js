#!/usr/bin/env node
// Where Node has a compile cache, it spares the compilation of the bundle; asking Node 20 for it would only take time.
if (Number.parseInt(process.versions.node, 10) >= 22) require("node:module").enableCompileCache();

require("../dist/main.cjs")
  .main(`${__dirname}/../dist/po`)
  .then((status) => {
    // All output is written by now; taking Node apart piece by piece would only take time.
    process.exit(status);
  });
