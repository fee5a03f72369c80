import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const pages = fileURLToPath(new URL("../pages", import.meta.url));

/** A page's title: its first heading without marks. */
function titleOf(path) {
  const [, title = path] = /^# (.+)$/m.exec(readFileSync(join(pages, `${path}.md`), "utf8")) ?? [];
  return title.replaceAll(/[`*]/g, "").replaceAll("<", "&lt;");
}

const page = (path, text = titleOf(path)) => ({ text, link: `/${path.replace(/(^|\/)index$/, "$1")}` });

/** The pages of a folder, its first page left out. */
const folder = (name) =>
  readdirSync(join(pages, name))
    .filter((file) => file.endsWith(".md") && file !== "index.md")
    .map((file) => page(`${name}/${file.replace(/\.md$/, "")}`));

/** Some pages come from others' work, and are listed once they are there. */
const there = (...paths) =>
  paths.filter((path) => existsSync(join(pages, `${path}.md`))).map((path) => page(path));

/** What stands beside every page. */
export const sidebar = () => [
  { text: "Begin", items: there("ways-in", "hosts", "web-page", "errors", "security", "performance") },
  { text: "Tutorials", items: existsSync(join(pages, "tutorials")) ? folder("tutorials") : [] },
  {
    text: "Documents",
    items: [
      ...there("converter"),
      { text: "Reference of documents", link: "/reference/", collapsed: true, items: folder("reference") },
      page("packages/xml-relaxng", "RELAX NG"),
    ],
  },
  {
    text: "virsh",
    items: [
      { text: "Commands", link: "/virsh-commands", collapsed: true, items: folder("virsh-commands") },
      ...there("virsh-differences", "virsh-options", "virsh-side-by-side", "virsh-transcripts"),
    ],
  },
  {
    text: "API",
    items: [
      { text: "Types and functions", link: "/api/index.html", target: "_self" },
      ...there("api-names", "drivers"),
      { text: "Packages", link: "/packages/", collapsed: true, items: folder("packages") },
      { text: "Examples", link: "/examples/", collapsed: true, items: folder("examples") },
    ],
  },
  {
    text: "The house",
    items: [
      ...there("architecture", "contributing", "reporting-a-weakness"),
      { text: "Decisions", link: "/decisions/", collapsed: true, items: folder("decisions") },
    ],
  },
];
