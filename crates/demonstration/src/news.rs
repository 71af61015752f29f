//! News with what readers said, bulletins for the loudspeakers, briefings: 2022, and the last days.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{ArticleFacts, BriefingFacts, BulletinFacts, Facts, PresentArticle},
    moment::Days,
    world::World,
};
use bulletin::{Airing, Source};
use jiff::{
    ToSpan as _,
    civil::{Date, Time, date},
};
use news::{Action, ArticleId, CategoryId, Given, Said, Text, Verdict};
use platform::{AppError, Tx};
use std::collections::BTreeMap;

/// The secretary of the quality system, who names the board.
const SECRETARY: &str = "thuky";
/// Who writes most.
const AUTHOR: &str = "chuyenvien.vp";
/// Who approves most.
const EDITOR: &str = "chanhvanphong";

/// The first day of the board.
const BOARD: Date = date(2022, 2, 21);

/// Puts the news of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let of = facts.news.clone();
    let (editors, categories, visits) = (of.editors, of.categories, of.visits_before);
    agenda.at(Days::on(BOARD, 8, 30)?, move |tx, world| {
        let by = world.person(SECRETARY)?;
        let board = editors.iter().map(|login| Ok(world.person(login)?.person));
        news::set_editors(tx, &by, &board.collect::<Result<Vec<_>, AppError>>()?)?;
        for name in &categories {
            let id = news::add_category(tx, &by, name)?;
            world.categories.insert(name.clone(), id);
        }
        visit_counter::set_start(tx, &by, visits)
    });
    for article in of.articles {
        write(agenda, &article)?;
        correct(agenda, &article)?;
        comment(agenda, &article)?;
    }
    of.bulletins.into_iter().try_for_each(|bulletin| read_out(agenda, bulletin))?;
    of.briefings.into_iter().try_for_each(|item| brief(agenda, item))
}

fn text(facts: &ArticleFacts, categories: &BTreeMap<String, CategoryId>) -> Text {
    Text {
        title: facts.title.clone(),
        lead: facts.lead.clone(),
        body: facts.body.clone(),
        byline: facts.byline.clone(),
        category: categories.get(&facts.category).copied(),
        tags: facts.tags.clone(),
    }
}

/// One step of an article, by one person.
fn step(
    tx: &Tx<'_>,
    world: &World,
    login: &str,
    id: ArticleId,
    action: Action,
) -> Result<(), AppError> {
    news::act(tx, &world.person(login)?, id, action, &Given::default()).map(drop)
}

/// Written and handed in, approved and published at its minute.
fn write(agenda: &mut Agenda, facts: &ArticleFacts) -> Result<(), Failure> {
    let written = facts.clone();
    agenda.at(Days::moment(facts.written)?, move |tx, world| {
        let author = world.person(&written.author)?;
        let id = news::draft(tx, &author, &text(&written, &world.categories))?;
        world.articles.insert(written.key.clone(), id);
        step(tx, world, &written.author, id, Action::Submit)
    });
    let (key, editor) = (facts.key.clone(), facts.editor.clone());
    agenda.at(Days::moment(facts.published)?, move |tx, world| {
        let id = world.article(&key)?;
        step(tx, world, &editor, id, Action::Approve)?;
        step(tx, world, &editor, id, Action::Publish)
    });
    Ok(())
}

fn correct(agenda: &mut Agenda, facts: &ArticleFacts) -> Result<(), Failure> {
    let Some(mended) = facts.correction.clone() else { return Ok(()) };
    let (of, at) = (facts.clone(), Days::moment(mended.at)?);
    agenda.at(at, move |tx, world| {
        let id = world.article(&of.key)?;
        let right = text(&of, &world.categories);
        let right = Text { body: right.body.replace(&mended.from, &mended.to), ..right };
        let author = world.person(&of.author)?;
        let correction = news::correct(tx, &author, id, &right, &mended.note)?;
        news::decide_correction(tx, &world.person(&of.editor)?, correction, true).map(drop)
    });
    Ok(())
}

fn comment(agenda: &mut Agenda, facts: &ArticleFacts) -> Result<(), Failure> {
    for said in facts.comments.clone() {
        let (key, editor) = (facts.key.clone(), facts.editor.clone());
        agenda.at(Days::moment(said.at)?, move |tx, world| {
            let editor = world.person(&editor)?;
            let (article, _) = news::open(tx, &editor, world.article(&key)?)?;
            let verdict = Verdict::parse(&said.verdict).ok_or(AppError::NotFound)?;
            let words = Said { name: said.name, email: said.email, words: said.words };
            let id = news::comment(tx, &article, &words)?;
            news::moderate(tx, &editor, id, verdict, "")
        });
    }
    Ok(())
}

/// Made of an article as it stands, approved, read out twice.
fn read_out(agenda: &mut Agenda, facts: BulletinFacts) -> Result<(), Failure> {
    let written = Days::moment(facts.written)?;
    let airings = facts.airings.clone();
    let key = facts.article.clone();
    agenda.at(written, move |tx, world| {
        let author = world.person(&facts.author)?;
        let source = Source::Article(world.article(&facts.article)?.get());
        let script = bulletin::script_of(tx, &author, source)?;
        let id = bulletin::draft(tx, &author, &script)?;
        world.bulletins.insert(facts.article.clone(), id);
        bulletin::act(tx, &author, id, bulletin::Action::Submit, "")?;
        let editor = world.person(&facts.editor)?;
        bulletin::act(tx, &editor, id, bulletin::Action::Approve, "").map(drop)
    });
    for aired in airings {
        let time = Time::strptime("%H:%M", &aired.time);
        let time = time.map_err(|_| Failure::fact("news.yaml", &aired.time))?;
        let airing = Airing { day: aired.day, time, channel: aired.channel, note: String::new() };
        let key = key.clone();
        agenda.at(Days::at(aired.day, time)? + 15.minutes(), move |tx, world| {
            let id = world.bulletins.get(&key).copied().ok_or(AppError::NotFound)?;
            bulletin::air(tx, &world.person(AUTHOR)?, id, &airing).map(drop)
        });
    }
    Ok(())
}

fn brief(agenda: &mut Agenda, facts: BriefingFacts) -> Result<(), Failure> {
    let before = facts.day.yesterday().map_err(|_| Failure::Beyond)?;
    let day = facts.day;
    let (conclusion, concluded_by) = (facts.conclusion.clone(), facts.concluded_by.clone());
    let key = facts.title.clone();
    agenda.at(Days::on(before, 15, 0)?, move |tx, world| {
        let by = world.person(&facts.by)?;
        let id = bulletin::propose(tx, &by, day, &facts.title, &facts.words, Source::Own)?;
        world.briefings.insert(facts.title.clone(), id);
        Ok(())
    });
    agenda.at(Days::on(day, 9, 30)?, move |tx, world| {
        let id = world.briefings.get(&key).copied().ok_or(AppError::NotFound)?;
        bulletin::conclude(tx, &world.person(&concluded_by)?, id, &conclusion).map(drop)
    });
    Ok(())
}

/// The news of these days: one that is read, with a comment that waits; one that waits for the board.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = facts.news.present.clone();
    let said = of.waiting_comment;
    let published = of.published;
    agenda.at(Days::on(days.back(today, published.back)?, 10, 0)?, move |tx, world| {
        let id = hand_in(tx, world, &published)?;
        step(tx, world, EDITOR, id, Action::Approve)?;
        step(tx, world, EDITOR, id, Action::Publish)?;
        let (article, _) = news::open(tx, &world.person(EDITOR)?, id)?;
        let words = Said { name: said.name, email: said.email, words: said.words };
        news::comment(tx, &article, &words).map(drop)
    });
    let submitted = of.submitted;
    agenda.at(Days::on(days.back(today, submitted.back)?, 15, 0)?, move |tx, world| {
        hand_in(tx, world, &submitted).map(drop)
    });
    Ok(())
}

fn hand_in(tx: &Tx<'_>, world: &World, facts: &PresentArticle) -> Result<ArticleId, AppError> {
    let text = Text {
        title: facts.title.clone(),
        lead: facts.lead.clone(),
        body: facts.body.clone(),
        byline: facts.byline.clone(),
        category: world.categories.get(&facts.category).copied(),
        tags: facts.tags.clone(),
    };
    let id = news::draft(tx, &world.person(AUTHOR)?, &text)?;
    step(tx, world, AUTHOR, id, Action::Submit)?;
    Ok(id)
}
