import { LibvirtError } from "@libvirt-ts/driver";
import { readHeader as readSaved } from "../../../driver-qemu/src/guest/save-file.js";
import { readDestinationCookie, readSourceCookie } from "../../../driver-qemu/src/migration/cookie.js";
import { readCommand } from "../../../driver-qemu/src/ops/monitor.js";
import { readHeader } from "../../../driver-qemu/src/storage/image-header.js";
import { formatSaveFile, parseSaveFile } from "../../../driver-test/src/save-file.js";
import { parseList } from "../../../driver-xl/src/xl-json.js";
import { errorsOf, type Reader, Violation } from "../engine/reader.js";
import { InputFile } from "./files.js";
import { several } from "./several.js";

const file = new InputFile();
const judge = errorsOf([LibvirtError]);

const qcow2 = Buffer.alloc(512);
for (const [at, word] of [
  [0, 0x514649fb],
  [4, 3],
  [12, 200],
  [16, 5],
  [20, 16],
  [28, 4096],
  [100, 104],
  [104, 0xe2792aca],
  [108, 3],
] as const)
  qcow2.writeUInt32BE(word, at);
qcow2.write("raw", 112);
qcow2.write("/base", 200);
const savedBeginning = Buffer.from("libvirt-");
const saved = JSON.stringify({ xml: "<domain/>", paused: true });

/** Saves, heads of images, cookies of migrations and lists of xl: what lies in files, or comes from other programs. */
export const reader: Reader = {
  seeds: [
    formatSaveFile("<domain type='test'><name>a</name></domain>", true),
    `libvirt-ts QEMU save 1\n${saved.length}\n${saved}state`,
    qcow2,
    Buffer.concat([Buffer.from("QED\0"), Buffer.alloc(508, 1)]),
    Buffer.concat([Buffer.from("conectix"), Buffer.alloc(504)]),
    JSON.stringify({
      token: "t",
      boot: "b",
      node: "n",
      root: "/r",
      folder: "/f",
      uuid: "u",
      disks: [{ target: "vda", path: "/x", size: 1 }],
    }),
    JSON.stringify({ root: "/r", folder: "/f", process: { pid: 1, start: 2, boot: "b" }, socket: "/s" }),
    `[\n {\n "domid": 1,\n "config": { "c_info": { "type": "pv", "name": "a", "uuid": "9a05da11-e96b-47f3-8253-a3a482e445f5" } }\n }\n]\n`,
    `{"execute": "query-status", "arguments": {"a": 1}}`,
  ],
  milliseconds: 1000,
  fault: judge,
  read(input) {
    const { capacity, format } = readHeader(input);
    if (capacity !== undefined && (capacity < 0n || format === "raw"))
      throw new Violation(`${format} with ${capacity} bytes`);
    return several(judge, [
      () => parseSaveFile(input, "/save"),
      () => parseList(input.toString()),
      () => readSourceCookie(input),
      () => readDestinationCookie(input),
      () => readCommand(input.toString()),
      // Only a beginning that is not refused at once is worth a file.
      ...(input.subarray(0, 8).equals(savedBeginning) ? [() => readSaved(file.of(input))] : []),
    ]);
  },
};
