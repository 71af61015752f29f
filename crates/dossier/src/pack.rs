//! A sample of settled dossiers with their control slips, for an inspection.

use crate::{DossierId, pages, print, store};
use platform::{Actor, AppError, PackAsk, PackItem, PackPaper, Tx};
use std::collections::BTreeSet;

/// How many are drawn.
const SAMPLE: u64 = 5;

/// The control slips of dossiers that were finished within the span, drawn by the seed.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let (from, to) = (ask.span.from.to_string(), ask.span.to.to_string());
    let (count,) = store::finished_count(tx, &from, &to)?;
    let mut papers = Vec::new();
    for place in drawn(ask.seed, u64::try_from(count).unwrap_or_default()) {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let Some((id, code)) = store::finished_at(tx, &from, &to, place)? else { continue };
        let title = pages::sample_title(&code);
        let name = text::file_name(&code, "ho-so");
        papers.push(PackPaper {
            item: PackItem::Dossiers,
            title,
            file_name: format!("{name}.pdf"),
            print: Box::new(move |app| {
                let url = app.settings.public_url.clone();
                let reader = Actor::system(ask.agency, "clock");
                let gather = |tx: &Tx<'_>| pages::facts(tx, &reader, DossierId::new(id), url);
                print::control_slip(&app.db.at(ask.agency).read_now(gather)?)
            }),
        });
    }
    Ok(papers)
}

/// Distinct places among `count`, in their order: the same for the same seed, for ever.
fn drawn(seed: u64, count: u64) -> BTreeSet<u64> {
    let wanted = usize::try_from(SAMPLE.min(count)).unwrap_or_default();
    let mut state = seed;
    let mut places = BTreeSet::new();
    while places.len() < wanted {
        // SplitMix64 (Steele, Lea, Flood 2014): every seed walks through all values.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        places.insert((mixed ^ (mixed >> 31)) % count);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_seed_draws_the_same_for_ever() {
        let list = |seed, count| drawn(seed, count).into_iter().collect::<Vec<_>>();
        assert_eq!(list(7, 1_000), list(7, 1_000));
        assert_ne!(list(7, 1_000), list(8, 1_000));
        assert_eq!(list(7, 3), [0, 1, 2], "all, where there are no more");
        assert_eq!(list(7, 0), [0; 0]);
        assert!(list(1, 1_000_000).iter().all(|place| *place < 1_000_000));
    }
}
