use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A bookmark to the first page of a part.
pub(crate) struct Mark<'p> {
    pub(crate) heading: &'p str,
    pub(crate) title: &'p str,
    pub(crate) page: ObjectId,
}

/// The name of our font among those of a page.
const FONT: &str = "HdNumber";

/// Writes «Trang 3/120» at the upper right of each page, where the sheets of a file are numbered and away
/// from what a paper says of its own pages at its foot; the font is one that every reader has.
pub(crate) fn number(book: &mut Document, pages: &[ObjectId]) {
    let font = book.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let before = book.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    for (place, page) in (1..).zip(pages) {
        let Ok(whole) = book.get_dictionary(*page) else { continue };
        let mut whole = whole.clone();
        let (x, y) = corner(book, &whole);
        let told = format!(
            "\nQ q BT /{FONT} 8 Tf 0.3 g 1 0 0 1 {x:.1} {y:.1} Tm (Trang {place}/{}) Tj ET Q\n",
            pages.len()
        );
        let after = book.add_object(Stream::new(Dictionary::new(), told.into_bytes()));
        let own = match whole.get(b"Contents") {
            Ok(Object::Array(several)) => several.clone(),
            Ok(Object::Reference(id)) => match book.get_object(*id) {
                Ok(Object::Array(several)) => several.clone(),
                _ => vec![Object::Reference(*id)],
            },
            _ => Vec::new(),
        };
        let contents: Vec<Object> =
            std::iter::once(before.into()).chain(own).chain([after.into()]).collect();
        whole.set("Contents", contents);
        let resources = with_font(book, &whole, font);
        whole.set("Resources", resources);
        book.objects.insert(*page, whole.into());
    }
}

/// The resources of a page with our font among them.
fn with_font(book: &Document, page: &Dictionary, font: ObjectId) -> Dictionary {
    let dictionary = |of: &Dictionary, key: &[u8]| {
        let found = of.get_deref(key, book).and_then(Object::as_dict);
        found.cloned().unwrap_or_default()
    };
    let mut resources = dictionary(page, b"Resources");
    let mut fonts = dictionary(&resources, b"Font");
    fonts.set(FONT, font);
    resources.set("Font", fonts);
    resources
}

/// Where the number stands: at the upper right.
fn corner(book: &Document, page: &Dictionary) -> (f32, f32) {
    let sizes = page.get_deref(b"MediaBox", book).and_then(Object::as_array);
    let sizes: Vec<f32> = sizes.map_or_else(
        |_| Vec::new(),
        |it| it.iter().filter_map(|size| size.as_float().ok()).collect(),
    );
    match sizes.as_slice() {
        [_, _, right, top] => (right - 80.0, top - 22.0),
        _ => (515.0, 820.0),
    }
}

/// The bookmarks of a book: parts below their headings, in the order of their pages.
pub(crate) fn bookmarks(book: &mut Document, marks: &[Mark<'_>]) -> ObjectId {
    let root = book.new_object_id();
    let mut tops: Vec<(ObjectId, Dictionary, Vec<ObjectId>)> = Vec::new();
    let mut last = "";
    for mark in marks {
        if mark.heading.is_empty() {
            tops.push((book.new_object_id(), entry(mark.title, mark.page, root), Vec::new()));
        } else {
            if mark.heading != last {
                tops.push((book.new_object_id(), entry(mark.heading, mark.page, root), Vec::new()));
            }
            if let Some((top, _, below)) = tops.last_mut() {
                let (id, top) = (book.new_object_id(), *top);
                book.objects.insert(id, entry(mark.title, mark.page, top).into());
                below.push(id);
            }
        }
        last = mark.heading;
    }
    let all = tops.iter().map(|(_, _, below)| 1 + below.len()).sum::<usize>();
    let ids: Vec<_> = tops.iter().map(|(id, ..)| *id).collect();
    for (id, mut top, below) in tops {
        chain(book, &below);
        if let (Some(first), Some(last)) = (below.first(), below.last()) {
            top.set("First", *first);
            top.set("Last", *last);
            top.set("Count", i64::try_from(below.len()).unwrap_or_default());
        }
        book.objects.insert(id, top.into());
    }
    chain(book, &ids);
    let mut outlines = dictionary! { "Type" => "Outlines" };
    outlines.set("Count", i64::try_from(all).unwrap_or_default());
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        outlines.set("First", *first);
        outlines.set("Last", *last);
    }
    book.objects.insert(root, outlines.into());
    root
}

fn entry(title: &str, page: ObjectId, parent: ObjectId) -> Dictionary {
    // UTF-16 with its mark: what PDF takes for letters of any language.
    let mut name = vec![0xfe, 0xff];
    name.extend(title.encode_utf16().flat_map(u16::to_be_bytes));
    let name = Object::String(name, lopdf::StringFormat::Hexadecimal);
    let there: Vec<Object> = vec![page.into(), "Fit".into()];
    dictionary! { "Title" => name, "Parent" => parent, "Dest" => there }
}

/// Tells bookmarks that stand side by side of each other.
fn chain(book: &mut Document, ids: &[ObjectId]) {
    for pair in ids.windows(2) {
        if let Ok(one) = book.get_dictionary_mut(pair[0]) {
            one.set("Next", pair[1]);
        }
        if let Ok(other) = book.get_dictionary_mut(pair[1]) {
            other.set("Prev", pair[0]);
        }
    }
}
