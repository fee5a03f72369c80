// Which files of the repository are pages of the site, and under which path.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { packages } from "../../../scripts/packages.mjs";
import { root } from "../../../scripts/setup.mjs";
import { placeOf } from "../../../scripts/stamp.mjs";

const place = placeOf(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

/** The files of a folder and of those in it, by their paths from the root. */
const filesOf = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((path) => path.endsWith(ending) && !path.includes("node_modules"))
    .map((path) => `${folder}/${path}`)
    .sort();

/** `README.md` is the first page of its folder. */
const asIndex = (path) => path.replace(/(^|\/)README\.md$/, "$1index.md");

/** Pages that are files as they are: the file, and where it is on the site. */
function plainPages() {
  const docs = filesOf("docs", ".md").map((file) => [file, asIndex(posix.relative("docs", file))]);
  const folder = "packages/xml/docs/format";
  const format = filesOf(folder, ".md").map((file) => [
    file,
    asIndex(`reference/${posix.relative(folder, file)}`),
  ]);
  const readmes = packages
    .filter(({ folder }) => existsSync(join(root, folder, "README.md")))
    .map(({ folder }) => [`${folder}/README.md`, `${folder}.md`]);
  return [
    ...docs,
    ...format,
    ...readmes,
    ["packages/xml/docs/relaxng.md", "packages/xml-relaxng.md"],
    ["CONTRIBUTING.md", "contributing.md"],
    ["SECURITY.md", "reporting-a-weakness.md"],
  ];
}

/** Where a page of the manual of virsh that is too long for one page is divided: at its groups. */
const DIVIDED = "virsh-commands.md";

/** All pages: `path` on the site, `source` in the repository, `text` as Markdown with links that lead to pages. */
export function pages() {
  const plain = plainPages();
  const examples = filesOf("examples", ".ts").map((file) => [file, file.replace(/\.ts$/, ".md")]);
  const places = new Map([...plain, ...examples].map(([source, path]) => [source, path]));
  places.set("README.md", "index.md");
  const made = [];
  for (const [source, path] of plain) {
    const text = withLinks(readFileSync(join(root, source), "utf8"), source, path, places);
    if (path === DIVIDED) made.push(...divided(text, source, path));
    else made.push({ source, path, text });
  }
  for (const [source, path] of examples) {
    const code = readFileSync(join(root, source), "utf8").trimEnd();
    made.push({ source, path, text: `# ${source}\n\n\`\`\`ts\n${code}\n\`\`\`\n` });
  }
  made.push(listPage("packages", "Packages", made), listPage("examples", "Examples", made));
  return made.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A page that lists those of its folder by their first headings. */
function listPage(folder, title, all) {
  const links = all
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path, text }) => `- [${/^# (.+)$/m.exec(text)[1]}](./${posix.relative(folder, path)})`);
  return { source: folder, path: `${folder}/index.md`, text: `# ${title}\n\n${links.join("\n")}\n` };
}

/** The groups of a long page as pages of their own, and a list of them and of what is in them. */
function divided(text, source, path) {
  const [head, ...sections] = text.split(/^## /m);
  const folder = path.replace(/\.md$/, "");
  const list = [];
  const made = sections.map((section) => {
    const [title] = section.split("\n", 1);
    const name = slug(title);
    const entries = [...section.matchAll(/^### (.+)$/gm)].map(([, entry]) => entry);
    const links = entries.map((entry) => `[${entry}](./${folder}/${name}.md#${slug(entry)})`);
    list.push(`## [${title}](./${folder}/${name}.md)\n\n${links.join(" · ")}\n`);
    return { source, path: `${folder}/${name}.md`, text: `# ${section.replaceAll(/^### /gm, "## ")}` };
  });
  return [{ source, path, text: `${head}${list.join("\n")}` }, ...made];
}

/** The fragment of a heading. */
function slug(title) {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s+/g, "-");
}

/** The text with links to files of the repository turned into links to pages; what is no page goes to the repository. */
function withLinks(text, source, path, places) {
  let fenced = false;
  const lines = text.split("\n").map((line) => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    if (fenced) return line;
    return line.replaceAll(/(!?)\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)\)/g, (whole, image, label, target) => {
      if (/^[a-z]+:|^#|^\//.test(target) || image) return whole;
      const [file, fragment] = target.split("#");
      const named = posix.normalize(posix.join(posix.dirname(source), file)).replace(/\/$/, "");
      const place = places.get(named) ?? places.get(`${named}/README.md`);
      if (place === undefined) return elsewhere(named, label);
      const link = posix.relative(posix.dirname(path), place);
      return `[${label}](${link.startsWith(".") ? link : `./${link}`}${fragment === undefined ? "" : `#${fragment}`})`;
    });
  });
  return lines.join("\n");
}

/** What is in the repository alone: a link to it where the project's place is known, else the words of the link. */
function elsewhere(named, label) {
  return place === undefined ? label : `[${label}](${place.files}HEAD/${named})`;
}
