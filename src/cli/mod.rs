//! Subcommands: parse, call the desk, print.

mod add;
mod analyze;
mod bookmarks;
mod completions;
mod config;
mod daemon;
mod digest;
mod evaluate;
mod extract;
mod feeds;
mod follow;
mod json;
mod library;
mod list;
mod names;
mod notes;
mod open;
mod opml;
mod parse_feed;
mod print;
mod query_words;
mod quotes;
mod refresh;
mod revisions;
mod rules;
mod search;
mod setting;
mod show;
mod sizes;
mod sources;
mod stories;
mod themes;
mod upgrading;
mod values;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::setting::Setting;

/// A terminal news reader that understands what it shows
///
/// Without a command it opens the interface. Exit codes: 0 done; 1 it could not be done, or a search
/// found nothing; 2 wrong arguments or a wrong configuration; 3 some feeds could not be refreshed; 130 a
/// refresh was stopped.
#[derive(Parser)]
#[command(name = "newsdesk", version)]
struct Arguments {
    #[command(flatten)]
    setting: setting::Args,
    #[command(subcommand)]
    command: Option<Subcommands>,
}

#[derive(Subcommand)]
enum Subcommands {
    Open(open::Args),
    Add(add::Args),
    Feeds(feeds::Args),
    Refresh(refresh::Args),
    List(list::Args),
    Show(show::Args),
    Search(search::Args),
    Quotes(quotes::Args),
    Stories(stories::StoriesArgs),
    Story(stories::StoryArgs),
    Names(names::Args),
    Name(names::NameArgs),
    Bookmarks(bookmarks::Args),
    Notes(notes::Args),
    Follow(follow::Args),
    Follows(follow::ListArgs),
    Unfollow(follow::UnfollowArgs),
    Rules(rules::Args),
    Digest(digest::Args),
    Sources(sources::Args),
    Library(library::Args),
    Revisions(revisions::Args),
    Import(opml::ImportArgs),
    Export(opml::ExportArgs),
    Analyze(analyze::Args),
    Evaluate(evaluate::Args),
    Extract(extract::Args),
    ParseFeed(parse_feed::Args),
    Themes(themes::Args),
    Config(config::Args),
    Completions(completions::Args),
    /// Print the manual page
    Man,
}

/// Runs what the arguments ask for; the exit code is the process's.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse_from(query_words::marked(std::env::args_os()));
    match carry_out(&arguments) {
        Ok(code) => code,
        Err(error) if print::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            print::say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn carry_out(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    // These need neither configuration nor library, and work where there is no home folder.
    match &arguments.command {
        Some(Subcommands::Analyze(args)) => return analyze::run(args, &arguments.setting),
        Some(Subcommands::Evaluate(args)) => return evaluate::run(args),
        Some(Subcommands::Extract(args)) => return extract::run(args, &arguments.setting),
        Some(Subcommands::ParseFeed(args)) => return parse_feed::run(args),
        Some(Subcommands::Config(args)) => return config::run(args, &arguments.setting),
        Some(Subcommands::Completions(args)) => return completions::completions(args),
        Some(Subcommands::Man) => return completions::man(),
        _ => {}
    }
    let setting = match Setting::load(&arguments.setting)? {
        Ok(setting) => setting,
        Err(code) => return Ok(code),
    };
    match &arguments.command {
        None => open::interface(setting),
        Some(Subcommands::Open(args)) => open::run(args, setting),
        Some(Subcommands::Add(args)) => add::run(args, &setting),
        Some(Subcommands::Feeds(args)) => feeds::run(args, &setting),
        Some(Subcommands::Refresh(args)) => refresh::run(args, &setting),
        Some(Subcommands::List(args)) => list::run(args, &setting),
        Some(Subcommands::Show(args)) => show::run(args, &setting),
        Some(Subcommands::Search(args)) => search::run(args, &setting),
        Some(Subcommands::Quotes(args)) => quotes::run(args, &setting),
        Some(Subcommands::Stories(args)) => stories::stories(args, &setting),
        Some(Subcommands::Story(args)) => stories::story(args, &setting),
        Some(Subcommands::Names(args)) => names::run(args, &setting),
        Some(Subcommands::Name(args)) => names::name(args, &setting),
        Some(Subcommands::Bookmarks(args)) => bookmarks::run(args, &setting),
        Some(Subcommands::Notes(args)) => notes::run(args, &setting),
        Some(Subcommands::Follow(args)) => follow::run(args, &setting),
        Some(Subcommands::Follows(args)) => follow::list(args, &setting),
        Some(Subcommands::Unfollow(args)) => follow::unfollow(args, &setting),
        Some(Subcommands::Rules(args)) => rules::run(args, &setting),
        Some(Subcommands::Digest(args)) => digest::run(args, &setting),
        Some(Subcommands::Sources(args)) => sources::run(args, &setting),
        Some(Subcommands::Library(args)) => library::run(args, &setting),
        Some(Subcommands::Revisions(args)) => revisions::run(args, &setting),
        Some(Subcommands::Import(args)) => opml::import(args, &setting),
        Some(Subcommands::Export(args)) => opml::export(args, &setting),
        Some(Subcommands::Themes(args)) => themes::run(args, &setting),
        Some(_) => Ok(ExitCode::SUCCESS),
    }
}
