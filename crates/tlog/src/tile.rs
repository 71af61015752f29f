use crate::encoding::decimal;
use crate::hash::Hash;
use crate::tree::{HashSource, MAX_SIZE, ReadError, leaves_below, read};
use std::{fmt, ops::Range};

/// How many hashes a full tile has: its height is 8 (C2SP tlog-tiles).
pub const TILE_WIDTH: u64 = 256;

/// The levels that a tree of at most [`MAX_SIZE`] leaves can have. The specification counts to
/// 63, but no tree that fits a 64-bit size reaches beyond.
const LEVELS: Range<u8> = 0..8;

/// No resource has a longer path; what is longer is not looked at.
const MAX_PATH: usize = 64;

/// Up to 256 consecutive rows that begin at a multiple of 256: `N` or, if they aren't all there
/// yet, `N.p/W`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    index: u64,
    width: u64,
}

impl Span {
    /// The first `width` of the 256 rows with this index.
    pub fn new(index: u64, width: u64) -> Option<Self> {
        let fits = index < MAX_SIZE / TILE_WIDTH && (1..=TILE_WIDTH).contains(&width);
        fits.then_some(Self { index, width })
    }

    /// Whether all 256 rows are there, so that it never changes again.
    pub const fn is_full(self) -> bool {
        self.width == TILE_WIDTH
    }

    /// The rows.
    pub const fn rows(self) -> Range<u64> {
        let start = self.index * TILE_WIDTH;
        start..start + self.width
    }

    fn parse(path: &str) -> Option<Self> {
        let (digits, width) = match path.split_once(".p/") {
            Some((digits, width)) => (digits, decimal(width)?),
            None => (path, TILE_WIDTH),
        };
        let digits = digits.replace(['x', '/'], "");
        Self::new(digits.parse().ok()?, width)
    }
}

impl fmt::Display for Span {
    /// `x001/x234/067.p/17`: groups of three digits make folders of at most a thousand files.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.index.checked_ilog(1000).unwrap_or(0);
        for group in (1..=groups).rev() {
            write!(out, "x{:03}/", self.index / 1000_u64.pow(group) % 1000)?;
        }
        write!(out, "{:03}", self.index % 1000)?;
        if self.is_full() { Ok(()) } else { write!(out, ".p/{}", self.width) }
    }
}

/// A tile: up to 256 hashes of one level, side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    level: u8,
    span: Span,
}

impl TileId {
    /// The first `width` hashes of the tile with this level and index.
    pub fn new(level: u8, index: u64, width: u64) -> Option<Self> {
        let span = Span::new(index, width)?;
        LEVELS.contains(&level).then_some(Self { level, span })
    }

    /// Level 0 has leaf hashes; above, each hash stands for a full tile below.
    pub const fn level(self) -> u8 {
        self.level
    }

    /// Its place within the level.
    pub const fn span(self) -> Span {
        self.span
    }

    /// Whether a tree of this size has all of it. Only then is the answer to it for ever the same.
    pub fn is_in(self, size: u64) -> bool {
        leaves_below(self.level, &self.span.rows()).end <= size.min(MAX_SIZE)
    }

    /// The tile's hashes, one after the other, of a tree of this size.
    pub fn read<S>(self, source: &S, size: u64) -> Result<Vec<u8>, ReadError<S::Error>>
    where
        S: HashSource + ?Sized,
    {
        if !self.is_in(size) {
            return Err(ReadError::OutOfTree(size));
        }
        let hashes = read(source, self.level, self.span.rows())?;
        Ok(hashes.iter().flat_map(|hash| hash.0).collect())
    }

    /// The hashes in a tile's bytes, if they are as many as its width says.
    pub fn hashes(self, bytes: &[u8]) -> Option<Vec<Hash>> {
        let (hashes, []) = bytes.as_chunks::<32>() else { return None };
        let whole = u64::try_from(hashes.len()) == Ok(self.span.width);
        whole.then(|| hashes.iter().copied().map(Hash).collect())
    }
}

/// The tiles that become full while the tree grows from `old` to `new` leaves.
pub fn newly_full(old: u64, new: u64) -> impl Iterator<Item = TileId> {
    LEVELS.flat_map(move |level| {
        let full = |size: u64| (size.min(MAX_SIZE) >> (8 * level)) / TILE_WIDTH;
        (full(old)..full(new)).filter_map(move |index| TileId::new(level, index, TILE_WIDTH))
    })
}

/// Every tile of a tree: the full ones, then those on the right edge that are not.
pub fn tiles(size: u64) -> impl Iterator<Item = TileId> {
    let partial = LEVELS.filter_map(move |level| {
        let rows = size.min(MAX_SIZE) >> (8 * level);
        TileId::new(level, rows / TILE_WIDTH, rows % TILE_WIDTH)
    });
    newly_full(0, size).chain(partial)
}

/// What a log serves under its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resource {
    /// `checkpoint`: the newest signed checkpoint. It changes; don't let it be cached for long.
    Checkpoint,
    /// `tile/L/N`: hashes.
    Tile(TileId),
    /// `tile/entries/N`: the entries below the tile of level 0 with the same span.
    Entries(Span),
}

impl Resource {
    /// Reads a path below the log's address, without a leading slash. Each resource has one path;
    /// any other spelling is refused, so that no cache keeps a thing twice.
    pub fn parse(path: &str) -> Option<Self> {
        if path.len() > MAX_PATH {
            return None;
        }
        let resource = match path.split_once('/') {
            None => Self::Checkpoint,
            Some((_, rest)) => match rest.split_once('/')? {
                ("entries", span) => Self::Entries(Span::parse(span)?),
                (level, span) => {
                    let level = u8::try_from(decimal(level)?).ok()?;
                    let Span { index, width } = Span::parse(span)?;
                    Self::Tile(TileId::new(level, index, width)?)
                }
            },
        };
        (resource.to_string() == path).then_some(resource)
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checkpoint => out.write_str("checkpoint"),
            Self::Tile(TileId { level, span }) => write!(out, "tile/{level}/{span}"),
            Self::Entries(span) => write!(out, "tile/entries/{span}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Resource, Span, TILE_WIDTH, TileId, newly_full, tiles};

    fn tile(level: u8, index: u64, width: u64) -> Resource {
        Resource::Tile(TileId::new(level, index, width).unwrap())
    }

    #[test]
    fn paths_are_those_of_tlog_tiles() {
        for (resource, path) in [
            (tile(0, 0, 256), "tile/0/000"),
            (tile(0, 999, 256), "tile/0/999"),
            (tile(0, 1000, 256), "tile/0/x001/000"),
            (tile(0, 1_234_067, 256), "tile/0/x001/x234/067"),
            (tile(1, 1, 17), "tile/1/001.p/17"),
            (tile(7, 0, 1), "tile/7/000.p/1"),
            (
                Resource::Entries(Span::new(1_000_000, 255).unwrap()),
                "tile/entries/x001/x000/000.p/255",
            ),
            (Resource::Checkpoint, "checkpoint"),
        ] {
            assert_eq!(resource.to_string(), path);
            assert_eq!(Resource::parse(path), Some(resource), "{path}");
        }
    }

    #[test]
    fn no_other_spelling_is_a_path() {
        let beyond = format!("tile/0/{}000", "x999/".repeat(9));
        for path in [
            "",
            "/checkpoint",
            "checkpoint/",
            "check",
            "tile",
            "tile/0",
            "tile/0/",
            "tile/0/0",
            "tile/0/0000",
            "tile/0/x000/000",
            "tile/0/x000",
            "tile/0/001/000",
            "tile/0/x001000",
            "tile/0/+01",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/0/000.p/1/2",
            "tile/00/000",
            "tile/8/000",
            "tile/-1/000",
            "tile/0/../000",
            "leaf/0/000",
            &beyond,
        ] {
            assert_eq!(Resource::parse(path), None, "{path}");
        }
    }

    /// The example in the specification: 273 full tiles and one of 112, and so on.
    #[test]
    fn a_tree_of_70_000_leaves_has_the_tiles_of_the_specification() {
        let partial: Vec<_> = tiles(70_000)
            .filter(|tile| !tile.span.is_full())
            .map(|t| (t.level, t.span.width))
            .collect();
        assert_eq!(partial, [(0, 112), (1, 17), (2, 1)]);
        let full = |level| newly_full(0, 70_000).filter(|tile| tile.level == level).count();
        assert_eq!((full(0), full(1), full(2)), (273, 1, 0));
        assert_eq!(
            tiles(256).collect::<Vec<_>>(),
            [TileId::new(0, 0, TILE_WIDTH).unwrap(), TileId::new(1, 0, 1).unwrap()],
        );
        assert_eq!(tiles(0).count(), 0);
    }

    #[test]
    fn tiles_become_full_once() {
        let steps: Vec<_> = (0..70_000).step_by(97).chain([70_000]).collect();
        let mut grown: Vec<_> = steps.windows(2).flat_map(|w| newly_full(w[0], w[1])).collect();
        grown.sort_unstable();
        assert_eq!(grown, newly_full(0, 70_000).collect::<Vec<_>>());
    }

    #[test]
    fn the_largest_tree_does_not_overflow() {
        let last =
            tiles(0).chain((0..8).filter_map(|level| TileId::new(level, (1 << 54) - 1, 256)));
        assert!(last.into_iter().all(|tile| tile.level == 0 || !tile.is_in(u64::MAX)));
        assert_eq!(newly_full(u64::MAX - 1, u64::MAX).count(), 0);
    }
}
