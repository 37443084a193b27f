//! Plain http through an HTTP proxy: asked for by the whole address (`GET http://news.example/ HTTP/1.1`), as many
//! proxies CONNECT to secure servers only.
//!
//! The proxy is asked as a server is, for a path that is the whole address behind a slash; here the slash goes.

use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};

use crate::feeds::base64;

/// What such a request begins with, and how much of it is sent before the slash.
const BEGIN: &[u8] = b"GET /http://";
const METHOD: usize = 4;

/// Makes connections over which addresses go whole.
#[derive(Debug)]
pub(super) struct AbsoluteForm;

impl<In: Transport> Connector<In> for AbsoluteForm {
    type Out = Whole<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        Ok(chained.map(Whole))
    }
}

#[derive(Debug)]
pub(super) struct Whole<T>(T);

impl<T: Transport> Transport for Whole<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let sent = self.0.buffers().output().get_mut(..amount).filter(|sent| sent.starts_with(BEGIN));
        let slash = sent.map_or(0, |sent| {
            sent.copy_within(METHOD + 1.., METHOD);
            1
        });
        self.0.transmit_output(amount - slash, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.0.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        self.0.is_tls()
    }
}

/// Where a proxy is asked for an address.
pub(super) fn path_at(proxy: &ureq::Proxy, address: &str) -> String {
    let scheme = if matches!(proxy.protocol(), ureq::ProxyProtocol::Https) { "https" } else { "http" };
    format!("{scheme}://{}:{}/{address}", proxy.host(), proxy.port())
}

/// What a proxy that wants a user name and password is told.
pub(super) fn authorization(proxy: &ureq::Proxy) -> Option<String> {
    let (user, password) = (proxy.username(), proxy.password());
    user.or(password)?;
    let both = format!("{}:{}", user.unwrap_or(""), password.unwrap_or(""));
    Some(format!("Basic {}", base64::encode(both.as_bytes())))
}
