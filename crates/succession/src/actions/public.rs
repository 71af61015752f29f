use super::answering;
use crate::{Answer, State, pages, store};
use jiff::civil::Date;
use platform::{
    AgencyId, AppError, DbError, PublicBlock, PublicMention, PublicPlace, PublicSection, Tx,
};

/// On the first page of the portal: from whom this agency took over, or who took over from it, each
/// with the way to its portal.
pub(crate) fn sections(tx: &Tx<'_>, today: Date) -> Result<Vec<PublicSection>, DbError> {
    let mut links = Vec::new();
    for it in store::all(tx)? {
        if !matches!(it.state(), State::CarriedOut | State::HandedOver) {
            continue;
        }
        for one in &it.predecessors {
            links.push(mention(tx, one.agency, pages::took_over(&it))?);
        }
    }
    for (row, it) in answering::asked(tx).map_err(AppError::into_db)? {
        let agreed = store::answer_of(&row)? == Answer::Agreed;
        if agreed && it.decision.effective_on <= today {
            links.push(mention(tx, AgencyId::new(row.successor), pages::is_taken_over(&it))?);
        }
    }
    if links.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![PublicSection {
        on: PublicPlace::Home,
        place: 15,
        id: "succession",
        title: pages::PUBLIC_TITLE.to_owned(),
        blocks: vec![PublicBlock::Links(links)],
    }])
}

/// An agency with its portal, where it has an open one; else its name alone.
fn mention(tx: &Tx<'_>, agency: AgencyId, note: String) -> Result<PublicMention, DbError> {
    let there = tx.of(agency);
    let site = portal::site(&there)?.filter(|site| site.setting.is_open);
    let href = site.map_or_else(String::new, |site| site.home());
    let label = organization::agency(&there)?.name.replace('\n', " ");
    Ok(PublicMention { href, label, note })
}
