use super::*;

#[test]
fn names_are_cut_from_their_roles() {
    for (text, want) in [
        ("By Ada Roe and Tom Lund", vec!["Ada Roe", "Tom Lund"]),
        ("By ADA ROE | Lunde Times staff", vec!["ADA ROE"]),
        ("By Ada Roe, Court Reporter", vec!["Ada Roe"]),
        ("Interview: Ada Roe", vec!["Ada Roe"]),
        ("By Noor el-Lundi", vec!["Noor el-Lundi"]),
        ("By The Associated Press", vec!["The Associated Press"]),
    ] {
        assert_eq!(labelled(text), Some(want), "{text}");
    }
    assert_eq!(bare("Ada Roe (now) and Tom Lund (earlier)"), Some(vec!["Ada Roe", "Tom Lund"]));
    assert_eq!(bare("Ada Roe at Gas Lane"), Some(vec!["Ada Roe"]));
}

#[test]
fn other_lines_are_no_bylines() {
    for text in ["By Monday the harbour was empty", "By then, nobody knew.", "By clicking here you agree"] {
        assert_eq!(labelled(text), None, "{text}");
    }
    assert_eq!(bare("Local Government"), None);
    assert_eq!(bare("Harbour board votes to sell"), None);
}
