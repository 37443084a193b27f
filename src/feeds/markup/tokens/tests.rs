use super::*;

fn shown(tokens: Tokens<'_>) -> String {
    let mut out = Vec::new();
    for token in tokens {
        out.push(match token {
            Token::Open { name, attributes, empty } => {
                format!("<{name}|{}{}>", attributes.trim(), if empty { "/" } else { "" })
            }
            Token::Close { name } => format!("</{name}>"),
            Token::Text(text) => text.to_owned(),
            Token::Cdata(text) => format!("[{text}]"),
        });
    }
    out.join(" ")
}

#[test]
fn markup_is_cut_at_its_tags() {
    let text =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c>'>]><a x='1>2' y=\"/\"/>é<b:c>&amp;<![CDATA[<d>]]></b:c >";
    assert_eq!(shown(Tokens::xml(text)), "<a|x='1>2' y=\"/\"/> é <b:c|> &amp; [<d>] </b:c>");
}

#[test]
fn what_is_no_tag_is_text() {
    assert_eq!(shown(Tokens::xml("1 < 2 & <3 </ >x")), "1 < 2 & <3 </ >x");
    assert_eq!(shown(Tokens::xml("a<b")), "a <b|>");
    assert_eq!(shown(Tokens::xml("a<![CDATA[b")), "a [b]");
    assert_eq!(shown(Tokens::xml("<a b='c>d</a>")), "<a|b='c> d </a>");
}

#[test]
fn a_script_is_one_text() {
    let text = "<script>if (a</b) '<p>'</SCRIPT ><p>x<style>y";
    assert_eq!(shown(Tokens::html(text)), "<script|> if (a</b) '<p>' </SCRIPT> <p|> x <style|> y");
}
