// `npm start`: sets up, builds, and shows domains being managed on the embedded test driver.
// `npm start -- COMMAND…`: runs that virsh command instead, on test:///default unless told otherwise.
import { build, install, run } from "./setup.mjs";

/** Percent-encoded, wherever the project was cloned to. */
const node = `test://${new URL("../examples/node/node.xml", import.meta.url).pathname}`;

const tour = [
  {
    title: "The built-in node: one domain, and its life",
    uri: "test:///default",
    commands: [
      "list --all",
      "dominfo test",
      "suspend test",
      "domstate test",
      "resume test",
      "shutdown test",
      "list --all",
      "start test",
      "list",
      "dumpxml test",
    ],
  },
  {
    title: "A node of our own: a paravirtual domain and a fully virtualised one",
    uri: node,
    commands: [
      "nodeinfo",
      "list",
      "dumpxml web",
      "dumpxml desktop",
      "define examples/node/database.xml",
      "start database",
      "list --all",
      "reboot web",
      "destroy desktop",
      "list --all",
    ],
  },
];

install();
build("@libvirt-ts/virsh...");
const virsh = "packages/virsh/bin/virsh.js";
const args = process.argv.slice(2);
if (args.length > 0) {
  const env =
    process.env.VIRSH_DEFAULT_CONNECT_URI === undefined
      ? { VIRSH_DEFAULT_CONNECT_URI: "test:///default" }
      : {};
  process.exit(run(process.execPath, [virsh, ...args], { env, mayFail: true }).status ?? 1);
}
for (const { title, uri, commands } of tour) {
  console.log(`\n== ${title} (${uri})\n`);
  const script = commands.map((command) => `echo '$ virsh ${command}'; ${command}`).join("; ");
  run(process.execPath, [virsh, "-c", uri, script]);
}
console.log("Try it yourself:  npm start -- list --all     npm start -- help");
