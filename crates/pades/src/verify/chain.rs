//! From the signer's certificate to a trusted root.

use crate::{Anchor, cert::Cert};

/// No chain is longer.
const MAX_LENGTH: usize = 8;
/// No more signatures are tried, however many certificates a file brings.
const MAX_TRIES: usize = 200;

/// The certificates from the signer's up, as far as they lead.
#[derive(Debug, Clone)]
pub(super) struct Path {
    pub(super) certs: Vec<Cert>,
    /// Whether the last one is a trusted root.
    pub(super) is_trusted: bool,
    /// Whether every link was made with algorithms that still count.
    pub(super) is_strong: bool,
}

/// The roots as certificates; what is none trusts nobody.
pub(super) fn read(anchors: &[Anchor]) -> Vec<Cert> {
    anchors.iter().filter_map(|anchor| Cert::read(&anchor.0)).collect()
}

/// The chain to a root; where there is none, the signer's certificate alone.
pub(super) fn build(signer: &Cert, pool: &[Cert], anchors: &[Cert]) -> Path {
    let mut search = Search { pool, anchors, tries: 0 };
    let start = Path { certs: vec![signer.clone()], is_trusted: false, is_strong: true };
    search.up(&start).unwrap_or(start)
}

struct Search<'s> {
    pool: &'s [Cert],
    anchors: &'s [Cert],
    tries: usize,
}

impl Search<'_> {
    fn up(&mut self, path: &Path) -> Option<Path> {
        let last = path.certs.last()?;
        if self.anchors.iter().any(|it| it.der == last.der) {
            return Some(Path { is_trusted: true, ..path.clone() });
        }
        if path.certs.len() >= MAX_LENGTH {
            return None;
        }
        for issuer in self.anchors.iter().chain(self.pool) {
            let is_new = path.certs.iter().all(|it| it.der != issuer.der);
            if !is_new || !issuer.is_authority(path.certs.len() - 1) {
                continue;
            }
            self.tries += 1;
            if self.tries > MAX_TRIES {
                return None;
            }
            let Some(used) = last.issued_by(issuer) else { continue };
            let mut longer = path.clone();
            longer.certs.push(issuer.clone());
            longer.is_strong &= used.is_strong;
            if let Some(whole) = self.up(&longer) {
                return Some(whole);
            }
        }
        None
    }
}
