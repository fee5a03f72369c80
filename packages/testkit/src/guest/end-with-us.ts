import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/** Ends what the pid files of a node's guests name, if it is a process that was told of that folder: a pid may be another's by now. */
const program = `cat
for file in "$1"/guests/*/pid; do
  pid=$(cat "$file") && tr '\\0' ' ' < "/proc/$pid/cmdline" | grep -qF "$1/" && kill -9 "$pid"
done`;

/**
 * Has the guests of an embedded node end with this process, however it ends: they outlive whoever starts them, and a test that
 * is killed takes nothing away. Returns what ends them now.
 */
export function guestsEndWithUs(root: string): () => void {
  // In a session of its own: who kills us may kill our whole group.
  const watcher = spawn("sh", ["-c", program, "sh", root], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  // Its input ends with us.
  (watcher.stdin as Socket).unref();
  watcher.stdin.on("error", () => {});
  return () => watcher.stdin.end();
}
