import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** What an editor shows of the domain model, what its alternatives narrow to, and what checking its users costs. */

const project = fileURLToPath(new URL("../../../../", import.meta.url));
const file = join(dirname(fileURLToPath(import.meta.url)), "program-of-a-user.ts");
const base = ts.readConfigFile(join(project, "tsconfig.json"), ts.sys.readFile).config as {
  readonly compilerOptions: { readonly paths: Record<string, string[]> };
};
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  types: [],
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  skipLibCheck: true,
  paths: Object.fromEntries(
    Object.entries(base.compilerOptions.paths).map(([name, [path = ""]]) => [name, [join(project, path)]]),
  ),
};

/** A language service over one program, as editors have it. */
function serviceOf(text: string): ts.LanguageService {
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const found = name === file ? text : ts.sys.readFile(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
  });
}

const program = `
import { type Domain, type Disk, type DiskTarget, formatDomain, kibOf, parseDomain } from "@libvirt-ts/xml/domain";

export function sources(text: string): string[] {
  const { domain } = parseDomain(text);
  const found: string[] = [];
  for (const disk of domain.devices?.disk ?? []) {
    if (disk.type === "network") {
      const network = disk.source;
      if (network.protocol === "rbd") found.push(network.name ?? "", ...(network.host ?? []).map(({ name }) => name ?? ""));
      if (network.protocol === "nbd") found.push(network.tls ?? "");
    } else if (disk.type === "block") {
      found.push(disk.source?.dev ?? "");
    } else if (disk.type === "file" || disk.type === undefined) {
      found.push(disk.source?.file ?? "");
    }
  }
  for (const card of domain.devices?.interface ?? []) {
    if (card.type === "bridge") found.push(card.source?.bridge ?? "");
    if (card.type === "network") found.push(card.source.network);
    if (card.type === "direct") found.push(card.source.mode ?? "");
  }
  for (const screen of domain.devices?.graphics ?? []) {
    if (screen.type === "vnc") found.push(String(screen.port), screen.listen ?? "");
    if (screen.type === "spice") found.push(String(screen.tlsPort));
  }
  return found;
}

export function grown(domain: Domain, disk: Disk): string {
  const memory = { unit: "KiB", value: 2 * (kibOf(domain.memory ?? { value: 0 }) ?? 0) };
  const devices = { ...domain.devices, disk: [...(domain.devices?.disk ?? []), disk] };
  return formatDomain({ ...domain, memory, devices });
}

export const target: DiskTarget = { dev: "vda", bus: "virtio" };
export const disk: Disk = { type: "file", device: "disk", source: { file: "/srv/a.img" }, target };

export const wrong = (disk: Disk, domain: Domain) => {
  // @ts-expect-error: a disk of a file has no source.dev
  if (disk.type === "file") disk.source?.dev;
  // @ts-expect-error: nor has one that might be any
  disk.source.file;
  // @ts-expect-error: a word that there is none of
  const bus: DiskTarget = { dev: "vda", bus: "pigeon" };
  // @ts-expect-error: absent is not undefined
  const plain: DiskTarget = { dev: "vda", bus: undefined };
  // @ts-expect-error: numbers are no texts
  const vcpu: Domain["vcpu"] = { value: "2" };
  // @ts-expect-error: there is no such field
  domain.devices?.disks;
  return [bus, plain, vcpu];
};
`;

const service = serviceOf(program);

const hoverAt = (words: string, offset = 0): string => {
  const at = program.indexOf(words) + offset;
  const { displayParts, documentation } = service.getQuickInfoAtPosition(file, at)!;
  return `${ts.displayPartsToString(displayParts)}\n${ts.displayPartsToString(documentation)}`.trim();
};

describe("the types of a domain", () => {
  it("let a program narrow by type, and by source.protocol, and refuse what is wrong", () => {
    const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))).toEqual([]);
  });

  it.each([
    ["disk.type", "disk of", "const disk: Disk"],
    ["an alternative", "disk.source?.dev ??", "const disk: BlockDisk"],
    ["a source", "network.protocol ===", "const network: NetworkDiskSource"],
    ["a source that is narrowed", "network.host", "const network: RbdDiskSource"],
  ])("show %s by its name, not by what it is made of", (_, words, text) => {
    expect(hoverAt(words)).toMatch(new RegExp(`^${text}$`, "m"));
  });

  it("show what a field means", () => {
    expect(hoverAt("source?.dev ??")).toBe("(property) BlockDisk.source?: BlockDiskSource | undefined");
    expect(hoverAt("port), screen.listen")).toBe(
      "(property) VncGraphics.port?: number | undefined\nThe port; -1 or missing: chosen at the start.",
    );
    expect(hoverAt("Disk, type DiskTarget")).toContain(
      "A disk, a CD-ROM or floppy drive, or a LUN of the guest.",
    );
  });

  it("cost few instantiations", () => {
    // What the compiler counts when it checks this program, and does not when it checks an empty one.
    const count = (text: string) => {
      const host = ts.createCompilerHost(options);
      const read = host.getSourceFile.bind(host);
      host.getSourceFile = (name, target) =>
        name === file ? ts.createSourceFile(name, text, target) : read(name, target);
      host.fileExists = (name) => name === file || ts.sys.fileExists(name);
      const checked = ts.createProgram([file], options, host) as ts.Program & {
        getInstantiationCount(): number;
      };
      checked.getSemanticDiagnostics(checked.getSourceFile(file));
      return checked.getInstantiationCount();
    };
    const plain = "export const all = [1].map((n) => n).flatMap((n) => [n]);";
    expect(count(program) - count(plain)).toBeLessThan(1000);
  });
});
