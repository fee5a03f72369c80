/** Loads what the commands of a group do. */
export const loaders = {
  backup: async () => (await import("../backup/index.js")).backupCommands,
  checkpoint: async () => (await import("../checkpoint/index.js")).checkpointCommands,
  domain: async () => (await import("../domain/index.js")).domainCommands,
  filter: async () => (await import("../filter/index.js")).filterCommands,
  host: async () => (await import("../host/index.js")).hostCommands,
  interface: async () => (await import("../interface/index.js")).interfaceCommands,
  monitor: async () => (await import("../monitor/index.js")).monitorCommands,
  network: async () => (await import("../network/index.js")).networkCommands,
  nodedev: async () => (await import("../nodedev/index.js")).nodedevCommands,
  pool: async () => (await import("../pool/index.js")).poolCommands,
  secret: async () => (await import("../secret/index.js")).secretCommands,
  snapshot: async () => (await import("../snapshot/index.js")).snapshotCommands,
  volume: async () => (await import("../volume/index.js")).volumeCommands,
};
