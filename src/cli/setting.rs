//! What every subcommand starts from: the settings and the library.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;

use super::print::say;
use super::upgrading::Upgrading;
use crate::config::paths::Paths;
use crate::config::{self, Settings};
use crate::desk::{Desk, Network, sites};

/// The options that stand before any subcommand.
#[derive(clap::Args)]
pub struct Args {
    /// The library, instead of the one in the user's data folder
    #[arg(long, global = true, value_name = "FILE")]
    library: Option<PathBuf>,
    /// The configuration file, instead of the one in the user's configuration folder
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The settings in force and where everything is.
pub struct Setting {
    pub settings: Settings,
    pub library: PathBuf,
    pub paths: Paths,
}

impl Setting {
    /// Reads the configuration. What is wrong in it is told, each mistake with its line; none of
    /// them is passed over.
    pub fn load(args: &Args) -> anyhow::Result<Result<Self, ExitCode>> {
        let paths = Self::paths(args)?;
        let settings = match config::load(&paths.config_file) {
            Ok(settings) => settings,
            Err(errors) => {
                for error in errors {
                    say(&error.to_string());
                }
                return Ok(Err(ExitCode::from(2)));
            }
        };
        if let Some(code) = use_sites(&paths) {
            return Ok(Err(code));
        }
        let library = Self::library(args, &paths);
        Ok(Ok(Self { settings, library, paths }))
    }

    /// Puts the reader's rules for sites in force without reading the configuration; the exit code
    /// where they are wrong. Where there is no home folder, there are no rules.
    pub fn sites(args: &Args) -> Option<ExitCode> {
        use_sites(&Self::paths(args).ok()?)
    }

    /// Where everything is, without reading the configuration.
    pub fn paths(args: &Args) -> anyhow::Result<Paths> {
        let system = Paths::of_system();
        let mut paths = match (system, &args.library, &args.config) {
            (Some(paths), ..) => paths,
            (None, Some(library), Some(config)) => {
                let folder = |file: &PathBuf| file.parent().map(PathBuf::from).unwrap_or_default();
                Paths::within(&folder(config), &folder(library))
            }
            (None, ..) => bail!("there is no home folder (HOME is not set): give --library FILE and --config FILE"),
        };
        if let Some(file) = &args.config {
            paths.config_file.clone_from(file);
        }
        Ok(paths)
    }

    /// The library that the arguments name, or the one of the data folder.
    pub fn library(args: &Args, paths: &Paths) -> PathBuf {
        args.library.clone().unwrap_or_else(|| paths.library_file.clone())
    }

    /// The library, with the network reached as the settings say.
    pub fn desk(&self) -> anyhow::Result<Desk> {
        let upgrading = Upgrading::default();
        let mut desk = Desk::open_telling(&self.library, &|upgrade| upgrading.tell(upgrade))?;
        desk.use_network(Network::of(&self.settings));
        desk.use_rules(&self.settings.rules);
        Ok(desk)
    }
}

fn use_sites(paths: &Paths) -> Option<ExitCode> {
    let errors = sites::load(&paths.sites_file).err()?;
    for error in &errors {
        say(&error.to_string());
    }
    Some(ExitCode::from(2))
}
