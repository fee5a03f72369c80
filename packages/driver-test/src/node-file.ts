import { dirname, resolve } from "node:path";
import {
  checkAborted,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  type NodeInfo,
  possibleCpus,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { DomainRunningReason } from "@libvirt-ts/driver/flags";
import { formatDomain, parseDocument, readDomain, type SourceElement } from "@libvirt-ts/xml";
import type { Clock } from "./clock.js";
import { type Draft, identified, readConfiguration } from "./configuration.js";
import { defaultNodeInfo } from "./default-node.js";
import { testError } from "./errors.js";
import { readFile } from "./files.js";
import { hostOf } from "./state/host.js";
import { TestNode } from "./state/node.js";

type Warn = (warning: LibvirtError) => void;

/** What a node file says. */
interface NodeFile {
  readonly info: NodeInfo;
  /** In document order: the path of a domain file as written, or a domain described in place. */
  readonly domains: readonly (string | Draft)[];
}

/** The most CPUs that a node's topology may have. */
const maximumCpus = 65_536;

/** Loads a node file and the domain files it names; every domain runs, with ids in document order. */
export async function loadNodeFile(
  path: string,
  clock: Clock,
  warn: Warn,
  signal: AbortSignal | undefined,
): Promise<TestNode> {
  const { info, domains } = parseNodeFile(await read(path, "loading host definition file"), path, warn);
  const node = new TestNode(hostOf(info), clock);
  for (const source of domains) {
    checkAborted(ErrorDomain.TEST, signal && { signal });
    const description =
      typeof source === "string" ? await readDomainFile(resolve(dirname(path), source), warn) : source;
    add(node, description);
  }
  return node;
}

async function readDomainFile(path: string, warn: Warn): Promise<Draft> {
  return readConfiguration(await read(path, "load domain definition file"), path, warn);
}

/** Reads a file; what goes wrong names the step as well. */
async function read(path: string, step: string): Promise<Uint8Array> {
  try {
    return await readFile(path, ErrorNumber.INTERNAL_ERROR);
  } catch (error) {
    const { code, message, int1, cause = error } = error as LibvirtError;
    throw new LibvirtError({
      code: code as ErrorNumber,
      domain: ErrorDomain.TEST,
      info: step,
      detail: message.replace(/^internal error: /, ""),
      int1,
      cause,
    });
  }
}

function add(node: TestNode, description: Draft): void {
  const configuration = identified(description);
  if (node.claimed(configuration.uuid, configuration.name) !== undefined) {
    throw testError(
      ErrorNumber.DOM_EXIST,
      `domain '${configuration.name}'`,
      "the node file describes it twice",
    );
  }
  const domain = node.add(configuration.uuid, configuration.name);
  domain.definition = configuration;
  node.boot(domain, configuration, DomainRunningReason.UNKNOWN);
}

function parseNodeFile(xml: Uint8Array, path: string, warn: Warn): NodeFile {
  try {
    const { value, warnings } = parseDocument(xml, readNode);
    for (const warning of warnings) warn(problemWarning(warning));
    return value;
  } catch (error) {
    throw wrapProblems(error, { info: path, dialectDomain: ErrorDomain.TEST });
  }
}

function readNode(root: SourceElement): NodeFile {
  if (root.name !== "node") root.error("node.root", "expected <node>");
  const domains = root.all("domain").map(readDomainElement);
  return { info: readInfo(root), domains };
}

function readDomainElement(element: SourceElement): string | Draft {
  const file = element.attribute("file");
  if (file) return file;
  if (file === undefined && element.children.length > 0) {
    const xml = formatDomain(readDomain(element), { secure: true });
    return readConfiguration(xml, "domain of the node file", () => {});
  }
  element.error("node.domain", "expected the path of a domain file in @file, or a domain described in place");
  return "";
}

function readInfo(root: SourceElement): NodeInfo {
  const cpu = root.child("cpu");
  const { model, memory, mhz, nodes, sockets, cores, threads } = defaultNodeInfo;
  const topology = {
    nodes: number(cpu, "nodes", nodes),
    sockets: number(cpu, "sockets", sockets),
    cores: number(cpu, "cores", cores),
    threads: number(cpu, "threads", threads),
  };
  const possible = possibleCpus(topology);
  if (possible > maximumCpus) {
    cpu?.error("node.topology", `the topology has ${possible} CPUs; ${maximumCpus} is the most`);
  }
  return {
    model: cpu?.child("model")?.text().trim() || model,
    memory: number(root, "memory", memory),
    cpus: Math.min(number(cpu, "active", possible), possible),
    mhz: number(cpu, "mhz", mhz),
    ...topology,
  };
}

function number(parent: SourceElement | undefined, name: string, otherwise: number): number {
  const element = parent?.child(name);
  const text = element?.text().trim();
  if (element === undefined || text === undefined || text === "") return otherwise;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (value === 0) element.error("node.number", "expected a whole number, at least 1");
  return value;
}
