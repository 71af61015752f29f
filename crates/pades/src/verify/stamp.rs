//! Time stamps (RFC 3161): over a signature's value, or over a whole document.

use super::{chain, cms::Opened};
use crate::{
    Outcome, Stamp,
    asn::{self, TstInfo},
    cert::Cert,
    crypto,
};
use jiff::{SignedDuration, Timestamp};

/// Clocks differ; a stamp from further in the future is none.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(10);

/// Judges a token over `parts`. A stamp is given only where it counts.
pub(super) fn judge(
    token: &Opened,
    parts: &[&[u8]],
    anchors: &[Cert],
    now: Timestamp,
) -> (Outcome, Option<Stamp>) {
    match intact(token, parts) {
        Some((info, authority, used)) => {
            let path = chain::build(authority, &token.certs, anchors);
            let is_strong = used.is_strong && path.is_strong;
            let was_valid = path.certs.iter().all(|it| it.is_valid_at(info.at));
            if !is_strong || !was_valid || info.at > now + TOLERANCE {
                return (Outcome::Failed, None);
            }
            if !path.is_trusted || !path.certs.iter().all(Cert::is_understood) {
                return (Outcome::Unproven, None);
            }
            (Outcome::Passed, Some(Stamp { at: info.at, authority: authority.subject() }))
        }
        None => (Outcome::Failed, None),
    }
}

fn intact<'t>(token: &'t Opened, parts: &[&[u8]]) -> Option<(TstInfo, &'t Cert, crypto::Used)> {
    let is_token = token.data.content.econtent_type == asn::TST_INFO;
    if !is_token || !token.own_content_is_signed() || token.names_certificate() != Some(true) {
        return None;
    }
    let used = token.verified().good()?;
    let authority = token.signer.as_ref().filter(|it| it.for_stamping())?;
    let info = TstInfo::read(token.own_content()?)?;
    let algorithm = crypto::digest_algorithm(info.imprint.algorithm.oid)?;
    let is_strong = info.imprint.algorithm.oid != asn::SHA1 && token.digest_is_strong();
    let is_over = info.imprint.hash.as_bytes() == crypto::digest_of(algorithm, parts);
    (is_strong && is_over).then_some((info, authority, used))
}
