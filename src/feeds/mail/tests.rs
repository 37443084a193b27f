use super::*;

fn mail(headers: &str, body: &str) -> Vec<u8> {
    format!("From: =?utf-8?q?K=C3=BCste_&_Lunde?= <post@lunde.example>\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n{body}")
        .into_bytes()
}

#[test]
fn a_mail_is_told_from_a_text_that_looks_like_one() {
    assert!(is_mail(b"Received: from a\r\n by b\r\nFrom: a@b.example\r\n\r\nx"));
    assert!(is_mail(b"From a@b.example Mon Jan 1\nFrom: a@b.example\nMessage-ID: <1>\n\nx"));
    for text in [
        &b"From: Ada\nSubject: x\n\nHello"[..],
        b"The board says: it stays\nFrom: here\nContent-Type: x\n\n",
        b"<html>",
        b"",
        b"\xff\xfe\x00",
    ] {
        assert!(!is_mail(text), "{text:?}");
    }
}

#[test]
fn headers_become_facts() {
    let bytes = mail(
        "Subject: Fwd: =?iso-8859-1?Q?F=E4hre?= bleibt\r\nDate: Tue, 3 Mar 2026 08:00:00 +0100\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable",
        "Die F=E4hre zwischen Lunde und der Insel bleibt auch nachts im Dienst, sagte der Hafenrat am Montag.\r\n",
    );
    let article = read(&bytes).unwrap();
    assert_eq!(&*article.headline, "Fähre bleibt");
    assert_eq!(article.publisher.as_deref(), Some("Küste & Lunde"));
    assert_eq!(article.published, crate::feeds::dates::parse("2026-03-03T07:00:00Z"));
    assert!(article.body.text.contains("Die Fähre zwischen"), "{}", article.body.text);
}

#[test]
fn the_page_goes_before_the_plain_text() {
    let bytes = mail(
        "Subject: Ferry\r\nContent-Type: multipart/alternative; boundary=b",
        "--b\r\nContent-Type: text/plain\r\n\r\nPlain words of the letter.\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIGZlcnJ5IHN0YXlzLjwvcD4=\r\n--b--\r\n",
    );
    let article = read(&bytes).unwrap();
    assert_eq!(&*article.body.text, "Ferry\n\nThe ferry stays.");
    assert_eq!(article.body.blocks[1].kind, BlockKind::Lead);
}

#[test]
fn a_part_without_a_charset_is_guessed() {
    let mut bytes = mail("Subject: x\r\nContent-Type: text/html", "<p>D");
    bytes.extend(b"\xe9j\xe0 vu \xe0 l'\xe9cole de Lunde, hier soir.</p>");
    assert!(read(&bytes).unwrap().body.text.contains("Déjà vu à l'école"));
}

#[test]
fn hostile_mails_end_in_time() {
    let deep: String = (0..5_000).fold(String::new(), |mut text, n| {
        use std::fmt::Write;
        let _ = write!(text, "Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
        text
    });
    let _ = read(&mail(deep.trim_end(), "end"));
    let within = "Content-Type: message/rfc822\r\n\r\n".repeat(3_000);
    let _ = read(&mail(within.trim_end(), "end"));
    let tables = format!("{}words{}", "<table><tr><td>".repeat(20_000), "</td></tr></table>".repeat(20_000));
    let _ = read(&mail("Content-Type: text/html", &tables));
    let _ = read(&mail("Content-Type: text/html; charset=no-such-thing", "<p>\u{1b}[2J words of the letter</p>"));
    let _ = read(&mail("Subject: =?utf-8?b?////?=\r\nContent-Type: text/plain; charset=utf-7", "+AGEAYg-"));
}
