import { mergeConfig } from "vitest/config";
import shared from "../../vitest.config.js";

/** Everything is packed and installed once, for all test files. */
export default mergeConfig(shared, { test: { globalSetup: "test/install.ts" } });
