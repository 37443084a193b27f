//! `newsdesk themes`: the themes there are.

use std::process::ExitCode;

use serde_json::json;

use super::Setting;
use super::print::Out;

/// List the themes, built in and your own
#[derive(clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let themes = crate::runtime::themes(&setting.paths);
    let mut out = Out::new();
    if args.json {
        let themes = themes.iter().map(|theme| {
            json!({"name": theme.name, "about": theme.about, "dark": theme.dark, "built_in": theme.built_in,
                   "chosen": theme.name == setting.settings.theme})
        });
        out.json(&themes.collect::<Vec<_>>())?;
    } else {
        for theme in &themes {
            let chosen = if theme.name == setting.settings.theme { '*' } else { ' ' };
            out.line(&format!("{chosen} {:<16} {}", theme.name, theme.about))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
