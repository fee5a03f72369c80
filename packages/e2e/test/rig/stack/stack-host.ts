/** A real Xen host on which xl is out of our sight: it lies in /opt/referee, starts the guests and is the referee. */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installedPackages, textFile, XenHost } from "@libvirt-ts/testkit";
import { programFrom } from "../conformance/program.js";
import { virshOf } from "../node.js";

const here = dirname(fileURLToPath(import.meta.url));

/** Starts the host with our packages in /opt/test, and the programs from this directory beside them, as .mjs. */
export async function startStackHost(
  programs: readonly string[],
  packages: readonly string[] = ["virsh", "core"],
): Promise<XenHost> {
  const host = await XenHost.start();
  try {
    const files = await Promise.all(
      programs.map(async (program) =>
        textFile(`opt/test/${basename(program).replace(/\.ts$/, ".mjs")}`, await textOf(join(here, program))),
      ),
    );
    await host.put([...installedPackages(packages, "opt/test"), virshOf("opt/test"), ...files]);
    await host.run("mkdir -p /opt/referee && mv /usr/lib/xen-4.17/bin/xl /opt/referee/xl");
    return host;
  } catch (error) {
    await host[Symbol.asyncDispose]();
    throw error;
  }
}

const textOf = (program: string): string | Promise<string> =>
  program.endsWith(".ts") ? programFrom(program) : readFileSync(program, "utf8");
