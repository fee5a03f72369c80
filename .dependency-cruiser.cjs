/** Who may import whom: the table of docs/architecture.md, checked. */
const within = (name) => `^packages/${name}/src`;

/** Our packages that each package may import; `core` and `virsh` have narrower rules below. */
const allowed = {
  driver: [],
  xml: [],
  sexpr: ["xml"],
  "xm-conf": ["xml"],
  qmp: [],
  rpc: ["driver"],
  "driver-test": ["driver", "xml"],
  "driver-xend": ["driver", "sexpr", "xml"],
  "driver-xenstore": ["driver"],
  "driver-hypervisor": ["driver", "xml"],
  "driver-xm": ["driver", "xm-conf", "xml"],
  "driver-remote": ["driver", "rpc"],
  "driver-qemu": ["driver", "qmp", "xml"],
  "driver-xl": ["driver", "driver-xm", "xm-conf", "xml"],
  core: ["driver", "xml", "sexpr", "xm-conf", "driver-[a-z]+"],
  virsh: ["core"],
  daemon: ["core", "driver", "rpc"],
  web: ["driver", "driver-remote", "rpc", "xml"],
  testkit: ["driver"],
};

/** Whole packages, and subpaths of others. */
const browserSafe = require("./scripts/browser-safe.json").map((name) => {
  const [folder, subpath] = name.split("/");
  return subpath === undefined ? `^packages/${folder}/` : `^packages/${folder}/src/${subpath}/`;
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(allowed).map(([name, others]) => ({
      name: `layers-${name}`,
      comment: `${name} may import ${others.join(", ") || "none of our packages"}`,
      severity: "error",
      from: { path: within(name), pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/", pathNot: [name, ...others].map((other) => `^packages/${other}/`) },
    })),
    {
      name: "browser-safe",
      comment: "codecs, the contract, the wire protocol and the hypercall structures run in a browser",
      severity: "error",
      from: {
        path: browserSafe,
        pathNot: ["\\.test\\.ts$", "/(test|bench|scripts|native)/"],
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "mappings-import-types-and-rules-of-xml-only",
      severity: "error",
      from: { path: "^packages/(sexpr|xm-conf)/src", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^packages/xml/",
        pathNot: "^packages/xml/(src|dist)/xen/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "core-names-drivers-in-one-file",
      comment: "but for the conversion to QEMU's command line, which is the QEMU driver's own codec",
      severity: "error",
      from: { path: within("core"), pathNot: ["(default-drivers|convert)\\.ts$", "\\.test\\.ts$"] },
      to: { path: "^packages/driver-" },
    },
    {
      name: "core-loads-mappings-in-convert-only",
      severity: "error",
      from: { path: within("core"), pathNot: ["convert\\.ts$", "\\.test\\.ts$"] },
      to: { path: "^packages/(sexpr|xm-conf)/" },
    },
    {
      name: "no-undeclared-dependency",
      severity: "error",
      from: { path: "^packages/[^/]+/src", pathNot: ["\\.test\\.ts$", "^packages/virsh/src"] },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"] },
    },
    {
      name: "no-undeclared-dependency-of-virsh",
      comment: "its bundle contains what it needs, so that is a devDependency",
      severity: "error",
      from: { path: "^packages/virsh/src", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["(^|/)(dist|fixtures|\\.vitest)/", "^packages/site/(build|vitepress)/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
