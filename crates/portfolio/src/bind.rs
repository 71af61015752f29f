use crate::{Part, stamp};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// What a page may have from the nodes above it (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// What points into parts of a file that are not bound: its structure, its form.
const LEFT: [&[u8]; 3] = [b"StructParents", b"Tabs", b"B"];

/// How deep the tree of pages may be.
const DEEPEST: usize = 32;

/// How many pages each part has; 0 where it cannot be read.
pub fn pages(parts: &[Part]) -> Vec<usize> {
    parts.iter().map(|part| opened(&part.bytes).map_or(0, |doc| doc.get_pages().len())).collect()
}

fn opened(bytes: &[u8]) -> Option<Document> {
    let doc = Document::load_mem(bytes).ok()?;
    // What is locked cannot be bound.
    (!doc.is_encrypted() && !doc.was_encrypted()).then_some(doc)
}

/// The parts as one PDF: page after page, numbered throughout, with bookmarks.
pub fn bind(parts: &[Part]) -> Result<Vec<u8>, String> {
    let mut book = Document::with_version("1.7");
    let tree = book.new_object_id();
    let (mut kids, mut marks) = (Vec::new(), Vec::new());
    for part in parts {
        let Some(doc) = opened(&part.bytes) else { continue };
        let added = add(&mut book, doc, tree);
        if let Some(first) = added.first() {
            marks.push(stamp::Mark { heading: &part.heading, title: &part.title, page: *first });
        }
        kids.extend(added);
    }
    stamp::number(&mut book, &kids);
    let count = i64::try_from(kids.len()).map_err(|e| e.to_string())?;
    let references: Vec<Object> = kids.into_iter().map(Object::Reference).collect();
    let pages = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => references };
    book.objects.insert(tree, pages.into());
    let outlines = stamp::bookmarks(&mut book, &marks);
    let catalog = book.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Outlines" => outlines,
        "PageMode" => "UseOutlines",
        "Lang" => Object::string_literal("vi-VN"),
    });
    book.trailer.set("Root", catalog);
    book.prune_objects();
    let mut out = Vec::new();
    book.save_to(&mut out).map_err(|e| e.to_string())?;
    Ok(out)
}

/// Takes the pages of a file over, each whole on its own, below `tree`.
fn add(book: &mut Document, mut doc: Document, tree: ObjectId) -> Vec<ObjectId> {
    doc.renumber_objects_with(book.max_id + 1);
    let pages: Vec<_> = doc.get_pages().into_values().collect();
    for page in &pages {
        if let Ok(whole) = whole(&doc, *page, tree) {
            doc.objects.insert(*page, whole.into());
        }
    }
    book.max_id = doc.max_id.max(book.max_id);
    book.objects.append(&mut doc.objects);
    pages
}

/// A page with what it had from the nodes above it.
fn whole(doc: &Document, page: ObjectId, tree: ObjectId) -> lopdf::Result<Dictionary> {
    let mut whole = doc.get_dictionary(page)?.clone();
    let mut above = whole.get(b"Parent").and_then(Object::as_reference).ok();
    for _ in 0..DEEPEST {
        let Some(node) = above.and_then(|id| doc.get_dictionary(id).ok()) else { break };
        for key in INHERITED {
            if let (false, Ok(value)) = (whole.has(key), node.get(key)) {
                whole.set(key.to_vec(), value.clone());
            }
        }
        above = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    for key in LEFT {
        whole.remove(key);
    }
    whole.set("Parent", tree);
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, content::Content, content::Operation};

    /// A file of blank pages whose size stands in the tree.
    fn file(pages: usize) -> Vec<u8> {
        let mut doc = Document::with_version("1.5");
        let tree = doc.new_object_id();
        let kids: Vec<Object> = (0..pages)
            .map(|_| {
                let content = Content { operations: vec![Operation::new("n", vec![])] };
                let content = Stream::new(Dictionary::new(), content.encode().unwrap());
                let content = doc.add_object(content);
                let page = dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => content, "StructParents" => 0,
                };
                doc.add_object(page).into()
            })
            .collect();
        let count = i64::try_from(pages).unwrap();
        let size: Vec<Object> = [0, 0, 595, 842].map(Object::from).into();
        let node = dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => size,
        };
        doc.objects.insert(tree, node.into());
        let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        doc.trailer.set("Root", catalog);
        let mut out = Vec::new();
        doc.save_to(&mut out).unwrap();
        out
    }

    #[test]
    fn files_are_bound_one_after_another() {
        let part = |heading: &str, title: &str, bytes: Vec<u8>| Part {
            heading: heading.into(),
            title: title.into(),
            bytes,
        };
        let parts = [
            part("", "Mục lục", file(1)),
            part("2. Kế hoạch", "Kế hoạch năm", file(2)),
            part("2. Kế hoạch", "Hỏng", b"no PDF".to_vec()),
            part("2. Kế hoạch", "Kế hoạch chuyển đổi", file(3)),
        ];
        assert_eq!(pages(&parts), [1, 2, 0, 3]);
        let book = Document::load_mem(&bind(&parts).unwrap()).unwrap();
        let bound = book.get_pages();
        assert_eq!(bound.len(), 6, "what cannot be read is left out");
        for (number, page) in &bound {
            let told = String::from_utf8(book.get_page_content(*page)).unwrap();
            assert!(told.contains(&format!("(Trang {number}/6)")), "{told}");
            assert!(told.contains("1 0 0 1 515.0 820.0 Tm"), "at the upper right: {told}");
            let page = book.get_dictionary(*page).unwrap();
            assert!(page.has(b"MediaBox") && !page.has(b"StructParents"));
        }
        let outlines = book.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
        let outlines = book.get_dictionary(outlines).unwrap();
        assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 4, "two tops, two below");
    }
}
