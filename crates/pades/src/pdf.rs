//! Reading a PDF file, and finding its signatures.

use crate::{Error, Kind, MAX_FILE};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// More fields, or deeper ones, are not walked.
const MAX_FIELDS: usize = 5000;
const MAX_DEPTH: usize = 20;
const MAX_SIGNATURES: usize = 50;
const MAX_INFLATED: usize = 64 * 1024 * 1024;

/// A signature as the file has it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The name of the field; empty where no field leads to it.
    pub(crate) field: String,
    pub(crate) dict: Dictionary,
}

/// Reads a file, and refuses what is none.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, Error> {
    if bytes.len() > MAX_FILE {
        return Err(Error::new(Kind::TooLarge, "more than 20 MB"));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if !head.windows(5).any(|it| it == b"%PDF-") {
        return Err(Error::new(Kind::NotPdf, "no PDF header"));
    }
    let options =
        LoadOptions { max_decompressed_size: Some(MAX_INFLATED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options)
        .map_err(|e| Error::because(Kind::NotPdf, "not read", e))?;
    if document.trailer.has(b"Encrypt") || document.is_encrypted() || document.was_encrypted() {
        return Err(Error::new(Kind::EncryptedPdf, "the file is encrypted"));
    }
    document.catalog().map_err(|e| Error::because(Kind::NotPdf, "no catalog", e))?;
    Ok(document)
}

/// What an object is, behind a reference or not.
pub(crate) fn resolve<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// The dictionary under a key, behind a reference or not.
pub(crate) fn dict_in<'d>(
    document: &'d Document,
    dict: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Dictionary> {
    resolve(document, dict.get(key).ok()?)?.as_dict().ok()
}

/// The array under a key, behind a reference or not.
pub(crate) fn array_in<'d>(
    document: &'d Document,
    dict: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Vec<Object>> {
    resolve(document, dict.get(key).ok()?)?.as_array().ok()
}

/// Text as PDF files write it: UTF-16 with a mark, UTF-8 with a mark, or near enough Latin.
pub(crate) fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap_or_default();
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<_> = rest
                .chunks(2)
                .map(|pair| pair.iter().fold(0, |n, b| (n << 8) | u16::from(*b)))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        other => other.iter().map(|b| char::from(*b)).collect(),
    };
    crate::cert::clean(&text)
}

/// Every signature: those of fields, and those that no field leads to.
pub(crate) fn signatures(document: &Document) -> Result<Vec<Found>, Error> {
    let mut walk = Walk { document, seen: BTreeSet::new(), used: BTreeSet::new(), found: vec![] };
    if let Ok(catalog) = document.catalog()
        && let Some(form) = dict_in(document, catalog, b"AcroForm")
        && let Some(fields) = array_in(document, form, b"Fields")
    {
        for field in fields {
            walk.field(field, "", false, 0);
        }
    }
    let Walk { used, mut found, .. } = walk;
    for (id, object) in &document.objects {
        if let Ok(dict) = object.as_dict()
            && !used.contains(id)
            && dict.has(b"ByteRange")
            && dict.has(b"Contents")
        {
            found.push(Found { field: String::new(), dict: dict.clone() });
        }
    }
    if found.len() > MAX_SIGNATURES {
        return Err(Error::new(Kind::TooManySignatures, "more than 50 signatures"));
    }
    Ok(found)
}

struct Walk<'d> {
    document: &'d Document,
    seen: BTreeSet<ObjectId>,
    used: BTreeSet<ObjectId>,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn field(&mut self, object: &Object, above: &str, is_signature: bool, depth: usize) {
        if depth > MAX_DEPTH || self.seen.len() > MAX_FIELDS {
            return;
        }
        if let Ok(id) = object.as_reference()
            && !self.seen.insert(id)
        {
            return;
        }
        let document = self.document;
        let Some(Ok(field)) = resolve(document, object).map(Object::as_dict) else { return };
        let own = field.get(b"T").map(text).unwrap_or_default();
        let name = [above, &own].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
        let name = name.join(".");
        let is_signature =
            field.get(b"FT").map_or(is_signature, |it| it.as_name().is_ok_and(|it| it == b"Sig"));
        if is_signature && let Ok(value) = field.get(b"V") {
            let id = value.as_reference().ok();
            if id.is_none_or(|id| self.used.insert(id))
                && let Some(Ok(dict)) = resolve(document, value).map(Object::as_dict)
            {
                self.found.push(Found { field: name.clone(), dict: dict.clone() });
            } else if id.is_some() {
                // Two fields with one signature: the second is told as one that fails.
                let empty = Dictionary::new();
                self.found.push(Found { field: name.clone(), dict: empty });
            }
        }
        if let Some(kids) = array_in(document, field, b"Kids") {
            for kid in kids {
                self.field(kid, &name, is_signature, depth + 1);
            }
        }
    }
}

/// Whether the author of the file allowed no further change (`DocMDP` with 1).
pub(crate) fn is_locked(document: &Document) -> bool {
    let level = || {
        let catalog = document.catalog().ok()?;
        let permissions = dict_in(document, catalog, b"Perms")?;
        let signature = dict_in(document, permissions, b"DocMDP")?;
        let reference = array_in(document, signature, b"Reference")?.first()?;
        let reference = resolve(document, reference)?.as_dict().ok()?;
        dict_in(document, reference, b"TransformParams")?.get(b"P").ok()?.as_i64().ok()
    };
    level() == Some(1)
}

/// Names of fields that are taken.
pub(crate) fn field_names(document: &Document) -> BTreeSet<String> {
    let names = document.objects.values().filter_map(|it| it.as_dict().ok()?.get(b"T").ok());
    names.map(text).collect()
}

/// The objects of a revision.
pub(crate) type Objects = BTreeMap<ObjectId, Object>;
