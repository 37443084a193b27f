use super::*;

#[test]
fn the_site_is_no_part_of_the_headline() {
    assert_eq!(without_site("Harbour opens to night ferries | The Paper", None, &[]), "Harbour opens to night ferries");
    assert_eq!(without_site("Yes - No", None, &[]), "Yes - No");
    assert_eq!(without_site("Two words - The Daily Harbour", Some("Daily Harbour"), &[]), "Two words");
}

#[test]
fn half_of_a_headline_is_no_site() {
    let title = "Night ferries run all year – and why the harbour of Lunde pays for it";
    let headings = [title.to_owned()];
    assert_eq!(without_site(title, Some("Lunde Paper"), &headings), title);
    assert_eq!(
        without_site(
            "Ferries run – so the board says",
            None,
            &["Ferries run all night – so the board says".to_owned()]
        ),
        "Ferries run – so the board says"
    );
}

#[test]
fn kickers_that_change_are_no_part_of_the_headline() {
    let page = "<title>Ferries in Lunde: Night boats run all year - Paper</title>\
        <meta property='og:title' content='Ferries in Lunde: Night boats run all year'>\
        <h1><span>Traffic on the sound</span> - <span>Night boats run all year</span></h1>";
    let evidence = crate::feeds::extract::metadata::scan(page);
    let (headline, kicker) = choose(&evidence, &Said::default(), None);
    assert_eq!((&*headline, kicker.as_deref()), ("Night boats run all year", Some("Traffic on the sound")));
}

#[test]
fn a_heading_below_the_trail_is_the_headline_where_programs_are_told_so() {
    let choose = |told: &str| {
        let page = "<ol><li>News<li><h1>Ferry Lunde: all on the night boats</h1></ol>\
            <hgroup><h2><span>Traffic</span><div>Night boats run all year now</div></h2></hgroup>";
        let said = Said { headline: Some(told.to_owned()), ..Said::default() };
        super::choose(&crate::feeds::extract::metadata::scan(page), &said, None)
    };
    let (headline, kicker) = choose("Traffic - Night boats run all year now");
    assert_eq!((&*headline, kicker.as_deref()), ("Night boats run all year now", Some("Traffic")));
    assert_eq!(&*choose("Ferry Lunde: all on the night boats").0, "Ferry Lunde: all on the night boats");
}

#[test]
fn the_printed_heading_wins_where_it_agrees() {
    let page = "<title>Harbour opens - Paper</title><h1>Paper</h1><h1>Harbour opens to <i>night</i> ferries</h1>";
    let evidence = crate::feeds::extract::metadata::scan(page);
    assert_eq!(&*choose(&evidence, &Said::default(), None).0, "Harbour opens to night ferries");
    let page = "<title>Ferries: where and when they run all night - Paper</title>\
        <meta property='og:title' content='Night ferries run all year'>\
        <h1>Ferries: where and when they run all night</h1>";
    let evidence = crate::feeds::extract::metadata::scan(page);
    assert_eq!(&*choose(&evidence, &Said::default(), None).0, "Night ferries run all year");
    let page =
        "<title>Ferries run all night now - Paper</title><h1><span>Harbour:</span> Ferries run all night now</h1>";
    let (headline, kicker) = choose(&crate::feeds::extract::metadata::scan(page), &Said::default(), None);
    assert_eq!((&*headline, kicker.as_deref()), ("Ferries run all night now", Some("Harbour")));
}
