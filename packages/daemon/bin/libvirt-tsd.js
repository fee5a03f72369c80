#!/usr/bin/env node
import { runDaemon } from "../dist/index.js";

process.exitCode = await runDaemon(process.argv.slice(2));
