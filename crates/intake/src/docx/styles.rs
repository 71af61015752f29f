//! `styles.xml`: what a paragraph or run takes from its style.

use std::collections::HashMap;

use roxmltree::Node;

use crate::xml::{attr, child, elements, name, val};

#[derive(Debug, Default)]
struct Style {
    name: Option<String>,
    based_on: Option<String>,
    font: Option<String>,
    numbering: Option<(Option<String>, Option<usize>)>,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    default_font: Option<String>,
}

impl Styles {
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut styles = Self::default();
        for node in elements(root) {
            match name(node) {
                "docDefaults" => {
                    styles.default_font = child(node, "rPrDefault")
                        .and_then(|d| child(d, "rPr"))
                        .and_then(font)
                        .map(str::to_owned);
                }
                "style" => styles.add(node),
                _ => {}
            }
        }
        styles
    }

    fn add(&mut self, node: Node<'_, '_>) {
        let Some(id) = attr(node, "styleId") else { return };
        if attr(node, "type") == Some("paragraph") && attr(node, "default") == Some("1") {
            self.default_paragraph = Some(id.to_owned());
        }
        let numbering = child(node, "pPr").and_then(|p| child(p, "numPr")).map(number_reference);
        let style = Style {
            name: val(node, "name").map(str::to_owned),
            based_on: val(node, "basedOn").map(str::to_owned),
            font: child(node, "rPr").and_then(font).map(str::to_owned),
            numbering,
        };
        self.by_id.insert(id.to_owned(), style);
    }

    pub(super) fn name(&self, id: &str) -> Option<String> {
        self.by_id.get(id).and_then(|s| s.name.clone())
    }

    /// The font of a run: its own, its style's, its paragraph style's, the document's.
    pub(super) fn font<'s>(
        &'s self,
        run: Option<&'s str>,
        run_style: Option<&str>,
        paragraph_style: Option<&str>,
    ) -> Option<&'s str> {
        let paragraph = paragraph_style.or(self.default_paragraph.as_deref());
        run.or_else(|| self.walk(run_style, |s| s.font.as_deref()))
            .or_else(|| self.walk(paragraph, |s| s.font.as_deref()))
            .or(self.default_font.as_deref())
    }

    /// The list and level that a paragraph style gives.
    pub(super) fn numbering(&self, style: Option<&str>) -> Option<(String, usize)> {
        let id = self.walk(style, |s| s.numbering.as_ref().and_then(|n| n.0.as_deref()))?;
        let level = self.walk(style, |s| s.numbering.as_ref().and_then(|n| n.1)).unwrap_or(0);
        Some((id.to_owned(), level))
    }

    fn walk<'s, T>(
        &'s self,
        from: Option<&str>,
        get: impl Fn(&'s Style) -> Option<T>,
    ) -> Option<T> {
        let mut style = self.by_id.get(from?)?;
        for _ in 0..16 {
            if let Some(found) = get(style) {
                return Some(found);
            }
            style = self.by_id.get(style.based_on.as_deref()?)?;
        }
        None
    }
}

/// The font of `rPr`.
pub(super) fn font<'a>(properties: Node<'a, '_>) -> Option<&'a str> {
    let fonts = child(properties, "rFonts")?;
    attr(fonts, "hAnsi").or_else(|| attr(fonts, "ascii")).filter(|f| !f.is_empty())
}

/// `numId` and `ilvl` of `numPr`.
pub(super) fn number_reference(node: Node<'_, '_>) -> (Option<String>, Option<usize>) {
    let level = val(node, "ilvl").and_then(|l| l.parse().ok());
    (val(node, "numId").map(str::to_owned), level)
}
