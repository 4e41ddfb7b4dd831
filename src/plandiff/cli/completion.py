"""`plandiff completion`: what a shell needs to complete commands, options and their values.

The scripts are static, made from the commands themselves: completing starts no Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from plandiff.report.write import STDOUT, write_results

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SHELLS: Final = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """シェルの補完のスクリプトを標準出力に示す。

    bash: eval "$(plandiff completion bash)"

    zsh: plandiff completion zsh > ~/.zfunc/_plandiff

    fish: plandiff completion fish > ~/.config/fish/completions/plandiff.fish
    """  # noqa: D400, D415
    writers: Mapping[str, Callable[[Sequence[click.Command]], str]] = {
        "bash": _bash,
        "zsh": _zsh,
        "fish": _fish,
    }
    write_results([(STDOUT, writers[shell](commands()).encode())])


def commands() -> tuple[click.Command, ...]:
    """Return every command of the program, in the order of its table."""
    from plandiff.cli.root import plandiff

    context = click.Context(plandiff)
    found = (plandiff.get_command(context, name) for name in plandiff.list_commands(context))
    return tuple(command for command in found if command is not None)


def options(command: click.Command) -> tuple[click.Option, ...]:
    """Return a command's options."""
    return tuple(param for param in command.params if isinstance(param, click.Option))


def words(option: click.Option) -> tuple[str, ...]:
    """Return all its spellings: -o, --output."""
    return (*option.opts, *option.secondary_opts)


def choices(param: click.Parameter) -> tuple[str, ...]:
    """Return the values a parameter takes, if they are few and known."""
    return tuple(map(str, param.type.choices)) if isinstance(param.type, click.Choice) else ()


def _name(command: click.Command) -> str:
    return command.name or ""


def _argument_choices(command: click.Command) -> tuple[str, ...]:
    found = (choices(param) for param in command.params if isinstance(param, click.Argument))
    return tuple(value for values in found for value in values)


def _bash(found: Sequence[click.Command]) -> str:
    names = " ".join(map(_name, found))
    cases = "".join(_bash_command(command) for command in found)
    return f"""\
_plandiff() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{names} --help --version" -- "$cur"))
        return
    fi
    case "${{COMP_WORDS[1]}}" in
{cases}    esac
}}
complete -o bashdefault -o default -F _plandiff plandiff
"""


def _bash_command(command: click.Command) -> str:
    valued = "".join(
        f"            {'|'.join(words(option))}) COMPREPLY=($(compgen -W "
        f'"{" ".join(choices(option))}" -- "$cur")); return ;;\n'
        for option in options(command)
        if choices(option)
    )
    every = [*_argument_choices(command), *(word for o in options(command) for word in words(o))]
    inner = f'            case "$prev" in\n{valued}            esac\n' if valued else ""
    return (
        f"        {_name(command)})\n{inner}"
        f'            COMPREPLY=($(compgen -W "{" ".join(every)} --help" -- "$cur")) ;;\n'
    )


def _zsh(found: Sequence[click.Command]) -> str:
    rows = "".join(f"        {_quoted(f'{_name(c)}:{_short(c)}')}\n" for c in found)
    cases = "".join(_zsh_command(command) for command in found)
    return f"""\
#compdef plandiff
_plandiff() {{
    local -a commands
    commands=(
{rows}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{cases}    esac
}}
compdef _plandiff plandiff
"""


def _zsh_command(command: click.Command) -> str:
    specs = [_quoted(spec) for option in options(command) for spec in _zsh_option(option)]
    values = _argument_choices(command)
    specs.append(_quoted(f"*: :({' '.join(values)})" if values else "*: :_files"))
    return f"        {_name(command)}) _arguments {' '.join(specs)} ;;\n"


def _zsh_option(option: click.Option) -> Sequence[str]:
    text = (option.help or "").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    if option.is_flag:
        tail = ""
    else:
        values = choices(option)
        tail = f": :({' '.join(values)})" if values else ": :_files"
    return [f"{word}[{text}]{tail}" for word in words(option)]


def _fish(found: Sequence[click.Command]) -> str:
    lines = ["complete -c plandiff -f -n __fish_use_subcommand -l help -l version"]
    for command in found:
        name = _name(command)
        told = _quoted(_short(command))
        lines.append(f"complete -c plandiff -f -n __fish_use_subcommand -a {name} -d {told}")
        seen = f"-n '__fish_seen_subcommand_from {name}'"
        values = _argument_choices(command)
        if values:
            lines.append(f"complete -c plandiff {seen} -f -a {_quoted(' '.join(values))}")
        lines += [_fish_option(option, seen) for option in options(command)]
    return "\n".join(lines) + "\n"


def _fish_option(option: click.Option, seen: str) -> str:
    spelled = [
        f"-l {word[2:]}" if word.startswith("--") else f"-s {word[1:]}" for word in words(option)
    ]
    values = choices(option)
    takes = "" if option.is_flag else " -r"
    given = f" -f -a {_quoted(' '.join(values))}" if values else ""
    told = _quoted(option.help or "")
    return f"complete -c plandiff {seen} {' '.join(spelled)}{takes}{given} -d {told}"


def _short(command: click.Command) -> str:
    from plandiff.cli.root import COMMANDS

    return COMMANDS[_name(command)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
