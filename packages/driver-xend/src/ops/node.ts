import { type CallOptions, ErrorNumber, type NodeInfo, wrapProblems } from "@libvirt-ts/driver";
import { isList, type Sexpr, value } from "@libvirt-ts/sexpr";
import { xenCapabilities } from "@libvirt-ts/xml/build";
import { formatCapabilities } from "@libvirt-ts/xml/capabilities";
import type { XenVersion } from "../dialect.js";
import { xendError } from "../errors.js";
import type { Xend } from "../xend.js";

/** What the host says of itself. */
export interface XendNode {
  readonly info: NodeInfo;
  readonly version: XenVersion;
  /** `xend_config_format`; absent in 3.0.2. */
  readonly format: number | undefined;
  readonly host: string | undefined;
  /** `xen_caps`: the kinds of guests that Xen runs. */
  readonly guestWords: readonly string[];
  /** `hw_caps`: the CPU's feature words. */
  readonly featureWords: readonly number[];
  /** `virt_caps`, which xend tells from Xen 3.3 on. */
  readonly virtualisation: readonly string[] | undefined;
}

const KIB_PER_MIB = 1024;

/** Reads `(node ..)`; what a version does not tell is 0, except that there is at least one of everything. */
export function readNode(node: Sexpr): XendNode {
  if (!isList(node) || node[0] !== "node") {
    throw xendError(ErrorNumber.RPC, "/xend/node/", "expected (node ..): is there a xend behind it?");
  }
  const whole = (key: string) => wholeNumber(value(node, key));
  const atLeastOne = (key: string) => whole(key) || 1;
  const cpus = whole("nr_cpus");
  const nodes = atLeastOne("nr_nodes");
  const cores = atLeastOne("cores_per_socket");
  const threads = atLeastOne("threads_per_core");
  const format = value(node, "xend_config_format");
  const virtualisation = value(node, "virt_caps");
  return {
    info: {
      model: value(node, "machine") ?? "",
      memory: whole("total_memory") * KIB_PER_MIB,
      cpus,
      mhz: whole("cpu_mhz"),
      nodes,
      // From 3.2 on xend leaves it out, and the others tell it.
      sockets: whole("sockets_per_node") || Math.ceil(cpus / (nodes * cores * threads)) || 1,
      cores,
      threads,
    },
    version: {
      major: whole("xen_major"),
      minor: whole("xen_minor"),
      micro: wholeNumber(/^\.(\d+)/.exec(value(node, "xen_extra") ?? "")?.[1]),
    },
    format: format === undefined ? undefined : wholeNumber(format) || undefined,
    host: value(node, "host"),
    guestWords: wordsOf(value(node, "xen_caps") ?? ""),
    featureWords: featureWordsOf(value(node, "hw_caps") ?? ""),
    virtualisation: virtualisation === undefined ? undefined : wordsOf(virtualisation),
  };
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

/** `bfebfbff:20100800:…`; a text of another form tells nothing. */
function featureWordsOf(text: string): number[] {
  const isWords = /^[\da-f]{8}(?::[\da-f]{8}){0,31}$/i.test(text);
  return isWords ? text.split(":").map((word) => Number.parseInt(word, 16)) : [];
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** Asks for the node. */
export async function getNode(xend: Xend, options?: CallOptions): Promise<XendNode> {
  return readNode(await xend.node(options));
}

/** The host's capabilities, as far as xend tells them. */
export function capabilitiesOf(node: XendNode): string {
  const { info, version, guestWords, featureWords, virtualisation } = node;
  const { model, sockets, cores, threads } = info;
  const capabilities = xenCapabilities({
    arch: model,
    version,
    words: guestWords,
    featureWords,
    abilities: { hvm: virtualisation?.includes("hvm") },
    topology: { sockets, cores, threads },
  });
  try {
    return formatCapabilities(capabilities);
  } catch (error) {
    throw wrapProblems(error, { info: "xend's node" });
  }
}
