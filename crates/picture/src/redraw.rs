use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::png::PngEncoder,
    imageops::FilterType, metadata::Orientation,
};
use std::io::Cursor;

/// Pixels on a side that are read, at most.
const MOST_READ: u32 = 12_000;

/// Memory for reading one, at most.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Pixels on the longer side that are kept: 17 cm at 300 dots an inch.
const MOST_KEPT: u32 = 2_000;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It is no PNG and no JPEG.
    #[error("neither PNG nor JPEG")]
    Unknown,
    /// It is broken.
    #[error("the picture cannot be read")]
    Broken,
    /// It needs too much memory or time.
    #[error("the picture is too large")]
    TooLarge,
    /// Something around it failed.
    #[error("{0}")]
    Failed(String),
}

impl PictureError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "picture_unknown",
            Self::Broken => "picture_broken",
            Self::TooLarge => "picture_too_large",
            Self::Failed(_) => "picture_failed",
        }
    }

    /// The error that such a code means.
    pub(crate) fn of(code: &[u8]) -> Self {
        let known = [Self::Unknown, Self::Broken, Self::TooLarge];
        let found = known.into_iter().find(|error| error.code().as_bytes() == code);
        found.unwrap_or_else(|| Self::Failed(String::from_utf8_lossy(code).into_owned()))
    }
}

/// The picture that bytes hold, and how its camera was held.
pub(crate) fn decoded(bytes: &[u8]) -> Result<(DynamicImage, Orientation), PictureError> {
    let format = image::guess_format(bytes).map_err(|_| PictureError::Unknown)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(PictureError::Unknown);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_READ);
    limits.max_image_height = Some(MOST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let read = reader.into_decoder().and_then(|mut decoder| {
        let orientation = decoder.orientation()?;
        Ok((DynamicImage::from_decoder(decoder)?, orientation))
    });
    read.map_err(|error| {
        let is_large = matches!(error, image::ImageError::Limits(_));
        if is_large { PictureError::TooLarge } else { PictureError::Broken }
    })
}

/// The picture written anew as PNG, at most 2,000 pixels on a side. Only for a limited process.
pub fn redraw(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let (picture, _) = decoded(bytes)?;
    let is_large = picture.width().max(picture.height()) > MOST_KEPT;
    let picture =
        if is_large { picture.resize(MOST_KEPT, MOST_KEPT, FilterType::Triangle) } else { picture };
    let mut png = Vec::new();
    // Eight bits a channel are what printers and browsers have.
    let plain = if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    };
    plain
        .write_with_encoder(PngEncoder::new(&mut png))
        .map_err(|error| PictureError::Failed(error.to_string()))?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(width, height).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_written_anew_and_no_larger_than_needed() {
        for (format, from, to) in [
            (ImageFormat::Png, (40, 30), (40, 30)),
            (ImageFormat::Jpeg, (40, 30), (40, 30)),
            (ImageFormat::Png, (4_000, 1_000), (2_000, 500)),
        ] {
            let png = redraw(&encoded(from.0, from.1, format)).unwrap();
            let again = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
            assert_eq!((again.width(), again.height()), to, "{format:?} {from:?}");
        }
    }

    #[test]
    fn what_is_no_picture_is_told() {
        let mut cut = encoded(40, 30, ImageFormat::Png);
        cut.truncate(60);
        // A header that promises 100,000 × 100,000 pixels, its check sum right.
        let mut bomb = encoded(1, 1, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&100_000_u32.to_be_bytes());
        let sum = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        for (bytes, error) in [
            (b"%PDF-1.7".to_vec(), PictureError::Unknown),
            (b"GIF89a..".to_vec(), PictureError::Unknown),
            (Vec::new(), PictureError::Unknown),
            (cut, PictureError::Broken),
            (bomb, PictureError::TooLarge),
        ] {
            assert_eq!(redraw(&bytes), Err(error));
        }
    }

    fn crc(bytes: &[u8]) -> u32 {
        let step = |sum: u32, byte: &u8| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }
            })
        };
        !bytes.iter().fold(u32::MAX, step)
    }
}
