use crate::fold;

/// A code or a title as every system takes it in a file's name: letters and digits of ASCII, the
/// rest as single dashes, 80 signs at most; `otherwise` where nothing is left.
pub fn file_name(words: &str, otherwise: &str) -> String {
    let mut name = String::new();
    for c in fold(words).chars().take(80) {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_that_every_system_takes() {
        for (code, name) in
            [("QT 01/CX-HCTP", "qt-01-cx-hctp"), ("Đ\r\n\"x", "d-x"), ("《》", "tai-lieu")]
        {
            assert_eq!(file_name(code, "tai-lieu"), name, "{code:?}");
        }
    }
}
