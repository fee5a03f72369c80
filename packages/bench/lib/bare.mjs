/**
 * Programs of Node's that do the least that some work could be done by: where even they are behind a goal, the goal is out of
 * reach of any program of Node's. Each is CommonJS for `node -e`, loads nothing but `fs`, and understands nothing of what it reads.
 */

/** Reads its input, and prints as many times `size` bytes as there are lines in it. */
export const answersLines = (size) =>
  `let lines = 0;
   process.stdin.on("data", (piece) => { for (const byte of piece) if (byte === 10) lines++; });
   process.stdin.on("end", () => process.stdout.write("x".repeat(${size} * lines)));`;

/** Reads all files of a folder, one after the other without Node's threads, and prints `size` bytes. */
export const readsFolder = (folder, size) =>
  `const { readdirSync, readFileSync } = require("fs");
   let length = 0;
   for (const name of readdirSync(${JSON.stringify(folder)})) length += readFileSync(${JSON.stringify(folder)} + "/" + name).length;
   process.stdout.write("x".repeat(Math.min(length, ${size})));`;
