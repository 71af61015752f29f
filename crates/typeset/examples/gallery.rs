//! Writes every kind of document into a folder, to be looked at: `gallery DIR`.

#[path = "../tests/it/copies.rs"]
mod copies;
#[path = "../tests/it/decisions.rs"]
mod decisions;
#[path = "../tests/it/gallery.rs"]
mod gallery;
#[path = "../tests/it/guides.rs"]
mod guides;
#[path = "../tests/it/letters.rs"]
mod letters;
#[path = "../tests/it/parts.rs"]
mod parts;
#[path = "../tests/it/samples.rs"]
mod samples;
#[path = "../tests/it/texts.rs"]
mod texts;

use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "gallery".to_owned()));
    fs::create_dir_all(&folder)?;
    let engine = typeset::Engine::new()?;
    for (name, pdf) in gallery::all(&engine)? {
        println!("{name}: {} pages, {} bytes {:?}", pdf.pages, pdf.bytes.len(), pdf.remarks);
        fs::write(folder.join(name).with_extension("pdf"), pdf.bytes)?;
    }
    Ok(())
}
