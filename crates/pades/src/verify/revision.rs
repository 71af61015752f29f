//! What came after a signature. Only further signatures are harmless; the list of what a signature
//! may change is short, and what is not on it is a change.

use super::note;
use crate::{
    Changes, Check, Checked, Coverage, Outcome,
    pdf::{self, Objects},
};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Says of each signature what it covers, once all are judged.
pub(super) fn cover(bytes: &[u8], signatures: &mut [(Checked, Option<usize>)]) {
    let intact = signatures.iter().filter(|(checked, _)| checked.is_intact());
    let covered = intact.filter_map(|(_, end)| *end).max().unwrap_or_default();
    for (checked, end) in signatures {
        let Some(end) = *end else { continue };
        checked.coverage = if end == bytes.len() {
            Coverage::WholeFile
        } else if end >= covered {
            Coverage::Appended { ends_at: end, bytes: bytes.len() - end }
        } else {
            let is_pure = only_signatures(bytes, end, covered);
            let changes = if is_pure { Changes::Signatures } else { Changes::Others };
            Coverage::Earlier { ends_at: end, changes }
        };
        let outcome = match checked.coverage {
            Coverage::WholeFile | Coverage::Earlier { changes: Changes::Signatures, .. } => {
                Outcome::Passed
            }
            Coverage::Earlier { changes: Changes::Others, .. }
            | Coverage::Appended { .. }
            | Coverage::Nothing => Outcome::Failed,
        };
        note(checked, Check::LaterChanges, outcome);
    }
}

/// Whether the file up to `to` differs from the file up to `from` by signatures alone.
pub(super) fn only_signatures(bytes: &[u8], from: usize, to: usize) -> bool {
    let load = |end: usize| {
        let document = pdf::load(bytes.get(..end)?).ok()?;
        document.xref_recovery.is_none().then_some(document)
    };
    match (load(from), load(to)) {
        (Some(old), Some(new)) => Compared { old: &old, new: &new }.is_pure().unwrap_or(false),
        _ => false,
    }
}

struct Compared<'c> {
    old: &'c Document,
    new: &'c Document,
}

/// How an object that changed may have changed.
enum Role {
    Catalog,
    Form,
    Info,
    Metadata,
    Other,
}

impl Compared<'_> {
    fn is_pure(&self) -> Option<bool> {
        let root = self.old.trailer.get(b"Root").ok()?.as_reference().ok()?;
        if self.new.trailer.get(b"Root").ok()?.as_reference().ok()? != root {
            return Some(false);
        }
        let (old, new): (&Objects, &Objects) = (&self.old.objects, &self.new.objects);
        for (id, before) in old {
            if is_bookkeeping(before) {
                continue;
            }
            let Some(after) = new.get(id) else { return Some(false) };
            if before != after && !self.may_change(*id, root, before, after) {
                return Some(false);
            }
        }
        Some(true)
    }

    fn role(&self, id: ObjectId, root: ObjectId) -> Role {
        let reference = |dict: Option<&Dictionary>, key: &[u8]| {
            dict.and_then(|dict| dict.get(key).ok()?.as_reference().ok())
        };
        let catalog = self.old.catalog().ok();
        if id == root {
            Role::Catalog
        } else if reference(catalog, b"AcroForm") == Some(id) {
            Role::Form
        } else if reference(Some(&self.old.trailer), b"Info") == Some(id) {
            Role::Info
        } else if reference(catalog, b"Metadata") == Some(id) {
            Role::Metadata
        } else {
            Role::Other
        }
    }

    fn may_change(&self, id: ObjectId, root: ObjectId, before: &Object, after: &Object) -> bool {
        if let (Ok(before), Ok(after)) = (before.as_array(), after.as_array()) {
            return self.is_known_list(id) && self.adds_signatures(before, after);
        }
        match self.role(id, root) {
            Role::Metadata => before.as_stream().is_ok() && after.as_stream().is_ok(),
            role @ (Role::Catalog | Role::Form | Role::Info | Role::Other) => {
                match (before.as_dict(), after.as_dict()) {
                    (Ok(before), Ok(after)) => self.dict_may_change(&role, before, after),
                    _ => false,
                }
            }
        }
    }

    fn dict_may_change(&self, role: &Role, before: &Dictionary, after: &Dictionary) -> bool {
        let keys = || before.iter().chain(after.iter()).map(|(key, _)| key.as_slice());
        let mut changed = keys().filter(|key| before.get(key).ok() != after.get(key).ok());
        let is_page = before.has_type(b"Page") && after.has_type(b"Page");
        let is_field = is_signature_field(before) && is_signature_field(after);
        changed.all(|key| match (role, key) {
            (Role::Catalog, b"AcroForm") => {
                let empty = Dictionary::new();
                let form = pdf::dict_in(self.old, before, key).unwrap_or(&empty);
                pdf::dict_in(self.new, after, key)
                    .is_some_and(|new| self.dict_may_change(&Role::Form, form, new))
            }
            // Proofs for later checks, and the names of extensions that signatures need.
            (Role::Catalog, b"DSS" | b"Extensions")
            | (Role::Form, b"SigFlags")
            | (Role::Info, b"ModDate" | b"Producer") => true,
            (Role::Form, b"Fields") => self.list_may_change(before, after, key),
            (Role::Other, b"Annots") if is_page => self.list_may_change(before, after, key),
            (Role::Other, b"V" | b"AP" | b"M" | b"F") if is_field => !before.has(b"V"),
            _ => false,
        })
    }

    fn list_may_change(&self, before: &Dictionary, after: &Dictionary, key: &[u8]) -> bool {
        let none = Vec::new();
        let old = pdf::array_in(self.old, before, key).unwrap_or(&none);
        pdf::array_in(self.new, after, key).is_some_and(|new| self.adds_signatures(old, new))
    }

    /// Whether an array of its own is one that signatures are added to.
    fn is_known_list(&self, id: ObjectId) -> bool {
        let points = |dict: &Dictionary, key: &[u8]| {
            dict.get(key).ok().and_then(|it| it.as_reference().ok()) == Some(id)
        };
        let form = self.old.catalog().ok().and_then(|it| pdf::dict_in(self.old, it, b"AcroForm"));
        form.is_some_and(|form| points(form, b"Fields"))
            || self.old.objects.values().any(|it| {
                it.as_dict().is_ok_and(|it| it.has_type(b"Page") && points(it, b"Annots"))
            })
    }

    /// Whether everything old is still there, and everything new is a signature's field.
    fn adds_signatures(&self, before: &[Object], after: &[Object]) -> bool {
        let is_kept = after.len() >= before.len() && after[..before.len()] == *before;
        is_kept
            && after[before.len()..].iter().all(|it| {
                let field = pdf::resolve(self.new, it).and_then(|it| it.as_dict().ok());
                field.is_some_and(|field| {
                    let above = pdf::dict_in(self.new, field, b"Parent");
                    is_signature_field(field) || above.is_some_and(is_signature_field)
                })
            })
    }
}

fn is_signature_field(dict: &Dictionary) -> bool {
    dict.get(b"FT").is_ok_and(|it| it.as_name().is_ok_and(|it| it == b"Sig"))
}

/// What a new revision writes anew by itself.
fn is_bookkeeping(object: &Object) -> bool {
    let dict = object.as_stream().map(|it| &it.dict);
    dict.is_ok_and(|it| it.has_type(b"XRef") || it.has_type(b"ObjStm"))
}
