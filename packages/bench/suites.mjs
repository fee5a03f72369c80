/**
 * Every bench there is: where it runs, and how, and the programs that run `also` after the first one. What is `full` is left out of
 * a quick run that does not name it.
 */
const vitest = (...files) => ({ vitest: files });
const node = (...args) => ({ node: args });

/** `ours` names our side where a bench of vitest has rivals; without it, its works stand for themselves. */
export const suites = [
  { name: "codecs", title: "Documents", in: "bench", ...node("suites/codecs.mjs") },
  { name: "sexpr", title: "S-expressions", in: "sexpr", ...node("bench/bench.mjs") },
  { name: "xm-conf", title: "Configuration files", in: "xm-conf", ...node("bench/codec.mjs") },
  {
    name: "xml",
    title: "Domain XML",
    in: "xml",
    ...vitest("bench/domain.bench.ts"),
    ours: "parseDomain",
    full: true,
  },
  { name: "relaxng", title: "RELAX NG", in: "xml", ...node("bench/relaxng.mjs"), also: ["bench/many.mjs"] },
  {
    name: "first-use",
    title: "Documents in a new process",
    in: "xml",
    ...node("bench/kinds.mjs"),
    also: ["bench/types.mjs"],
  },
  { name: "rpc", title: "libvirt's wire protocol", in: "rpc", ...node("bench/bench.mjs") },
  { name: "remote", title: "Client of libvirt's daemons", in: "driver-remote", ...node("bench/daemon.mjs") },
  {
    name: "daemon",
    title: "Daemon",
    in: "daemon",
    ...vitest("bench/rates.bench.ts"),
    ours: "libvirt-tsd",
  },
  {
    name: "crowds",
    title: "Daemon, many clients",
    in: "daemon",
    ...vitest("bench/crowds.bench.ts", "bench/growth.bench.ts"),
    ours: "libvirt-tsd",
    full: true,
  },
  {
    name: "xenstore",
    title: "Xenstore",
    in: "driver-xenstore",
    ...vitest("bench/against-c.bench.ts"),
    ours: "client",
  },
  { name: "xend", title: "xend", in: "driver-xend", ...vitest("bench/list.bench.ts") },
  { name: "hypervisor", title: "Hypervisor", in: "driver-hypervisor", ...vitest("bench/query.bench.ts") },
  { name: "xm", title: "Configurations in a folder", in: "driver-xm", ...node("bench/folder.mjs") },
  { name: "qmp", title: "QEMU's machine protocol", in: "qmp", ...node("bench/pipelined.mjs") },
  {
    name: "qemu",
    title: "QEMU's guests, with and without libvirtd",
    in: "e2e",
    ...node("--expose-gc", "bench/qemu.mjs"),
  },
  {
    name: "core",
    title: "Dispatch of core",
    in: "e2e",
    ...vitest("bench/core.bench.ts"),
    ours: "through core",
  },
  {
    name: "virsh",
    title: "virsh",
    in: "virsh",
    ...node("bench/start-up.mjs"),
    also: ["bench/script.mjs", "bench/node-file.mjs"],
  },
  {
    name: "virsh-remote",
    title: "virsh at a daemon of 1,000 domains",
    in: "e2e",
    ...node("bench/virsh.mjs"),
  },
  { name: "growth", title: "Growth", in: "bench", ...node("suites/growth.mjs") },
  {
    name: "memory",
    title: "Memory",
    in: "bench",
    ...node("--expose-gc", "suites/memory.mjs"),
    also: [["--expose-gc", "../driver-xenstore/bench/watches.mjs"]],
  },
];
