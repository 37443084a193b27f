//! JSON as the command line prints it: what a terminal would act on is escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::model::text::is_unclean;

/// Writes `value` on one line, line end included.
pub fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Escaping(CompactFormatter)))?;
    out.write_all(b"\n")
}

/// Writes `value` indented, line end included.
pub fn write_indented(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Escaping(PrettyFormatter::new())))?;
    out.write_all(b"\n")
}

/// Another formatter's layout, with C1 controls, bidi controls and their like as `\u` escapes.
///
/// Serde's own escaping ends at the C0 controls; the rest would reach the terminal as it came.
struct Escaping<F>(F);

macro_rules! handed_on {
    ($($name:ident($($arg:ident: $kind:ty),*);)*) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $arg: $kind)*) -> io::Result<()> {
            self.0.$name(writer $(, $arg)*)
        })*
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    handed_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_unclean) {
            let (clean, tail) = rest.split_at(at);
            writer.write_all(clean.as_bytes())?;
            let mut chars = tail.chars();
            if let Some(c) = chars.next() {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::{write_indented, write_line};

    #[test]
    fn what_a_terminal_would_act_on_is_escaped_and_reads_back() {
        let raw = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{e0041}é\u{7f}";
        let mut out = Vec::new();
        write_line(&mut out, &[raw]).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert_eq!(line, "[\"a\\u001b[2J\\u009b31m\\u202eb\\udb40\\udc41é\\u007f\"]\n");
        assert_eq!(serde_json::from_str::<Vec<String>>(&line).unwrap(), [raw]);
    }

    #[test]
    fn the_indented_form_keeps_its_layout() {
        let mut out = Vec::new();
        write_indented(&mut out, &serde_json::json!({"a": [1, "\u{202d}"]})).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "{\n  \"a\": [\n    1,\n    \"\\u202d\"\n  ]\n}\n");
    }
}
