/**
 * What rows are to reach. A row is known by its suite and a part of its work's name: it is to be at least so many times as good as a
 * rival, to take at the most so much of its unit, or, where it grows, at the most so many times as much at the end.
 */
const saxes = "saxes, nothing kept";
const growth = (...works) => works.map((work) => ({ suite: "growth", work, growsAtMost: 1.5 }));
const xenstore = ["list of", "tree of"].flatMap((what) =>
  ["c", "ocaml"].flatMap((store) => [
    { suite: "xenstore", work: [what, ` on ${store}`], rival: "C, libxenstore", atLeast: 2.7 },
    { suite: "xenstore", work: [what, ` on ${store}`], rival: "C, raw and pipelined", atLeast: 0.92 },
  ]),
);

export const goals = [
  { suite: "codecs", work: "read domain XML, 1 KB", rival: saxes, atLeast: 0.55 },
  { suite: "codecs", work: "read domain XML, 5 KB", rival: saxes, atLeast: 0.5 },
  { suite: "codecs", work: "read domain XML, 1 MB", rival: saxes, atLeast: 0.5 },
  { suite: "memory", work: "a guest's document", rival: "the text itself", atLeast: 0.333 },
  { suite: "virsh", work: "virsh list, above bare Node", atMost: 10 },
  { suite: "virsh", work: "virsh list, above bare Node 22", atMost: 7 },
  ...["list", "domstate test", "dominfo test", "dumpxml test"].map((command) => ({
    suite: "virsh",
    work: `1000 × ${command}, by one script`,
    rival: "C virsh",
    atLeast: 0.7,
  })),
  { suite: "virsh", work: "list of a node file", rival: "C virsh", atLeast: 2 },
  { suite: "relaxng", work: "documents of libvirt in a new process", rival: "xmllint", atLeast: 1 },
  ...xenstore,
  ...growth(
    ...["list with states", "look-up by name", "look-up by UUID", "look-up by id", "all statistics"].map(
      (work) => `test driver: ${work}`,
    ),
    ...["list with states", "look-up by UUID", "look-up by id", "info"].map((work) => `hypervisor: ${work}`),
    ...["suspend and resume", "set memory"].map((work) => `xl: ${work}`),
    ...["list with states", "info"].map((work) => `xend: ${work}`),
  ),
];
