import { attempt, button, buttonOf, h } from "./dom.js";
import type { Guest, Host } from "./host.js";
import type { View } from "./view.js";

/** A guest's snapshots: takes them, goes back to them, removes them. */
export function snapshotsView(host: Host, guest: Guest): View {
  const name = h("input", { "aria-label": "Name of a new snapshot", placeholder: "by the time" });
  const list = h("ul", { class: "snapshots", "aria-label": "Snapshots of this domain" });

  const change = (work: () => Promise<unknown>) => async () => {
    await work();
    host.refresh();
    await load();
  };
  const load = async () => {
    const [snapshots, current] = await Promise.all([
      host.call("domainListAllSnapshots", guest.ref, 0),
      host.call("domainSnapshotCurrent", guest.ref, 0).catch(() => undefined), // There need not be one.
    ]);
    const items = snapshots.map((snapshot) => {
      const of = snapshot.name;
      const revert = change(() => host.call("domainRevertToSnapshot", snapshot, 0));
      const remove = change(() => host.call("domainSnapshotDelete", snapshot, 0));
      const lost = `Go back to ${of}? What ${guest.name} has done since is lost.`;
      return h(
        "li",
        {},
        h("span", {}, of === current?.name ? `${of} (current)` : of),
        buttonOf(of, "Go back to", revert, lost),
        buttonOf(of, "Remove", remove, `Remove ${of}?`),
      );
    });
    list.replaceChildren(...(items.length > 0 ? items : [h("li", {}, "There is none.")]));
  };
  const take = button(
    "Take a snapshot",
    change(() => host.call("domainSnapshotCreateXML", guest.ref, documentOf(name.value), 0)),
  );
  void attempt(load);
  return {
    element: h("section", { "aria-label": "Snapshots" }, h("div", { class: "actions" }, name, take), list),
  };
}

/** The document of a new snapshot, without a name of its own where none is given. */
function documentOf(name: string): string {
  const xml = document.implementation.createDocument(null, "domainsnapshot");
  if (name.trim() !== "")
    xml.documentElement.append(Object.assign(xml.createElement("name"), { textContent: name.trim() }));
  return new XMLSerializer().serializeToString(xml);
}
