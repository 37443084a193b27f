//! Bodies as they were before the server packed them, bounded after that.

use std::io::{self, BufRead, BufReader, Read};

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::feeds::limits;

/// The packings that are asked for.
pub(super) const ACCEPTED: &str = "gzip, br, zstd, deflate";

/// Why a body can't be had.
#[derive(Debug)]
pub(super) enum Trouble {
    TooLarge,
    /// The name of a packing that is not known, or of too many in each other.
    Packing(String),
    Read(io::Error),
}

/// The bytes behind a body, at most `limit`; `encoding` is the value of its `Content-Encoding`.
pub(super) fn unpacked(body: impl Read, encoding: Option<&str>, limit: u64) -> Result<Vec<u8>, Trouble> {
    let mut reader: Box<dyn BufRead + '_> = Box::new(BufReader::new(body));
    let names: Vec<String> = encoding.unwrap_or("").split(',').map(|name| name.trim().to_ascii_lowercase()).collect();
    if names.len() > limits::PACKINGS {
        return Err(Trouble::Packing(encoding.unwrap_or("").to_owned()));
    }
    for name in names.iter().rev() {
        reader = layer(reader, name)?;
    }
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Trouble::Read)?;
    if bytes.len() as u64 > limit { Err(Trouble::TooLarge) } else { Ok(bytes) }
}

/// One packing taken off. What the bytes begin with counts more than what the server calls them:
/// some pack without a word, some name a packing and send none.
fn layer<'r>(mut reader: Box<dyn BufRead + 'r>, name: &str) -> Result<Box<dyn BufRead + 'r>, Trouble> {
    let start = reader.fill_buf().map_err(Trouble::Read)?;
    let is_gzip = start.starts_with(&[0x1f, 0x8b]);
    let is_zstd = start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]);
    let is_zlib = matches!(start, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    Ok(match name {
        _ if start.is_empty() => reader,
        "" | "identity" | "gzip" | "x-gzip" if is_gzip => boxed(MultiGzDecoder::new(reader)),
        "zstd" if is_zstd => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(reader).map_err(Trouble::Read)?;
            decoder.window_log_max(WINDOW).map_err(Trouble::Read)?;
            boxed(decoder)
        }
        "" | "identity" | "none" | "utf-8" | "gzip" | "x-gzip" | "zstd" => reader,
        "deflate" if is_zlib => boxed(ZlibDecoder::new(reader)),
        "deflate" => boxed(DeflateDecoder::new(reader)),
        "br" => boxed(Decompressor::new(reader, BUFFER)),
        other => return Err(Trouble::Packing(other.to_owned())),
    })
}

/// 2 to the power of this is the memory that a zstd body may want: 8 MB, the most that browsers give.
const WINDOW: u32 = 23;
const BUFFER: usize = 8 << 10;

fn boxed<'r>(decoder: impl Read + 'r) -> Box<dyn BufRead + 'r> {
    Box::new(BufReader::new(decoder))
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    use super::*;

    const TEXT: &[u8] = b"<rss><channel><title>packed and unpacked, packed and unpacked</title></channel></rss>";
    const LIMIT: u64 = 1 << 20;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Made with another program's encoder, as there is none here: the text, and 64 MB of blanks.
    const BROTLI_TEXT: &str = "1b5400301c09760cb20e3145b88d50c91be485474eba85d5e59c0f8b1b1c68805a9e0514\
        78feb00107142f0feb4ac7dc34d77dd24f211909f9e63c03bb93ce";
    const BROTLI_BOMB: &str = "cbffff3ff82540e2b14020f7fe8fffff7ff04b00c4611180eefd1fffffffe0970088c302\
        00ddfb3ffeffffc12f0110870500baf77ffcffff835f02200e0b0074effff8ffff07bf04401c1600e8defff1ffff0f7e0980\
        382c00d0bdffcbffff3ffc1200715800a07bff07";

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    fn unpack(bytes: &[u8], name: &str) -> Result<Vec<u8>, Trouble> {
        unpacked(bytes, Some(name), LIMIT)
    }

    #[test]
    fn every_packing_is_taken_off() {
        for (packed, name) in [
            (gzip(TEXT), "gzip"),
            (gzip(TEXT), "X-GZIP"),
            ([gzip(&TEXT[..10]), gzip(&TEXT[10..])].concat(), "gzip"),
            (zlib(TEXT), "deflate"),
            (deflate(TEXT), "deflate"),
            (bytes(BROTLI_TEXT), "br"),
            (zstd::encode_all(TEXT, 3).unwrap(), "zstd"),
            (gzip(&zlib(TEXT)), "deflate, gzip"),
            (gzip(TEXT), "identity"),
            (gzip(TEXT), ""),
            (TEXT.to_vec(), "gzip"),
            (TEXT.to_vec(), "zstd"),
            (TEXT.to_vec(), ""),
        ] {
            assert_eq!(unpack(&packed, name).unwrap(), TEXT, "{name}");
        }
        assert_eq!(unpack(b"", "gzip").unwrap(), b"");
        assert_eq!(unpack(b"", "br").unwrap(), b"");
    }

    #[test]
    fn a_bomb_is_bounded_whatever_it_is_packed_with() {
        let blanks = vec![b' '; 64 << 20];
        for (bomb, name) in [
            (gzip(&blanks), "gzip"),
            (zlib(&blanks), "deflate"),
            (deflate(&blanks), "deflate"),
            (bytes(BROTLI_BOMB), "br"),
            (zstd::encode_all(&blanks[..], 3).unwrap(), "zstd"),
            (gzip(&gzip(&blanks)), "gzip, gzip"),
        ] {
            assert!(bomb.len() < 100 << 10, "{name}");
            assert!(matches!(unpack(&bomb, name), Err(Trouble::TooLarge)), "{name}");
        }
    }

    #[test]
    fn what_is_broken_or_unknown_is_refused() {
        assert!(matches!(unpack(&gzip(TEXT)[..30], "gzip"), Err(Trouble::Read(_))));
        assert!(matches!(unpack(b"\x1f\x8bnothing of the kind", "gzip"), Err(Trouble::Read(_))));
        assert!(matches!(unpack(b"\xff\xff\xff\xff", "deflate"), Err(Trouble::Read(_))));
        assert!(matches!(unpack(b"x", "lzma"), Err(Trouble::Packing(name)) if name == "lzma"));
        assert!(matches!(unpack(b"x", "gzip, gzip, gzip, gzip"), Err(Trouble::Packing(_))));
    }
}
