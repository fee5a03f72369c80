/** Every block of code in the READMEs and the pages of docs is run, or says why not. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { libvirt } from "@libvirt-ts/core";
import { type Daemon, serve } from "@libvirt-ts/daemon";
import { parse } from "@libvirt-ts/sexpr";
import { qemuUnavailable, Sshd, sshdUnavailable } from "@libvirt-ts/testkit";
import { parseElement } from "@libvirt-ts/xml";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Block, blocksOf, documents, promised, root } from "./blocks.js";

/** Blocks that others try: by the page and what they begin with. */
const elsewhere: readonly (readonly [page: RegExp, begin: string, why: string])[] = [
  [/^README\.md$/, "npm start", ".ci/run runs npm start and npm test"],
  [/README\.md$/, "npm install", "packages/release installs what is packed"],
];

/** Packages that need a peer of their own for the examples of their README: the test that runs them, and their language. */
const ownTests: Readonly<Record<string, readonly [test: string, language: string]>> = {
  core: ["e2e/test/examples.test.ts", "ts"],
  daemon: ["daemon/test/readme.test.ts", "js"],
  "driver-hypervisor": ["driver-hypervisor/test/readme.test.ts", "ts"],
  "driver-xend": ["driver-xend/test/readme.test.ts", "js"],
  "driver-xenstore": ["driver-xenstore/test/readme.test.ts", "js"],
  "driver-xl": ["driver-xl/test/readme.test.ts", "js"],
  "driver-xm": ["driver-xm/test/readme.test.ts", "js"],
  rpc: ["rpc/test/readme.test.ts", "js"],
  sexpr: ["sexpr/test/readme.test.ts", "js"],
  virsh: ["virsh/test/readme.test.ts", "console"],
  "xm-conf": ["xm-conf/test/readme.test.ts", "js"],
  xml: ["xml/test/docs.test.ts", "js"],
};

it.each(Object.entries(ownTests))("the examples of %s's README have a test there", (_, [test]) => {
  expect(readFileSync(join(root, "packages", test), "utf8")).toContain("README.md");
});

const noQemu = qemuUnavailable();
const virsh = join(root, "packages/virsh/bin/virsh.js");
const isBuilt = existsSync(join(root, "packages/virsh/dist"));
if (!isBuilt && process.env.CI === "true") throw new Error("run the build first");
if (noQemu) console.log(`skipped: what the pages do with QEMU: ${noQemu}`);
if (!isBuilt) console.log("skipped: what the pages do with virsh: it is not built");

/** A home that is empty at first, and where the blocks become modules. */
const home = mkdtempSync(join(tmpdir(), "blocks-"));
const modules = fileURLToPath(new URL("../build/blocks", import.meta.url));

/** What stands for the daemons of the reader's host, and of another one. */
const socket = join(home, "libvirt-sock");
let sshd: Sshd | undefined;
const noSshd = sshdUnavailable();
if (noSshd) console.log(`skipped: a fleet over ssh, which is of this process alone: ${noSshd}`);

beforeAll(async () => {
  mkdirSync(modules, { recursive: true });
  vi.stubEnv("XDG_DATA_HOME", home);
  vi.stubEnv("XDG_RUNTIME_DIR", home);
  if (noSshd === undefined) {
    sshd = await Sshd.start();
    vi.stubEnv("FLEET", `${overSsh(sshd, socket)} ${overSsh(sshd, `${socket}-2`)}`);
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sshd?.[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
});

/** The URI of one of our daemons, through an sshd. */
const overSsh = ({ authority, key, knownHosts }: Sshd, path: string) =>
  `test+ssh://${authority}/default?socket=${path}&keyfile=${key}&known_hosts=${knownHosts}`;

/** The pages that have something to try, and what that is. */
const pages = documents().flatMap((page) => {
  const [, name = ""] = /^packages\/([^/]+)\//.exec(page) ?? [];
  const tried = blocksOf(page).filter(({ language, code, reason }) => {
    const other = elsewhere.some(([pages, begin]) => pages.test(page) && code.startsWith(begin));
    return reason === undefined && !other && ownTests[name]?.[1] !== language;
  });
  return tried.length > 0 ? [{ page, tried }] : [];
});

describe.each(pages)("$page", ({ tried }) => {
  // Each page has daemons of its own: it may leave their guests as no other expects them.
  let daemons: Daemon[] = [];
  beforeAll(async () => {
    const opened = [socket, `${socket}-2`].map((path) =>
      serve(libvirt, { uris: ["test:///default"], listeners: [{ type: "unix", path }] }),
    );
    daemons = await Promise.all(opened);
  });
  afterAll(() => Promise.all(daemons.map((daemon) => daemon.close())));

  const needsQemu = tried.some(({ code }) => /qemu:\/\/\/embed|qemu-system-/.test(code));
  it.skipIf(needsQemu && noQemu).each(tried)("$place, $language", async (block) => {
    const { language, code } = block;
    if (language === "ts" || language === "js") await runProgram(block);
    else if (language === "console") runSession(code);
    else if (language === "xml") expect(parseElement(code)).toBeDefined();
    else if (language === "lisp") expect(parse(code)).toBeDefined();
    else if (language === "json") expect(JSON.parse(code)).toBeDefined();
    else expect.fail("nobody knows how to try this: say why by <!-- not run: … --> before it");
  });
});

/** A program prints what its comments say; one that is an example's is that example. */
async function runProgram({ place, code }: Block): Promise<void> {
  const [, example] = /^\/\/ (examples\/\S+\.ts)\n/.exec(code) ?? [];
  if (example !== undefined) {
    // It is run by e2e's test of examples.
    expect(code.slice(code.indexOf("\n") + 1)).toBe(readFileSync(join(root, example), "utf8"));
    return;
  }
  const file = join(modules, `${place.replaceAll(/[^a-z0-9]+/gi, "-")}.ts`);
  writeFileSync(file, atOurs(code));
  const printed: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed.push(values.map(String).join(" "));
  });
  try {
    await import(pathToFileURL(file).href);
  } finally {
    log.mockRestore();
  }
  expect(printed.flatMap((text) => text.trimEnd().split("\n"))).toEqual(promised(code));
}

/** The program with our daemon in the place of the one of its reader's host. */
const atOurs = (code: string) =>
  code
    .replaceAll('open("qemu:///system"', `open("test+unix:///default?socket=${socket}"`)
    .replaceAll('name: "qemu:///system"', 'name: "test:///default"')
    .replaceAll("/run/libvirt/libvirt-sock", socket);

/** What follows a prompt is what virsh prints. */
function runSession(code: string): void {
  if (!isBuilt) return;
  const commands = code.split(/^\$ /m).slice(1);
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    const end = command.indexOf("\n");
    const line = command.slice(0, end);
    expect(line).toMatch(/^virsh /);
    const env = { ...process.env, LC_ALL: "C", VIRSH: virsh };
    const output = execFileSync("sh", ["-c", `virsh() { node "$VIRSH" "$@"; }; ${line}`], {
      env,
      encoding: "utf8",
    });
    expect(output).toBe(command.slice(end + 1));
  }
}
