//! What went wrong, told in words a reader can do something with.

use std::io;
use std::sync::Arc;

use rustls::CertificateError;

use super::agents::Agents;
use super::home::OnlyAtHome;
use super::{FetchError, unpack};
use crate::model::{Text, without_password};

/// What a proxy's 407 says.
const NEEDS_PASSWORD: &str = "wants a user name and password (407)";

/// What an error was met in the course of.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub host: Text,
    /// The address of the proxy that was asked.
    pub proxy: Option<String>,
    /// Seconds that the request may take.
    pub seconds: u64,
    /// Bytes that the body may have.
    pub limit: u64,
    /// Whether they were ended meanwhile.
    pub agents: Arc<Agents>,
}

impl Course {
    pub(super) fn told(&self, error: &ureq::Error) -> FetchError {
        use ureq::Error;
        if self.agents.is_ended() {
            return FetchError::Cancelled;
        }
        let host = self.host.clone();
        let why = Text::line(&error.to_string());
        match error {
            Error::HostNotFound => self.proxy_or("was not found", FetchError::NoSuchHost),
            Error::Timeout(_) => self.timed_out(),
            Error::Io(io) => self.told_io(io),
            Error::ConnectionFailed => self.proxy_or("could not be reached", FetchError::Refused),
            Error::Rustls(error) => self.told_tls(error),
            Error::Tls(_) | Error::Pem(_) | Error::TlsRequired => FetchError::Tls { host, why },
            Error::BodyExceedsLimit(_) => self.too_large(),
            Error::LargeResponseHeader(..) => FetchError::Broken { host, why: Text::line("its headers are too long") },
            Error::ConnectProxyFailed(said) => {
                let why = match said.bytes().find(u8::is_ascii_digit).and_then(|_| said.split('/').next_back()) {
                    Some("407") => NEEDS_PASSWORD.to_owned(),
                    Some("403") => format!("does not let us through to {host} (403)"),
                    Some(status @ ("502" | "503" | "504")) => format!("could not reach {host} ({status})"),
                    Some(status) => format!("answered {status}"),
                    None => "did not answer".to_owned(),
                };
                self.proxy_or(&why, |host| FetchError::Unreachable { host, why: Text::line(&why) })
            }
            Error::Other(error) if error.is::<OnlyAtHome>() => FetchError::AtHome(host),
            _ => FetchError::Broken { host, why },
        }
    }

    fn told_io(&self, error: &io::Error) -> FetchError {
        if let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return self.told_tls(tls);
        }
        let (host, why) = (self.host.clone(), Text::line(&error.to_string()));
        match error.kind() {
            io::ErrorKind::TimedOut => self.timed_out(),
            io::ErrorKind::ConnectionRefused => self.proxy_or("refused the connection", FetchError::Refused),
            io::ErrorKind::UnexpectedEof => FetchError::Broken { host, why: Text::line("it ended too early") },
            // What a SOCKS proxy answers comes without a kind of its own.
            io::ErrorKind::Other | io::ErrorKind::PermissionDenied if self.is_socks() => {
                let said = match &*why {
                    "connection refused"
                    | "host unreachable"
                    | "network unreachable"
                    | "general SOCKS server failure" => {
                        format!("could not reach {host} ({why})")
                    }
                    "connection not allowed by ruleset" => format!("does not let us through to {host}"),
                    "no acceptable auth methods" | "unknown auth method" => "wants a user name and password".to_owned(),
                    other => format!("failed ({other})"),
                };
                self.proxy_or(&said, |host| FetchError::Unreachable { host, why: why.clone() })
            }
            _ => FetchError::Unreachable { host, why },
        }
    }

    fn told_tls(&self, error: &rustls::Error) -> FetchError {
        let host = self.host.clone();
        let rustls::Error::InvalidCertificate(reason) = error else {
            return FetchError::Tls { host, why: Text::line(&error.to_string()) };
        };
        let why = match reason {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => "it has expired".to_owned(),
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "it is not valid yet; is the clock of this machine right?".to_owned()
            }
            CertificateError::UnknownIssuer => {
                "nobody known has signed it (`ca-file` of the site's settings names who may)".to_owned()
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "it is for another name".to_owned()
            }
            CertificateError::Revoked => "it has been revoked".to_owned(),
            other => other.to_string(),
        };
        FetchError::Certificate { host, why: Text::line(&why) }
    }

    /// What is wrong with a body that was asked for and came.
    pub(super) fn told_body(&self, trouble: unpack::Trouble) -> FetchError {
        let broken = |why: &str| FetchError::Broken { host: self.host.clone(), why: Text::line(why) };
        match trouble {
            unpack::Trouble::TooLarge => self.too_large(),
            unpack::Trouble::Packing(name) => broken(&format!("it is packed as \"{name}\"")),
            unpack::Trouble::Read(error) => match ureq::Error::from(error) {
                ureq::Error::Io(error)
                    if matches!(
                        error.kind(),
                        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other
                    ) =>
                {
                    broken(&format!("it can't be unpacked ({error})"))
                }
                error => self.told(&error),
            },
        }
    }

    pub(super) fn wants_password(&self) -> FetchError {
        self.proxy_or(NEEDS_PASSWORD, |host| FetchError::Status { host, status: 407 })
    }

    pub(super) fn timed_out(&self) -> FetchError {
        FetchError::TimedOut { host: self.host.clone(), seconds: self.seconds.max(1) }
    }

    fn too_large(&self) -> FetchError {
        FetchError::TooLarge { host: self.host.clone(), limit: self.limit.div_ceil(1 << 20) }
    }

    fn is_socks(&self) -> bool {
        self.proxy.as_deref().is_some_and(|proxy| proxy.starts_with("socks"))
    }

    /// An error of the connection is the proxy's, where one was asked.
    fn proxy_or(&self, why: &str, direct: impl FnOnce(Text) -> FetchError) -> FetchError {
        match &self.proxy {
            Some(proxy) => {
                FetchError::ProxyFailed { proxy: Text::line(&without_password(proxy)), why: Text::line(why) }
            }
            None => direct(self.host.clone()),
        }
    }
}

/// Whether a certificate was not taken because nobody who is trusted has signed it, or only somebody of such a name.
pub(super) fn unknown_issuer(error: &ureq::Error) -> bool {
    let tls = match error {
        ureq::Error::Rustls(error) => Some(error),
        ureq::Error::Io(error) => error.get_ref().and_then(|inner| inner.downcast_ref()),
        _ => None,
    };
    matches!(
        tls,
        Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::BadSignature))
    )
}
