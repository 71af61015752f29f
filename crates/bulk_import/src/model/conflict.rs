//! What stands between a file and its draft. Computed each time, never stored: what was true when
//! the file was read may have changed since.

use super::{File, FileId, RunId, State};
use document::Kind;
use std::collections::BTreeMap;

/// A text of which so much is another's is a copy with a few words changed. Processes of one field
/// share their boilerplate: the two most alike of the twelve real ones 67 %.
pub(crate) const COPY_PERCENT: u32 = 90;

/// What the agency has already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The code.
    pub code: String,
    /// The title.
    pub title: String,
    /// The version in force, if one is.
    pub in_force: Option<i64>,
}

/// Something between a file and its draft that only a person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// Another file of the run has the same bytes.
    SameFile(FileId),
    /// The same bytes became a draft in an earlier run.
    Before(RunId),
    /// Another file of the run has the same code.
    SameCode(FileId),
    /// Another file of the run has the same title under another code.
    SameTitle(FileId),
    /// Another file of the run says nearly the same, so many percent.
    NearText(FileId, u32),
    /// The agency has a document under this code.
    CodeTaken(Known),
    /// The agency has a document with this title under another code.
    TitleTaken(Known),
}

/// What stands between each file and its draft; files that nothing stands against are not there.
pub type Conflicts = BTreeMap<FileId, Vec<Conflict>>;

/// Something that a person has to look at before a file becomes a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Nobody knows what kind of document it is.
    Kind,
    /// No code was found, or it is none.
    Code,
    /// No title was found, or it is none.
    Title,
    /// The title is only the name of the file.
    TitleOfFile,
    /// So many places of the process were not understood.
    Unread(u32),
    /// A process without a table of steps.
    NoSteps,
    /// So many runs were converted from TCVN3 or VNI.
    Legacy(u32),
    /// So many runs are in an encoding that could not be decided.
    Undecided(u32),
    /// Its letters were recognised in a picture.
    Recognised,
    /// It is a picture, and nothing here recognises letters.
    Picture,
    /// A PDF file: its text was read, not its structure.
    PlainText,
}

impl Question {
    /// Whether a draft shows this question itself, so that it can be made and answered there.
    pub const fn stays_in_draft(self) -> bool {
        matches!(self, Self::Unread(_) | Self::Legacy(_) | Self::Undecided(_))
    }
}

/// What a person has to look at in this file alone.
pub fn questions(file: &File) -> Vec<Question> {
    let mut out = Vec::new();
    let mut ask = |is_asked: bool, question: Question| {
        if is_asked {
            out.push(question);
        }
    };
    ask(file.letters == "none", Question::Picture);
    ask(file.letters == "recognised", Question::Recognised);
    ask(file.source == "pdf" && file.letters == "stored", Question::PlainText);
    ask(file.kind.is_none(), Question::Kind);
    ask(file.parsed_code().is_none(), Question::Code);
    ask(file.parsed_title().is_none(), Question::Title);
    ask(file.parsed_title().is_some() && file.is_named, Question::TitleOfFile);
    let is_process = file.kind == Some(Kind::AdministrativeProcedure);
    ask(is_process && !file.is_process(), Question::NoSteps);
    ask(is_process && file.unread > 0, Question::Unread(file.unread));
    ask(file.legacy > 0, Question::Legacy(file.legacy));
    ask(file.undecided > 0, Question::Undecided(file.undecided));
    out
}

/// What stands between the files of a run and their drafts. `before` tells which hashes became
/// drafts in earlier runs. Files that were left out stand in nobody's way.
pub fn conflicts(files: &[File], known: &[Known], before: &BTreeMap<String, RunId>) -> Conflicts {
    let mut out = Conflicts::new();
    let live: Vec<&File> = files.iter().filter(|file| file.state().is_open()).collect();
    let codes = grouped(known, |known| key(&known.code));
    let titles = grouped(known, |known| key(&known.title));
    for file in files.iter().filter(|file| file.state() == State::Duplicate) {
        let first = files.iter().find(|other| other.hash == file.hash && other.id != file.id);
        if let Some(first) = first {
            out.entry(file.id).or_default().push(Conflict::SameFile(first.id));
        }
    }
    for file in &live {
        let own = out.entry(file.id).or_default();
        own.extend(
            before
                .get(&file.hash)
                .filter(|run| **run != file.run)
                .map(|run| Conflict::Before(*run)),
        );
        let code = key(&file.code);
        let same = codes.get(&code).into_iter().flatten();
        own.extend(same.map(|known| Conflict::CodeTaken((*known).clone())));
        let same = titles.get(&key(&file.title)).into_iter().flatten();
        let other = same.filter(|known| key(&known.code) != code);
        own.extend(other.map(|known| Conflict::TitleTaken((*known).clone())));
    }
    among(&live, &mut out);
    out.retain(|_, conflicts| !conflicts.is_empty());
    out
}

/// What the files of a run have in common with each other.
fn among(live: &[&File], out: &mut Conflicts) {
    let mut say = |file: &File, conflict: Conflict| out.entry(file.id).or_default().push(conflict);
    let keys: Vec<_> = live.iter().map(|f| (*f, key(&f.code), key(&f.title))).collect();
    for (at, (one, code, title)) in keys.iter().enumerate() {
        for (other, other_code, other_title) in keys.iter().skip(at + 1) {
            if one.hash == other.hash {
                say(one, Conflict::SameFile(other.id));
                say(other, Conflict::SameFile(one.id));
            } else if !code.is_empty() && code == other_code {
                say(one, Conflict::SameCode(other.id));
                say(other, Conflict::SameCode(one.id));
            } else if !title.is_empty() && title == other_title {
                say(one, Conflict::SameTitle(other.id));
                say(other, Conflict::SameTitle(one.id));
            }
            let near = one.sketch.likeness(&other.sketch).filter(|near| *near >= COPY_PERCENT);
            if let Some(near) = near.filter(|_| one.hash != other.hash) {
                say(one, Conflict::NearText(other.id, near));
                say(other, Conflict::NearText(one.id, near));
            }
        }
    }
}

/// A code or title without its spelling. Stored codes are never changed, only compared.
fn key(text: &str) -> String {
    text::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn grouped(known: &[Known], by: impl Fn(&Known) -> String) -> BTreeMap<String, Vec<&Known>> {
    let mut out: BTreeMap<String, Vec<&Known>> = BTreeMap::new();
    for one in known {
        out.entry(by(one)).or_default().push(one);
    }
    out.remove("");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Sketch, tests::a_file};

    fn taken(code: &str, title: &str) -> Known {
        Known { code: code.into(), title: title.into(), in_force: Some(9) }
    }

    #[test]
    fn every_conflict_is_told_to_both_sides() {
        let words = (0..600).map(|n| format!("chữ{n}")).collect::<Vec<_>>().join(" ");
        let (mut a, mut b) = (a_file(1, "QT.01", "Khai sinh"), a_file(2, "QT 01", "Khai tử"));
        let (mut c, d) = (a_file(3, "QT.03", "KHAI TỬ"), a_file(4, "QT.04", "Kết hôn"));
        let mut again = a_file(5, "", "");
        (again.hash, again.state) = (d.hash.clone(), State::Duplicate);
        let mut left = a_file(6, "QT.04", "Kết hôn");
        left.state = State::Skipped;
        a.sketch = Sketch::of(&words);
        c.sketch = Sketch::of(&format!("{words} thêm"));
        b.sketch = Sketch::of(&words.replace("chữ", "khác"));
        let before = BTreeMap::from([(d.hash.clone(), RunId::new(7))]);
        let known = [taken("QT.03", "Khai tử"), taken("QT.99", "kết hôn")];
        let found = conflicts(&[a, b, c, d, again, left], &known, &before);
        let ids = |n: i64| FileId::new(n);
        let near = |list: &[Conflict]| {
            list.iter().any(|it| matches!(it, Conflict::NearText(_, at) if *at > 90))
        };
        let one = &found[&ids(1)];
        assert!(
            one.contains(&Conflict::SameCode(ids(2))) && near(one) && one.len() == 2,
            "{one:?}"
        );
        let two = &found[&ids(2)];
        assert!(two.contains(&Conflict::SameCode(ids(1))), "{two:?}");
        assert!(two.contains(&Conflict::SameTitle(ids(3))), "{two:?}");
        assert!(two.contains(&Conflict::TitleTaken(known[0].clone())), "{two:?}");
        let three = &found[&ids(3)];
        assert!(three.contains(&Conflict::CodeTaken(known[0].clone())) && near(three), "{three:?}");
        assert!(!three.contains(&Conflict::TitleTaken(known[0].clone())), "its own code");
        let four = &found[&ids(4)];
        assert_eq!(
            *four,
            [Conflict::Before(RunId::new(7)), Conflict::TitleTaken(known[1].clone()),]
        );
        assert_eq!(found[&ids(5)], [Conflict::SameFile(ids(4))]);
        assert!(!found.contains_key(&ids(6)), "what was left out stands in nobody's way");
    }

    #[test]
    fn what_a_person_must_look_at() {
        type Change = fn(&mut File);
        let rows: [(Change, &[Question]); 11] = [
            (|_| {}, &[]),
            (|f| f.kind = None, &[Question::Kind]),
            (|f| f.code = "?".into(), &[Question::Code]),
            (|f| f.title = " ".into(), &[Question::Title]),
            (|f| f.is_named = true, &[Question::TitleOfFile]),
            (|f| f.unread = 2, &[Question::Unread(2)]),
            (|f| f.steps = 0, &[Question::NoSteps]),
            (|f| f.legacy = 3, &[Question::Legacy(3)]),
            (|f| f.undecided = 1, &[Question::Undecided(1)]),
            (
                |f| {
                    (f.letters, f.kind) = ("recognised".into(), Some(Kind::Regulation));
                },
                &[Question::Recognised],
            ),
            (
                |f| {
                    (f.source, f.kind) = ("pdf".into(), Some(Kind::Regulation));
                },
                &[Question::PlainText],
            ),
        ];
        for (at, (change, asked)) in rows.into_iter().enumerate() {
            let mut file = a_file(1, "QT.01", "Khai sinh");
            change(&mut file);
            assert_eq!(questions(&file), asked, "row {at}");
        }
    }
}
