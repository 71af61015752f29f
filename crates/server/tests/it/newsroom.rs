//! An article with everything that belongs to one.

use intake::{OldArticle, OldNews, Origin};
use news::{Action, Given, NewPicture, Said, Text};
use platform::{Actor, AppError, Role, Tx};
use std::collections::BTreeMap;
use testkit::{AGENCY, TestApp};

/// The keys of what was made.
pub(crate) struct Newsroom {
    pub(crate) article: String,
    pub(crate) photo: String,
    pub(crate) file: String,
    pub(crate) comment: String,
    pub(crate) correction: String,
    pub(crate) category: String,
    pub(crate) import: String,
    pub(crate) bulletin: String,
    pub(crate) briefing: String,
}

/// A published article with a photo, a file, a comment and a correction; a category, old news; an
/// approved bulletin, something put before a briefing.
pub(crate) async fn make(app: &TestApp) -> Newsroom {
    let author = actor(app, "Trần Văn Báo", &[Role::Reader]).await;
    let editor = actor(app, "Lê Thị Biên", &[Role::IsoSecretary]).await;
    let files = app.app().files.clone();
    let kept = tokio::task::spawn_blocking(move || files.put(b"a photo").unwrap()).await.unwrap();
    app.write(move |tx| {
        let mut made = work(tx, &author, &editor, kept)?;
        (made.bulletin, made.briefing) = radio(tx, &author, &editor)?;
        Ok(made)
    })
    .await
    .unwrap()
}

fn radio(tx: &Tx<'_>, author: &Actor, editor: &Actor) -> Result<(String, String), AppError> {
    let text = bulletin::Text {
        title: "Bản tin".into(),
        script: "Kính thưa bà con".into(),
        source: bulletin::Source::Own,
    };
    let id = bulletin::draft(tx, author, &text)?;
    bulletin::act(tx, author, id, bulletin::Action::Submit, "")?;
    bulletin::act(tx, editor, id, bulletin::Action::Approve, "")?;
    let day = jiff::civil::date(2026, 11, 30);
    let item = bulletin::propose(tx, author, day, "Nội dung", "", bulletin::Source::Own)?;
    Ok((id.to_string(), item.to_string()))
}

async fn actor(app: &TestApp, name: &str, roles: &[Role]) -> Actor {
    let person = app.person(name, roles).await;
    let mut actor = Actor::system(AGENCY, "password");
    (actor.person, actor.roles) = (person.id(), roles.to_vec());
    actor
}

fn work(tx: &Tx<'_>, author: &Actor, editor: &Actor, file: String) -> Result<Newsroom, AppError> {
    news::set_editors(tx, editor, &[author.person, editor.person])?;
    let category = news::add_category(tx, editor, "Sự kiện")?;
    let text = Text {
        title: "Tin".into(),
        lead: "Dẫn".into(),
        body: "Thân".into(),
        byline: "Báo".into(),
        category: Some(category),
        tags: Vec::new(),
    };
    let id = news::draft(tx, author, &text)?;
    let files = [file.clone(), file.clone(), file.clone()];
    let photo = NewPicture { alt: "Ảnh".into(), files, width: 1, height: 1 };
    news::put_picture(tx, author, id, &photo)?;
    news::attach(tx, author, id, "a.pdf", &file, 7)?;
    for (by, action) in
        [(author, Action::Submit), (editor, Action::Approve), (editor, Action::Publish)]
    {
        news::act(tx, by, id, action, &Given::default())?;
    }
    let (article, _) = news::open(tx, author, id)?;
    let said = Said { name: "Dân".into(), email: "a@b.vn".into(), words: "Hay".into() };
    let comment = news::comment(tx, &article, &said)?;
    let mended = Text { body: "Thân bài".into(), ..text };
    let correction = news::correct(tx, author, id, &mended, "Sửa chữ")?;
    let old = OldArticle { key: "1".into(), title: "Cũ".into(), ..OldArticle::default() };
    let old = OldNews { origin: Origin::Rss, articles: vec![old], left_out: 0 };
    let import = news::bring(tx, author, "cu.xml", &old, &BTreeMap::new())?.id;
    let attached = "SELECT max(id) FROM news_file WHERE agency_id = $1";
    let (attached,) = tx.find::<(i64,)>(attached, &[&AGENCY.get()])?.ok_or(AppError::NotFound)?;
    Ok(Newsroom {
        article: id.to_string(),
        photo: file,
        file: attached.to_string(),
        comment: comment.to_string(),
        correction: correction.to_string(),
        category: category.to_string(),
        import: import.to_string(),
        bulletin: String::new(),
        briefing: String::new(),
    })
}
