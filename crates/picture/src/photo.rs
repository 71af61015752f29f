use crate::redraw::{PictureError, decoded};
use image::{DynamicImage, codecs::jpeg::JpegEncoder};

/// Pixels of width in which a photo is kept: for a list on a phone, for an article, for a large
/// screen and for other sites that show it.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];

/// How much of a photo is kept, of a hundred: no eye misses the rest at these sizes.
const QUALITY: u8 = 80;

/// A photo in one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// JPEG, with nothing of what a camera wrote beside it: no place, no time, no name.
    pub jpeg: Vec<u8>,
}

/// A photo in every width, the smallest first, upright, never larger than it came. Only for a
/// limited process.
pub fn sizes(bytes: &[u8]) -> Result<Vec<Photo>, PictureError> {
    let (mut picture, orientation) = decoded(bytes)?;
    picture.apply_orientation(orientation);
    let mut plain = on_white(&picture);
    let mut photos = Vec::new();
    // Each is made of the next larger one.
    for most in WIDTHS.into_iter().rev() {
        if plain.width() > most {
            plain = plain.thumbnail(most, u32::MAX);
        }
        photos.push(written(&plain)?);
    }
    photos.reverse();
    Ok(photos)
}

/// JPEG has no transparency: what was transparent is white.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.to_rgb8());
    }
    let mut ground = image::RgbaImage::from_pixel(
        picture.width(),
        picture.height(),
        image::Rgba([255, 255, 255, 255]),
    );
    image::imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(ground).into_rgb8())
}

fn written(picture: &DynamicImage) -> Result<Photo, PictureError> {
    let mut jpeg = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))
        .map_err(|error| PictureError::Failed(error.to_string()))?;
    Ok(Photo { width: picture.width(), height: picture.height(), jpeg })
}

/// Photos as bytes for the pipe: width, height, length, then the JPEG of each.
pub(crate) fn packed(photos: &[Photo]) -> Vec<u8> {
    let mut out = Vec::new();
    for Photo { width, height, jpeg } in photos {
        for number in [*width, *height, u32::try_from(jpeg.len()).unwrap_or(u32::MAX)] {
            out.extend_from_slice(&number.to_be_bytes());
        }
        out.extend_from_slice(jpeg);
    }
    out
}

/// The photos of such bytes.
pub(crate) fn unpacked(mut bytes: &[u8]) -> Option<Vec<Photo>> {
    let mut photos = Vec::new();
    while !bytes.is_empty() {
        let (head, rest) = bytes.split_at_checked(12)?;
        let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
        let (jpeg, rest) = rest.split_at_checked(usize::try_from(number(8)?).ok()?)?;
        photos.push(Photo { width: number(0)?, height: number(4)?, jpeg: jpeg.to_vec() });
        bytes = rest;
    }
    (photos.len() == WIDTHS.len()).then_some(photos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage, RgbaImage};
    use std::io::Cursor;

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_photo_has_three_widths_and_is_never_enlarged() {
        for (from, widths) in [
            ((2_400, 1_800), [(480, 360), (960, 720), (1600, 1200)]),
            ((700, 1_400), [(480, 960), (700, 1_400), (700, 1_400)]),
            ((10, 10), [(10, 10); 3]),
        ] {
            let photo = DynamicImage::ImageRgb8(RgbImage::new(from.0, from.1));
            let photos = sizes(&encoded(&photo, ImageFormat::Jpeg)).unwrap();
            let sizes: Vec<_> = photos.iter().map(|it| (it.width, it.height)).collect();
            assert_eq!(sizes, widths, "{from:?}");
            assert_eq!(unpacked(&packed(&photos)), Some(photos));
        }
    }

    #[test]
    fn what_was_transparent_is_white() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::new(4, 4));
        let photos = sizes(&encoded(&clear, ImageFormat::Png)).unwrap();
        let again = image::load_from_memory(&photos[0].jpeg).unwrap().into_rgb8();
        assert!(again.pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
    }

    /// A camera held sideways: its note is followed, and goes with everything else it wrote.
    #[test]
    fn a_photo_stands_upright_and_tells_nothing_of_its_camera() {
        let mut wide = RgbImage::new(40, 20);
        wide.put_pixel(0, 0, image::Rgb([255, 0, 0]));
        let mut jpeg = encoded(&DynamicImage::ImageRgb8(wide), ImageFormat::Jpeg);
        let tiff = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let mut segment = vec![0xFF, 0xE1];
        segment.extend(u16::try_from(tiff.len() + 2).unwrap().to_be_bytes());
        segment.extend_from_slice(tiff);
        jpeg.splice(2..2, segment);
        let photos = sizes(&jpeg).unwrap();
        assert_eq!((photos[0].width, photos[0].height), (20, 40));
        assert!(!photos.iter().any(|it| it.jpeg.windows(4).any(|part| part == b"Exif")));
    }

    #[test]
    fn a_broken_answer_is_no_photo() {
        for bytes in [&b""[..], b"short", &[0; 12], &[0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 9]] {
            assert_eq!(unpacked(bytes), None, "{bytes:?}");
        }
    }
}
