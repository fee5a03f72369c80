import { execFile } from "node:child_process";
import { cVirsh } from "@libvirt-ts/testkit";
import { virsh } from "../../../virsh/test/memory-host.js";
import { dataOf } from "../../../virsh/test/replay/data.js";
import { fixedUUID } from "./files.js";

/** What a run left, with what is another each time under a name. */
export interface Left {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** Where and with what both run. */
export interface Place {
  readonly uri: string;
  readonly folder: string;
  readonly work: string;
}

const environment = (folder: string): Record<string, string> => ({
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
  HOME: folder,
  TERM: "dumb",
  COLUMNS: "2000",
  PATH: process.env.PATH ?? "",
});

/** Debian's C virsh. */
export const runTheirs = ({ uri, folder, work }: Place, line: string): Promise<Left> =>
  new Promise((resolve) => {
    const options = { cwd: work, env: environment(folder), timeout: 120_000, killSignal: "SIGKILL" as const };
    execFile(cVirsh(), ["-c", uri, line], options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve(named({ stdout, stderr, status }, folder));
    }).stdin?.end();
  });

/** Ours, on the same daemon. */
export async function runOurs({ uri, folder, work }: Place, line: string): Promise<Left> {
  const home = process.cwd();
  process.chdir(work);
  try {
    return named(await virsh(["-c", uri, line], { env: environment(folder), classic: false }), folder);
  } finally {
    process.chdir(home);
  }
}

const named = ({ stdout, stderr, status }: Left, folder: string): Left => ({
  stdout: steady(stdout.replaceAll(folder, "<FOLDER>")),
  stderr: steady(stderr.replaceAll(folder, "<FOLDER>")),
  status,
});

/** What is another each time, by a name; also where a recording has a name for it already. */
const changing: readonly (readonly [RegExp, string | ((text: string) => string)])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (uuid) => (fixedUUID.test(uuid) ? uuid : "<UUID>")],
  [/\b(?:vnet|macvtap)(?:\d+|N)\b/g, "vnet<N>"],
  [/\/dev\/pts\/\d+/g, "/dev/pts/<N>"],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: ?[+-]\d{4})?/g, "<DATE>"],
  [/<creationTime>\d+</g, "<creationTime><N><"],
  [/ id='\d+'/g, " id='<ID>'"],
  [/^ \d+( +)(?=(?:tiny|qc) )/gm, " <ID>   "],
  [/^(Id: +)\d+$/gm, "$1<ID>"],
  [/^(CPU time: +)[\d.]+s$/gm, "$1<S>s"],
  [/^(CPU: +)\d+$/gm, "$1<N>"],
  [/_time( +)[\d.]+ seconds/g, "_time$1<S> seconds"],
  [/(_total_times|_req|_bytes|rss|_time) \d+$/gm, "$1 <N>"],
  [/((?:\.(?:time|times|wait|delay|reqs|bytes|rss|user|system|allocation|physical))+)=\d+$/gm, "$1=<N>"],
  [/<([abcm]time)>[\d.]+</g, "<$1><N><"],
  [/\b\d+\.\d\d GiB\b/g, "<N> GiB"],
  [/"libvirt-\d+"/g, '"libvirt-<N>"'],
  [/^(Available:|Capacity:|Allocation:)( +)[\d.]+( \w+)?$/gm, "$1$2<N>$3"],
  [/\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, (mac) => (mac.startsWith("52:54:00:00:00") ? mac : "<MAC>")],
];

/** A text in which what is another each time has a name. */
export const steady = (text: string): string =>
  changing.reduce((so, [pattern, name]) => so.replace(pattern, name as string), text);

/** How the two compare: the same, the same but for sentences of our own, or not. */
export type Verdict = "differs" | "own words" | "same";

export function compareStdout(theirs: string, ours: string): Verdict {
  if (theirs === ours) return "same";
  return dataOf(theirs).join("\n") === dataOf(ours).join("\n") ? "own words" : "differs";
}

/** Errors are told in words of our own; that there is one, or none, must agree. */
export function compareStderr(theirs: string, ours: string): Verdict {
  if (theirs === ours) return "same";
  return (theirs === "") === (ours === "") ? "own words" : "differs";
}
