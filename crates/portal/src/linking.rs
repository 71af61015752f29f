//! Addresses of a portal made into the addresses of plain files. Pure.

use std::collections::BTreeMap;

/// Attributes that hold one address.
const ONE: [&str; 3] = [" href=\"", " src=\"", " action=\""];

/// The attribute that holds several, each with its width.
const SEVERAL: &str = " srcset=\"";

/// Every address inside this site that a page links to or loads, as it is asked for: with its
/// question, without its fragment.
pub(crate) fn links(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(html, |attribute, value| {
        if attribute != " action=\"" && value.starts_with('/') && !value.starts_with("//") {
            found.push(value.split('#').next().unwrap_or_default().to_owned());
        }
        None
    });
    found
}

/// The page with its addresses made relative to its own file. What has no file leads to `live`, the
/// site that answers.
pub(crate) fn rewritten(
    html: &str,
    own: &str,
    files: &BTreeMap<String, String>,
    live: &str,
) -> String {
    each(html, |attribute, value| {
        if !value.starts_with('/') || value.starts_with("//") {
            return None;
        }
        let (asked, fragment) = match value.split_once('#') {
            Some((asked, fragment)) => (asked, format!("#{fragment}")),
            None => (value, String::new()),
        };
        let file = files.get(asked).filter(|_| attribute != " action=\"");
        Some(match file {
            Some(file) => relative(own, file) + &fragment,
            None => format!("{live}{value}"),
        })
    })
}

/// Walks through the addresses in a page and puts in what `change` says. Text cannot look like an
/// attribute: our templates escape every quotation mark in it.
fn each(html: &str, mut change: impl FnMut(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    loop {
        let next = ONE.iter().chain([&SEVERAL]).filter_map(|name| Some((rest.find(name)?, *name)));
        let Some((at, name)) = next.min_by_key(|(at, _)| *at) else { break };
        let (before, after) = rest.split_at(at + name.len());
        let Some((value, after)) = after.split_once('"') else { break };
        out.push_str(before);
        if name == SEVERAL {
            let each = value.split(',').map(|one| {
                let (address, width) = one.trim().split_once(' ').unwrap_or((one.trim(), ""));
                let to = change(name, &plain(address)).unwrap_or_else(|| address.to_owned());
                format!("{} {width}", escaped(&to)).trim_end().to_owned()
            });
            out.push_str(&each.collect::<Vec<_>>().join(", "));
        } else {
            match change(name, &plain(value)) {
                Some(to) => out.push_str(&escaped(&to)),
                None => out.push_str(value),
            }
        }
        out.push('"');
        rest = after;
    }
    out.push_str(rest);
    out
}

fn plain(value: &str) -> String {
    value.replace("&#38;", "&").replace("&amp;", "&")
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;")
}

/// The way from one file to another: `../../assets/x.css`.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<_> = from.split('/').collect();
    let folders = &folders[..folders.len().saturating_sub(1)];
    let parts: Vec<_> = to.split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(one, two)| one == two).count();
    // A file of the folder itself is never shared as a folder.
    let shared = shared.min(parts.len().saturating_sub(1));
    let up = folders.len() - shared;
    let mut way = "../".repeat(up);
    way.push_str(&parts[shared..].join("/"));
    way
}

/// The file for an address inside the portal at `base`: a page is `index.html` in a folder of its
/// own, anything else keeps its name and gets the ending of its kind where it has none.
pub(crate) fn file_of(base: &str, address: &str, kind: &str) -> String {
    let (path, question) = address.split_once('?').unwrap_or((address, ""));
    let inside = path.strip_prefix(base).unwrap_or(path).trim_matches('/');
    let mut parts: Vec<String> = inside.split('/').filter(|it| !it.is_empty()).map(safe).collect();
    if !question.is_empty() {
        parts.push(format!("q-{}", safe(question)));
    }
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind == "text/html" {
        parts.push("index.html".to_owned());
        return parts.join("/");
    }
    let ending = match kind {
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/svg+xml" => ".svg",
        "text/css" => ".css",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        "application/vnd.oasis.opendocument.text" => ".odt",
        "application/msword" => ".doc",
        "application/rss+xml" | "application/atom+xml" | "application/xml" => ".xml",
        _ => "",
    };
    if let Some(last) = parts.last_mut()
        && !last.contains('.')
    {
        last.push_str(ending);
    }
    parts.join("/")
}

/// A part of an address as a name of a file anywhere.
fn safe(part: &str) -> String {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = part.chars().map(|c| if is_safe(c) { c } else { '-' }).collect();
    if name.chars().all(|c| c == '.') { "-".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_from_file_to_file() {
        for (from, to, way) in [
            ("index.html", "processes/index.html", "processes/index.html"),
            ("processes/index.html", "index.html", "../index.html"),
            ("processes/a/index.html", "processes/a/picture.svg", "picture.svg"),
            ("processes/a/index.html", "assets/x.css", "../../assets/x.css"),
            ("processes/a/index.html", "processes/b/index.html", "../b/index.html"),
        ] {
            assert_eq!(relative(from, to), way, "{from} {to}");
        }
    }

    #[test]
    fn files_of_addresses() {
        let base = "/portal/con-co";
        for (address, kind, file) in [
            ("/portal/con-co", "text/html; charset=utf-8", "index.html"),
            ("/portal/con-co/processes/qt-1", "text/html", "processes/qt-1/index.html"),
            ("/portal/con-co/processes/qt-1/a4.pdf", "application/pdf", "processes/qt-1/a4.pdf"),
            ("/portal/con-co/forms/bm-1", "application/msword", "forms/bm-1.doc"),
            ("/static/favicon.svg", "image/svg+xml", "static/favicon.svg"),
            ("/portal/con-co/news?page=2", "text/html", "news/q-page-2/index.html"),
            ("/portal/con-co/../../etc/x", "image/png", "-/-/etc/x.png"),
        ] {
            assert_eq!(file_of(base, address, kind), file, "{address}");
        }
    }

    #[test]
    fn addresses_become_files_or_lead_to_the_living_site() {
        let files = BTreeMap::from([
            ("/portal/c".to_owned(), "index.html".to_owned()),
            ("/portal/c/n?p=2&q=1".to_owned(), "n/q-p-2-q-1/index.html".to_owned()),
        ]);
        let html = "<a href=\"/portal/c#top\">x</a> <a href=\"/portal/c/n?p=2&#38;q=1\">y</a> \
                    <a href=\"https://a.vn/\">z</a> <form action=\"/portal/c\"> \
                    <img srcset=\"/portal/c 1x, /b.png 2x\"> <p>&#34; href=&#34;/portal/c&#34;</p>";
        let live = "https://iso.c.vn";
        assert_eq!(
            rewritten(html, "a/index.html", &files, live),
            "<a href=\"../index.html#top\">x</a> <a href=\"../n/q-p-2-q-1/index.html\">y</a> \
             <a href=\"https://a.vn/\">z</a> <form action=\"https://iso.c.vn/portal/c\"> \
             <img srcset=\"../index.html 1x, https://iso.c.vn/b.png 2x\"> <p>&#34; href=&#34;/portal/c&#34;</p>"
        );
        assert_eq!(links(html), ["/portal/c", "/portal/c/n?p=2&q=1", "/portal/c", "/b.png"]);
    }
}
