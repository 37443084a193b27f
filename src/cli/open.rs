//! `newsdesk open`: read one article at once; and the interface itself.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::print::Out;
use super::setting::Setting;
use crate::desk::{self, Network, export};
use crate::model::Opened;
use crate::runtime;

/// Read one article at once: an HTML page, a feed file, a mail, or a page captured as plain text
#[derive(clap::Args)]
pub struct Args {
    /// A file, an address, or - for standard input
    #[arg(value_name = "FILE|URL|-")]
    what: String,
    /// Print the article as text instead of opening the interface
    #[arg(long)]
    print: bool,
}

pub fn run(args: &Args, setting: Setting) -> anyhow::Result<ExitCode> {
    let opened = read(&args.what, &setting)?;
    if args.print || !runtime::has_terminal() {
        let mut out = Out::new();
        out.text(&export::article_text(&opened.article))?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    start(setting, Some(opened))
}

/// The interface on the library.
pub fn interface(setting: Setting) -> anyhow::Result<ExitCode> {
    start(setting, None)
}

fn start(setting: Setting, outside: Option<Opened>) -> anyhow::Result<ExitCode> {
    let desk = setting.desk()?;
    let Setting { settings, library, paths } = setting;
    runtime::run(runtime::Start { desk, library, settings, paths, outside })?;
    Ok(ExitCode::SUCCESS)
}

fn read(what: &str, setting: &Setting) -> anyhow::Result<Opened> {
    if super::extract::is_address(what) {
        return desk::fetch_outside(what, &Network::of(&setting.settings));
    }
    let bytes = super::opml::read(Path::new(what))?;
    desk::open_outside(&bytes, None, None).with_context(|| what.to_owned())
}
