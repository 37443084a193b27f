//! A real HTTP server on loopback that answers as a test tells it.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What a client asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// With the query.
    pub path: String,
    headers: Vec<(String, String)>,
}

impl Asked {
    /// The value of a header, named in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    manner: Manner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Whole,
    /// Headers, then a byte of the body now and then.
    Drip,
    /// Nothing at all until the server ends.
    Silent,
}

impl Answer {
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), manner: Manner::Whole }
    }

    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::status(200) }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn etag(&self) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == "ETag").map(|(_, value)| value.as_str())
    }

    pub fn redirect(status: u16, to: &str) -> Self {
        Self::status(status).header("Location", to)
    }

    /// The body comes byte by byte, far too slowly.
    pub fn dripping(mut self) -> Self {
        self.manner = Manner::Drip;
        self
    }

    pub fn silence() -> Self {
        Self { manner: Manner::Silent, ..Self::status(200) }
    }
}

type Handler = dyn Fn(&Asked) -> Answer + Send + Sync;

struct Shared {
    handler: Box<Handler>,
    asked: Mutex<Vec<Asked>>,
    ended: Mutex<bool>,
    end: Condvar,
}

/// A running server; it ends when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(handler: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            handler: Box::new(handler),
            asked: Mutex::default(),
            ended: Mutex::new(false),
            end: Condvar::new(),
        });
        let thread = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for stream in listener.incoming() {
                    if *shared.ended.lock().unwrap() {
                        break;
                    }
                    let shared = Arc::clone(&shared);
                    // A client that hangs up in the middle is part of what is tested.
                    std::thread::spawn(move || stream.and_then(|stream| serve(stream, &shared)));
                }
            }
        });
        Self { address, shared, thread: Some(thread) }
    }

    /// The address of a path on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        *self.shared.ended.lock().unwrap() = true;
        self.shared.end.notify_all();
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(());
    }
    let path = first.split_whitespace().nth(1).unwrap_or("/").to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let asked = Asked { path, headers };
    shared.asked.lock().unwrap().push(asked.clone());
    let answer = (shared.handler)(&asked);
    if answer.manner == Manner::Silent {
        wait(shared, Duration::MAX);
        return Ok(());
    }
    write!(
        stream,
        "HTTP/1.1 {} Told\r\nConnection: close\r\nContent-Length: {}\r\n",
        answer.status,
        answer.body.len()
    )?;
    for (name, value) in &answer.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    stream.write_all(b"\r\n")?;
    if answer.manner == Manner::Whole {
        return stream.write_all(&answer.body);
    }
    for byte in answer.body {
        stream.write_all(&[byte])?;
        if wait(shared, Duration::from_millis(50)) {
            break;
        }
    }
    Ok(())
}

/// Waits until the server ends, or for so long; whether it ended.
fn wait(shared: &Shared, most: Duration) -> bool {
    let ended = shared.ended.lock().unwrap();
    if most == Duration::MAX {
        return *shared.end.wait_while(ended, |ended| !*ended).unwrap();
    }
    *shared.end.wait_timeout_while(ended, most, |ended| !*ended).unwrap().0
}
