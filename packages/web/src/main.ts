import { h, setText, tell } from "./dom.js";
import { Host } from "./host.js";
import { listView } from "./list.js";
import type { View } from "./view.js";

/** The page: which host is looked at stands in the fragment, `#/HOST`. */
async function start(): Promise<void> {
  const answer = await fetch("/hosts");
  const { uris } = (await answer.json()) as { readonly uris: readonly string[] };
  const hosts = uris.map((uri) => new Host(uri, () => update()));
  const links = hosts.map(({ uri }, index) => h("a", { href: `#/${index}` }, uri));
  document.getElementById("hosts")!.append(...links);
  let views: readonly View[] = [];

  const show = () => {
    const [, index = "0"] = location.hash.split("/");
    const host = hosts[Number(index)] ?? hosts[0]!;
    for (const view of views) view.close?.();
    views = [listView(host, (uuid) => `#/${hosts.indexOf(host)}/${uuid}`)];
    document.querySelector("main")!.replaceChildren(...views.map(({ element }) => element));
    update();
  };
  const update = () => {
    const [, index = "0"] = location.hash.split("/");
    links.forEach((link, at) => {
      if (String(at) === index) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      link.dataset.lost = String(hosts[at]!.problem !== undefined);
      setText(link, hosts[at]!.uri);
    });
    for (const view of views) view.update?.();
  };

  addEventListener("hashchange", show);
  show();
  for (const host of hosts) void host.run();
}

start().catch(tell);
