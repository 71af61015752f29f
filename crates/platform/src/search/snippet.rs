use super::words;

/// Letters before the first word that is shown, and after it.
const BEFORE: usize = 60;
const AFTER: usize = 160;

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its letters, as written.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_mark: bool,
}

/// The words of `body` around the first that `typed` asks for, as written, with what was looked for
/// marked; nothing where none of them stands there.
pub fn snippet(body: &str, typed: &str) -> Vec<Piece> {
    let asked = words(typed);
    let terms: Vec<&str> = asked.split(' ').filter(|term| !term.is_empty()).collect();
    let found = tokens(body).find(|(_, token)| is_asked(token, &terms));
    let Some((first, _)) = found else { return Vec::new() };
    let from = back(body, first, BEFORE);
    let to = body[first..].char_indices().nth(AFTER).map_or(body.len(), |(at, _)| first + at);
    let to = body[to..].find(char::is_whitespace).map_or(body.len(), |at| to + at);
    let mut pieces = Vec::new();
    let mut plain = String::from(if from > 0 { "… " } else { "" });
    let mut end = from;
    for (at, token) in tokens(&body[from..to]) {
        let at = from + at;
        if !is_asked(token, &terms) {
            continue;
        }
        plain.push_str(&body[end..at]);
        if !plain.is_empty() {
            pieces.push(Piece { text: one_line(&plain), is_mark: false });
            plain.clear();
        }
        pieces.push(Piece { text: token.to_owned(), is_mark: true });
        end = at + token.len();
    }
    plain.push_str(&body[end..to]);
    plain.push_str(if to < body.len() { " …" } else { "" });
    pieces.push(Piece { text: one_line(&plain), is_mark: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Words with the place of their first byte.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |c: char| !(c.is_alphanumeric() || is_mark(c));
    text.split(part)
        .filter(|token| !token.is_empty())
        .map(move |token| (token.as_ptr() as usize - text.as_ptr() as usize, token))
}

/// A combining mark of a letter that is not composed.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_asked(token: &str, terms: &[&str]) -> bool {
    let folded = text::fold(token);
    terms.iter().any(|term| folded.starts_with(term))
}

/// The beginning of a word, so many letters before `at`.
fn back(body: &str, at: usize, letters: usize) -> usize {
    let start = body[..at].char_indices().rev().nth(letters).map_or(0, |(start, _)| start);
    if start == 0 {
        return 0;
    }
    let blank = body[start..at].find(char::is_whitespace);
    blank.map_or(at, |blank| start + blank + 1)
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::snippet;

    fn shown(body: &str, typed: &str) -> String {
        let mark = |piece: super::Piece| {
            if piece.is_mark { format!("[{}]", piece.text) } else { piece.text }
        };
        snippet(body, typed).into_iter().map(mark).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked_as_written() {
        let long = "chữ ".repeat(80);
        for (body, typed, want) in [
            ("Hòa giải tranh chấp đất đai", "hoa giai", "[Hòa] [giải] tranh chấp đất đai"),
            ("Hoà giải ở cơ sở", "hòa", "[Hoà] giải ở cơ sở"),
            ("Đăng ký\nkhai sinh", "dang", "[Đăng] ký khai sinh"),
            ("không có gì", "xyz", ""),
            ("a", "", ""),
        ] {
            assert_eq!(shown(body, typed), want, "{typed}");
        }
        let far = format!("{long}đích đến {long}");
        let got = shown(&far, "dich");
        assert!(
            got.starts_with("… chữ") && got.contains("[đích] đến") && got.ends_with(" …"),
            "{got}"
        );
    }
}
