// The codec against js-xdr on the same structs, as ratios within one run: `pnpm build && pnpm bench`.
import { decodePayload, MessageWriter } from "@libvirt-ts/rpc";
import { connectGetAllDomainStats, connectListAllDomains, domainGetInfo } from "@libvirt-ts/rpc/protocol";
import xdrOfNpm from "js-xdr";
import { quick, tell } from "../../bench/lib/tell.mjs";

const { config } = xdrOfNpm;

const types = config((xdr) => {
  xdr.struct("Domain", [
    ["name", xdr.string(4194304)],
    ["uuid", xdr.opaque(16)],
    ["id", xdr.int()],
  ]);
  xdr.struct("ListAllDomainsRet", [
    ["domains", xdr.varArray(xdr.lookup("Domain"), 16384)],
    ["ret", xdr.uint()],
  ]);
  xdr.struct("GetInfoRet", [
    ["state", xdr.uint()],
    ["maxMem", xdr.uhyper()],
    ["memory", xdr.uhyper()],
    ["nrVirtCpu", xdr.uint()],
    ["cpuTime", xdr.uhyper()],
  ]);
  xdr.enum("ParamType", { int: 1, uint: 2, llong: 3, ullong: 4, double: 5, boolean: 6, string: 7 });
  xdr.union("ParamValue", {
    switchOn: xdr.lookup("ParamType"),
    switches: [
      ["int", "i"],
      ["uint", "ui"],
      ["llong", "l"],
      ["ullong", "ul"],
      ["double", "d"],
      ["boolean", "b"],
      ["string", "s"],
    ],
    arms: {
      i: xdr.int(),
      ui: xdr.uint(),
      l: xdr.hyper(),
      ul: xdr.uhyper(),
      d: xdr.double(),
      b: xdr.int(),
      s: xdr.string(4194304),
    },
  });
  xdr.struct("Param", [
    ["field", xdr.string(4194304)],
    ["value", xdr.lookup("ParamValue")],
  ]);
  xdr.struct("StatsRecord", [
    ["dom", xdr.lookup("Domain")],
    ["params", xdr.varArray(xdr.lookup("Param"), 262144)],
  ]);
  xdr.struct("GetAllDomainStatsRet", [["retStats", xdr.varArray(xdr.lookup("StatsRecord"), 16384)]]);
});

const dom = (i) => ({
  name: `guest-${i}`,
  uuid: `6695eb01-f6a4-8304-79aa-${i.toString(16).padStart(12, "0")}`,
  id: i,
});
/** js-xdr leaves names and uuids as bytes; a program needs text. */
const texts = (domain) => domain.name().toString() + domain.uuid().toString("hex");
const listed = (value) => value.domains().map(texts);
const measured = (value) =>
  value
    .retStats()
    .map((record) => texts(record.dom()) + record.params().map((param) => param.field().toString()));
const many = Array.from({ length: 1000 }, (_, i) => dom(i));
const params = [
  ["state.state", 1, 1],
  ["state.reason", 1, 1],
  ["cpu.time", 4, 123_456_789n],
  ["balloon.current", 4, 2_097_152n],
  ["balloon.maximum", 4, 8_388_608n],
  ["vcpu.current", 2, 2],
  ["vcpu.maximum", 2, 2],
  ["net.count", 2, 1],
  ["net.0.name", 7, "vnet0"],
  ["net.0.rx.bytes", 4, 1_234_567n],
  ["block.count", 2, 1],
  ["block.0.name", 7, "vda"],
  ["block.0.rd.bytes", 4, 987_654n],
].map(([field, type, value]) => ({ field, type, value }));

const cases = [
  [
    "domain info",
    domainGetInfo,
    { state: 1, maxMem: 8388608n, memory: 2097152n, nrVirtCpu: 2, cpuTime: 123n },
    types.GetInfoRet,
    (value) => value,
  ],
  [
    "list of 1,000 domains",
    connectListAllDomains,
    { domains: many, ret: 1000 },
    types.ListAllDomainsRet,
    listed,
  ],
  [
    "statistics of 1,000 domains",
    connectGetAllDomainStats,
    { retStats: many.map((domain) => ({ dom: domain, params })) },
    types.GetAllDomainStatsRet,
    measured,
  ],
];

const header = { program: 0x20008086, version: 1, procedure: 16, type: 1, serial: 7, status: 0 };

/** Processor time of this process in milliseconds: what else the machine does counts little. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Microseconds a run, the best of some rounds. */
function cost(run) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < (quick ? 2 : 5); round++) {
    const start = processorTime();
    let now = start;
    let runs = 0;
    while (now - start < 150) {
      for (let i = 0; i < 8; i++) run();
      runs += 8;
      now = processorTime();
    }
    best = Math.min(best, (1000 * (now - start)) / runs);
  }
  return best;
}

console.log("µs each; ratio: js-xdr's time in ours\n");
for (const [name, { ret }, value, theirs, use] of cases) {
  const writer = new MessageWriter();
  const encode = () => {
    writer.message(header, ret, value);
    return writer.take();
  };
  const bytes = encode();
  const payload = bytes.subarray(28);
  const buffer = Buffer.from(payload);
  const decoded = theirs.fromXDR(buffer);
  if (!decoded.toXDR().equals(buffer)) throw new Error(`js-xdr writes other bytes for ${name}`);
  for (const [what, ours, them] of [
    ["read", () => decodePayload(ret, payload), () => use(theirs.fromXDR(buffer))],
    ["write", encode, () => theirs.toXDR(decoded)],
  ]) {
    const [a, b] = [cost(ours), cost(them)];
    tell(`${what} ${name}`, "µs", { ours: a, "js-xdr": b });
    console.log(
      `${`${what} ${name}`.padEnd(40)} ${a.toFixed(2).padStart(10)} ${(b / a).toFixed(1).padStart(6)}×`,
    );
  }
}
