import { parseElement } from "@libvirt-ts/xml";
import { Failure, UsageError } from "../../../virsh/src/cli/failure.js";
import { parseGlobalOptions } from "../../../virsh/src/cli/global-options.js";
import { LogicalLines } from "../../../virsh/src/cli/logical-lines.js";
import { parseLine } from "../../../virsh/src/cli/script.js";
import { commandTable } from "../../../virsh/src/commands/table/table.js";
import { selectXML } from "../../../virsh/src/xpath/select.js";
import { errorsOf, type Reader, same } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";
import { several } from "./several.js";

const judge = errorsOf([Failure, UsageError]);
const document = parseElement(
  `<domain type='xen' id='1'><name>a</name><devices><disk type='file'><source file='/x'/></disk><disk type='block'/></devices><!-- c --></domain>`,
);

/** Scripts and lines of virsh, its own options, and expressions of XPath. */
export const reader: Reader = {
  seeds: [
    `list --all; dominfo "a b" # c\nstart 'x'\\''y' --paused\n`,
    "attach-disk a /x vda --driver qemu --config --live",
    "-c test:///default -r -q --timing list --state-running",
    "migrate --live --desturi=xen+ssh://h/ dom --timeout 5",
    "//disk[@type='file'][1]/source/@file | count(/domain/devices/*) + 3 * -2.5",
    "substring-after(concat(name(/*), string-length('x')), 'y') != true() and not(/domain[last()]/preceding-sibling::node())",
  ],
  fault: judge,
  read(input) {
    const text = input.toString();
    const linesOf = (pieces: Iterable<string>) => {
      const lines = new LogicalLines();
      return [...[...pieces].flatMap((piece) => lines.push(piece)), lines.end()].map((line) => line?.text);
    };
    const decoder = new TextDecoder();
    const pieces = [...piecesOf(Buffer.from(text))].map((piece) => decoder.decode(piece, { stream: true }));
    same("lines whole and in pieces", linesOf([...pieces, decoder.decode()]), linesOf([text]));
    return several(judge, [
      () => parseLine(text, commandTable),
      () => parseGlobalOptions(text.split(/\s+/), {}),
      () => selectXML(document, text.slice(0, 1000), false),
    ]);
  },
};
