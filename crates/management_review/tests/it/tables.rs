use expect_test::expect_file;
use management_review::REGISTERS;

#[test]
fn the_tables_are_sound_and_have_their_words() {
    for register in REGISTERS {
        assert_eq!(register.faults(), [""; 0], "{}", register.key);
        assert_eq!(register.missing_words(), [""; 0], "{}", register.key);
    }
}

#[test]
fn who_may_do_what() {
    let matrix = |register: &&'static quality_register::Register| {
        format!("{}\n{}\n", register.key, quality_register::matrix(register))
    };
    let matrix: String = REGISTERS.iter().map(matrix).collect();
    expect_file!["./snapshots/rights.txt"].assert_eq(&matrix);
}
