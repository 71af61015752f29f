use crate::model::{is_robot, mark};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderName, header, request::Parts},
};
use std::{convert::Infallible, net::SocketAddr};

/// Signs of an agent's name that count.
const MOST_SIGNS: usize = 400;

/// Who reads a public page: as little of it as tells readers apart. It is never stored, and leaves
/// this type only as a mark.
#[derive(Clone)]
pub struct Visitor {
    address: String,
    agent: String,
    is_reader: bool,
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Logs are kept; addresses are not.
        f.write_str("Visitor")
    }
}

impl Visitor {
    /// The visitor's mark for a purpose while a salt lasts.
    pub fn mark(&self, salt: &[u8], purpose: &str) -> String {
        mark(salt, purpose, &self.address, &self.agent)
    }

    /// The mark of the line by which the visitor comes, whatever program they use: for limits.
    pub fn line(&self, salt: &[u8]) -> String {
        mark(salt, "line", &self.address, "")
    }

    /// Whether somebody seems to read: no robot, no page that a browser fetched ahead.
    pub const fn is_reader(&self) -> bool {
        self.is_reader
    }
}

/// Everybody is some visitor.
impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let text = |name: HeaderName| {
            let value = parts.headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().chars().take(MOST_SIGNS).collect::<String>()
        };
        let agent = text(header::USER_AGENT);
        let is_ahead = !text(HeaderName::from_static("sec-purpose")).is_empty();
        let is_reader = parts.method == axum::http::Method::GET && !is_ahead && !is_robot(&agent);
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let address = address.map(|ConnectInfo(at)| line(*at)).unwrap_or_default();
        Ok(Self { address, agent, is_reader })
    }
}

/// The address; of the newer kind the first half, which is one household's.
fn line(at: SocketAddr) -> String {
    match at {
        SocketAddr::V4(at) => at.ip().to_string(),
        SocketAddr::V6(at) => hex::encode(&at.ip().octets()[..8]),
    }
}
