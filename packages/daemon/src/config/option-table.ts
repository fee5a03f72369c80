/** An option of the command. */
export interface OptionRow {
  readonly name: string;
  /** What follows it; none for one that is there or not. */
  readonly argument?: string;
  readonly multiple?: true;
  /** One sentence or two, without a full stop; `libvirt-tsd --help` and the manual page say the same. */
  readonly help: string;
}

/** Every option, in the order of the manual. */
export const optionRows = [
  {
    name: "config",
    argument: "FILE",
    help: "JSON: uris, listeners, limits, metrics, log; options add to it",
  },
  { name: "check", help: "say whether the configuration is right, and end" },
  {
    name: "uri",
    argument: "URI",
    multiple: true,
    help: "what clients may open, the first by default (xen:///system when none is given)",
  },
  { name: "socket", argument: "PATH", multiple: true, help: "listen on a unix socket, for its owner" },
  {
    name: "socket-ro",
    argument: "PATH",
    multiple: true,
    help: "listen on a unix socket where everybody may look, and change nothing",
  },
  {
    name: "tcp",
    argument: "HOST[:PORT]",
    multiple: true,
    help: "listen on a port, without a login: on loopback only, unless --insecure is given",
  },
  {
    name: "web",
    help: "serve a page on http://localhost:16515/, without a login: who is on this host sees and changes all of it there; `page` of a listener is the same elsewhere",
  },
  { name: "insecure", help: "whoever reaches the ports of --tcp may do everything" },
  {
    name: "listener",
    argument: "JSON",
    multiple: true,
    help: "listen as an item of the file's `listeners` would",
  },
  { name: "limit", argument: "NAME=NUMBER", multiple: true, help: "as the file's `limits`" },
  {
    name: "metrics",
    argument: "HOST[:PORT]",
    help: "answer GET /metrics for Prometheus, on loopback only, port 9177 by default",
  },
  { name: "log-level", argument: "LEVEL", help: "debug, info (by default), warn, error" },
  { name: "log-format", argument: "FORM", help: "text (by default), json" },
  { name: "help", help: "say this" },
  { name: "version", help: "say the version" },
] as const satisfies readonly OptionRow[];
