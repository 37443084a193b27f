//! `newsdesk rules`: what the rules of the configuration would do.

use std::process::ExitCode;

use anyhow::bail;
use chrono::Utc;
use serde_json::json;

use super::Setting;
use super::list::line;
use super::print::Out;
use crate::model::{Action, interval};

/// Try out the rules of the configuration
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Print which articles each rule finds and what it would do with them; nothing is done
    Test(TestArgs),
}

#[derive(clap::Args)]
struct TestArgs {
    /// Among the articles that came in within this time, as 12h or 7d
    #[arg(long, default_value = "7d", value_name = "TIME")]
    since: String,
    /// At most so many of each rule
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    limit: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let What::Test(args) = &args.what;
    let Some(seconds) = interval::parse(&args.since) else {
        bail!("--since {}: must be a time from 5m to 30d, as 12h or 7d", args.since);
    };
    let mut desk = setting.desk()?;
    super::refresh::index(&mut desk)?;
    let rules = &setting.settings.rules;
    let tried = desk.try_rules(rules, Utc::now().timestamp() - seconds, args.limit)?;
    let mut out = Out::new();
    if args.json {
        let rules = tried.iter().map(|one| {
            json!({
                "query": one.rule.query,
                "do": one.rule.actions.iter().map(Action::written).collect::<Vec<_>>(),
                "articles": one.rows.iter().map(super::values::row).collect::<Vec<_>>(),
            })
        });
        out.json(&rules.collect::<Vec<_>>())?;
    } else {
        if tried.is_empty() {
            out.line("There are no rules; `newsdesk config` tells where they stand and how they are written.")?;
        }
        for one in &tried {
            let actions: Vec<String> = one.rule.actions.iter().map(Action::written).collect();
            out.line(&format!("{}\n  would do: {}", one.rule.query, actions.join(", ")))?;
            for row in &one.rows {
                out.line(&line(row))?;
            }
            if one.rows.is_empty() {
                out.line("  finds nothing")?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
