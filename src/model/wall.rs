//! What a page shows in the place of its article.

use serde::{Deserialize, Serialize};

/// Something that stands between the reader and the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wall {
    /// The rest is for those who pay.
    Paywall,
    /// The page wants leave to keep track of its readers first.
    Consent,
    /// The page wants to know who reads.
    Login,
    /// The page takes its reader for a program.
    RobotCheck,
    /// The text comes only when scripts run.
    JavaScript,
}

impl Wall {
    /// It in words, to go after "the page shows".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paywall => "a paywall",
            Self::Consent => "a consent wall",
            Self::Login => "a login wall",
            Self::RobotCheck => "a robot check",
            Self::JavaScript => "a page that needs JavaScript",
        }
    }
}
