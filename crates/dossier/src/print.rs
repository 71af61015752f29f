//! The forms of the one-stop mechanism, projected from the record: nothing on them is typed.

use crate::{
    Action, Dossier, State, look_up, model::FormSet, pages::printed_words as words, store,
};
use jiff::{Timestamp, civil::DateTime};
use organization::Agency;
use platform::{AppError, PersonId};
use std::collections::BTreeMap;
use typeset::{
    Applicant, ControlSlipSheet, Day, Engine, FormHead, Generation, HandOver, Paper, Pdf,
    ReceiptComponent, ReceiptSheet, Signer, SlipKind, SlipSheet, TypesetError,
};

/// Everything that a form says.
pub(crate) struct Facts {
    pub(crate) agency: Agency,
    pub(crate) dossier: Dossier,
    pub(crate) applicant: Option<store::ApplicantRow>,
    pub(crate) components: Vec<(String, i64, i64)>,
    pub(crate) steps: Vec<store::StepRow>,
    pub(crate) names: BTreeMap<PersonId, String>,
    pub(crate) hand_overs: Vec<store::HandOverRow>,
    pub(crate) reasons: Vec<store::Reason>,
    pub(crate) public_url: String,
}

impl Facts {
    const fn generation(&self) -> Generation {
        match self.dossier.form_set {
            FormSet::Of2018 => Generation::Y2018,
            FormSet::Of2025 => Generation::Y2025,
        }
    }

    fn head(&self, symbol: &str, at: Timestamp) -> FormHead {
        let on = text::here(at).date();
        let number = self.dossier.code.rsplit('-').next().unwrap_or_default();
        FormHead {
            agency: self.agency.name.clone(),
            desk: words::DESK.into(),
            number: if symbol.is_empty() { String::new() } else { format!("{number}/{symbol}") },
            dossier: self.dossier.code.clone(),
            place_and_date: format!("{}, {}", self.agency.place, text::date_in_words(on)),
            dated: Day { year: on.year(), month: on.month(), day: on.day() },
        }
    }

    fn applicant(&self) -> Applicant {
        let Some(who) = &self.applicant else {
            return Applicant { name: words::ERASED.into(), ..Applicant::default() };
        };
        Applicant {
            name: who.name.clone(),
            address: who.address.clone(),
            phone: who.phone.clone(),
            email: who.email.clone(),
            ..Applicant::default()
        }
    }

    /// Where the dossier is looked up by whoever holds the receipt. Nothing in it names a citizen.
    fn qr(&self) -> String {
        format!("{}/portal/dossiers?code={}", self.public_url, self.dossier.code)
    }

    fn name(&self, person: i64) -> &str {
        self.names.get(&PersonId::new(person)).map_or("", String::as_str)
    }

    fn step(&self, no: i64) -> Option<&store::StepRow> {
        self.steps.iter().find(|step| step.no == no)
    }

    /// Who is responsible for a step, and who it was.
    fn part(&self, step: i64, person: Option<i64>) -> String {
        let part = self.step(step).map_or(words::DESK, |step| step.responsible.as_str());
        match person.map(|person| self.name(person)) {
            Some(name) if !name.is_empty() => format!("{part} ({name})"),
            _ => part.to_owned(),
        }
    }
}

/// `08 giờ 15 phút, ngày 05 tháng 01 năm 2026`.
fn moment(at: Timestamp) -> String {
    let at: DateTime = text::here(at);
    words::moment(at.hour(), at.minute(), &text::date_in_words(at.date()))
}

fn bytes(pdf: Result<Pdf, TypesetError>) -> Result<Vec<u8>, AppError> {
    pdf.map(|pdf| pdf.bytes).map_err(|e| AppError::Failed(e.to_string()))
}

fn engine() -> Result<&'static Engine, AppError> {
    Engine::shared().map_err(|e| AppError::Failed(e.to_string()))
}

/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01).
pub(crate) fn receipt(facts: &Facts) -> Result<Vec<u8>, AppError> {
    let dossier = &facts.dossier;
    let secret = facts.applicant.as_ref().map(|who| look_up::secret(&who.salt));
    let count = |n: i64| if n == 0 { String::new() } else { format!("{n:02}") };
    let components = facts.components.iter().map(|(text, originals, copies)| ReceiptComponent {
        text: text.clone(),
        original: count(*originals),
        certified: String::new(),
        photocopy: count(*copies),
    });
    bytes(engine()?.receipt(&ReceiptSheet {
        generation: facts.generation(),
        paper: Paper::A5,
        head: facts.head("TNHS", dossier.received_at),
        copies: words::COPIES.map(Into::into).to_vec(),
        applicant: facts.applicant(),
        channel: dossier.channel.label().into(),
        matter: dossier.procedure_name.clone(),
        components: components.collect(),
        sets: format!("{:02}", dossier.sets),
        limit: dossier.limit_text.clone(),
        received_at: moment(dossier.received_at),
        due_at: moment(dossier.due_at),
        result_at: words::DESK.into(),
        details: Vec::new(),
        book: String::new(),
        book_no: String::new(),
        receiver: Signer {
            title: String::new(),
            name: facts.name(dossier.receiver.get()).to_owned(),
            signed: None,
        },
        qr: Some(facts.qr()),
        qr_note: words::qr_note(secret.as_deref()),
    }))
}

/// Phiếu kiểm soát quá trình giải quyết hồ sơ: the hand-overs as they were recorded, then those to
/// come, to be signed on paper where the system is down (NĐ 61/2018, Art. 39).
pub(crate) fn control_slip(facts: &Facts) -> Result<Vec<u8>, AppError> {
    let dossier = &facts.dossier;
    let made = (0..facts.hand_overs.len()).map(|at| hand_over(facts, at));
    let is_over = dossier.state().is_closed();
    let ahead = facts.steps.iter().filter(|step| !is_over && step.no > dossier.step_no);
    let ahead = ahead.map(|step| HandOver {
        from: facts.part(step.no - 1, None),
        to: facts.part(step.no, None),
        ..HandOver::default()
    });
    bytes(engine()?.control_slip(&ControlSlipSheet {
        generation: facts.generation(),
        paper: Paper::A4,
        head: facts.head("", dossier.received_at),
        applicant: facts.applicant().name,
        matter: dossier.procedure_name.clone(),
        received_at: moment(dossier.received_at),
        due_at: moment(dossier.due_at),
        settled_by: facts.agency.short_name.clone(),
        cooperating: String::new(),
        rows: made.chain(ahead).collect(),
        book: String::new(),
        book_no: String::new(),
        qr: Some(facts.qr()),
    }))
}

/// One hand-over. Who received is known once they have handed on themselves.
fn hand_over(facts: &Facts, place: usize) -> HandOver {
    let Some(row) = facts.hand_overs.get(place) else { return HandOver::default() };
    let next = facts.hand_overs.get(place + 1).map(|next| next.person);
    let last = || facts.step(row.to).and_then(|step| step.person);
    let result = match row.due_at {
        Some(due) if row.at > due => words::STEP_LATE,
        Some(_) => words::STEP_IN_TIME,
        None => "",
    };
    let at = Timestamp::from_microsecond(row.at).ok();
    let is_back = row.to != 0 && row.to < row.from;
    HandOver {
        from: facts.part(row.from, Some(row.person)),
        to: facts.part(row.to, next.or_else(last)),
        at: at.map(moment).unwrap_or_default(),
        from_signed: at.map(text::date_time),
        to_signed: None,
        result: result.into(),
        note: if is_back { words::SENT_BACK.into() } else { String::new() },
    }
}

/// The slips that go with some acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02).
    Supplement,
    /// Phiếu từ chối tiếp nhận, giải quyết hồ sơ (Mẫu số 03).
    Refusal,
    /// Xin lỗi và hẹn lại (Mẫu số 04).
    Apology,
}

impl Slip {
    /// Every slip.
    pub(crate) const ALL: [Self; 3] = [Self::Supplement, Self::Refusal, Self::Apology];

    /// Its place in the address.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Supplement => "supplement",
            Self::Refusal => "refusal",
            Self::Apology => "apology",
        }
    }

    /// The slip at such a place.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slip| slip.as_str() == word)
    }

    /// Its name.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Supplement => words::SUPPLEMENT,
            Self::Refusal => words::REFUSAL,
            Self::Apology => words::APOLOGY,
        }
    }

    /// The act whose reason it prints: the last of its kind, and none before it is called for.
    pub(crate) fn of<'r>(
        self,
        dossier: &Dossier,
        reasons: &'r [store::Reason],
    ) -> Option<&'r store::Reason> {
        let (action, is_due) = match self {
            Self::Supplement => {
                (Action::RequestSupplement, dossier.state() == State::AwaitingSupplement)
            }
            Self::Refusal => (Action::Refuse, dossier.state() == State::Refused),
            Self::Apology => (Action::Extend, true),
        };
        reasons.iter().rfind(|given| is_due && given.action == action.as_str())
    }
}

/// One of the slips, with the reason that was given.
pub(crate) fn slip(facts: &Facts, slip: Slip) -> Result<Vec<u8>, AppError> {
    let dossier = &facts.dossier;
    let given = slip.of(dossier, &facts.reasons).ok_or(AppError::Conflict("no_such_slip"))?;
    let lines = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.trim().is_empty()).map(Into::into).collect()
    };
    let reasons = lines(&given.words);
    let sheet = SlipSheet {
        generation: facts.generation(),
        paper: Paper::A5,
        applicant: facts.applicant(),
        matter: dossier.procedure_name.clone(),
        received_at: moment(dossier.received_at),
        due_at: moment(dossier.judged_at),
        contact: words::DESK.into(),
        legal_basis: lines(&given.basis),
        qr: Some(facts.qr()),
        ..SlipSheet::default()
    };
    let head = |symbol: &str| Ok::<_, AppError>(facts.head(symbol, store::instant(given.at)?));
    bytes(engine()?.slip(&match slip {
        Slip::Supplement => SlipSheet {
            kind: SlipKind::Supplement,
            head: head("HDHS")?,
            items: reasons,
            reasons: vec![words::SUPPLEMENT_REASON.into()],
            ..sheet
        },
        Slip::Refusal => {
            SlipSheet { kind: SlipKind::Refusal, head: head("TCHS")?, reasons, ..sheet }
        }
        Slip::Apology => SlipSheet {
            kind: SlipKind::Apology,
            head: head("PXL")?,
            reasons,
            new_due_at: moment(dossier.due_at),
            new_place: words::DESK.into(),
            recipients: words::RECIPIENTS.map(Into::into).to_vec(),
            ..sheet
        },
    }))
}
