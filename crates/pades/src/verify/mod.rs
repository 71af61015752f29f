//! The judge.

mod chain;
pub(crate) mod cms;
mod range;
mod revision;
mod stamp;

use crate::{
    Anchor, Base, Changes, Check, Checked, Coverage, Error, Outcome, Report, SignatureKind, asn,
    cert::{Cert, Use},
    crypto::{self, Tried},
    pdf,
};
use chain::Path;
use cms::Opened;
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use lopdf::Dictionary;
use pdf::Found;
use range::Ranges;

/// Judges every signature of a file. `anchors` are the roots that are trusted, `bases` the files
/// from which it may have grown (SHA-256 in hexadecimal, and length).
pub fn verify(
    bytes: &[u8],
    anchors: &[Anchor],
    bases: &[(String, usize)],
    now: Timestamp,
) -> Result<Report, Error> {
    let document = pdf::load(bytes)?;
    let is_damaged = document.xref_recovery.is_some();
    let found = pdf::signatures(&document)?;
    let ranges: Vec<_> = found.iter().map(|it| range::read(&it.dict, bytes)).collect();
    let judge = Judge { bytes, anchors: &chain::read(anchors), now };
    let mut signatures = Vec::new();
    for (at, found) in found.iter().enumerate() {
        let own = ranges[at].filter(|own| {
            let mut others = ranges.iter().enumerate().filter(|(other, _)| *other != at);
            !others.any(|(_, other)| other.is_some_and(|other| other.overlaps(own)))
        });
        signatures.push(judge.signature(found, own));
    }
    revision::cover(bytes, &mut signatures);
    signatures.sort_by_key(|(_, end)| *end);
    let signatures = signatures.into_iter().map(|(checked, _)| checked).collect();
    let mut report = Report::of(signatures, is_damaged);
    report.base = base(bytes, bases);
    Ok(report)
}

/// The longest known file with which this one begins, and what was added to it.
fn base(bytes: &[u8], bases: &[(String, usize)]) -> Option<Base> {
    let mut bases: Vec<_> = bases.iter().collect();
    bases.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    let is_start = |(hash, length): &&&(String, usize)| {
        bytes.get(..*length).is_some_and(|start| hex::encode(crypto::sha256(&[start])) == *hash)
    };
    let (sha256, length) = bases.iter().find(is_start)?;
    let is_pure = *length == bytes.len() || revision::only_signatures(bytes, *length, bytes.len());
    let changes = if is_pure { Changes::Signatures } else { Changes::Others };
    Some(Base { sha256: sha256.clone(), length: *length, changes })
}

struct Judge<'j> {
    bytes: &'j [u8],
    anchors: &'j [Cert],
    now: Timestamp,
}

impl Judge<'_> {
    /// One signature, without what it covers; with where its ranges end.
    fn signature(&self, found: &Found, ranges: Option<Ranges>) -> (Checked, Option<usize>) {
        let dict = &found.dict;
        let mut checked = blank(found);
        checked.claimed_at = dict.get(b"M").ok().and_then(|it| pdf_time(&pdf::text(it)));
        checked.reason = dict.get(b"Reason").map(pdf::text).unwrap_or_default();
        let Some(ranges) = ranges else { return (checked, None) };
        note(&mut checked, Check::Ranges, Outcome::Passed);
        let end = Some(ranges.end);
        let written = &self.bytes[ranges.gap_from + 1..ranges.gap_to - 1];
        let opened = hex::decode(written).ok().and_then(|it| {
            let cms = asn::first_value(&it)?;
            // What pads the room must be zeros: nothing else hides there.
            it[cms.len()..].iter().all(|b| *b == 0).then(|| Opened::read(cms))?
        });
        let Some(opened) = opened else { return (checked, end) };
        if let Some(signer) = &opened.signer {
            describe(&mut checked, signer);
        }
        let parts = [&self.bytes[..ranges.gap_from], &self.bytes[ranges.gap_to..ranges.end]];
        self.content(&mut checked, &opened, sub_filter(dict), &parts);
        (checked, end)
    }

    fn content(&self, to: &mut Checked, opened: &Opened, sub_filter: &[u8], parts: &[&[u8]]) {
        let is_whole_stamp = sub_filter == b"ETSI.RFC3161";
        let (digest, stamp) = if is_whole_stamp {
            to.kind = SignatureKind::DocumentTimeStamp;
            let (outcome, stamp) = stamp::judge(opened, parts, self.anchors, self.now);
            note(to, Check::TimeStamp, outcome);
            (opened.own_content_is_signed(), stamp)
        } else {
            let known = [&b"ETSI.CAdES.detached"[..], b"adbe.pkcs7.detached"];
            let (outcome, stamp) = match opened.stamp() {
                cms::Token::None => (Outcome::Absent, None),
                cms::Token::Broken => (Outcome::Failed, None),
                cms::Token::Some(token) => {
                    let signed = opened.info.signature.as_bytes();
                    stamp::judge(&token, &[signed], self.anchors, self.now)
                }
            };
            note(to, Check::TimeStamp, outcome);
            let is_detached = opened.data.content.econtent.is_none();
            let is_known = known.contains(&sub_filter) && is_detached;
            (is_known && opened.digest_is_of(parts), stamp)
        };
        note(to, Check::Digest, passed(digest));
        let tried = opened.verified();
        let outcome = match &tried {
            Tried::Good(_) => Outcome::Passed,
            Tried::Wrong => Outcome::Failed,
            Tried::Unknown => Outcome::Unproven,
        };
        note(to, Check::Signature, outcome);
        note(to, Check::NamedCertificate, named(opened, sub_filter));
        to.stamp = stamp;
        if let Some(signer) = &opened.signer {
            self.trust(to, opened, signer, &tried);
        }
    }

    /// What the certificate and its chain are worth.
    fn trust(&self, to: &mut Checked, opened: &Opened, signer: &Cert, tried: &Tried) {
        let path = chain::build(signer, &opened.certs, self.anchors);
        let is_strong = path.is_strong && opened.digest_is_strong();
        let algorithms = match tried {
            Tried::Good(used) => {
                to.algorithms.clone_from(&used.name);
                passed(used.is_strong && is_strong)
            }
            Tried::Unknown if is_strong => Outcome::Unproven,
            Tried::Wrong | Tried::Unknown => Outcome::Failed,
        };
        note(to, Check::Algorithms, algorithms);
        let usage = if to.kind == SignatureKind::DocumentTimeStamp {
            passed(signer.for_stamping())
        } else {
            match signer.for_signing() {
                Use::Allowed => Outcome::Passed,
                Use::Unsaid => Outcome::Unproven,
                Use::Refused => Outcome::Failed,
            }
        };
        note(to, Check::KeyUsage, usage);
        let is_trusted = path.is_trusted && path.certs.iter().all(Cert::is_understood);
        note(to, Check::Chain, if is_trusted { Outcome::Passed } else { Outcome::Unproven });
        note(to, Check::Validity, self.validity(to, &path));
    }

    /// Without a time stamp only today counts: a signer's own clock proves nothing.
    fn validity(&self, of: &Checked, path: &Path) -> Outcome {
        let valid_at = |at| path.certs.iter().all(|it| it.is_valid_at(at));
        match (&of.stamp, of.claimed_at) {
            (Some(stamp), _) => passed(valid_at(stamp.at)),
            (None, _) if valid_at(self.now) => Outcome::Passed,
            (None, Some(claimed)) if valid_at(claimed) => Outcome::Unproven,
            (None, _) => Outcome::Failed,
        }
    }
}

/// Everything failed until it is shown not to.
fn blank(found: &Found) -> Checked {
    let start = |check| match check {
        Check::TimeStamp => Outcome::Absent,
        Check::Revocation => Outcome::Unproven,
        Check::Ranges
        | Check::Digest
        | Check::Signature
        | Check::NamedCertificate
        | Check::Algorithms
        | Check::KeyUsage
        | Check::Chain
        | Check::Validity
        | Check::LaterChanges => Outcome::Failed,
    };
    Checked {
        field: found.field.clone(),
        kind: SignatureKind::Signature,
        signer: String::new(),
        organization: String::new(),
        serial: String::new(),
        issuer: String::new(),
        reason: String::new(),
        claimed_at: None,
        stamp: None,
        valid: None,
        algorithms: String::new(),
        coverage: Coverage::Nothing,
        checks: Check::ALL.map(|check| (check, start(check))).to_vec(),
    }
}

fn describe(to: &mut Checked, signer: &Cert) {
    to.signer = signer.subject();
    to.organization = signer.organization();
    to.serial = signer.serial();
    to.issuer = signer.issuer();
    to.valid = signer.valid();
}

fn note(to: &mut Checked, check: Check, outcome: Outcome) {
    if let Some(line) = to.checks.iter_mut().find(|(it, _)| *it == check) {
        line.1 = outcome;
    }
}

const fn passed(is_so: bool) -> Outcome {
    if is_so { Outcome::Passed } else { Outcome::Failed }
}

fn sub_filter(dict: &Dictionary) -> &[u8] {
    dict.get(b"SubFilter").and_then(|it| it.as_name()).unwrap_or_default()
}

/// `PAdES` demands that the signature names its certificate; older signatures may not.
fn named(opened: &Opened, sub_filter: &[u8]) -> Outcome {
    match opened.names_certificate() {
        Some(is_so) => passed(is_so),
        None if sub_filter == b"adbe.pkcs7.detached" => Outcome::Absent,
        None => Outcome::Failed,
    }
}

/// `D:20261126160000+07'00'`.
fn pdf_time(text: &str) -> Option<Timestamp> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let moment = DateTime::strptime("%Y%m%d%H%M%S", text.get(..14)?).ok()?;
    let zone = text.get(14..)?.replace('\'', "");
    let offset = match zone.chars().next() {
        None | Some('Z') => Offset::UTC,
        Some(sign @ ('+' | '-')) => {
            let part = |range| zone.get(range).unwrap_or("0").parse::<i32>().ok();
            let seconds = part(1..3)? * 3600 + part(3..5).unwrap_or_default() * 60;
            Offset::from_seconds(if sign == '-' { -seconds } else { seconds }).ok()?
        }
        Some(_) => return None,
    };
    offset.to_timestamp(moment).ok()
}

#[cfg(test)]
mod tests {
    use super::pdf_time;

    #[test]
    fn moments_of_pdf_files() {
        for (text, moment) in [
            ("D:20261126160000+07'00'", Some("2026-11-26T09:00:00Z")),
            ("D:20261126090000Z", Some("2026-11-26T09:00:00Z")),
            ("20261126090000", Some("2026-11-26T09:00:00Z")),
            ("D:20261126160000-07'30", Some("2026-11-26T23:30:00Z")),
            ("D:2026", None),
            ("D:20261326090000Z", None),
            ("D:20261126090000+99'99'", None),
            ("D:20261126090000é", None),
            ("", None),
        ] {
            assert_eq!(pdf_time(text).map(|it| it.to_string()).as_deref(), moment, "{text}");
        }
    }
}
