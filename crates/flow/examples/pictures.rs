//! Draws procedures: `cargo run -p flow --example pictures OUT FILE.json…`, where a file holds one
//! procedure or a list of them, as `haidang procedure read --format json` prints. Writes
//! `OUT/<file>-<place>.svg` and says how long it took.

use flow::{
    Procedure,
    picture::{Fit, picture, svg},
};
use std::{error::Error, fs, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("where to?")?;
    for file in args {
        let text = fs::read_to_string(&file)?;
        let many: Vec<Procedure> = if text.trim_start().starts_with('[') {
            serde_json::from_str(&text)?
        } else {
            vec![serde_json::from_str(&text)?]
        };
        let stem = Path::new(&file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (place, procedure) in many.iter().enumerate() {
            let began = Instant::now();
            let Some(drawn) = picture(procedure, Fit::Page) else { continue };
            let text = svg(&drawn);
            let took = began.elapsed();
            let name = procedure.name.as_deref().unwrap_or_default();
            println!("{stem}-{place}: {}×{} in {took:?}: {name}", drawn.width, drawn.height());
            fs::write(format!("{out}/{stem}-{place}.svg"), text)?;
        }
    }
    Ok(())
}
