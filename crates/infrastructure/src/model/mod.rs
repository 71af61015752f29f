//! What the registers of equipment and of checks of the work environment are.

mod checks;
mod equipment;

pub use checks::CHECKS;
pub(crate) use checks::lacking;
pub use equipment::EQUIPMENT;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound_and_have_their_words() {
        for register in [&EQUIPMENT, &CHECKS] {
            assert_eq!(register.faults(), [""; 0]);
            assert_eq!(register.missing_words(), [""; 0]);
            assert_eq!(register.columns.len(), register.widths.len());
        }
    }

    /// The matrix an auditor asks for, drawn from the tables. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots/rights.txt");
        let matrix = [&EQUIPMENT, &CHECKS].map(quality_register::matrix).concat();
        expect_test::expect_file![path].assert_eq(&matrix);
    }
}
