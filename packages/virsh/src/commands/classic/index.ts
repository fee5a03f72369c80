import type { Command } from "../../cli/command.js";
import { dominfo } from "./dominfo.js";
import { list } from "./list.js";
import { nodeinfo } from "./nodeinfo.js";
import { vcpuinfo } from "./vcpuinfo.js";
import { version } from "./version.js";

/** The commands that libvirt 0.1.11 laid out in another way, as it did. */
export const classicCommands: readonly Command[] = [dominfo, list, nodeinfo, vcpuinfo, version];
