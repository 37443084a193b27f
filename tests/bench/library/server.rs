//! Serves feeds on the loopback: keep-alive, ETags, 304.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Serves each feed under its number; the address to put the number behind.
pub fn serve(feeds: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let feeds = Arc::new(feeds);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let feeds = Arc::clone(&feeds);
            thread::spawn(move || answer(&stream, &feeds));
        }
    });
    address
}

fn answer(stream: &TcpStream, feeds: &[String]) {
    stream.set_nodelay(true).unwrap();
    let mut reader = BufReader::new(stream);
    let mut writer = BufWriter::new(stream);
    let mut line = String::new();
    loop {
        let (mut number, mut is_known) = (0, false);
        line.clear();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if let Some(path) = line.split(' ').nth(1) {
            number = path.trim_start_matches('/').parse().unwrap_or(0);
        }
        while line.trim() != "" {
            is_known |= line.to_ascii_lowercase().starts_with("if-none-match");
            line.clear();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
        }
        let sent = if is_known {
            write!(writer, "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")
        } else {
            let body = &feeds[number];
            write!(
                writer,
                "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: application/rss+xml\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
        };
        if sent.and_then(|()| writer.flush()).is_err() {
            return;
        }
    }
}
