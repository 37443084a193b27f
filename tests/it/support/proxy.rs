//! Real small proxies on loopback: HTTP's and SOCKS5. Whatever host is asked for, they lead to one server.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What the proxy says to those who come.
#[derive(Clone, Copy, Debug)]
pub enum Manner {
    /// HTTP, whole addresses or CONNECT, answered with this status; 200 leads through.
    Http(u16),
    /// SOCKS5, answered with this code; 0 leads through. With a user name and password, where `true`.
    Socks(u8, bool),
}

/// A running proxy. Its threads end with the process: each waits for nothing but a peer.
pub struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub fn start(manner: Manner, target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let noted = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let noted = Arc::clone(&noted);
                thread::spawn(move || match manner {
                    Manner::Http(status) => http(stream, status, target, &noted),
                    Manner::Socks(code, with_password) => socks(stream, code, with_password, target, &noted),
                });
            }
        });
        Self { address, asked }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was asked of it: the target, and who asked.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn http(mut stream: TcpStream, status: u16, target: SocketAddr, asked: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let is_password = |line: &str| line.to_ascii_lowercase().starts_with("proxy-authorization: ");
    let password = lines.iter().find(|line| is_password(line)).and_then(|line| line.split_once(": "));
    let first = lines.first().map_or("", String::as_str);
    asked.lock().unwrap().push(format!("{first} by {}", password.map_or("nobody", |(_, value)| value)));
    let whole = first.strip_prefix("GET http://").and_then(|rest| rest.find('/').and_then(|at| rest.get(at..)));
    match (status, whole) {
        (200, Some(path)) => {
            let mut far = TcpStream::connect(target)?;
            write!(far, "GET {path}\r\n")?;
            for line in lines.iter().skip(1).filter(|line| !is_password(line)) {
                write!(far, "{line}\r\n")?;
            }
            write!(far, "Connection: close\r\n\r\n")?;
            io::copy(&mut far, &mut stream).map(drop)
        }
        (200, None) => {
            write!(stream, "HTTP/1.1 200 Told\r\n\r\n")?;
            tunnel(stream, target)
        }
        _ => write!(stream, "HTTP/1.1 {status} Told\r\nContent-Length: 0\r\n\r\n"),
    }
}

fn socks(
    mut stream: TcpStream,
    code: u8,
    with_password: bool,
    target: SocketAddr,
    asked: &Mutex<Vec<String>>,
) -> io::Result<()> {
    let methods = some(&mut stream, 2)?[1];
    some(&mut stream, methods.into())?;
    let mut user = "nobody".to_owned();
    if with_password {
        stream.write_all(&[5, 2])?;
        let name = some(&mut stream, 2)?[1];
        user = String::from_utf8_lossy(&some(&mut stream, name.into())?).into_owned();
        let password = some(&mut stream, 1)?[0];
        user = format!("{user}:{}", String::from_utf8_lossy(&some(&mut stream, password.into())?));
        stream.write_all(&[1, 0])?;
    } else {
        stream.write_all(&[5, 0])?;
    }
    let host = if some(&mut stream, 4)?[3] == 1 {
        some(&mut stream, 4)?.iter().map(u8::to_string).collect::<Vec<_>>().join(".")
    } else {
        let length = some(&mut stream, 1)?[0];
        String::from_utf8_lossy(&some(&mut stream, length.into())?).into_owned()
    };
    let port = some(&mut stream, 2)?;
    asked.lock().unwrap().push(format!("{host}:{} by {user}", u16::from_be_bytes([port[0], port[1]])));
    stream.write_all(&[5, code, 0, 1, 0, 0, 0, 0, 0, 0])?;
    if code == 0 { tunnel(stream, target) } else { Ok(()) }
}

fn some(stream: &mut TcpStream, count: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; count];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn tunnel(mut near: TcpStream, target: SocketAddr) -> io::Result<()> {
    let mut far = TcpStream::connect(target)?;
    let (mut back_from, mut back_to) = (far.try_clone()?, near.try_clone()?);
    let back = thread::spawn(move || {
        let copied = io::copy(&mut back_from, &mut back_to);
        let _ = back_to.shutdown(Shutdown::Write);
        copied
    });
    io::copy(&mut near, &mut far)?;
    far.shutdown(Shutdown::Write)?;
    let _ = back.join();
    Ok(())
}
