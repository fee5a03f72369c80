import { msg } from "../i18n/message.js";
import { Failure } from "./failure.js";

const bash = `# bash completion for virsh
_virsh() {
    local line words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
    COMPREPLY=()
    # bash takes ':' and '=' for words of their own; the line itself has them as they were typed.
    if [[ "$COMP_WORDBREAKS" == *[:=]* ]] && declare -F _get_comp_words_by_ref >/dev/null; then
        local cur cword
        _get_comp_words_by_ref -n :=\\; cur words cword
        words=("\${words[@]:1:cword}")
    fi
    while IFS= read -r line; do
        COMPREPLY+=("$(printf %q "$line")")
    done < <("\${COMP_WORDS[0]}" -q complete -- "\${words[@]}" 2>/dev/null)
    if declare -F __ltrim_colon_completions >/dev/null; then
        __ltrim_colon_completions "\${words[\${#words[@]}-1]}"
    fi
}
complete -o default -F _virsh virsh
`;

const zsh = `#compdef virsh
_virsh() {
    local -a candidates
    candidates=("\${(@f)$("\${words[1]}" -q complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    candidates=("\${(@)candidates:#}")
    if (( \${#candidates} )); then
        compadd -a candidates
    else
        _files
    fi
}
if [[ "\${funcstack[1]}" == _virsh ]]; then
    _virsh "$@"
else
    compdef _virsh virsh
fi
`;

const fish = `# fish completion for virsh
function __virsh_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l candidates ($words[1] -q complete -- $words[2..-1] $current 2>/dev/null)
    if test (count $candidates) -gt 0
        printf '%s\\n' $candidates
    else
        __fish_complete_path $current
    end
end
complete -c virsh -f -a '(__virsh_complete)'
`;

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish };

/** The text that teaches a shell to complete virsh's words, by asking virsh. */
export function completionScript(shell: string): string {
  if (Object.hasOwn(scripts, shell)) return scripts[shell]!;
  throw new Failure(msg("no completion for shell '{shell}': expected bash, zsh or fish"), { shell });
}
