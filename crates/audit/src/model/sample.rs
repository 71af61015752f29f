use jiff::civil::Date;
use platform::PersonId;
use sha2::{Digest, Sha256};

platform::id_type! {
    /// One sample.
    SampleId
}

/// Dossiers that an audit looks at, drawn so that anybody can draw them again: the seed, and the hash
/// of the list out of which they were drawn, stand in the record (ISO 19011, A.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Its key.
    pub id: SampleId,
    /// The code of the procedure.
    pub code: String,
    /// From which day on the dossiers were received.
    pub from: Date,
    /// Until when.
    pub to: Date,
    /// The seed.
    pub seed: String,
    /// How many dossiers it was drawn out of.
    pub population: i64,
    /// The hash of their codes.
    pub population_hash: String,
    /// The codes drawn.
    pub picked: Vec<String>,
    /// Who drew it.
    pub drawn_by: PersonId,
}

/// Draws `size` of some codes by a seed: those whose SHA-256 with the seed is least. The order of the
/// list does not matter, so that it can be checked with `printf 'seed\ncode' | sha256sum`.
pub fn draw(seed: &str, codes: &[String], size: usize) -> Vec<String> {
    let mut ranked: Vec<_> =
        codes.iter().map(|code| (hash(&format!("{seed}\n{code}")), code)).collect();
    ranked.sort();
    ranked.dedup();
    ranked.into_iter().take(size).map(|(_, code)| code.clone()).collect()
}

/// The hash of a list of codes: sorted, one a line.
pub fn hash_of(codes: &[String]) -> String {
    let mut sorted: Vec<_> = codes.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    hash(&sorted.join("\n"))
}

fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(count: usize) -> Vec<String> {
        (0..count).map(|n| format!("H50.12-220801-{n:04}")).collect()
    }

    #[test]
    fn a_seed_draws_the_same_again_whatever_the_order() {
        let all = codes(40);
        let first = draw("5e", &all, 5);
        let mut turned = all.clone();
        turned.reverse();
        assert_eq!(draw("5e", &turned, 5), first);
        assert_eq!(hash_of(&turned), hash_of(&all));
        assert_ne!(draw("5f", &all, 5), first, "another seed, another sample");
        assert_eq!(first.len(), 5);
    }

    #[test]
    fn a_small_list_is_drawn_whole() {
        assert_eq!(draw("1", &codes(3), 5).len(), 3);
        assert_eq!(draw("1", &[], 5), [""; 0]);
    }

    #[test]
    fn every_dossier_has_its_chance() {
        let all = codes(10);
        let mut met = std::collections::BTreeSet::new();
        for seed in 0..200 {
            met.extend(draw(&seed.to_string(), &all, 1));
        }
        assert_eq!(met.len(), 10);
    }
}
