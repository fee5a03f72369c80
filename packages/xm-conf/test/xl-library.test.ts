import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { domainToConf } from "../src/domain/index.js";
import { type ConfValue, formatValue } from "../src/index.js";
import { expressibleDomain } from "./arbitrary.js";

/** Debian's Xen, unpacked by the testkit's fetch-xen-tools.mjs: its libxlutil is what xl reads its files with. */
const unpacked =
  process.env.LIBVIRT_TS_XEN_TOOLS ??
  fileURLToPath(new URL("../../testkit/build/xen-tools", import.meta.url));
const libraries = ["usr/lib", "lib"].map((folder) => join(unpacked, folder, "x86_64-linux-gnu"));

/** Reads texts with libxlutil: prints for each a table of names and values, or null. */
const PROGRAM = `
import ctypes, glob, json, sys
library = ctypes.CDLL(glob.glob(sys.argv[1] + "/libxlutil.so.*")[0])
library.xlu_cfg_init.restype = ctypes.c_void_p
library.xlu_cfg_get_listitem.restype = ctypes.c_char_p
silence = ctypes.CDLL(None).fopen
silence.restype = ctypes.c_void_p
silence = ctypes.c_void_p(silence(b"/dev/null", b"w"))

def value_of(config, name):
    text, items, count = ctypes.c_char_p(), ctypes.c_void_p(), ctypes.c_int()
    if library.xlu_cfg_get_list(config, name, ctypes.byref(items), ctypes.byref(count), 1) == 0:
        return [library.xlu_cfg_get_listitem(items, at).decode() for at in range(count.value)]
    return text.value.decode() if library.xlu_cfg_get_string(config, name, ctypes.byref(text), 1) == 0 else None

answers = []
for text, names in json.load(sys.stdin):
    config = ctypes.c_void_p(library.xlu_cfg_init(silence, b"text"))
    data = text.encode()
    failed = library.xlu_cfg_readdata(config, data, len(data))
    answers.append(None if failed else {name: value_of(config, name.encode()) for name in names})
json.dump(answers, sys.stdout)
`;

type Question = readonly [text: string, names: readonly string[]];

function ask(questions: readonly Question[]): (Record<string, unknown> | null)[] | undefined {
  const { status, stdout } = spawnSync("python3", ["-c", PROGRAM, libraries[0]!], {
    input: JSON.stringify(questions),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(":") },
  });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

const present = existsSync(libraries[0]!) && ask([["a = 1\n", ["a"]]])?.[0]?.a === "1";
if (!present) console.warn(`skipped: xl's own library cannot be loaded from ${unpacked}`);

/** xl knows strings only: numbers are their digits. */
const asText = (value: ConfValue): unknown => (Array.isArray(value) ? value.map(asText) : String(value));

describe.skipIf(!present)("xl's own library agrees", () => {
  test("strings are read as they were written", () => {
    const char = fc.constantFrom('"', "'", "\\", "\n", "\r", "\t", "x", "n", "0", " ", "#", ";", "é", "🎛");
    const texts = fc.sample(
      fc.array(char, { maxLength: 12 }).map((chars) => chars.join("")),
      2000,
    );
    const answers = ask(texts.map((text) => [`a = ${formatValue(text)}\n`, ["a"]]));
    expect(answers?.map((answer) => answer?.a)).toEqual(texts);
  });

  test("the files of domains are read key by key", () => {
    const documents = fc
      .sample(expressibleDomain(true), 300)
      .map((domain) => domainToConf(domain, "xl").document);
    const answers = ask(documents.map((document) => [document.format(), document.names()]));
    const expected = documents.map((document) =>
      Object.fromEntries(document.names().map((name) => [name, asText(document.get(name)!)])),
    );
    expect(answers).toEqual(expected);
  });
});
