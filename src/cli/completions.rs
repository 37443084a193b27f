//! `newsdesk completions` and `newsdesk man`, made from the same table of arguments.

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::Arguments;
use super::print::Out;

/// Print completions for a shell
#[derive(clap::Args)]
pub struct Args {
    shell: Shell,
}

pub fn completions(args: &Args) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "newsdesk", &mut script);
    print(&script)
}

/// The manual page, with the subcommands and the keys of the interface.
pub fn man() -> anyhow::Result<ExitCode> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    writeln!(page, ".SH SUBCOMMANDS")?;
    for subcommand in command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set()) {
        let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(page, ".TP\n\\fB{}\\fR\n{}", roff(subcommand.get_name()), roff(&about))?;
        for argument in subcommand.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            if argument.is_global_set() || help.is_empty() || argument.get_id() == "help" {
                continue;
            }
            let name = match argument.get_long() {
                Some(long) => format!("--{long}"),
                None => argument.get_id().to_string().to_uppercase(),
            };
            writeln!(page, ".br\n\\fI{}\\fR: {}.", roff(&name), roff(&help))?;
        }
    }
    writeln!(page, ".SH KEYS")?;
    for (title, rows) in crate::runtime::keys_by_group() {
        writeln!(page, ".SS {}", roff(title))?;
        for (keys, help) in rows {
            writeln!(page, ".TP\n\\fB{}\\fR\n{}", roff(&keys), roff(help))?;
        }
    }
    print(&page)
}

/// Text as roff takes it: no escapes, no requests at the start of a line.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

fn print(bytes: &[u8]) -> anyhow::Result<ExitCode> {
    let mut out = Out::new();
    out.text(&String::from_utf8_lossy(bytes))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
