import { accessObjectNames, operationClassNames } from "../access/operation-class.js";
import { defaultLimits } from "../session/limits.js";
import { type OptionRow, optionRows } from "./option-table.js";

const purpose =
  "Serves virtual machines to libvirt's clients: virsh, virt-manager, and every program that speaks its wire protocol.";

const passwd =
  "`passwd` reads a password from stdin and keeps what is needed to check it in a file, for `sasl` of a listener.";

const sockets =
  "Without a listener it is what systemd has opened, else libvirt-sock and libvirt-sock-ro in $XDG_RUNTIME_DIR/libvirt-ts, root's in /run/libvirt-ts.";

const signals =
  "SIGTERM and SIGINT let it answer what it was asked and end, a second one does not wait. SIGHUP reads the configuration again: passwords, allow lists, certificates, limits and the log's level are taken, and the log says what else would need a new start.";

const term = ({ name, argument }: OptionRow) => `--${name}${argument === undefined ? "" : ` ${argument}`}`;
const told = ({ help, multiple }: OptionRow) => (multiple ? `${help}; may be repeated` : help);

/** What `--help` says. */
export function usage(): string {
  const rows = optionRows.map((row) => `  ${term(row).padEnd(22)} ${told(row)}`);
  return `Usage: libvirt-tsd [OPTION]...
       libvirt-tsd passwd FILE USER
${purpose}

${rows.join("\n")}

${passwd}

${sockets}

${signals}
`;
}

/** The manual page, in mdoc's older sister, as every `man` reads it. */
export function manualPage(version: string): string {
  const options = optionRows.map((row) => `.TP\n\\fB${roff(term(row))}\\fR\n${sentence(told(row))}`);
  const limits = Object.entries(defaultLimits).map(
    ([name, value]) => `.TP\n\\fB${name}\\fR\n${value} by default`,
  );
  return `.TH LIBVIRT-TSD 1 "" "libvirt-tsd ${roff(version)}" "libvirt-ts"
.SH NAME
libvirt-tsd \\- serve virtual machines over libvirt's wire protocol
.SH SYNOPSIS
\\fBlibvirt-tsd\\fR [\\fIOPTION\\fR]...
.br
\\fBlibvirt-tsd passwd\\fR \\fIFILE USER\\fR
.SH DESCRIPTION
${roff(purpose)}
.PP
${roff(sockets)}
.PP
${roff(passwd)}
.SH OPTIONS
${options.join("\n")}
.SH CONFIGURATION
The file is one object of JSON.
.TP
\\fBuris\\fR
A list of what clients may open.
.TP
\\fBlisteners\\fR
A list of objects. \\fBtype\\fR is unix (with \\fBpath\\fR, \\fBmode\\fR, \\fBgroup\\fR), tcp, tls or websocket (with \\fBhost\\fR,
\\fBport\\fR, \\fBcert\\fR, \\fBkey\\fR, \\fBca\\fR, \\fBcrl\\fR, \\fBorigins\\fR, \\fBpage\\fR, \\fBinsecure\\fR); \\fBsystemd\\fR names the unit of a socket
that is open already. Each may have \\fBreadOnly\\fR, \\fBsasl\\fR, \\fBallow\\fR, and \\fBconnection\\fR, which is shared, or own where each client
is to have one to himself.
.TP
\\fBallow\\fR
A list of names, who may do everything, and of rules: objects with \\fBusers\\fR, \\fBobjects\\fR
(${accessObjectNames.join(", ").replaceAll("-", "\\-")}) and \\fBoperations\\fR (${operationClassNames.join(", ")}). What a rule leaves out is not
limited. One that fits allows a call, and whoever no rule is for is not let in.
.TP
\\fBmetrics\\fR
An object with \\fBhost\\fR, \\fBport\\fR, \\fBinsecure\\fR.
.TP
\\fBlog\\fR
An object with \\fBlevel\\fR and \\fBformat\\fR.
.SH LIMITS
Of \\fBlimits\\fR and \\fB\\-\\-limit\\fR; times are milliseconds.
${limits.join("\n")}
.SH SIGNALS
${roff(signals)}
.SH EXIT STATUS
0 after it was told to end; 1, with one line on stderr, where the configuration is wrong or it cannot listen.
.SH SEE ALSO
\\fBvirsh\\fR(1)
`;
}

const sentence = (text: string) => `${roff(`${text[0]!.toUpperCase()}${text.slice(1)}`)}.`;

/** A text as roff takes it: no line begins with a dot, and a dash is one. */
function roff(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/gm, "\\&$1");
}
