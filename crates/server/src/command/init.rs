use super::{Failure, Format, print, print_json};
use crate::{
    open,
    settings::{Door, Settings, Store},
};
use account::Token;
use clap::Args;
use organization::{Agency, FullName};
use platform::{Actor, AgencyId, AppError, DbError, Role, Tx};

/// `haidang init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    door: Door,
    /// Full name of the agency
    #[arg(long, value_name = "NAME")]
    agency: String,
    /// Its short name, as pages show it [default: the full name]
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// The body above it
    #[arg(long, value_name = "NAME", default_value = "")]
    superior: String,
    /// The place that stands before dates
    #[arg(long, value_name = "NAME", default_value = "")]
    place: String,
    /// Its identification code (QĐ 20/2020/QĐ-TTg), such as H50.12
    #[arg(long, value_name = "CODE", default_value = "")]
    code: String,
    /// Put the agency beside those that are there, such as one that takes over from them; needs --code
    #[arg(long, requires = "code")]
    beside: bool,
    /// Name of the first administrator
    #[arg(long, value_name = "NAME", default_value = crate::pages::ADMINISTRATOR)]
    administrator: String,
    /// How to print the link
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The first agency of an installation.
const FIRST: AgencyId = AgencyId::new(1);

impl Init {
    pub(super) fn run(self) -> Result<(), Failure> {
        let name = FullName::parse(&self.administrator)
            .ok_or_else(|| Failure::call("--administrator: not a name"))?;
        let full = text::nfc(self.agency.trim());
        if full.is_empty() {
            return Err(Failure::call("--agency: the name is empty"));
        }
        let settings = Settings::new(self.store, self.door)?;
        let product = open::product(&settings)?;
        let there = product.app.db.anywhere().read_now(agencies);
        let there = there.map_err(|e| Failure::work("database", e))?;
        let id = match (there.last(), self.beside) {
            (None, _) => FIRST,
            (Some((last, _)), true) => AgencyId::new(last + 1),
            (Some(_), false) => {
                let data = settings.data.display();
                let why = "an agency is here already; --beside adds another";
                return Err(Failure::call(format!("{data}: {why}")));
            }
        };
        if there.iter().any(|(_, code)| !code.is_empty() && *code == self.code) {
            return Err(Failure::call(format!("--code: an agency has {} already", self.code)));
        }
        let agency = Agency {
            id,
            short_name: self.short_name.map_or_else(|| full.clone(), |short| text::nfc(&short)),
            name: full,
            superior: text::nfc(&self.superior),
            place: text::nfc(&self.place),
            code: self.code,
        };
        let token = new_token()?;
        let link = format!("{}/invitations/{}", settings.public_url, token.as_str());
        let db = product.app.db.at(id);
        let made = db.write_now(move |tx| found(tx, &agency, &name, &token));
        made.map_err(|e| Failure::work("database", cause(&e)))?;
        eprintln!("Open this link within 7 days; it works once and sets the password:");
        match self.format {
            Format::Text => print(&format!("{link}\n")),
            Format::Json => print_json(&serde_json::json!({ "invitation_url": link })),
        }
    }
}

/// Every agency, with its identification code.
fn agencies(tx: &Tx<'_>) -> Result<Vec<(i64, String)>, DbError> {
    let code = |key: AgencyId| Ok((key.get(), organization::agency(&tx.of(key))?.code));
    organization::agencies(tx)?.into_iter().map(code).collect()
}

/// The agency, its first person, their role and their invitation.
fn found(tx: &Tx<'_>, agency: &Agency, name: &FullName, token: &Token) -> Result<(), AppError> {
    organization::found(tx, agency)?;
    let by = Actor::system(agency.id, "command");
    let today = text::here(tx.now()).date();
    let person = organization::hire(tx, &by, name)?;
    organization::appoint(tx, &by, person, None, crate::pages::ADMINISTRATOR, today)?;
    organization::grant(tx, &by, person, &[Role::Administrator], today)?;
    account::invite(tx, &by, person, token)
}

/// A token of the machine's randomness.
pub(super) fn new_token() -> Result<Token, Failure> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|e| Failure::work("randomness", e))?;
    Ok(Token::new(random))
}

/// The cause below an error, for whoever sits at the command line.
pub(super) fn cause(error: &AppError) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}
