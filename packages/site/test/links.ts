import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { folder, pagePaths } from "./site.js";

/** Links of all pages that lead to no page, or to no place of one. Links to other sites are not followed. */
export function brokenLinks(ignored: RegExp): string[] {
  const pages = new Map(pagePaths().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  const ids = new Map(
    [...pages].map(([path, html]) => [
      path,
      new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)),
    ]),
  );
  const broken: string[] = [];
  for (const [path, html] of pages) {
    for (const [, href = ""] of html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(href) || ignored.test(href)) continue;
      const [target = "", fragment = ""] = href.replaceAll("&amp;", "&").split("#");
      const found = target === "" ? path : pageOf(target, path, ids);
      if (found === undefined) broken.push(`${path}: ${href}`);
      else if (fragment !== "" && !ids.get(found)!.has(decodeURIComponent(fragment)))
        broken.push(`${path}: ${href} (no such place)`);
    }
  }
  return [...new Set(broken)];
}

function pageOf(target: string, from: string, pages: ReadonlyMap<string, unknown>): string | undefined {
  const path = posix
    .join("/", target.startsWith("/") ? target : posix.join(posix.dirname(from), target))
    .slice(1);
  return [path, `${path}.html`, posix.join(path, "index.html")].find((name) => pages.has(name));
}
