//! A new revision with room for a signature, and the signature put in. The bytes before stay as
//! they are; the signature is not visible on a page, so that what was issued still looks like it.

use crate::{Error, Kind, crypto, pdf, verify};
use jiff::Timestamp;
use lopdf::{Dictionary, IncrementalDocument, Object, ObjectId, StringFormat, dictionary};
use serde::{Deserialize, Serialize};

/// Room for the CMS, in bytes: a chain of four with a time stamp takes about 9,000.
const ROOM: usize = 16_000;

/// What the signature says beside the name in the certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// Who signs; may be empty.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When, by our clock.
    pub at: Timestamp,
}

/// A file that waits for its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The file, with zeros where the signature goes.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// SHA-256 over everything but the signature, hexadecimal.
    pub digest: String,
    /// Where the signature begins: its `<`.
    pub gap_from: usize,
    /// The first byte behind its `>`.
    pub gap_to: usize,
}

impl Prepared {
    /// The two pieces that are signed.
    pub fn signed_parts(&self) -> Option<[&[u8]; 2]> {
        Some([self.bytes.get(..self.gap_from)?, self.bytes.get(self.gap_to..)?])
    }
}

/// Adds a revision with an empty signature.
pub fn prepare(source: &[u8], fields: &Fields) -> Result<Prepared, Error> {
    let document = pdf::load(source)?;
    if document.xref_recovery.is_some() {
        return Err(Error::new(Kind::NotPdf, "its cross-reference table is damaged"));
    }
    if pdf::is_locked(&document) {
        return Err(Error::new(Kind::LockedPdf, "its first signature allows no change"));
    }
    let broken = |e: lopdf::Error| Error::because(Kind::NotPdf, "not extended", e);
    let taken = pdf::field_names(&document);
    let free =
        (1..=taken.len() + 1).map(|n| format!("HaiDang{n}")).find(|name| !taken.contains(name));
    let mut next = IncrementalDocument::create_from(source.to_vec(), document);
    add_field(&mut next, &free.unwrap_or_default(), fields).map_err(broken)?;
    let mut bytes = Vec::new();
    next.save_to(&mut bytes).map_err(|e| Error::because(Kind::NotPdf, "not extended", e))?;
    if bytes.len() > crate::MAX_FILE {
        return Err(Error::new(Kind::TooLarge, "more than 20 MB with its signature"));
    }
    set_ranges(bytes, source.len()).ok_or_else(|| Error::new(Kind::NotPdf, "no room was made"))
}

fn text(text: &str) -> Object {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}

/// `D:20261126090000Z`.
fn moment(at: Timestamp) -> String {
    at.strftime("D:%Y%m%d%H%M%SZ").to_string()
}

fn add_field(
    next: &mut IncrementalDocument,
    field_name: &str,
    fields: &Fields,
) -> Result<(), lopdf::Error> {
    let document = next.get_prev_documents();
    let page = document.page_iter().next().ok_or(lopdf::Error::DictKey("Pages".to_owned()))?;
    let root = document.trailer.get(b"Root")?.as_reference()?;
    let big = Object::Integer(9_999_999_999);
    let mut signature = dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![0.into(), big.clone(), big.clone(), big],
        "Contents" => Object::String(vec![0; ROOM], StringFormat::Hexadecimal),
        "M" => Object::string_literal(moment(fields.at)),
    };
    for (key, said) in [("Name", &fields.name), ("Reason", &fields.reason)] {
        let said = crate::cert::clean(said);
        if !said.is_empty() {
            signature.set(key, text(&said));
        }
    }
    let signature = next.new_document.add_object(signature);
    // 132: printed, locked. No size: not visible, so it needs no appearance.
    let widget = next.new_document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => text(field_name),
        "TU" => text(crate::pages::words::FIELD), "V" => signature, "F" => 132,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()], "P" => page,
    });
    append(next, page, b"Annots", widget)?;
    add_to_form(next, root, widget)
}

/// Appends a reference to an array of an object, wherever the array lies.
fn append(
    next: &mut IncrementalDocument,
    owner: ObjectId,
    key: &[u8],
    item: ObjectId,
) -> Result<(), lopdf::Error> {
    let document = next.get_prev_documents();
    let held = document.get_object(owner)?.as_dict()?.get(key).ok().cloned();
    if let Some(Object::Reference(array)) = held {
        next.opt_clone_object_to_new_document(array)?;
        next.new_document.get_object_mut(array)?.as_array_mut()?.push(item.into());
        return Ok(());
    }
    next.opt_clone_object_to_new_document(owner)?;
    let owner = next.new_document.get_object_mut(owner)?.as_dict_mut()?;
    let mut array = match held {
        Some(held) => held.as_array()?.clone(),
        None => Vec::new(),
    };
    array.push(item.into());
    owner.set(key, array);
    Ok(())
}

fn add_to_form(
    next: &mut IncrementalDocument,
    root: ObjectId,
    widget: ObjectId,
) -> Result<(), lopdf::Error> {
    let document = next.get_prev_documents();
    let held = document.get_object(root)?.as_dict()?.get(b"AcroForm").ok().cloned();
    if let Some(Object::Reference(form)) = held {
        append(next, form, b"Fields", widget)?;
        next.opt_clone_object_to_new_document(form)?;
        next.new_document.get_object_mut(form)?.as_dict_mut()?.set("SigFlags", 3);
        return Ok(());
    }
    let mut form = match held {
        Some(held) => held.as_dict()?.clone(),
        None => Dictionary::new(),
    };
    let fields = pdf::array_in(document, &form, b"Fields").cloned();
    let mut fields = fields.unwrap_or_default();
    fields.push(widget.into());
    form.set("Fields", fields);
    form.set("SigFlags", 3);
    next.opt_clone_object_to_new_document(root)?;
    next.new_document.get_object_mut(root)?.as_dict_mut()?.set("AcroForm", form);
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let at = bytes.get(from..)?.windows(wanted.len()).position(|it| it == wanted)?;
    Some(from + at)
}

/// Writes the ranges over their placeholders.
fn set_ranges(mut bytes: Vec<u8>, from: usize) -> Option<Prepared> {
    let gap_from = find(&bytes, "0".repeat(ROOM * 2).as_bytes(), from)?.checked_sub(1)?;
    let gap_to = gap_from + ROOM * 2 + 2;
    if bytes.get(gap_from) != Some(&b'<') || bytes.get(gap_to - 1) != Some(&b'>') {
        return None;
    }
    let range = find(&bytes, b"/ByteRange", from)?;
    let open = find(&bytes, b"[", range)?;
    let close = find(&bytes, b"]", open)?;
    let ranges = format!("[0 {gap_from} {gap_to} {}", bytes.len() - gap_to);
    let width = close - open;
    let ranges = format!("{ranges:<width$}");
    bytes
        .get_mut(open..close)
        .filter(|it| it.len() == ranges.len())?
        .copy_from_slice(ranges.as_bytes());
    let digest = hex::encode(crypto::sha256(&[&bytes[..gap_from], &bytes[gap_to..]]));
    Some(Prepared { bytes, digest, gap_from, gap_to })
}

/// Puts a signature in, after judging it: it must be over these very bytes, and fit its certificate.
pub fn embed(prepared: &Prepared, cms: &[u8]) -> Result<Vec<u8>, Error> {
    let parts = prepared
        .signed_parts()
        .filter(|_| prepared.gap_to >= prepared.gap_from + 2)
        .ok_or_else(|| Error::new(Kind::NotPdf, "the prepared file has no room"))?;
    let cms = verify::cms::checked(cms, &parts)?;
    let room = prepared.gap_to - prepared.gap_from - 2;
    let written = hex::encode(&cms);
    if written.len() > room {
        let why = format!("{} bytes, and there is room for {}", cms.len(), room / 2);
        return Err(Error::new(Kind::NoRoom, why));
    }
    let mut bytes = prepared.bytes.clone();
    let at = prepared.gap_from + 1;
    bytes[at..at + written.len()].copy_from_slice(written.as_bytes());
    Ok(bytes)
}
