import {
  Abi,
  BrokenAnswerError,
  capabilities,
  cpuTopology,
  DetectionError,
  detectXen,
  domainInfo,
  domainInfoReader,
  domainList,
  extraversion,
  guestKind,
  type Hypercall,
  hostAbilities,
  physicalInfo,
  type Request,
  runState,
  schedulerId,
  shutdownReason,
  UnsupportedOperationError,
  vcpuAffinity,
  vcpuInfo,
  wholeCapabilities,
  xenVersion,
} from "@libvirt-ts/driver-hypervisor/abi";
import { errorsOf, type Reader } from "../engine/reader.js";

const abis = (["x86_64", "x86_32", "arm64"] as const).flatMap((arch) => Abi.all(arch));
const judge = errorsOf([BrokenAnswerError, UnsupportedOperationError, DetectionError]);

/** A Xen that writes the input over every structure and buffer, and gives results from it. */
function xenOf(input: Buffer): (call: Hypercall) => number {
  let at = 0;
  const next = (): number => input[at++ % Math.max(1, input.length)] ?? 0;
  return ({ bytes, handles }) => {
    const kind = next();
    for (const target of [bytes, ...handles.map(({ buffer }) => buffer)])
      if (target === bytes ? kind & 1 : kind & 2)
        for (let to = target === bytes && kind & 4 ? 8 : 0; to < target.length; to++) target[to] = next();
    if (kind >= 0xf0) return -(1 + next());
    return kind & 8 ? next() * 256 + next() : 0;
  };
}

function attempt(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (judge(error) !== undefined) throw error;
  }
}

/** Every structure that Xen fills, by every interface there was. */
export const reader: Reader = {
  seeds: [
    Buffer.from([0, 17, 0, 4, 0, 1, 2, 3]),
    Buffer.from("2.1.0\0xen-3.0-x86_64 hvm-3.0-x86_32 \0".padEnd(160, "\0")),
    Buffer.alloc(128, 1),
    Buffer.from(Array.from({ length: 200 }, (_, at) => at)),
    Buffer.alloc(64, 0xff),
  ],
  steps: 1_000_000,
  fault: judge,
  read(input) {
    const [which = 0, arch = 0] = input;
    const transport = xenOf(input.subarray(2));
    const ask = <T>(make: () => Request<T>): T | undefined => {
      let value: T | undefined;
      attempt(() => {
        const { call, decode } = make();
        const result = transport(call);
        if (result >= 0) value = decode(result);
      });
      return value;
    };
    attempt(() => detectXen(transport, (["x86_64", "x86_32", "arm64"] as const)[arch % 3]!));
    const abi = abis[which % abis.length]!;
    for (const make of [xenVersion, extraversion, capabilities]) ask<unknown>(make);
    ask(() => wholeCapabilities(64));
    ask(() => schedulerId(abi));
    ask(() => cpuTopology(abi, 4));
    ask(() => vcpuInfo(abi, 1, 0));
    ask(() => vcpuAffinity(abi, 1, 0, 64));
    const physical = ask(() => physicalInfo(abi));
    if (physical !== undefined) hostAbilities(abi, physical);
    const page = ask(() => domainList(abi, domainInfoReader(abi), 0, 8));
    const one = ask(() => domainInfo(abi, domainInfoReader(abi), 1));
    for (const info of [...(page?.domains ?? []), ...(one === undefined ? [] : [one])]) {
      runState(info);
      shutdownReason(info);
      guestKind(abi, info);
    }
  },
};
