import { LibvirtError } from "@libvirt-ts/driver";
import { SexprError } from "@libvirt-ts/sexpr";
import { HttpFailure } from "../../../driver-xend/src/http/failure.js";
import { readNode } from "../../../driver-xend/src/ops/node.js";
import { readDomain, readIdentity } from "../../../driver-xend/src/record.js";
import { readExpression, readList } from "../../../driver-xend/src/reply.js";
import { errorsOf, type Reader, same } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";
import { filesIn } from "./seeds.js";

const head = { status: 200, reason: "OK", contentType: "application/sxp", location: undefined };

/** Bodies of xend's replies, whole and in pieces, with the domains, identities and nodes in them. */
export const reader: Reader = {
  seeds: [
    ...filesIn("sexpr/fixtures/map/sexpr2xml", ".sexpr", 20),
    `(xend.err 'Exception looking up domain x')`,
    `((domain (domid 0) (name Domain-0) (uuid 00000000-0000-0000-0000-000000000000) (memory 64) (maxmem 128) (vcpus 1) (state r-----) (cpu_time 3.5)) (domain (domid 1)))`,
    `(node (system Linux) (machine x86_64) (nr_cpus 4) (nr_nodes 1) (sockets_per_node 1) (cores_per_socket 2) (threads_per_core 2) (cpu_mhz 2393) (total_memory 8191) (free_memory 12) (xen_major 3) (xen_minor 1) (xen_extra .0) (xen_caps 'xen-3.0-x86_64 hvm-3.0-x86_32'))`,
  ],
  fault: errorsOf([HttpFailure, SexprError, LibvirtError]),
  read(input) {
    const whole = readExpression(head);
    const pieces = readExpression(head);
    const listed = readList((item) => item)(head);
    let first: unknown;
    const failure = attempt(() => {
      for (const piece of piecesOf(input)) pieces.push(piece);
      first = pieces.end();
    });
    const other = attempt(() => {
      whole.push(input);
      same("a body whole and in pieces", whole.end(), first ?? "a failure");
    });
    attempt(() => {
      for (const piece of piecesOf(input)) listed.push(piece);
      listed.end();
    });
    if (failure !== undefined && other === undefined) throw new Error("only in pieces it is refused");
    if (failure !== undefined) throw failure;
    const { ok, value } = first as { ok: boolean; value?: Parameters<typeof readNode>[0] };
    if (!ok || value === undefined) return;
    const results = [() => readDomain(value, 4096), () => readIdentity(value), () => readNode(value)].map(
      attempt,
    );
    const error = results.find((result) => result !== undefined);
    if (error !== undefined) throw error;
  },
};

const judge = errorsOf([HttpFailure, SexprError, LibvirtError]);

function attempt(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    if (judge(error) !== undefined) throw error;
    return error;
  }
}
