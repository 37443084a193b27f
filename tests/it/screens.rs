//! How screens look: letters, and attributes where there is no colour.

use newsdesk::model::BlockKind;

use crate::support::news::{News, body};
use crate::support::session::Session;

#[test]
fn a_narrow_screen_shows_the_list_alone() {
    let mut session = Session::new(80, 9, News::of(4));
    insta::assert_snapshot!(session.screen(), @r"
     All articles                                                     3 unread of 4
     ●  Sea lock at Oster Quay reopens after ele…  Quay Courier         3h   1“  4s
     ●  Short piece number 1 from the hills, on…   Hill Gazette        11h
        Short piece number 2 from the hills, on…   Hill Gazette        22h
     ●  Short piece number 3 from the hills, on…   Hill Gazette         1d



     enter read   b keep   a add a feed   R refresh   ctrl-p commands   ? help
    ");
    session.keys("enter");
    insta::assert_snapshot!(session.screen(), @r"
    Quay Courier                                                       1 min · 0 %
                                                                                  ▐
       Inland waterways
       Sea lock at Oster Quay reopens after eleven months
       ━━━━━━━━━━━━━━━━━━━━━━━━
       By Ida Marrow
       Quay Courier · 14 November 2023, 19:13 · 1 min read

    space on   ]q quote   b keep   e panel   ctrl-p commands   ? help
    ");
}

#[test]
fn an_article_is_set_with_its_captions_lists_and_tables() {
    let mut session = Session::new(64, 41, News::of(1));
    session.keys("enter");
    insta::assert_snapshot!(session.screen(), @r"
    Quay Courier                                     1 min · 100 %

     Inland waterways
     Sea lock at Oster Quay reopens after eleven months
     ━━━━━━━━━━━━━━━━━━━━━━━━
     By Ida Marrow
     Quay Courier · 14 November 2023, 19:13 · 1 min read

     OSTER QUAY, Nov. 14 — The great sea lock opened its gates on
     Tuesday for the first time since the winter flood.

     ▎ A tug passes the lock on Tuesday morning. (Piet Ansel/
     ▎ Lowland Press)

     “The gates held all night,” harbour master Lena Voss said.
     “We could not have asked for more.”

     Voss said that traffic would be back to normal by spring,
     the Quay Courier reported.

     What it cost

     The Inland Canal Board put the bill at 41 million crowns,
     twice the first estimate.

     │ Nobody builds a lock for the year it is built in.

      • New gates: 19 million, paid by the Inland Canal Board
        over ten years of tolls
      • Dredging: 12 million

     Month     │ Ships
     September │ 0
     November  │ 212

     Port officials who asked not to be named said a second lock
     was being weighed.

     Some information was provided by Lowland Press.

    space on   ]q quote   b keep   e panel   ctrl-p commands
    ");
}

#[test]
fn without_colour_the_parts_are_told_apart_by_attributes_and_marks() {
    let mut session = Session::new(64, 18, News::of(1));
    session.keys("enter ] q");
    insta::assert_snapshot!(session.attributes(), @r"
    {b}Quay Courier                                       {d}1 min · 0 %
                                                                  {d}▐
     {b}Inland waterways                                             {d}▐
     {bu}Sea lock at Oster Quay reopens after eleven months           {d}▐
     {b}━━━━━━━━━━━━━━━━━━━━━━━━                                     {d}▐
     {i}By Ida Marrow                                                {d}▐
     {i}Quay Courier · 14 November 2023, 19:13 · 1 min read          {d}▐

     OSTER QUAY, Nov. 14 — The great sea lock opened its gates on
     Tuesday for the first time since the winter flood.

     {b}▎ {di}A tug passes the lock on Tuesday morning. (Piet Ansel/
     {b}▎ {di}Lowland Press)

     {br}“The gates held all night,” {}harbour master {biu}Lena Voss {}said.
     {br}“We could not have asked for more.”

    {d}“The gates held all night,” — Lena Voss (said), direct, 95 %
    ");
}

#[test]
fn wide_and_combining_characters_keep_their_columns() {
    let mut news = News::of(1);
    let words = "山田太郎知事は十四日、港の水門が十一か月ぶりに開いたと述べた。「夜通し持ちこたえた」 e\u{301}tude";
    news.articles[0].article.body = body(&[(BlockKind::Headline, "水門"), (BlockKind::Lead, words)]);
    news.articles[0].findings = None;
    let mut session = Session::new(40, 12, news);
    session.keys("enter");
    // The mark over the e is shown as one that stands alone.
    insta::assert_snapshot!(session.screen().replace('\u{301}', "´"), @r"
    Quay Courier             1 min · 100 %

     水門
     ━━━━━━━━━━━━━━━━━━━━━━━━
     By Ida Marrow · Quay Courier · 14
     November 2023, 19:13 · 1 min read

     山田太郎知事は十四日、港の水門が十一
     か月ぶりに開いたと述べた。「夜通し持
     ちこたえた」 e´tude

    space on   ]q quote   b keep
    ");
}
