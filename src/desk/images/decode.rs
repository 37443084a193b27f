//! From the bytes of a picture to cells. What the bytes claim is checked before memory is taken.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgba, RgbaImage};

use super::cells;
use crate::feeds::limits;
use crate::model::Picture;

/// Why a picture can't be shown, as the end of a sentence.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("it is not a JPEG, PNG, WebP or GIF picture")]
    Format,
    #[error("it has {0} x {1} pixels, and more than {most} million are not decoded", most = limits::PICTURE_PIXELS >> 20)]
    TooLarge(u32, u32),
    #[error("it is a sign of {0} x {1} pixels")]
    TooSmall(u32, u32),
    #[error("decoding it would take too much memory")]
    Memory,
    #[error("its data is damaged")]
    Damaged,
}

/// The picture, as many cells as have its shape and fit into `columns` and `rows`; of a film the first frame.
pub fn picture(bytes: &[u8], columns: u16, rows: u16) -> Result<Picture, Unreadable> {
    let format = image::guess_format(bytes).map_err(|_| Unreadable::Format)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(Unreadable::Format);
    }
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format);
    decoder.limits(bounds());
    let mut decoder = decoder.into_decoder().map_err(|error| told(&error))?;
    let (width, height) = decoder.dimensions();
    let is_large = u64::from(width) * u64::from(height) > limits::PICTURE_PIXELS;
    if is_large || width.max(height) > limits::PICTURE_SIDE {
        return Err(Unreadable::TooLarge(width, height));
    }
    if width.min(height) < limits::PICTURE_LEAST {
        return Err(Unreadable::TooSmall(width, height));
    }
    if decoder.total_bytes() > limits::PICTURE_MEMORY {
        return Err(Unreadable::Memory);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|error| told(&error))?;
    Ok(drawn(image, orientation, columns, rows))
}

fn bounds() -> Limits {
    let mut bounds = Limits::default();
    bounds.max_image_width = Some(limits::PICTURE_SIDE);
    bounds.max_image_height = Some(limits::PICTURE_SIDE);
    bounds.max_alloc = Some(limits::PICTURE_MEMORY);
    bounds
}

fn told(error: &ImageError) -> Unreadable {
    match error {
        ImageError::Limits(_) => Unreadable::Memory,
        _ => Unreadable::Damaged,
    }
}

fn drawn(image: DynamicImage, orientation: Orientation, columns: u16, rows: u16) -> Picture {
    let turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = (image.width(), image.height());
    let size = if turned { (height, width) } else { (width, height) };
    let (columns, rows) = Picture::fit(size, columns, rows);
    let (wide, high) = (u32::from(columns) * cells::SIDE, u32::from(rows) * cells::SIDE);
    let (across, down) = if turned { (high, wide) } else { (wide, high) };
    // Far more pixels than are shown are first thinned out quickly, then made to fit carefully.
    let thin =
        if width / 4 > across && height / 4 > down { image.thumbnail_exact(across * 4, down * 4) } else { image };
    let mut fitted = thin.resize_exact(across, down, FilterType::CatmullRom);
    fitted.apply_orientation(orientation);
    let pixels = fitted.into_rgba8();
    let mut found = Vec::with_capacity(usize::from(columns) * usize::from(rows));
    for row in 0..u32::from(rows) {
        for column in 0..u32::from(columns) {
            let (x, y) = (column * cells::SIDE, row * cells::SIDE);
            let four = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)];
            found.push(cells::cell(four.map(|(x, y)| on_paper(&pixels, x, y))));
        }
    }
    Picture { size, columns, rows, cells: found }
}

/// A pixel on white, as pages mostly are: what has no ground of its own is drawn for that.
fn on_paper(pixels: &RgbaImage, x: u32, y: u32) -> [u8; 3] {
    let Rgba([red, green, blue, alpha]) = *pixels.get_pixel_checked(x, y).unwrap_or(&Rgba([255; 4]));
    let alpha = u32::from(alpha);
    [red, green, blue].map(|channel| {
        let mixed = (u32::from(channel) * alpha + 255 * (255 - alpha)) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    /// Left half red, right half blue, with a white corner at the bottom right.
    fn two_halves(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_fn(width, height, |x, y| {
            let is_corner = x > width * 3 / 4 && y > height * 3 / 4;
            image::Rgb(if is_corner {
                [255; 3]
            } else if x < width / 2 {
                [200, 0, 0]
            } else {
                [0, 0, 200]
            })
        })
        .into()
    }

    fn bytes(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn every_format_shows_its_colours_where_they_are() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let picture = picture(&bytes(&two_halves(400, 200), format), 40, 20).unwrap();
            assert_eq!((picture.size, picture.columns, picture.rows), ((400, 200), 40, 10));
            let near = |cell: [u8; 3], colour: [u8; 3]| cell.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 40);
            assert!(near(picture.cell(3, 3).unwrap().ink, [200, 0, 0]), "{format:?}");
            assert!(near(picture.cell(35, 3).unwrap().ink, [0, 0, 200]), "{format:?}");
            assert!(near(picture.cell(38, 9).unwrap().ground, [255, 255, 255]), "{format:?}");
            assert_eq!(picture.cell(40, 0), None);
        }
    }

    #[test]
    fn what_can_be_seen_through_stands_on_white() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(64, 64, Rgba([0, 0, 0, 0])));
        let picture = picture(&bytes(&clear, ImageFormat::Png), 10, 10).unwrap();
        assert!(picture.cells.iter().all(|cell| cell.ink == [255; 3] && cell.ground == [255; 3]));
    }

    #[test]
    fn what_is_too_large_too_small_broken_or_no_picture_is_refused() {
        let refused = |bytes: &[u8]| picture(bytes, 40, 20).unwrap_err();
        let flood = bytes(&DynamicImage::ImageLuma8(image::GrayImage::new(8_000, 2_200)), ImageFormat::Png);
        assert_eq!(refused(&flood), Unreadable::TooLarge(8_000, 2_200));
        let thin = bytes(&DynamicImage::ImageLuma8(image::GrayImage::new(20_000, 30)), ImageFormat::Png);
        assert_eq!(refused(&thin), Unreadable::Memory);
        assert_eq!(refused(&bytes(&two_halves(1, 1), ImageFormat::Png)), Unreadable::TooSmall(1, 1));
        assert_eq!(refused(b"<html>no</html>"), Unreadable::Format);
        assert_eq!(refused(b""), Unreadable::Format);
        let whole = bytes(&two_halves(400, 200), ImageFormat::Png);
        assert_eq!(refused(&whole[..whole.len() / 2]), Unreadable::Damaged);
        let deep = DynamicImage::ImageRgba16(image::ImageBuffer::new(3_500, 3_000));
        assert_eq!(refused(&bytes(&deep, ImageFormat::Png)), Unreadable::Memory);
    }
}
