//! Fonts and list patterns of an `OpenDocument` file.

use std::collections::HashMap;

use roxmltree::Node;

use crate::counter::Counter;
use crate::xml::{attr, child, elements, name};

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    font: Option<String>,
    list: Option<String>,
    display: Option<String>,
}

/// One level of a list pattern.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) counter: Counter,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) start: u32,
    pub(super) shown: usize,
    pub(super) bullet: String,
    /// LibreOffice's own pattern, such as `%2%.`, which goes before prefix, suffix and levels.
    pub(super) pattern: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    faces: HashMap<String, String>,
    lists: HashMap<String, HashMap<usize, Level>>,
}

impl Styles {
    pub(super) fn add(&mut self, root: Node<'_, '_>) {
        for group in elements(root) {
            match name(group) {
                "font-face-decls" => {
                    for face in elements(group) {
                        if let (Some(id), Some(family)) =
                            (attr(face, "name"), attr(face, "font-family"))
                        {
                            let family = family.trim_matches(['\'', '"']).to_owned();
                            self.faces.insert(id.to_owned(), family);
                        }
                    }
                }
                "styles" | "automatic-styles" => {
                    for node in elements(group) {
                        self.add_style(node);
                    }
                }
                _ => {}
            }
        }
    }

    fn add_style(&mut self, node: Node<'_, '_>) {
        let Some(id) = attr(node, "name") else { return };
        match name(node) {
            "style" => {
                let text = child(node, "text-properties");
                let font = text
                    .and_then(|t| attr(t, "font-name").or_else(|| attr(t, "font-family")))
                    .map(str::to_owned);
                let style = Style {
                    parent: attr(node, "parent-style-name").map(str::to_owned),
                    font,
                    list: attr(node, "list-style-name").map(str::to_owned),
                    display: attr(node, "display-name").map(str::to_owned),
                };
                self.by_name.insert(id.to_owned(), style);
            }
            "list-style" => {
                let levels = elements(node).filter_map(level).collect();
                self.lists.insert(id.to_owned(), levels);
            }
            _ => {}
        }
    }

    pub(super) fn font(&self, style: Option<&str>) -> Option<&str> {
        let id = self.walk(style, |s| s.font.as_deref())?;
        Some(self.faces.get(id).map_or(id, String::as_str))
    }

    pub(super) fn list_of(&self, paragraph_style: Option<&str>) -> Option<&str> {
        self.walk(paragraph_style, |s| s.list.as_deref()).filter(|l| !l.is_empty())
    }

    pub(super) fn level(&self, list: &str, at: usize) -> Option<&Level> {
        self.lists.get(list)?.get(&at)
    }

    /// The name that people see; automatic styles give their parent's.
    pub(super) fn shown_name(&self, style: &str) -> Option<String> {
        let found = self.by_name.get(style)?;
        found.display.clone().or_else(|| found.parent.clone()).or_else(|| Some(style.to_owned()))
    }

    fn walk<'s, T>(
        &'s self,
        from: Option<&str>,
        get: impl Fn(&'s Style) -> Option<T>,
    ) -> Option<T> {
        let mut style = self.by_name.get(from?)?;
        for _ in 0..16 {
            if let Some(found) = get(style) {
                return Some(found);
            }
            style = self.by_name.get(style.parent.as_deref()?)?;
        }
        None
    }
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let at: usize = attr(node, "level")?.parse().ok()?;
    let counter = if name(node) == "list-level-style-number" {
        match attr(node, "num-format").unwrap_or_default() {
            "1" => Counter::Decimal,
            "01" | "01, 02, 03, ..." => Counter::DecimalZero,
            "a" => Counter::LowerLetter,
            "A" => Counter::UpperLetter,
            "i" => Counter::LowerRoman,
            "I" => Counter::UpperRoman,
            _ => Counter::Nothing,
        }
    } else {
        Counter::Bullet
    };
    let number = |key: &str| attr(node, key).and_then(|v| v.parse::<u32>().ok()).unwrap_or(1);
    Some((
        at.checked_sub(1)?,
        Level {
            counter,
            prefix: attr(node, "num-prefix").unwrap_or_default().to_owned(),
            suffix: attr(node, "num-suffix").unwrap_or_default().to_owned(),
            start: number("start-value"),
            shown: usize::try_from(number("display-levels")).unwrap_or(1).clamp(1, 10),
            bullet: attr(node, "bullet-char").unwrap_or("-").to_owned(),
            pattern: attr(node, "num-list-format").map(str::to_owned),
        },
    ))
}
