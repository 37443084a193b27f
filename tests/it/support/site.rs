//! A news site on the loopback: pages and feeds that a test can change, and a log of what was asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub use super::server::Answer;
use super::server::Server;

/// Answers 304 by itself where the request names the `ETag` of the answer, and 404 to what was not set.
pub struct Site {
    server: Server,
    answers: Arc<Mutex<HashMap<String, Answer>>>,
    looked_at: Mutex<usize>,
}

impl Site {
    pub fn new() -> Self {
        let answers: Arc<Mutex<HashMap<String, Answer>>> = Arc::default();
        let shared = Arc::clone(&answers);
        let server = Server::start(move |asked| {
            let answer = shared.lock().unwrap().get(&asked.path).cloned().unwrap_or_else(|| Answer::status(404));
            let is_known = answer.etag().is_some() && asked.header("if-none-match") == answer.etag();
            if is_known { Answer::status(304) } else { answer }
        });
        Self { server, answers, looked_at: Mutex::new(0) }
    }

    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    pub fn set(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.into(), answer);
    }

    /// What was asked since the last look, in order.
    pub fn asked(&self) -> Vec<String> {
        let mut looked_at = self.looked_at.lock().unwrap();
        let asked = self.server.asked();
        let new = asked[*looked_at..].iter().map(|asked| asked.path.clone()).collect();
        *looked_at = asked.len();
        new
    }
}
