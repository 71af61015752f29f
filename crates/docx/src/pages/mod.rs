//! The words that the layout prints, the same as those of the typesetter's templates.

pub(crate) mod words;
