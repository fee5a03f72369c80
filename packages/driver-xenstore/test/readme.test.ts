import { readFileSync } from "node:fs";
import * as contract from "@libvirt-ts/driver";
import { expect, it, vi } from "vitest";
import * as client from "../src/client/index.js";
import * as driver from "../src/index.js";
import * as protocol from "../src/protocol/index.js";
import { loadHost } from "./host.js";
import { eachDaemon, withDaemon } from "./support.js";

const modules = {
  "@libvirt-ts/driver": contract,
  "@libvirt-ts/driver-xenstore": driver,
  "@libvirt-ts/driver-xenstore/client": client,
  "@libvirt-ts/driver-xenstore/protocol": protocol,
};

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/^#{2,3} (.+)\n[^#]*?```js\n([\s\S]+?)```/gm)].map(
  ([, title, code]) => ({
    title: title!,
    code: code!,
  }),
);

/** What follows each `console.log` as a comment. */
const promised = (code: string) =>
  [...code.matchAll(/console\.log\(.*\n *\/\/ (.*)\n/g)].map(([, text]) => text);

it("the README has its examples", () => {
  expect(examples).toHaveLength(5);
});

eachDaemon("the examples print on %s what they say", (kind) => {
  it.each(examples)("$title", ({ code }) =>
    withDaemon(kind, async (filler, daemon) => {
      await loadHost(filler);
      vi.stubEnv("XENSTORED_PATH", daemon.socketPath);
      const printed: string[] = [];
      const log = { log: (...values: unknown[]) => printed.push(values.join(" ")), warn: () => undefined };
      const body = code.replace(/^import (\{.+\}) from (".+");$/gm, "const $1 = modules[$2];");
      await new Function("modules", "console", `return (async () => {${body}})();`)(modules, log);
      vi.unstubAllEnvs();
      expect(printed).toEqual(promised(code));
    }),
  );
});
