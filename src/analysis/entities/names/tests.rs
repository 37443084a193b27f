use super::Name;

#[test]
fn short_forms_fit_their_long_ones() {
    let fits = |short: &str, long: &str| {
        let (short, long) = (Name::new(short), Name::new(long));
        (short.ends(&long), short.skips(&long), short.abbreviates(&long))
    };
    assert_eq!(fits("Post", "The Evening Post"), (true, false, false));
    assert_eq!(fits("Ada Voss", "Ada M. Voss"), (false, true, false));
    assert_eq!(fits("Ada Voss", "Ada \"Dash\" Voss"), (false, false, false));
    assert_eq!(fits("L.R.B.", "Lake Restoration Board"), (false, false, true));
    assert_eq!(fits("FEDRO", "Federal Roads Office"), (false, false, true));
    assert_eq!(fits("LRC", "Lake Restoration Board"), (false, false, false));
}

#[test]
fn shouted_names_are_shown_in_normal_case() {
    assert_eq!(Name::new("DORA\n  QUILL").shown, "Dora Quill");
    assert_eq!(Name::new("LISBON").shown, "Lisbon");
    assert_eq!(Name::new("NATO").shown, "NATO");
    assert_eq!(Name::new("Dora \"Inky\" Quill").key(), "dora quill");
}
