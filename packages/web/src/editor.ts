import { DomainXMLFlags } from "@libvirt-ts/driver/flags";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { attempt, button, h } from "./dom.js";
import type { Guest, Host } from "./host.js";
import type { View } from "./view.js";

/** Milliseconds without a key before a text is held against the schema. */
const pause = 250;

/** The definition of a guest, or of a new one, which is held against libvirt's schema while it is typed. */
export function editorView(host: Host, guest?: Guest, defined?: (uuid: string) => void): View {
  const text = h("textarea", {
    spellcheck: "false",
    rows: 24,
    "aria-label": "Domain XML",
    "aria-describedby": "findings",
  });
  const findings = h("ul", { id: "findings", "aria-live": "polite" });
  const save = button(guest === undefined ? "Define" : "Save", async () => {
    if (check() > 0) return;
    const ref = await host.call("domainDefineXML", text.value, 0);
    host.refresh();
    findings.replaceChildren(
      h("li", {}, guest !== undefined && guest.id >= 0 ? "Saved; it is so from the next start." : "Saved."),
    );
    defined?.(ref.uuid);
  });

  const check = (): number => {
    const problems = validateDomain(text.value);
    const lines = problems.map(({ line = 1, column = 1, message, expected = [], nearest }) => {
      const words =
        nearest === undefined && expected.length > 0 ? `; expected ${expected.slice(0, 8).join(", ")}` : "";
      return h(
        "li",
        {},
        button(`Line ${line}`, () => select(line, column)),
        ` ${message}${words}`,
      );
    });
    findings.replaceChildren(...(lines.length > 0 ? lines : [h("li", {}, "Valid.")]));
    text.setAttribute("aria-invalid", String(lines.length > 0));
    save.disabled = lines.length > 0;
    return lines.length;
  };

  const select = (line: number, column: number) => {
    const lines = text.value.split("\n");
    const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    text.focus();
    text.setSelectionRange(at, at + (lines[line - 1]?.slice(column - 1).search(/[\s>]|$/) ?? 0));
    text.scrollTop = ((line - 5) * text.scrollHeight) / lines.length;
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  });
  const load = async () => {
    text.value = guest === undefined ? sample : await describe(host, guest);
    check();
  };
  void attempt(load);
  const again = guest === undefined ? undefined : button("Load again", load);
  return {
    element: h(
      "section",
      { class: "editor", "aria-label": "XML" },
      h("div", { class: "actions" }, save, again),
      text,
      findings,
    ),
    close: () => clearTimeout(timer),
  };
}

/** With its passwords, lest they be lost; who may only look gets it without them. */
function describe(host: Host, { ref }: Guest): Promise<string> {
  const { INACTIVE, SECURE } = DomainXMLFlags;
  return host
    .call("domainGetXMLDesc", ref, INACTIVE | SECURE)
    .catch(() => host.call("domainGetXMLDesc", ref, INACTIVE));
}

const sample = `<domain type='kvm'>
  <name>new</name>
  <memory unit='MiB'>1024</memory>
  <vcpu>2</vcpu>
  <os>
    <type>hvm</type>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/path/to/disk.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <console type='pty'/>
    <graphics type='vnc' port='-1'/>
  </devices>
</domain>
`;
