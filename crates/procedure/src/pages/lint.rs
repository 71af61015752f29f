use super::words::{severity_class, severity_help};
use crate::{actions, review::Review};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use document::{Version, VersionId};
use flow::lint::{Rule, Severity};
use platform::{Actor, App, AppError, Shell, Tx, pages::render};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

#[derive(Template)]
#[template(path = "pages/lint.html")]
struct LintPage {
    shell: Shell,
    version: Version,
    review: Review,
}

impl LintPage {
    const TAB: &'static str = "lint";
}

pub(crate) async fn lint(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(&app, &actor, "/procedures");
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open(tx, &asks, id)?;
        let review = actions::review(tx, &version, &stored)?;
        Ok::<_, AppError>(LintPage { shell, version, review })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}

#[derive(Template)]
#[template(path = "pages/rules.html")]
struct RulesPage {
    shell: Shell,
}

impl RulesPage {
    /// The rules, the gravest first.
    fn rules(severity: Severity) -> Vec<Rule> {
        Rule::ALL.iter().copied().filter(|rule| rule.severity() == severity).collect()
    }
}

pub(crate) async fn rules(Shared(app): Shared<App>, actor: Actor) -> Response {
    render(&RulesPage { shell: Shell::new(&app, &actor, "/procedures") })
}

#[derive(Template)]
#[template(path = "pages/rule.html")]
struct RulePage {
    shell: Shell,
    rule: Rule,
    guide: String,
}

pub(crate) async fn rule(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let rule = Rule::parse(&id).ok_or(AppError::NotFound)?;
    let shell = Shell::new(&app, &actor, "/procedures");
    Ok(render(&RulePage { shell, rule, guide: guide(rule.guide()) }))
}

/// Our own Markdown as HTML. HTML in it is text, and a link leads nowhere but into this site or to
/// an `https` address.
#[expect(clippy::wildcard_enum_match_arm, reason = "everything else passes as it is")]
fn guide(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: address(dest_url), title, id })
        }
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

/// `code-missing.md` is the page of that rule.
fn address(to: CowStr<'_>) -> CowStr<'_> {
    if let Some(rule) = to.strip_suffix(".md").filter(|rule| Rule::parse(rule).is_some()) {
        return format!("/lint-rules/{rule}").into();
    }
    let is_ours = to.starts_with('#') || (to.starts_with('/') && !to.starts_with("//"));
    if is_ours || to.starts_with("https://") { to } else { "#".into() }
}

#[cfg(test)]
mod tests {
    use super::guide;
    use flow::lint::Rule;

    #[test]
    fn a_guide_is_markdown_and_never_html() {
        let html =
            guide("# A\n\n**b** <script>x</script>\n\n- [c](javascript:x) [d](code-missing.md)");
        assert!(html.contains("<h1>A</h1>") && html.contains("<strong>b</strong>"), "{html}");
        assert!(html.contains("&lt;script&gt;") && !html.contains("javascript"), "{html}");
        assert!(html.contains("href=\"/lint-rules/code-missing\""), "{html}");
    }

    #[test]
    fn every_rule_has_a_guide() {
        for rule in Rule::ALL {
            assert!(guide(rule.guide()).contains("<h1>"), "{}", rule.id());
        }
    }
}
