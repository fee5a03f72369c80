import "@xterm/xterm/css/xterm.css";
import "./main.css";
import { detailView } from "./detail.js";
import { attempt, h, tell } from "./dom.js";
import { Host } from "./host.js";
import { listView } from "./list.js";
import { Keyboard } from "./login.js";
import type { View } from "./view.js";

/** The page: what is looked at stands in the fragment, `#/HOST`, `#/HOST/new`, `#/HOST/UUID/SIDE`. */
async function start(): Promise<void> {
  const answer = await fetch("/hosts");
  const { uris } = (await answer.json()) as { readonly uris: readonly string[] };
  const keyboard = new Keyboard();
  const hosts = uris.map((uri) => new Host(uri, keyboard, () => update()));
  const links = hosts.map(({ uri }, index) => h("a", { href: `#/${index}` }, uri));
  document.getElementById("hosts")!.append(...links);
  let views: readonly View[] = [];

  const show = () => {
    const [, index = "0", uuid, side = "overview"] = location.hash.split("/");
    const at = hosts[Number(index)] === undefined ? 0 : Number(index);
    const host = hosts[at]!;
    const linkTo = (of: string) => `#/${at}/${of}`;
    links.forEach((link, other) => {
      if (other === at) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    for (const view of views) view.close?.();
    views = [listView(host, linkTo)];
    if (uuid === "new") views = [...views, newDomainView(host, (made) => location.assign(linkTo(made)))];
    else if (uuid !== undefined) views = [...views, detailView(host, uuid, side, linkTo(uuid))];
    document.querySelector("main")!.replaceChildren(...views.map(({ element }) => element));
    update();
  };
  const update = () => {
    links.forEach((link, at) => {
      link.dataset.lost = String(hosts[at]!.problem !== undefined);
    });
    for (const view of views) view.update?.();
  };

  addEventListener("hashchange", show);
  show();
  for (const host of hosts) void host.run();
}

/** The editor, empty, once it is loaded. */
function newDomainView(host: Host, defined: (uuid: string) => void): View {
  const element = h("article", {}, h("h2", {}, "New domain"));
  void attempt(async () => {
    const { editorView } = await import("./editor.js");
    element.append(editorView(host, undefined, defined).element);
  });
  return { element };
}

start().catch(tell);
