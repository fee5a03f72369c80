/** The seven xends that the fake can be. */
export const XEND_VERSIONS = ["3.0.2", "3.0.3", "3.0.4", "3.1", "3.4", "4.1", "4.4"] as const;

/** One of {@link XEND_VERSIONS}. */
export type XendVersion = (typeof XEND_VERSIONS)[number];

/** How one version of xend behaves; every difference that a client can see stands here. */
export interface Manner {
  readonly version: XendVersion;
  /** `xend_config_format` of the node, absent in the first one. */
  readonly format: number | undefined;
  /** `(xen_minor ..) (xen_extra ..)`, major. */
  readonly xen: readonly [major: number, minor: number, extra: string];
  /** A failed operation answers 500; before, the status of success with an error in the body. */
  readonly failsWith500: boolean;
  /** What a missing domain gets. */
  readonly missing: (name: string) => { status: number; reason: string; body: string };
  /** One connection is served at a time: the others are not read from until it is closed. */
  readonly oneConnection: boolean;
  /** A missing domain's reply grants keep-alive, and the connection is never read from again. */
  readonly deafAfterMissing: boolean;
  /** Domains have a status and can be defined, and only running ones are listed by default. */
  readonly managed: boolean;
  /** `mem_target_set` and `maxmem_set` are checked against each other, `set_vcpus` refuses 0. */
  readonly checksMemory: boolean;
  /** cpumaps are understood, device_destroy wants force and rm_cfg, dump wants reset, uuid clashes are refused. */
  readonly strict: boolean;
  /** A second, empty expression follows some answers, and the empty string is printed as `''`. */
  readonly trailing: boolean;
  /** Order of a domain's fields as printed. */
  readonly fields: readonly string[];
}

const notFound = (body: string) => ({ status: 404, reason: "Not found", body });

const early =
  "domid uuid ssidref vcpus vcpu_avail cpu_weight memory maxmem shadow_memory features name bootloader on_poweroff on_reboot on_crash image device state shutdown_reason cpu_time online_vcpus up_time start_time store_mfn console_mfn";
const format3 =
  "domid localtime on_crash memory uuid on_poweroff name maxmem on_reboot vcpus shadow_memory vcpu_avail cpu_weight cpu_cap features on_xend_start on_xend_stop start_time cpu_time online_vcpus image status memory_dynamic_min memory_dynamic_max state store_mfn console_mfn device";
const format4 =
  "domid cpu_weight cpu_cap pool_name bootloader vcpus cpus on_poweroff description on_crash uuid bootloader_args name on_reboot maxmem memory shadow_memory vcpu_avail features on_xend_start on_xend_stop start_time cpu_time online_vcpus image status state store_mfn console_mfn device";

const without = (order: string, ...keys: string[]) => order.split(" ").filter((key) => !keys.includes(key));

const first: Manner = {
  version: "3.0.2",
  format: undefined,
  xen: [3, 0, ".2-1"],
  failsWith500: false,
  missing: (name) => notFound(`No such domain ${name}`),
  oneConnection: true,
  deafAfterMissing: false,
  managed: false,
  checksMemory: false,
  strict: false,
  trailing: false,
  fields: without(early, "shadow_memory", "features"),
};
const second: Manner = {
  ...first,
  version: "3.0.3",
  format: 2,
  xen: [3, 0, ".3-0"],
  failsWith500: true,
  fields: without(early),
};
const third: Manner = {
  ...second,
  version: "3.0.4",
  format: 3,
  xen: [3, 0, ".4-1"],
  missing: (name) => notFound(`No domain named '${name}'.`),
  oneConnection: false,
  managed: true,
  fields: without(format3),
};
const fourth: Manner = {
  ...third,
  version: "3.1",
  format: 4,
  xen: [3, 1, ".0"],
  missing: () => ({ status: 500, reason: "Internal server error", body: "" }),
  deafAfterMissing: true,
  checksMemory: true,
  fields: without(format4, "pool_name", "description", "cpus"),
};
const fifth: Manner = {
  ...fourth,
  version: "3.4",
  xen: [3, 4, ".0-rc3"],
  missing: (name) => notFound(`<Fault 3: '${name}'>`),
  deafAfterMissing: false,
  strict: true,
  fields: without(format4, "pool_name", "description", "cpu_weight", "cpu_cap"),
};
const sixth: Manner = {
  ...fifth,
  version: "4.1",
  xen: [4, 1, ".6"],
  trailing: true,
  fields: without(format4),
};
const seventh: Manner = { ...sixth, version: "4.4", xen: [4, 4, ".4"] };

const manners = new Map(
  [first, second, third, fourth, fifth, sixth, seventh].map((one) => [one.version, one]),
);

/** The manner of a version. */
export function mannerOf(version: XendVersion): Manner {
  return manners.get(version) as Manner;
}

/** The text that `/xend/node/` answers. */
export function nodeText({ format, xen, strict, trailing }: Manner): string {
  const [major, minor, extra] = xen;
  const sockets = strict ? "" : " (sockets_per_node 2)";
  const scheduler = strict ? " (xen_scheduler credit)" : "";
  const pages = (format ?? 1) > 1 ? " (xen_pagesize 4096)" : "";
  const cpus = trailing
    ? " (free_cpus 0) (cpu_topology '\\ncpu:    core    socket     node\\n  0:       0        0        0') (numa_info none)"
    : "";
  return (
    `(node (system Linux) (host fake) (release 2.6.18-xen) (version '#1 SMP') (machine x86_64) (nr_cpus 4) (nr_nodes 1)${sockets} ` +
    `(cores_per_socket 2) (threads_per_core 1) (cpu_mhz 2393) (hw_caps bfebfbff:20100800:00000000:00000140:0000e3bd:00000000:00000001) ` +
    `(total_memory 8192) (free_memory 7104)${cpus} (xen_major ${major}) (xen_minor ${minor}) (xen_extra ${extra}) ` +
    `(xen_caps 'xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64 ')${scheduler}${pages} ` +
    `(platform_params 'virt_start=0xffff800000000000') (xen_changeset unavailable) (cc_compiler 'gcc version 4.1.2') ` +
    `(cc_compile_by fake) (cc_compile_domain localdomain) (cc_compile_date 'Sat Jan 20 12:00:00 UTC 2007')` +
    `${format === undefined ? "" : ` (xend_config_format ${format})`})`
  );
}
