import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { toolFile } from "./tools.js";

/** Other runtimes and other Nodes run the codecs, the test driver and virsh as installed, and say what this Node says. */

const run = promisify(execFile);
const project = inject("project");
const isLongRun = inject("isLongRun");

const runtimes = [
  { name: "Bun", file: toolFile("@oven/*/bin/bun"), args: [] },
  { name: "Deno", file: toolFile("@deno/*/deno"), args: ["run", "--allow-all", "--quiet"] },
  ...(isLongRun ? ["22", "24"] : []).map((version) => ({
    name: `Node ${version}`,
    file: toolFile(`node-${version}/bin/node`),
    args: [],
  })),
];

const programs = {
  codecs: `
    import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
    import { validateDomain } from "@libvirt-ts/xml/relaxng";
    import { format, parse as parseSexpr } from "@libvirt-ts/sexpr";
    import { domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
    import { parse as parseConf } from "@libvirt-ts/xm-conf";

    const text = "<domain type='xen'><name>a</name><memory>65536</memory><vcpus>4</vcpus><bootloader>/b</bootloader></domain>";
    const { domain } = parseDomain(text);
    console.log(formatDomain(domain));
    console.log(validateDomain(text)[0].message);
    const sexpr = domainToSexpr(domain, 4).text;
    console.log(sexpr, format(parseSexpr(sexpr)));
    console.log(formatDomain(sexprToDomain(parseSexpr(sexpr), 4).domain));
    const conf = parseConf("name = 'a' # mine\\nmemory = 0x40\\n");
    conf.set("memory", 128);
    console.log(conf.format());
    try { parseConf("a = [1"); } catch (error) { console.log(error.name, error.message); }`,
  "the test driver": `
    import { ErrorNumber, LibvirtError, open } from "@libvirt-ts/core";

    const conn = await open("test:///default");
    const events = conn.domainEvents();
    const dom = await conn.lookupByName("test");
    await dom.suspend();
    console.log((await dom.info()).state, (await events.next()).value.type);
    await events.return();
    console.log(await dom.XMLDesc());
    const failed = await dom.suspend().then(() => conn.lookupByName("nobody")).catch((error) => error);
    console.log(failed instanceof LibvirtError, failed.code === ErrorNumber.NO_DOMAIN, failed.message);
    const defined = await conn.defineXML("<domain type='test'><name>b</name><memory>8192</memory><os><type>hvm</type></os></domain>");
    await defined.create();
    console.log(defined.ID(), (await conn.listAllDomains()).length);
    await conn.close();`,
  "a host that is not there": `
    import { open } from "@libvirt-ts/core";

    const failed = await open("http://127.0.0.1:9/").catch((error) => error);
    console.log(failed.code, failed.message);`,
};

beforeAll(() => {
  mkdirSync(join(project, "programs"));
  for (const [name, text] of Object.entries(programs)) writeFileSync(fileOf(name), text);
});
const fileOf = (name: string) => join(project, "programs", `${name.replaceAll(" ", "-")}.mjs`);

async function outcome(program: string, args: readonly string[]) {
  const { stdout, stderr } = await run(program, args, { cwd: project });
  return { stdout, stderr };
}

describe.each(runtimes)("$name", ({ file, args }) => {
  it.skipIf(file === undefined).each(Object.keys(programs))("runs %s", async (name) => {
    const expected = await outcome(process.execPath, [fileOf(name)]);
    expect(expected.stdout).not.toBe("");
    expect(await outcome(file!, [...args, fileOf(name)])).toEqual(expected);
  });

  it.skipIf(file === undefined)("runs virsh", async () => {
    const virsh = join(project, "node_modules/@libvirt-ts/virsh/bin/virsh.js");
    const commands = "list --all; suspend test; domstate test; dumpxml test; help suspend";
    const line = [virsh, "-c", "test:///default", commands];
    const expected = await outcome(process.execPath, line);
    expect(expected.stdout).toContain("paused");
    expect(await outcome(file!, [...args, ...line])).toEqual(expected);
  });
});
