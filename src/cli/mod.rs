//! Subcommands: parse, call the desk, print.

mod analyze;
mod json;
mod parse_feed;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "newsdesk", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Subcommands>,
}

#[derive(Subcommand)]
enum Subcommands {
    Analyze(analyze::Args),
    ParseFeed(parse_feed::Args),
}

/// Runs what the arguments ask for; the exit code is the process's.
#[must_use]
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Some(Subcommands::Analyze(args)) => analyze::run(&args),
        Some(Subcommands::ParseFeed(args)) => parse_feed::run(&args),
        None => Ok(ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("newsdesk: {error:#}");
        ExitCode::FAILURE
    })
}
