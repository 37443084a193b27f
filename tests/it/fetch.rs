//! Requests against a real server: what is taken, what is refused, what is kept from whom.

use std::io::Write;
use std::time::{Duration, Instant};

use newsdesk::feeds::fetch::{FetchError, Fetcher, Options, Outcome, Reply, Request};

use crate::support::server::{Answer, Server};

fn fetcher() -> Fetcher {
    Fetcher::new(&Options::default()).unwrap()
}

fn get(server: &Server, path: &str) -> Result<Reply, FetchError> {
    fetcher().get(&Request::feed(server.url(path)))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_fresh_answer_comes_with_what_the_next_request_needs() {
    let server = Server::start(|_| {
        Answer::ok("<rss/>")
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("ETag", "\"one\"")
            .header("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")
            .header("Cache-Control", "max-age=900")
    });
    let reply = get(&server, "/feed").unwrap();
    let fresh = Outcome::Fresh {
        bytes: b"<rss/>".to_vec(),
        content_type: Some("text/xml; charset=utf-8".into()),
        etag: Some("\"one\"".into()),
        last_modified: Some("Sun, 06 Nov 1994 08:49:37 GMT".into()),
    };
    assert_eq!(reply.outcome, fresh);
    assert_eq!(reply.max_age, Some(900));
    assert_eq!((reply.final_url, reply.moved_permanently_to), (server.url("/feed"), None));
    let asked = &server.asked()[0];
    assert!(asked.header("user-agent").unwrap().starts_with("newsdesk/"));
    assert!(asked.header("accept-encoding").unwrap().contains("gzip"));
    assert!(asked.header("referer").is_none());
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        Some("\"one\"") => Answer::status(304),
        _ => Answer::ok("<rss/>"),
    });
    let mut request = Request::feed(server.url("/feed"));
    request.etag = Some("\"one\"".into());
    request.last_modified = Some("Sun, 06 Nov 1994 08:49:37 GMT".into());
    assert_eq!(fetcher().get(&request).unwrap().outcome, Outcome::NotModified);
    assert_eq!(server.asked()[0].header("if-modified-since"), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
}

#[test]
fn servers_that_want_to_be_left_alone_are() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/gone" => Answer::status(410),
        "/busy" => Answer::status(429).header("Retry-After", "120"),
        "/down" => Answer::status(503).header("Retry-After", "999999999"),
        "/broken" => Answer::status(503),
        _ => Answer::status(404),
    });
    assert_eq!(get(&server, "/gone").unwrap().outcome, Outcome::Gone);
    assert_eq!(get(&server, "/busy").unwrap().outcome, Outcome::RetryAfter(120));
    assert_eq!(get(&server, "/down").unwrap().outcome, Outcome::RetryAfter(86_400));
    assert!(matches!(get(&server, "/broken"), Err(FetchError::Status { status: 503, .. })));
    let error = get(&server, "/lost").unwrap_err().to_string();
    assert_eq!(error, "127.0.0.1 answered 404 (not found)");
}

#[test]
fn only_an_unbroken_chain_of_permanent_redirects_moves_a_feed() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/a" => Answer::redirect(301, "/b"),
        "/b" => Answer::redirect(308, "/c"),
        "/c" => Answer::redirect(302, "/d"),
        "/d" => Answer::redirect(301, "/e"),
        _ => Answer::ok("x"),
    });
    let reply = get(&server, "/a").unwrap();
    assert_eq!(reply.final_url, server.url("/e"));
    assert_eq!(reply.moved_permanently_to, Some(server.url("/c")));
    let reply = get(&server, "/c").unwrap();
    assert_eq!(reply.moved_permanently_to, None);
}

#[test]
fn redirects_end_and_stay_on_the_web() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/file" => Answer::redirect(301, "file:///etc/passwd"),
        "/circle" => Answer::redirect(302, "/circle2"),
        "/circle2" => Answer::redirect(302, "/circle"),
        path => Answer::redirect(302, &format!("{path}x")),
    });
    assert!(matches!(get(&server, "/file"), Err(FetchError::RedirectAway { to, .. }) if &*to == "file:///etc/passwd"));
    assert!(matches!(get(&server, "/circle"), Err(FetchError::RedirectLoop(_))));
    assert!(matches!(get(&server, "/on"), Err(FetchError::TooManyRedirects(_))));
    assert_eq!(server.asked().iter().filter(|asked| asked.path.starts_with("/on")).count(), 6);
}

#[test]
fn a_password_goes_to_its_origin_only() {
    let elsewhere = Server::start(|_| Answer::ok("there"));
    let target = elsewhere.url("/feed");
    let home = Server::start(move |asked| match asked.path.as_str() {
        "/away" => Answer::redirect(301, &target),
        "/moved" => Answer::redirect(301, "/here"),
        _ => Answer::ok("here"),
    });
    let with_user = |path: &str| home.url(path).replace("http://", "http://ann:secret@");
    let reply = fetcher().get(&Request::feed(with_user("/moved"))).unwrap();
    assert_eq!(reply.final_url, home.url("/here"));
    assert_eq!(reply.moved_permanently_to, Some(with_user("/here")));
    let reply = fetcher().get(&Request::feed(with_user("/away"))).unwrap();
    assert_eq!(reply.moved_permanently_to, Some(elsewhere.url("/feed")));
    assert!(home.asked().iter().all(|asked| asked.header("authorization") == Some("Basic YW5uOnNlY3JldA==")));
    assert_eq!(elsewhere.asked()[0].header("authorization"), None);
}

#[test]
fn a_body_is_unpacked_and_bounded_after_that() {
    type Pack = fn(&[u8]) -> Vec<u8>;
    let packings: [(&str, Pack); 3] =
        [("gzip", gzip), ("deflate", zlib), ("zstd", |bytes| zstd::encode_all(bytes, 3).unwrap())];
    for (name, pack) in packings {
        let packed = pack(b"<rss>packed</rss>");
        let bomb = pack(&vec![b' '; 8 << 20]);
        assert!(bomb.len() < 16 << 10);
        let server = Server::start(move |asked| {
            let body = if asked.path == "/bomb" { bomb.clone() } else { packed.clone() };
            Answer::ok(body).header("Content-Encoding", name)
        });
        let Outcome::Fresh { bytes, .. } = get(&server, "/feed").unwrap().outcome else { panic!("no body") };
        assert_eq!(bytes, b"<rss>packed</rss>", "{name}");
        let request = Request { limit: 1 << 20, ..Request::feed(server.url("/bomb")) };
        let error = fetcher().get(&request).unwrap_err();
        assert_eq!(error.to_string(), "127.0.0.1 sent more than 1 MB, which is more than is taken", "{name}");
    }
    let server = Server::start(|_| Answer::ok("x").header("Content-Encoding", "lzma"));
    let error = get(&server, "/").unwrap_err().to_string();
    assert_eq!(error, "the answer of 127.0.0.1 can't be read: it is packed as \"lzma\"");
}

#[test]
fn a_slow_server_costs_no_more_than_the_time_allowed() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/drip" => Answer::ok(vec![b'x'; 10_000]).dripping(),
        _ => Answer::silence(),
    });
    let options = Options { total: Duration::from_millis(300), ..Options::default() };
    for path in ["/drip", "/silent"] {
        let begun = Instant::now();
        let result = Fetcher::new(&options).unwrap().get(&Request::feed(server.url(path)));
        assert!(matches!(result, Err(FetchError::TimedOut { .. })), "{path}: {result:?}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{path}");
    }
}

#[test]
fn a_shutdown_breaks_what_is_in_flight() {
    let (told, heard) = std::sync::mpsc::channel();
    let told = std::sync::Mutex::new(told);
    let server = Server::start(move |_| {
        told.lock().unwrap().send(()).unwrap();
        Answer::silence()
    });
    let fetcher = fetcher();
    let waiting = std::thread::spawn({
        let (fetcher, request) = (fetcher.clone(), Request::feed(server.url("/")));
        move || fetcher.get(&request)
    });
    heard.recv().unwrap();
    fetcher.shutdown();
    assert_eq!(waiting.join().unwrap(), Err(FetchError::Cancelled));
    assert_eq!(fetcher.get(&Request::feed(server.url("/"))), Err(FetchError::Cancelled));
}

#[test]
fn nobody_there_is_said_in_words() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap()
    };
    let error = fetcher().get(&Request::feed(format!("http://{closed}/"))).unwrap_err();
    assert_eq!(error.to_string(), "127.0.0.1 refused the connection");
    let error = fetcher().get(&Request::feed("gopher://x.example/")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"gopher://x.example/\" is not a web address; it must begin with http:// or https://"
    );
}
