//! A file of old news with what lies beside it: the export alone, or a ZIP archive with the export and
//! the folder of uploads. The archive is opened in a process of its own; names are labels.

use crate::{NewPicture, upload};
use intake::{ErrorKind, IntakeError, OldNews, OldPicture};
use platform::{App, AppError};
use std::{
    collections::BTreeMap,
    io::{Seek as _, Write as _},
    time::Duration,
};

/// How long an export may take to be read.
const DEADLINE: Duration = Duration::from_secs(20);

/// Bytes that all files of an archive may have together.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Photos that one file of old news may bring: each is decoded in a process of its own.
const MOST_PHOTOS: usize = 400;

/// Photos of one article.
const MOST_OF_ONE: usize = 40;

/// An export that was read, with the pictures beside it: the names of stored files by their paths.
pub(crate) struct Archive {
    pub(crate) news: OldNews,
    pictures: BTreeMap<String, String>,
}

/// Reads what was sent. Runs for as long as it takes: not on a thread that serves others.
pub(crate) fn read(app: &App, bytes: &[u8]) -> Result<Archive, IntakeError> {
    let program = &app.settings.program;
    if !bytes.starts_with(b"PK\x03\x04") {
        let news = intake::news_in_child(program, bytes, DEADLINE)?;
        return Ok(Archive { news, pictures: BTreeMap::new() });
    }
    let failed = |e: std::io::Error| IntakeError::new(ErrorKind::ChildFailed, e.to_string());
    let mut spool = tempfile::tempfile().map_err(failed)?;
    spool.write_all(bytes).and_then(|()| spool.rewind()).map_err(failed)?;
    let (mut export, mut pictures) = (None, BTreeMap::new());
    intake::unpack_in_child(program, spool, MOST_BYTES, |file| {
        let Ok(bytes) = file.bytes else { return Ok(()) };
        let name = file.name.to_lowercase();
        if is_picture(&name) {
            pictures.insert(name, app.files.put(&bytes).map_err(failed)?);
        } else if ending(&name) == "xml" && export.is_none() {
            export = Some(bytes);
        }
        Ok(())
    })?;
    let unknown = || IntakeError::new(ErrorKind::Unsupported, "no export of news");
    let news = intake::news_in_child(program, &export.ok_or_else(unknown)?, DEADLINE)?;
    Ok(Archive { news, pictures })
}

fn is_picture(name: &str) -> bool {
    ["jpg", "jpeg", "png"].contains(&ending(name))
}

/// `jpg` of `a/b.jpg`.
fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

impl Archive {
    /// The photos of the articles that are wanted, by their place in the file.
    pub(crate) async fn photos(
        &self,
        app: &App,
        wanted: &[bool],
    ) -> Result<BTreeMap<usize, Vec<NewPicture>>, AppError> {
        let (mut photos, mut made) = (BTreeMap::new(), 0);
        let articles = self.news.articles.iter().zip(wanted).enumerate();
        for (place, (article, _)) in articles.filter(|(_, (_, is_wanted))| **is_wanted) {
            let mut own = Vec::new();
            for picture in &article.pictures {
                let Some(hash) = self.file_of(picture) else { continue };
                if made >= MOST_PHOTOS || own.len() >= MOST_OF_ONE {
                    break;
                }
                made += 1;
                let bytes = upload::kept(app, hash.to_owned()).await?;
                let alt = alt_of(picture, &article.title);
                if let Ok(photo) = upload::photo(app, alt, bytes).await? {
                    own.push(photo);
                }
            }
            photos.insert(place, own);
        }
        Ok(photos)
    }

    /// The file that a picture is: the one whose path ends most like its address, by its own name at
    /// least.
    fn file_of(&self, picture: &OldPicture) -> Option<&str> {
        let path = picture.address.split(['?', '#']).next().unwrap_or_default();
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().to_lowercase();
        let alike = |name: &str| {
            let pairs = name.rsplit('/').zip(path.rsplit('/'));
            pairs.take_while(|(own, other)| own == other).count()
        };
        let best = self.pictures.iter().max_by_key(|(name, _)| alike(name));
        best.filter(|(name, _)| alike(name) > 0).map(|(_, hash)| hash.as_str())
    }
}

/// What a photo shows; the article's title where the other site said nothing.
fn alt_of(picture: &OldPicture, title: &str) -> String {
    if picture.alt.is_empty() { title.to_owned() } else { picture.alt.clone() }
}

#[cfg(test)]
mod tests {
    use super::Archive;
    use intake::{OldNews, OldPicture, Origin};

    #[test]
    fn a_picture_is_found_by_the_end_of_its_path() {
        let files = [
            ("uploads/2022/09/a.jpg", "one"),
            ("uploads/2022/10/a.jpg", "two"),
            ("uploads/cau cang.png", "three"),
        ];
        let pictures = files.map(|(name, hash)| (name.to_owned(), hash.to_owned())).into();
        let news = OldNews { origin: Origin::WordPress, articles: Vec::new(), left_out: 0 };
        let archive = Archive { news, pictures };
        for (address, file) in [
            ("https://cu.example/wp-content/uploads/2022/10/A.jpg?w=300", Some("two")),
            ("2022/09/a.jpg", Some("one")),
            ("https://cu.example/uploads/cau%20cang.png", Some("three")),
            ("https://cu.example/b.jpg", None),
            ("data:image/png;base64,AAAA", None),
            ("", None),
        ] {
            let picture = OldPicture { address: address.into(), alt: String::new() };
            assert_eq!(archive.file_of(&picture), file, "{address}");
        }
    }
}
