import { spawnSync } from "node:child_process";

/** Another engine: tells which of many documents a schema refuses. */
export interface Engine {
  readonly name: "xmllint" | "jing";
  refused(schema: string, documents: readonly string[]): ReadonlySet<string>;
}

const BATCH = 1000;

const XMLLINT: Engine = {
  name: "xmllint",
  refused(schema, documents) {
    const refused = new Set<string>();
    for (const batch of batches(documents)) {
      const { stderr } = run("xmllint", ["--noout", "--relaxng", schema, ...batch]);
      const valid = new Set([...stderr.matchAll(/^(.*) validates$/gm)].map((found) => found[1]!));
      const judged = new Set(
        [...stderr.matchAll(/^(.*) (?:validates|fails to validate)$/gm)].map((found) => found[1]!),
      );
      for (const file of batch) {
        if (!judged.has(file)) throw new Error(`xmllint says nothing about ${file}: ${stderr.slice(0, 500)}`);
        if (!valid.has(file)) refused.add(file);
      }
    }
    return refused;
  },
};

const JING: Engine = {
  name: "jing",
  refused(schema, documents) {
    const refused = new Set<string>();
    for (const batch of batches(documents)) {
      const { stdout, stderr } = run("jing", [schema, ...batch]);
      if (/ fatal:/.test(stdout)) throw new Error(`jing stopped early: ${stdout.slice(-500)}`);
      const known = new Set(batch);
      for (const [, file] of stdout.matchAll(/^(.*?):\d+:\d+: error:/gm)) {
        if (!known.has(file!))
          throw new Error(`jing refuses something else: ${stdout.slice(0, 500)}${stderr.slice(0, 500)}`);
        refused.add(file!);
      }
    }
    return refused;
  },
};

/** The engines that this machine has. */
export function availableEngines(): { engines: readonly Engine[]; missing: readonly string[] } {
  const all = [XMLLINT, JING];
  const engines = all.filter(({ name }) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0);
  return { engines, missing: all.filter((engine) => !engines.includes(engine)).map(({ name }) => name) };
}

function* batches(documents: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < documents.length; at += BATCH) yield documents.slice(at, at + BATCH);
}

function run(command: string, args: readonly string[]): { stdout: string; stderr: string } {
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  return { stdout, stderr };
}
