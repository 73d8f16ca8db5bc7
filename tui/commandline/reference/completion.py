"""Scripts that let a shell complete `reader`: all answers are in the script but for the names of libraries,
for which a process is started."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.commandline.reference.described import Described, Option

_BASH = r"""# Completion of `reader` for bash: source this, or keep it as
# ~/.local/share/bash-completion/completions/reader
_reader() {{
    local word previous command= at
    COMPREPLY=()
    word=${{COMP_WORDS[COMP_CWORD]}}
    previous=${{COMP_WORDS[COMP_CWORD - 1]}}
    if [[ $word == = ]]; then
        word=
    elif [[ $previous == = ]]; then
        previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${{COMP_WORDS[at]}} in
        {valued}) ((at++)); [[ ${{COMP_WORDS[at]}} == = ]] && ((at++)) ;;
        -*) ;;
        {commands}) command=${{COMP_WORDS[at]}}; break ;;
        *) break ;;
        esac
    done
    case "$command $previous" in
{values}
    esac
    case "$command $word" in
{options}
    esac
    case $command in
    '') COMPREPLY=($(compgen -W "{command_words}" -- "$word")); _reader_files "$word" ;;
{arguments}
    esac
}}
_reader_libraries() {{
    local name
    while IFS= read -r name; do
        [[ $name == "$1"* ]] && COMPREPLY+=("$name")
    done < <(reader completion --libraries 2>/dev/null)
}}
_reader_files() {{
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen ${{2:--f}} -- "$1")
}}
complete -F _reader reader
"""


def bash(commands: Sequence[Described]) -> str:
    """The script for bash 3.2 and later."""
    valued = {name for one in commands for option in one.options if option.value for name in option.names}
    offered: dict[tuple[str, ...], set[str]] = {}
    for option in (option for one in commands for option in one.options if option.value):
        offered.setdefault(option.names, set()).add(_bash_values(option))
    values, options, arguments = [], [], []
    for one in commands:
        for option in filter(lambda option: option.value, one.options):
            # What is one and the same wherever it stands needs one line.
            where = "*" if len(offered[option.names]) == 1 else f'"{one.name}"'
            patterns = "|".join(f'{where}" {name}"' for name in option.names)
            values.append(f"    {patterns}) {_bash_values(option)}; return ;;")
        names = " ".join(name for option in one.options for name in option.names)
        options.append(f'    "{one.name} -"*) COMPREPLY=($(compgen -W "{names}" -- "$word")); return ;;')
        if one.name and one.choices:
            arguments.append(
                f'    {one.name}) COMPREPLY=($(compgen -W "{" ".join(one.choices)}" -- "$word")) ;;'
            )
        elif one.name and one.takes_files:
            arguments.append(f'    {one.name}) _reader_files "$word" ;;')
    named = [one.name for one in commands if one.name]
    return _BASH.format(
        valued="|".join(sorted(valued)),
        commands="|".join(named),
        command_words=" ".join(named),
        values="\n".join(dict.fromkeys(values)),
        options="\n".join(options),
        arguments="\n".join(arguments),
    )


def _bash_values(option: Option) -> str:
    if option.choices:
        return f'COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$word"))'
    if option.wants_library:
        return '_reader_libraries "$word"; _reader_files "$word" -d'
    return '_reader_files "$word" -d' if option.wants_folder else ":"


def zsh(commands: Sequence[Described]) -> str:
    """The script for zsh, of its completion system's `_arguments`."""
    root, *others = commands
    lines = [
        "#compdef reader",
        "# Completion of `reader` for zsh: keep it as _reader in a folder of $fpath, before compinit.",
        "_reader() {",
        "  local context state line",
        "  typeset -A opt_args",
        "  _arguments -C \\",
        *(f"    {_zsh_option(option)} \\" for option in root.options),
        "    '1: :_reader_first' \\",
        "    '*:: :->rest'",
        "  [[ $state == rest ]] || return",
        "  case $line[1] in",
    ]
    for one in others:
        lines.append(f"  {one.name})")
        parts = [_zsh_option(option) for option in one.options]
        if one.choices:
            parts.append(f"'1:{one.arguments[0].lower()}:({' '.join(one.choices)})'")
        elif one.takes_files:
            parts.append("'*:article:_files'")
        lines += ["    _arguments \\", *(f"      {part} \\" for part in parts[:-1]), f"      {parts[-1]} ;;"]
    lines += ["  *) _files ;;", "  esac", "}", "_reader_first() {", "  local -a commands", "  commands=("]
    lines += [f"    {_quoted(f'{one.name}:{one.summary}')}" for one in others]
    lines += [
        "  )",
        "  _describe -t commands command commands",
        "  _files",
        "}",
        "_reader_libraries() {",
        "  local -a names",
        '  names=("${(@f)$(reader completion --libraries 2>/dev/null)}")',
        "  compadd -a names",
        "  _files -/",
        "}",
        'if [[ $funcstack[1] == _reader ]]; then _reader "$@"; else compdef _reader reader; fi',
    ]
    return "\n".join(lines) + "\n"


def _zsh_option(option: Option) -> str:
    about = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    value = ""
    if option.value:
        offered = f"({' '.join(option.choices)})" if option.choices else ""
        label = option.value.lower().replace(":", "\\:")
        folders = "_reader_libraries" if option.wants_library else "_files -/"
        value = f":{label}:{folders if option.wants_folder or option.wants_library else offered}"
    # The value of a long one may stand behind a blank or a =.
    names = [f"{name}=" if value and name.startswith("--") else name for name in option.names]
    if len(names) == 1:
        return _quoted(f"{names[0]}[{about}]{value}")
    either = _quoted("(" + " ".join(option.names) + ")")
    return either + "{" + ",".join(names) + "}" + _quoted(f"[{about}]{value}")


_FISH = """# Completion of `reader` for fish: keep it as ~/.config/fish/completions/reader.fish
function __reader_command
    set -l words (commandline -opc)
    while set -e words[1]; and set -q words[1]
        switch $words[1]
            case {valued}
                set -e words[1]
            case '-*'
            case {commands}
                echo $words[1]
                return
            case '*'
                return
        end
    end
end
function __reader_in
    test "$(__reader_command)" = "$argv"
end
"""
"""The command of a line stands behind the options of `reader`, whose values may be called like one."""


def fish(commands: Sequence[Described]) -> str:
    """The script for fish 3.4 and later."""
    named = [one for one in commands if one.name]
    root = next(one for one in commands if not one.name)
    valued = " ".join(name for option in root.options if option.value for name in option.names)
    lines = [_FISH.format(valued=valued, commands=" ".join(one.name for one in named)).rstrip()]
    for one in named:
        lines.append(f"complete -c reader -n __reader_in -a {one.name} -d {_quoted(one.summary)}")
    for one in commands:
        begin = f"complete -c reader -n {_quoted(f'__reader_in {one.name}'.strip())}"
        if one.name and not one.takes_files:
            chosen = f" -a {_quoted(' '.join(one.choices))}" if one.choices else ""
            lines.append(f"{begin} -f{chosen}")
        lines += [f"{begin} {_fish_option(option)}" for option in one.options]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option) -> str:
    parts = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
    if option.choices:
        parts.append(f"-x -a {_quoted(' '.join(option.choices))}")
    elif option.wants_library:
        named = "(reader completion --libraries 2>/dev/null)"
        parts.append(f"-x -a '(__fish_complete_directories) {named}'")
    elif option.wants_folder:
        parts.append("-x -a '(__fish_complete_directories)'")
    elif option.value:
        parts.append("-x")
    return " ".join([*parts, f"-d {_quoted(option.help)}"])


def _quoted(text: str) -> str:
    """One word of the shell."""
    return "'" + text.replace("'", "'\\''") + "'"


SHELLS: Mapping[str, Callable[[Sequence[Described]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
