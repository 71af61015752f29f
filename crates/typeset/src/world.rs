use std::collections::HashMap;

use typst::{
    Library, LibraryExt, World, WorldExt,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::{TypesetError, clean};

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
];

const SHARED: [(&str, &str); 5] = [
    ("base.typ", include_str!("../templates/base.typ")),
    ("letterhead.typ", include_str!("../templates/letterhead.typ")),
    ("paper.typ", include_str!("../templates/paper.typ")),
    ("controlled.typ", include_str!("../templates/controlled.typ")),
    ("form.typ", include_str!("../templates/form.typ")),
];

/// Pictures in one document, at most: Typst interns their names for ever.
pub(crate) const MOST_PICTURES: usize = 64;

/// The kinds of document, each with its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Template {
    Procedure,
    Text,
    Decision,
    Receipt,
    ControlSlip,
    Slip,
    Register,
    Labels,
    Minutes,
    Letter,
    Parts,
    Figures,
    Questionnaire,
    Guide,
    Ticket,
}

impl Template {
    const ALL: [Self; 15] = [
        Self::Procedure,
        Self::Text,
        Self::Decision,
        Self::Receipt,
        Self::ControlSlip,
        Self::Slip,
        Self::Register,
        Self::Labels,
        Self::Minutes,
        Self::Letter,
        Self::Parts,
        Self::Figures,
        Self::Questionnaire,
        Self::Guide,
        Self::Ticket,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Procedure => "procedure.typ",
            Self::Text => "text.typ",
            Self::Decision => "decision.typ",
            Self::Receipt => "receipt.typ",
            Self::ControlSlip => "control_slip.typ",
            Self::Slip => "slip.typ",
            Self::Register => "register.typ",
            Self::Labels => "labels.typ",
            Self::Minutes => "minutes.typ",
            Self::Letter => "letter.typ",
            Self::Parts => "parts.typ",
            Self::Questionnaire => "questionnaire.typ",
            Self::Figures => "figures.typ",
            Self::Guide => "guide.typ",
            Self::Ticket => "ticket.typ",
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::Procedure => include_str!("../templates/procedure.typ"),
            Self::Text => include_str!("../templates/text.typ"),
            Self::Decision => include_str!("../templates/decision.typ"),
            Self::Receipt => include_str!("../templates/receipt.typ"),
            Self::ControlSlip => include_str!("../templates/control_slip.typ"),
            Self::Slip => include_str!("../templates/slip.typ"),
            Self::Register => include_str!("../templates/register.typ"),
            Self::Labels => include_str!("../templates/labels.typ"),
            Self::Minutes => include_str!("../templates/minutes.typ"),
            Self::Letter => include_str!("../templates/letter.typ"),
            Self::Parts => include_str!("../templates/parts.typ"),
            Self::Questionnaire => include_str!("../templates/questionnaire.typ"),
            Self::Figures => include_str!("../templates/figures.typ"),
            Self::Guide => include_str!("../templates/guide.typ"),
            Self::Ticket => include_str!("../templates/ticket.typ"),
        }
    }
}

/// What every run shares: the standard library, the fonts, the parsed templates.
#[derive(Debug)]
pub(crate) struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    mains: HashMap<Template, FileId>,
    data: FileId,
    qr: FileId,
    pictures: Vec<FileId>,
}

impl Shop {
    pub(crate) fn open() -> Result<Self, TypesetError> {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|raw| Font::iter(Bytes::new(*raw))).collect();
        if fonts.len() != FONTS.len() {
            return Err(TypesetError::Setup(format!("{} of {} fonts", fonts.len(), FONTS.len())));
        }
        let (mut sources, mut mains) = (HashMap::new(), HashMap::new());
        for (name, text) in SHARED {
            let id = file_id(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        for template in Template::ALL {
            let id = file_id(template.name())?;
            sources.insert(id, Source::new(id, template.source().to_owned()));
            mains.insert(template, id);
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            mains,
            data: file_id("data.json")?,
            qr: file_id("qr.svg")?,
            pictures: (0..MOST_PICTURES)
                .map(|place| file_id(&format!("picture-{place}")))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Whether every style has a glyph for this character.
    pub(crate) fn draws(&self, c: char) -> bool {
        c == clean::REPLACEMENT
            || self.fonts.iter().all(|font| font.info().coverage.contains(u32::from(c)))
    }

    pub(crate) fn order(
        &self,
        template: Template,
        data: Vec<u8>,
        qr: Option<String>,
        pictures: &[&[u8]],
    ) -> Result<Order<'_>, TypesetError> {
        let Some(main) = self.mains.get(&template).copied() else {
            return Err(TypesetError::Setup(template.name().to_owned()));
        };
        let pictures = pictures.iter().map(|bytes| Bytes::new(bytes.to_vec())).collect();
        let qr = qr.map(Bytes::from_string);
        Ok(Order { shop: self, main, data: Bytes::new(data), qr, pictures })
    }
}

/// One document to make. Typst sees the templates and this data, no disk, no network, no clock.
#[derive(Debug)]
pub(crate) struct Order<'a> {
    shop: &'a Shop,
    main: FileId,
    data: Bytes,
    qr: Option<Bytes>,
    pictures: Vec<Bytes>,
}

impl Order<'_> {
    /// The file and line of a message: `decision.typ:12: `.
    pub(crate) fn place(&self, span: DiagSpan) -> Option<String> {
        let (id, range) = (span.id()?, self.range(span)?);
        let line = self.source(id).ok()?.lines().byte_to_line(range.start)?;
        Some(format!("{}:{}: ", id.get().vpath().get_without_slash(), line + 1))
    }
}

impl World for Order<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shop.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.data {
            return Ok(self.data.clone());
        }
        if id == self.shop.qr
            && let Some(qr) = &self.qr
        {
            return Ok(qr.clone());
        }
        let place = self.shop.pictures.iter().position(|picture| *picture == id);
        if let Some(picture) = place.and_then(|place| self.pictures.get(place)) {
            return Ok(picture.clone());
        }
        Err(not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    /// No clock: a date on a page comes with its sheet.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Typst interns paths for ever and has few numbers for them, so only fixed names come here.
fn file_id(name: &str) -> Result<FileId, TypesetError> {
    let path = VirtualPath::new(name).map_err(|e| TypesetError::Setup(format!("{name}: {e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
