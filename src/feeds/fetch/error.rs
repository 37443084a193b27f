//! Why an address gave nothing, as a sentence for the reader.

use crate::model::Text;

/// Why an address gave nothing. `Display` is a sentence that can be shown beside a feed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("\"{0}\" is not a web address; it must begin with http:// or https://")]
    NotAnAddress(Text),
    #[error("no server of the name {0} was found; check the address and the network")]
    NoSuchHost(Text),
    #[error("{0} refused the connection")]
    Refused(Text),
    #[error("{host} could not be reached: {why}")]
    Unreachable { host: Text, why: Text },
    #[error("{host} did not answer within {seconds} s")]
    TimedOut { host: Text, seconds: u64 },
    #[error("no secure connection to {host}: {why}")]
    Tls { host: Text, why: Text },
    #[error("the certificate of {host} is not trusted: {why}")]
    Certificate { host: Text, why: Text },
    #[error("{host} sent more than {limit} MB, which is more than is taken")]
    TooLarge { host: Text, limit: u64 },
    #[error("{host} answered {status}{}", meaning(*status))]
    Status { host: Text, status: u16 },
    #[error("{0} redirects in a circle")]
    RedirectLoop(Text),
    #[error("{0} redirects too many times")]
    TooManyRedirects(Text),
    #[error("{host} redirects to \"{to}\", which is not a web address")]
    RedirectAway { host: Text, to: Text },
    #[error(
        "{0} is in your own network, and what leads there is not; a table [site.\"{0}\"] in the configuration allows it"
    )]
    AtHome(Text),
    #[error("the answer of {host} can't be read: {why}")]
    Broken { host: Text, why: Text },
    #[error("the proxy \"{0}\" is not an address of the form http://host:port")]
    Proxy(Text),
    #[error("the proxy {proxy} {why}")]
    ProxyFailed { proxy: Text, why: Text },
    #[error("the command \"{program}\" of the settings {why}")]
    Command { program: Text, why: Text },
    #[error("the file {path} of the settings can't be used: {why}")]
    File { path: Text, why: Text },
    #[error("cancelled")]
    Cancelled,
}

fn meaning(status: u16) -> &'static str {
    match status {
        401 => " (a user name and password are wanted)",
        403 => " (not allowed)",
        404 => " (not found)",
        429 => " (asked too often)",
        451 => " (withheld for legal reasons)",
        400..=499 => " (the request was not accepted)",
        500..=599 => " (the server is in trouble)",
        _ => "",
    }
}
