use qrcode::{EcLevel, QrCode, render::svg};

use crate::TypesetError;

/// A QR code as SVG, black on white, with the quiet zone that scanners need (ISO/IEC 18004).
pub(crate) fn svg(text: &str) -> Result<String, TypesetError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build())
}
