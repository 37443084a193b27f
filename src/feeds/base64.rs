//! Base64, as `Authorization` headers and some old feeds have it.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What each byte stands for, in both alphabets; 255: no letter.
const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut at = 0;
    while at < 64 {
        values[LETTERS[at as usize] as usize] = at;
        at += 1;
    }
    (values[b'-' as usize], values[b'_' as usize]) = (62, 63);
    values
};

#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= group.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// The bytes that `text` stands for, white space left out; none where it is not base64.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held, mut padding) = (0u32, 0u32, 0);
    let mut rest = text.as_bytes();
    // Four letters at a time, as long as nothing else stands between them.
    while let [a, b, c, d, after @ ..] = rest {
        let [a, b, c, d] = [a, b, c, d].map(|letter| u32::from(VALUES[usize::from(*letter)]));
        if (a | b | c | d) >= 64 {
            break;
        }
        let [_, group @ ..] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
        out.extend_from_slice(&group);
        rest = after;
    }
    for byte in rest.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = VALUES[usize::from(*byte)];
        if *byte == b'=' {
            padding += 1;
            continue;
        }
        if value >= 64 {
            return None;
        }
        if padding > 0 {
            return None;
        }
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    (padding <= 2 && held < 6).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for bytes in [&b""[..], b"a", b"ab", b"abc", b"\xff\x00\xfe\x01"] {
            assert_eq!(decode(&encode(bytes)).as_deref(), Some(bytes));
        }
        assert_eq!(encode(b"ab"), "YWI=");
        assert_eq!(decode("YW\n I="), Some(b"ab".to_vec()));
        assert_eq!(decode("YWJjZGVm\nZ2g="), Some(b"abcdefgh".to_vec()));
        assert_eq!(decode("-_-_"), Some(vec![0xfb, 0xff, 0xbf]));
        assert_eq!(decode("a<b"), None);
        assert_eq!(decode("YW=I"), None);
    }
}
