// The navigation is made in the page. A link in what is pressed to open something could never be pressed by itself, so it
// becomes the first line of what is opened.
function mend() {
  for (const link of document.querySelectorAll(".tsd-navigation summary > a")) {
    const name = document.createElement("span");
    name.append(...link.childNodes);
    link.replaceWith(name);
    const item = document.createElement("li");
    link.textContent = `All of ${name.textContent}`;
    item.append(link);
    name.closest("details").querySelector("ul")?.prepend(item);
  }
}
new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });
