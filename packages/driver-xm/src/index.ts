export type { EntryChange } from "./config-dir/cache.js";
export {
  ConfigDirectory,
  type ConfigDirectoryOptions,
  type Definition,
} from "./config-dir/config-directory.js";
export { type ConfigEntry, documentOf } from "./config-dir/entry.js";
export type { FileContent } from "./config-dir/read-file.js";
export { createXmDriver, type OpenedFolder, openFolder, type XmDriverOptions, xmDriver } from "./driver.js";
