/** What a published manifest and README say besides what stands in the repository, from one place: the root's manifest. */

/** How the hosts of repositories address a file at a tag. */
const layouts = [
  { host: /(^|\.)github\./, path: "/blob/" },
  { host: /(^|\.)gitlab\./, path: "/-/blob/" },
  { host: /(^|\.)(codeberg|gitea|forgejo)\./, path: "/src/tag/" },
];

/** The repository's address for people: without `git+` and `.git`. */
const webOf = (url) => url.replace(/^git\+/, "").replace(/\.git$/, "");

/**
 * The place that the root's manifest names, undefined where it names none; throws where only a part of it is there or
 * links cannot be made of it.
 */
export function placeOf({ repository, homepage, bugs }) {
  const given = { repository, homepage, bugs };
  const missing = Object.keys(given).filter((name) => given[name] === undefined);
  if (missing.length === 3) return undefined;
  if (missing.length > 0) throw new Error(`package.json: ${missing.join(" and ")} missing`);
  const url = typeof repository === "string" ? repository : repository.url;
  if (!/^(git\+)?https:\/\//.test(url))
    throw new Error(`package.json: repository is no https address: ${url}`);
  const layout = layouts.find(({ host }) => host.test(new URL(webOf(url)).host));
  if (layout === undefined)
    throw new Error(`scripts/stamp.mjs: how does ${url} address a file? Add its host`);
  return { url, homepage, bugs, files: `${webOf(url)}${layout.path}` };
}

/** A package's manifest as it is published: ranges instead of `workspace:`, and the place where there is one. */
export function stampManifest(manifest, folder, versions, place) {
  const { scripts: _scripts, devDependencies: _development, ...published } = manifest;
  const resolve = (dependencies) =>
    Object.fromEntries(
      Object.entries(dependencies).map(([name, range]) => [
        name,
        range.replace(/^workspace:([\^~]?)(\*?)$/, (_, sign) => sign + versions[name]),
      ]),
    );
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies"]) {
    if (published[kind] !== undefined) published[kind] = resolve(published[kind]);
  }
  if (place === undefined) return published;
  return {
    ...published,
    homepage: place.homepage,
    bugs: place.bugs,
    repository: { type: "git", url: place.url, directory: folder },
    publishConfig: { access: "public", provenance: true },
  };
}

/** Markdown whose relative links lead into the repository, at the version's tag. */
export function stampLinks(markdown, folder, version, place) {
  if (place === undefined) return markdown;
  const base = new URL(`file:///${folder}/`);
  return markdown.replace(/(\]\()((?!\w+:|#|\/)[^)\s]+)/g, (_, before, link) => {
    const target = new URL(link, base);
    return `${before}${place.files}v${version}${target.pathname}${target.hash}`;
  });
}
