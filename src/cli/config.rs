//! `newsdesk config`: where the configuration is, whether it is right, and what can be set.

use std::process::ExitCode;

use super::print::{Out, say};
use super::setting::{Args as SettingArgs, Setting};
use crate::config;
use crate::desk::sites;

/// Show and check the configuration
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Print where the configuration, the themes and the library are
    Path,
    /// Check the configuration, its keys, its theme and the rules for sites; every mistake is told with its line
    Check,
    /// Print the configuration file with every setting at its default
    Defaults,
    /// Print the built-in rules for single sites; sites.toml beside the configuration takes your own
    Sites,
}

pub fn run(args: &Args, setting: &SettingArgs) -> anyhow::Result<ExitCode> {
    let mut out = Out::new();
    match args.what {
        What::Path => {
            let paths = Setting::paths(setting)?;
            out.line(&format!("configuration  {}", paths.config_file.display()))?;
            out.line(&format!("themes         {}", paths.themes_folder.display()))?;
            out.line(&format!("site rules     {}", paths.sites_file.display()))?;
            out.line(&format!("library        {}", Setting::library(setting, &paths).display()))?;
            out.line(&format!("saved articles {}", paths.saved_folder.display()))?;
        }
        What::Check => {
            let setting = match Setting::load(setting)? {
                Ok(setting) => setting,
                Err(code) => return Ok(code),
            };
            let errors = crate::runtime::check(&setting.settings, &setting.paths);
            for error in &errors {
                say(error);
            }
            if !errors.is_empty() {
                return Ok(ExitCode::from(2));
            }
            out.line(&format!("{} is right", setting.paths.config_file.display()))?;
        }
        What::Defaults => out.text(&config::defaults_toml())?,
        What::Sites => out.text(sites::BUILT_IN)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
