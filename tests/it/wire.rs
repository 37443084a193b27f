//! The ways to a server, and what goes along to whom: proxies, certificates, settings of sites.

use std::fs;
use std::process::Command;
use std::time::Duration;

use newsdesk::feeds::fetch::{FetchError, Fetcher, Options, Outcome, Proxies, Reply, Request};
use newsdesk::model::{Site, Text};

use crate::support::proxy::{Manner, Proxy};
use crate::support::secure::Secure;
use crate::support::server::{Answer, Server};

/// Options that know nothing of the environment of the test.
fn plain() -> Options {
    Options { environment: Proxies::default(), ..Options::default() }
}

fn with_proxy(proxy: String) -> Options {
    Options { proxy: Some(proxy), ..plain() }
}

fn with_site(site: Site) -> Options {
    Options { sites: vec![site], ..plain() }
}

fn loopback() -> Site {
    Site { name: "127.0.0.1".to_owned(), ..Site::default() }
}

fn get(options: &Options, url: &str) -> Result<Reply, FetchError> {
    Fetcher::new(options)?.get(&Request::feed(url))
}

fn body(reply: Reply) -> String {
    let Outcome::Fresh { bytes, .. } = reply.outcome else { panic!("no body") };
    String::from_utf8(bytes).unwrap()
}

fn words(command: &[&str]) -> Vec<String> {
    command.iter().map(ToString::to_string).collect()
}

#[test]
fn a_proxy_leads_to_hosts_that_only_it_knows() {
    let server = Server::start(|asked| Answer::ok(format!("{} {}", asked.header("host").unwrap(), asked.path)));
    let connect = Proxy::start(Manner::Http(200), server.address());
    let proxy = format!("http://ann:p%40ss@{}", connect.address());
    assert_eq!(body(get(&with_proxy(proxy), "http://news.example/feed").unwrap()), "news.example /feed");
    assert_eq!(connect.asked(), ["GET http://news.example/feed HTTP/1.1 by Basic YW5uOnBAc3M="]);

    let fetcher = Fetcher::new(&with_proxy(format!("http://{}", connect.address()))).unwrap();
    for (url, answer) in
        [("http://a.example:8080/1?q=//x", "a.example:8080 /1?q=//x"), ("http://b.example/", "b.example /")]
    {
        assert_eq!(body(fetcher.get(&Request::feed(url)).unwrap()), answer);
        assert_eq!(*connect.asked().last().unwrap(), format!("GET {url} HTTP/1.1 by nobody"));
    }

    let socks = Proxy::start(Manner::Socks(0, false), server.address());
    let options = with_proxy(format!("socks5h://{}", socks.address()));
    assert_eq!(body(get(&options, "http://news.example:8080/feed").unwrap()), "news.example:8080 /feed");
    assert_eq!(socks.asked(), ["news.example:8080 by nobody"]);

    let socks = Proxy::start(Manner::Socks(0, true), server.address());
    let options = with_proxy(format!("socks5h://ann:word@{}", socks.address()));
    assert_eq!(body(get(&options, "http://news.example/").unwrap()), "news.example /");
    assert_eq!(socks.asked(), ["news.example:80 by ann:word"]);
}

#[test]
fn what_a_proxy_says_is_told_as_its_own() {
    let server = Server::start(|_| Answer::ok("x"));
    let told = |proxy: &str, manner: Manner, url: &str| {
        let at = Proxy::start(manner, server.address());
        let error = get(&with_proxy(format!("{proxy}://{}", at.address())), url).unwrap_err();
        error.to_string().replace(&at.address().to_string(), "HERE")
    };
    let (plain, secure) = ("http://news.example/", "https://news.example/");
    for url in [plain, secure] {
        let wants = "the proxy http://HERE wants a user name and password (407)";
        assert_eq!(told("http", Manner::Http(407), url), wants);
    }
    assert_eq!(
        told("http", Manner::Http(403), secure),
        "the proxy http://HERE does not let us through to news.example (403)"
    );
    assert_eq!(told("http", Manner::Http(502), secure), "the proxy http://HERE could not reach news.example (502)");
    assert_eq!(told("http", Manner::Http(404), plain), "news.example answered 404 (not found)");
    assert_eq!(
        told("socks5h", Manner::Socks(5, false), plain),
        "the proxy socks5h://HERE could not reach news.example (connection refused)"
    );
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for scheme in ["http", "socks5h"] {
        let error = get(&with_proxy(format!("{scheme}://ann:secret@{closed}")), "http://news.example/").unwrap_err();
        assert_eq!(error.to_string(), format!("the proxy {scheme}://ann@{closed} refused the connection"));
    }
    assert!(server.asked().is_empty());
    let error = Fetcher::new(&with_proxy("http://ann:secret@".to_owned())).err().unwrap().to_string();
    assert!(!error.contains("secret"), "{error}");
}

#[test]
fn a_site_has_a_proxy_of_its_own_or_none() {
    let server = Server::start(|_| Answer::ok("x"));
    let proxy = Proxy::start(Manner::Http(200), server.address());
    let address = format!("http://{}", proxy.address());
    let site = Site { name: "news.example".to_owned(), proxy: Some(address.clone()), ..Site::default() };
    let options = with_site(site);
    get(&options, "http://www.news.example/").unwrap();
    get(&options, &server.url("/direct")).unwrap();
    assert_eq!(proxy.asked(), ["GET http://www.news.example/ HTTP/1.1 by nobody"]);
    let direct = Site { proxy: Some(Site::DIRECT.to_owned()), ..loopback() };
    get(&Options { proxy: Some(address.clone()), sites: vec![direct], ..plain() }, &server.url("/")).unwrap();
    let environment = Proxies::of(|name| match name {
        "all_proxy" => Some(address.clone()),
        "no_proxy" => Some("127.0.0.1".to_owned()),
        _ => None,
    });
    get(&Options { environment: environment.clone(), ..plain() }, &server.url("/")).unwrap();
    assert_eq!(proxy.asked().len(), 1);
    get(&Options { environment, ..plain() }, "http://other.example/").unwrap();
    assert_eq!(proxy.asked().len(), 2);
}

#[test]
fn the_program_goes_by_its_environment() {
    let page = "<html><body><article><h1>Ferry is back</h1><p>The ferry to the islands sails again from Monday, \
        the harbour office said on Friday, after nine weeks in dock.</p></article></body></html>";
    let server = Server::start(move |_| Answer::ok(page).header("Content-Type", "text/html"));
    let proxy = Proxy::start(Manner::Http(200), server.address());
    let home = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_newsdesk"))
        .args(["extract", "http://news.example/ferry"])
        .env_clear()
        .env("HOME", home.path())
        .env("http_proxy", proxy.address().to_string())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&run.stdout);
    assert!(printed.contains("sails again from Monday"), "{run:?}");
    assert_eq!(proxy.asked().len(), 1);
}

#[test]
fn what_is_set_for_a_site_goes_to_its_origin_only() {
    let folder = tempfile::tempdir().unwrap();
    let cookies = folder.path().join("cookies.txt");
    fs::write(&cookies, "127.0.0.1\tFALSE\t/\tFALSE\t0\tpaid\tyes\n").unwrap();
    let elsewhere = Server::start(|_| Answer::ok("there"));
    let target = elsewhere.url("/feed");
    let home = Server::start(move |asked| match asked.path.as_str() {
        "/away" => Answer::redirect(302, &target).header("Set-Cookie", "seen=1; Domain=127.0.0.1"),
        "/here" => Answer::redirect(302, "/feed"),
        _ => Answer::ok("here"),
    });
    // The name covers both servers, as does a cookie's domain; the origin is what counts.
    let options = with_site(Site {
        user: Some("ann".to_owned()),
        password_command: words(&["printf", "s3cret\\nmore"]),
        headers: vec![("x-edition".to_owned(), "north".to_owned())],
        headers_command: words(&["printf", "X-Key: abc\\n"]),
        cookies: Some(cookies),
        user_agent: Some("Gazette/1".to_owned()),
        ..loopback()
    });
    assert_eq!(body(get(&options, &home.url("/here")).unwrap()), "here");
    assert_eq!(body(get(&options, &home.url("/away")).unwrap()), "there");
    let sent = ["authorization", "x-edition", "x-key", "cookie", "user-agent"];
    let expected = ["Basic YW5uOnMzY3JldA==", "north", "abc", "paid=yes", "Gazette/1"];
    for asked in home.asked() {
        assert_eq!(sent.map(|name| asked.header(name).unwrap_or("")), expected, "{}", asked.path);
    }
    let there = &elsewhere.asked()[0];
    for name in ["authorization", "x-edition", "x-key", "cookie", "referer"] {
        assert_eq!(there.header(name), None, "{name}");
    }
}

#[test]
fn what_a_site_wants_but_can_not_have_is_told() {
    let server = Server::start(|_| Answer::ok("x"));
    let told = |site: Site| get(&with_site(site), &server.url("/")).unwrap_err().to_string();
    let failing = Site { user: Some("ann".to_owned()), password_command: words(&["false", "hush"]), ..loopback() };
    let error = told(failing);
    assert!(error.starts_with("the command \"false\" of the settings failed") && !error.contains("hush"), "{error}");
    let missing = Site { cookies: Some("/nowhere/cookies.txt".into()), ..loopback() };
    assert!(told(missing).starts_with("the file /nowhere/cookies.txt of the settings can't be used: "));
    let missing = Site { ca_file: Some("/nowhere/ca.pem".into()), ..loopback() };
    assert!(told(missing).starts_with("the file /nowhere/ca.pem of the settings can't be used: "));
    assert!(server.asked().is_empty());
    let silent = Server::start(|_| Answer::silence());
    let hurried = with_site(Site { timeout: Some(Duration::from_millis(200)), ..loopback() });
    assert!(matches!(get(&hurried, &silent.url("/")), Err(FetchError::TimedOut { .. })));
}

#[test]
fn what_strangers_name_does_not_lead_into_the_readers_own_network() {
    let server = Server::start(|_| Answer::ok("the router's page"));
    let url = server.url("/logout");
    let named = |by: &str, options: &Options| {
        Fetcher::new(options).unwrap().get(&Request::page(url.as_str()).named_by(by)).map(body)
    };
    let refused = named("https://news.site/feed", &plain()).unwrap_err();
    assert_eq!(refused, FetchError::AtHome(Text::line("127.0.0.1")));
    assert!(matches!(named("", &plain()), Err(FetchError::AtHome(_))));
    assert!(server.asked().is_empty());
    for (by, options) in [
        ("http://127.0.0.1:1/feed", plain()),
        ("http://printer.local/feed", plain()),
        ("https://news.site/feed", with_site(loopback())),
    ] {
        assert_eq!(named(by, &options).unwrap(), "the router's page");
    }
    // A server that the reader named does not lead there either, by a redirect.
    let target = url.clone();
    let away = Server::start(move |_| Answer::redirect(302, &target));
    let proxy = Proxy::start(Manner::Http(200), away.address());
    let asked = server.asked().len();
    let refused = get(&with_proxy(format!("http://{}", proxy.address())), "http://news.site/feed").unwrap_err();
    assert!(matches!(refused, FetchError::AtHome(_)), "{refused}");
    assert_eq!((proxy.asked().len(), server.asked().len()), (1, asked));
    assert_eq!(body(get(&plain(), &away.url("/feed")).unwrap()), "the router's page");
}

#[test]
fn a_cookie_set_on_the_way_opens_the_page() {
    let server = Server::start(|asked| match asked.header("cookie") {
        Some("consent=given") => Answer::ok("the news"),
        _ if asked.path == "/hopeless" => Answer::redirect(302, "/hopeless"),
        _ => Answer::redirect(302, &asked.path).header("Set-Cookie", "consent=given; Path=/; HttpOnly"),
    });
    let fetcher = Fetcher::new(&plain()).unwrap();
    let reply = fetcher.get(&Request::page(server.url("/story"))).unwrap();
    assert_eq!(body(reply), "the news");
    // Others of the same refresh have it too; the next refresh begins without.
    fetcher.get(&Request::page(server.url("/other"))).unwrap();
    let cookies: Vec<_> = server.asked().iter().map(|asked| asked.header("cookie").is_some()).collect();
    assert_eq!(cookies, [false, true, true]);
    let reply = get(&plain(), &server.url("/hopeless"));
    assert!(matches!(reply, Err(FetchError::RedirectLoop(_))), "{reply:?}");
}

#[test]
fn a_certificate_that_is_wrong_is_told_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let trusting = |server: &Secure, name: &str| {
        let file = folder.path().join(name);
        server.write_certificate(&file);
        with_site(Site { ca_file: Some(file), ..loopback() })
    };
    let good = Secure::start("127.0.0.1", 2999);
    let error = get(&plain(), &good.url()).unwrap_err().to_string();
    let untrusted = "the certificate of 127.0.0.1 is not trusted: nobody known has signed it \
        (`ca-file` of the site's settings names who may)";
    assert_eq!(error, untrusted);
    assert_eq!(body(get(&trusting(&good, "good.pem"), &good.url()).unwrap()), "safe");

    let expired = Secure::start("127.0.0.1", 2001);
    let error = get(&trusting(&expired, "expired.pem"), &expired.url()).unwrap_err().to_string();
    assert_eq!(error, "the certificate of 127.0.0.1 is not trusted: it has expired");
    let other = Secure::start("other.example", 2999);
    let error = get(&trusting(&other, "other.pem"), &other.url()).unwrap_err().to_string();
    assert_eq!(error, "the certificate of 127.0.0.1 is not trusted: it is for another name");

    let empty = folder.path().join("empty.pem");
    fs::write(&empty, "no certificate").unwrap();
    let error = get(&with_site(Site { ca_file: Some(empty), ..loopback() }), &good.url()).unwrap_err().to_string();
    assert!(error.ends_with("there is no certificate (PEM) in it"), "{error}");
}

#[test]
fn certificates_of_a_site_stand_beside_the_usual_ones_or_in_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let (own, usual) = (folder.path().join("own.pem"), folder.path().join("usual.pem"));
    let (company, everybody) = (Secure::start("127.0.0.1", 2999), Secure::start("127.0.0.1", 2999));
    company.write_certificate(&own);
    everybody.write_certificate(&usual);
    let trusting = |ca_only: bool| {
        let site = Site { ca_file: Some(own.clone()), ca_only, ..loopback() };
        Options { roots: Some(usual.clone()), ..with_site(site) }
    };
    for server in [&company, &everybody] {
        assert_eq!(body(get(&trusting(false), &server.url()).unwrap()), "safe");
    }
    assert_eq!(body(get(&trusting(true), &company.url()).unwrap()), "safe");
    let refused = get(&trusting(true), &everybody.url()).unwrap_err();
    assert!(matches!(refused, FetchError::Certificate { .. }), "{refused}");
    let stranger = Secure::start("127.0.0.1", 2999);
    assert!(matches!(get(&trusting(false), &stranger.url()), Err(FetchError::Certificate { .. })));
}

#[test]
fn a_secure_server_behind_a_proxy_is_still_asked_for_its_certificate() {
    let server = Secure::start("news.example", 2999);
    let file = tempfile::NamedTempFile::new().unwrap();
    server.write_certificate(file.path());
    let proxy = Proxy::start(Manner::Http(200), server.address());
    let site = |name: &str| Site { name: name.to_owned(), ca_file: Some(file.path().into()), ..Site::default() };
    let options = Options {
        sites: vec![site("news.example"), site("bad.example")],
        ..with_proxy(format!("http://{}", proxy.address()))
    };
    assert_eq!(body(get(&options, "https://news.example/").unwrap()), "safe");
    let error = get(&options, "https://bad.example/").unwrap_err();
    assert!(matches!(error, FetchError::Certificate { .. }), "{error}");
}

#[test]
fn more_headers_than_anybody_needs_are_refused() {
    let server =
        Server::start(|_| (0..2_000).fold(Answer::ok("x"), |answer, _| answer.header("X-Flood", &"x".repeat(60))));
    let error = get(&plain(), &server.url("/")).unwrap_err();
    assert!(matches!(error, FetchError::Broken { .. }), "{error}");
}
