//! A record is changed in every way we can think of; the verifier names the first bad entry.

use crate::store::{Store, entry};
use tlog::{EMPTY_ROOT, Fault, Frontier, Hash, Head, Node, Verifier, leaf_hash};

/// A stored record: rows as a database gives them, nodes, and heads of kept checkpoints.
struct Record {
    rows: Vec<(u64, Vec<u8>, Hash)>,
    nodes: Vec<Node>,
    heads: Vec<Head>,
}

/// 700 entries, with checkpoints kept at 0, 300 and 700.
fn record() -> Record {
    let store = Store::of(700);
    let rows = (0..700).map(|seq| (seq, entry(seq), leaf_hash(&entry(seq)))).collect();
    let heads = [700, 0, 300].map(|size| tlog::root_at(&store, size).unwrap()).to_vec();
    Record { rows, nodes: store.nodes, heads }
}

fn verify(record: Record) -> Result<Frontier, Fault> {
    let mut verifier = Verifier::new(record.heads, record.nodes);
    for (seq, bytes, hash) in &record.rows {
        verifier.entry(*seq, bytes, *hash)?;
    }
    verifier.finish()
}

/// What one can do with the database who may write to all of it: a new history, all hashes right.
fn rewrite(record: &mut Record) {
    let mut frontier = Frontier::new();
    record.nodes.clear();
    for (seq, row) in (0..).zip(&mut record.rows) {
        (row.0, row.2) = (seq, leaf_hash(&row.1));
        record.nodes.extend(frontier.append(row.2));
    }
}

#[test]
fn an_honest_record_is_right() {
    let frontier = verify(record()).unwrap();
    assert_eq!(frontier.head(), record().heads[0]);
    let empty = Record { rows: vec![], nodes: vec![], heads: vec![] };
    assert_eq!(verify(empty).unwrap().root(), EMPTY_ROOT);
}

/// Ways to spoil a record.
mod spoil {
    use super::{EMPTY_ROOT, Head, Record, leaf_hash, rewrite};

    pub(super) fn close_gap(record: &mut Record) {
        record.rows.remove(5);
        (0..).zip(&mut record.rows).for_each(|(seq, row)| row.0 = seq);
    }

    pub(super) fn double(record: &mut Record) {
        record.rows.insert(3, record.rows[2].clone());
    }

    pub(super) fn entry_with_hash(record: &mut Record) {
        record.rows[402].1.push(b' ');
        record.rows[402].2 = leaf_hash(&record.rows[402].1);
    }

    pub(super) fn history_before_300(record: &mut Record) {
        record.rows[10].1.push(b' ');
        rewrite(record);
    }

    pub(super) fn history_after_300(record: &mut Record) {
        record.rows[310].1.push(b' ');
        rewrite(record);
    }

    pub(super) fn history_made_shorter(record: &mut Record) {
        record.rows.remove(310);
        rewrite(record);
    }

    pub(super) fn end_with_its_checkpoint(record: &mut Record) {
        record.rows.truncate(500);
        record.heads.retain(|head| head.size <= 500);
    }

    pub(super) fn second_checkpoint(record: &mut Record) {
        record.heads.push(Head { size: 300, root: EMPTY_ROOT });
    }
}

#[test]
fn the_first_bad_entry_is_named() {
    use Fault::{Entry, Gap, Node, Short, StrayNode};
    type Spoil = fn(&mut Record);
    let cases: [(&str, Spoil, Fault, u64); 17] = [
        ("entry 5 out", |r| drop(r.rows.remove(5)), Gap { expected: 5, found: 6 }, 5),
        ("entry 0 out", |r| drop(r.rows.remove(0)), Gap { expected: 0, found: 1 }, 0),
        ("8 and 9 swapped", |r| r.rows.swap(8, 9), Gap { expected: 8, found: 9 }, 8),
        ("2 twice", spoil::double, Gap { expected: 3, found: 2 }, 3),
        ("5 out, numbers closed", spoil::close_gap, Node { level: 1, index: 0 }, 0),
        ("bytes of 400", |r| r.rows[400].1.push(b' '), Entry(400), 400),
        ("hash of 401", |r| r.rows[401].2.0[0] ^= 1, Entry(401), 401),
        ("both of 402", spoil::entry_with_hash, Node { level: 1, index: 1 }, 256),
        ("node", |r| r.nodes[1].hash.0[9] ^= 4, Node { level: 1, index: 1 }, 256),
        ("node out", |r| r.nodes.truncate(1), Node { level: 1, index: 1 }, 256),
        ("10, rewritten", spoil::history_before_300, Fault::Head { size: 300, proven: 0 }, 0),
        ("310, rewritten", spoil::history_after_300, Fault::Head { size: 700, proven: 300 }, 300),
        (
            "310 out, rewritten",
            spoil::history_made_shorter,
            Short { expected: 700, found: 699 },
            699,
        ),
        ("end", |r| r.rows.truncate(650), Short { expected: 700, found: 650 }, 650),
        ("end, quietly", spoil::end_with_its_checkpoint, StrayNode { level: 1, index: 1 }, 256),
        ("root of nothing", |r| r.heads[1].root.0[0] ^= 1, Fault::Head { size: 0, proven: 0 }, 0),
        ("two roots at 300", spoil::second_checkpoint, Fault::Head { size: 300, proven: 0 }, 0),
    ];
    for (what, spoil, fault, entry) in cases {
        let mut record = record();
        spoil(&mut record);
        let found = verify(record).unwrap_err();
        assert_eq!((found, found.entry()), (fault, entry), "{what}");
    }
}

#[test]
fn a_later_run_resumes_where_an_earlier_one_ended() {
    let Record { rows, nodes, heads } = record();
    let mut earlier = Verifier::new(vec![heads[2]], nodes.iter().copied().filter(|n| n.index == 0));
    for (seq, bytes, hash) in &rows[..300] {
        earlier.entry(*seq, bytes, *hash).unwrap();
    }
    let kept = earlier.finish().unwrap().to_bytes();
    let resume = |heads, nodes: &[Node]| {
        let frontier = Frontier::from_bytes(&kept).unwrap();
        let mut later = Verifier::resume(frontier, heads, nodes.iter().copied());
        for (seq, bytes, hash) in &rows[300..] {
            later.entry(*seq, bytes, *hash)?;
        }
        later.finish()
    };
    assert_eq!(resume(vec![heads[0], heads[2]], &nodes[1..]).unwrap().head(), heads[0]);
    assert_eq!(resume(vec![heads[1]], &nodes[1..]).unwrap_err(), Fault::Behind(0));
    let stray = Fault::StrayNode { level: 1, index: 0 };
    assert_eq!(resume(vec![], &nodes).unwrap_err(), stray, "nodes of the earlier run were given");
}

#[test]
fn faults_read_as_sentences() {
    let faults = [
        Fault::Gap { expected: 5, found: 6 },
        Fault::Entry(400),
        Fault::Node { level: 2, index: 3 },
        Fault::StrayNode { level: 1, index: 9 },
        Fault::Head { size: 700, proven: 300 },
        Fault::Short { expected: 700, found: 650 },
        Fault::Behind(300),
    ];
    let text: Vec<_> = faults.iter().map(Fault::to_string).collect();
    expect_test::expect![[r#"
        entry 5 is missing: entry 6 follows where it should be
        entry 400 is not the one whose hash is stored
        the hash 3 stored at level 2 does not belong to entries 196608 to 262143
        hash 9 of level 1 is stored, but the log does not reach so far
        the checkpoint of size 700 has another root: an entry from 300 on was changed
        the log has 650 entries, a checkpoint counts 700
        the checkpoint of size 300 lies before the part that is verified"#]]
    .assert_eq(&text.join("\n"));
}
