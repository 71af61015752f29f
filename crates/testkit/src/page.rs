/// What a page says in its main part, without what no two runs share: keys.
pub fn steady(page: &str) -> String {
    let (_, main) = page.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    let mut out = String::from("<main");
    let mut digits = String::new();
    for c in main.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        out.push_str(if digits.len() > 14 { "KEY" } else { &digits });
        digits.clear();
        out.push(c);
    }
    out.trim_end().to_owned() + "</main>\n"
}
