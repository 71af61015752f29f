//! Nothing here touches a clock, a database or a request.

use sha2::{Digest, Sha256};

/// A reader who comes again after this long begins another visit.
pub(crate) const VISIT_MICROS: i64 = 30 * 60 * 1_000_000;

/// Whoever was seen this lately is online.
pub(crate) const ONLINE_MICROS: i64 = 5 * 60 * 1_000_000;

/// The largest start of the total.
pub(crate) const MOST_START: i64 = 1_000_000_000_000;

/// Parts of the names of programs that are no readers, in lower case.
const ROBOTS: [&str; 28] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scrap",
    "archiver",
    "preview",
    "facebookexternalhit",
    "monitor",
    "uptime",
    "pingdom",
    "lighthouse",
    "headless",
    "phantomjs",
    "selenium",
    "curl",
    "wget",
    "python",
    "java/",
    "okhttp",
    "go-http-client",
    "node-fetch",
    "axios",
    "libwww",
    "httpclient",
    "feed",
    "rss",
    "validator",
];

/// Whether a program that calls itself so is no reader. Whoever says nothing of itself is none.
pub(crate) fn is_robot(agent: &str) -> bool {
    let agent = agent.to_lowercase();
    agent.len() < 10 || ROBOTS.iter().any(|part| agent.contains(part))
}

/// What tells a reader from others for one purpose while a salt lasts: twelve bytes of SHA-256,
/// which say nothing once the salt is gone. Another purpose gives another mark, so that what
/// somebody reads is not joined together.
pub fn mark(salt: &[u8], purpose: &str, address: &str, agent: &str) -> String {
    let mut hasher = Sha256::new();
    for part in [salt, purpose.as_bytes(), address.as_bytes(), agent.as_bytes()] {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hex::encode(&hasher.finalize()[..12])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_are_no_readers() {
        for (agent, robot) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
                false,
            ),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile", false),
            ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true),
            ("Mozilla/5.0 (compatible; coccocbot-web/1.0)", true),
            ("Mozilla/5.0 HeadlessChrome/126.0", true),
            ("curl/8.5.0", true),
            ("", true),
        ] {
            assert_eq!(is_robot(agent), robot, "{agent}");
        }
    }

    #[test]
    fn a_mark_is_of_one_reader_one_purpose_and_one_salt() {
        let one = mark(b"s", "p", "203.0.113.7", "agent");
        assert_eq!(one, mark(b"s", "p", "203.0.113.7", "agent"));
        assert_eq!(one.len(), 24);
        for other in [
            mark(b"t", "p", "203.0.113.7", "agent"),
            mark(b"s", "q", "203.0.113.7", "agent"),
            mark(b"s", "p", "203.0.113.8", "agent"),
            mark(b"s", "p", "203.0.113.7a", "gent"),
        ] {
            assert_ne!(one, other);
        }
    }
}
