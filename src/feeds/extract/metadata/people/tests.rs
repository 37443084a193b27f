use super::*;

#[test]
fn the_printed_name_wins_over_one_that_is_told_to_programs_alone() {
    let choose = |told: &str| {
        let page = "<h1>Ferry stays</h1><div class='author-2'>Ada Roe</div>";
        let said = Said { authors: vec![told.to_owned()], ..Said::default() };
        let names = super::choose(&crate::feeds::extract::metadata::scan(page), &said, None, "Ferry stays", None);
        names.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(choose("Uploader"), ["Ada Roe"]);
    assert_eq!(choose("Ada Maria ROE"), ["Ada Maria ROE"]);
}

#[test]
fn names_without_what_stands_around_them() {
    let read = |bylines: &[&str]| {
        let bylines: Vec<String> = bylines.iter().map(|&b| b.to_owned()).collect();
        names(&bylines).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(read(&["By Ann Roe and Bo Lind, Correspondent"]), ["Ann Roe", "Bo Lind"]);
    assert_eq!(read(&["Ann Roe", "https://x.example/ann", "ann roe"]), ["Ann Roe"]);
    assert_eq!(read(&["by\nAnn Roe\nJune 3, 2025"]), ["Ann Roe"]);
    assert_eq!(read(&["Byron Bay"]), ["Byron Bay"]);
    assert_eq!(read(&["Von Ann Roe, Lunde"]), ["Ann Roe"]);
    assert_eq!(read(&["Roe, Lind"]), ["Roe", "Lind"]);
    assert_eq!(read(&["Ann Roe in Lunde and Bo Lind for The Post, Harbour Correspondent"]), ["Ann Roe", "Bo Lind"]);
}
