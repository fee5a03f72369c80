/** The name under which a group of fields is exported. */
const groups = {
  VIR_CONNECT_IDENTITY: "connectIdentityFields",
  VIR_DOMAIN_ANNOUNCE: "announceFields",
  VIR_DOMAIN_BANDWIDTH: "bandwidthFields",
  VIR_DOMAIN_BLKIO: "blkioFields",
  VIR_DOMAIN_BLOCK_COPY: "blockCopyFields",
  VIR_DOMAIN_BLOCK_IOTUNE: "blockIoTuneFields",
  VIR_DOMAIN_BLOCK_STATS: "blockStatsFields",
  VIR_DOMAIN_CPU_STATS: "cpuStatsFields",
  VIR_DOMAIN_IOTHREAD: "ioThreadFields",
  VIR_DOMAIN_JOB_: "jobFields",
  VIR_DOMAIN_LAUNCH_SECURITY: "launchSecurityFields",
  VIR_DOMAIN_MEMORY_: "memoryFields",
  VIR_DOMAIN_NUMA: "numaFields",
  VIR_DOMAIN_SAVE_PARAM: "domainSaveFields",
  VIR_DOMAIN_SCHEDULER: "schedulerFields",
  VIR_DOMAIN_TUNABLE: "tunableFields",
  VIR_MIGRATE_PARAM: "migrateFields",
  VIR_NETWORK_PORT: "networkPortFields",
  VIR_NODE_MEMORY_SHARED: "nodeMemoryFields",
  VIR_NODE_SEV: "nodeSEVFields",
  VIR_PERF_PARAM: "perfEventFields",
};

/** Fields of the group that count nanoseconds or bytes, or are patterns of 64 bits: those are bigint. */
const wide = {
  VIR_DOMAIN_BLOCK_STATS: /bytes|times/,
  VIR_DOMAIN_CPU_STATS: /./,
  VIR_DOMAIN_IOTHREAD: /_ns$/,
  VIR_DOMAIN_JOB_:
    /^(data|vfio_data)_|^(memory|disk)_(total|processed|remaining|temp)|^compression_(bytes|cache)$|normal_bytes/,
  VIR_DOMAIN_LAUNCH_SECURITY: /address|policy/,
};

/** What a field's value is: its type on the wire, and `bigint` where that is what it is here. */
export function fieldType(paramType, isWide) {
  return isWide && /llong$/.test(paramType) ? `${paramType} bigint` : paramType;
}

export function typedParamFiles({ typedParameterGroups }) {
  const tables = Object.entries(groups)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([group, name]) => {
      const { meaning, fields } = typedParameterGroups[group];
      const rows = Object.values(fields)
        .filter(({ paramType }) => paramType !== undefined)
        .map(({ string, paramType }) => {
          const type = fieldType(paramType, wide[group]?.test(string) ?? false);
          return `  "${string.replace("%u", "*")}": "${type}",\n`;
        });
      return `
/** ${meaning}. C: \`${group.replace(/_$/, "")}_*\`. */
export const ${name} = {
${rows.join("")}} as const satisfies FieldTypes;
`;
    });
  tables.push(`
/** What the guest tells of its vcpus: lists such as \`0-3\`. */
export const guestVcpusFields = {
  "vcpus": "string",
  "online": "string",
  "offlinable": "string",
} as const satisfies FieldTypes;
`);
  return {
    "typed-params/fields.generated.ts": `import type { FieldTypes } from "./field-types.js";\n${tables.join("")}`,
  };
}
