//! Names that no list can know: told by their form, by what stands beside them and by the rest of the article.

use crate::entities::{check_names, check_roles};

/// A text, and the people, organisations and places in it.
const NAMED: &[(&str, &[&str])] = &[
    // Countries and towns, and the bodies named after them.
    ("Ferries in Obrenia stopped. The Obrenian side waited. Obrenia wants talks.", &["L Obrenia 2"]),
    (
        "Drennick was quiet, the Drennick News Agency said. Shops in Drennick shut.",
        &["L Drennick 2", "O Drennick News Agency"],
    ),
    ("Fans of the Pelbrook Otters filled Pelbrook on Friday.", &["O Pelbrook Otters", "L Pelbrook"]),
    ("A boat sank off Tarholm, Brekkia, before dawn.", &["L Tarholm", "L Brekkia"]),
    ("They called from the capital, Ule-Sanda.", &["L Ule-Sanda"]),
    ("Anton Greb, of Upper Quennet, won a goat.", &["P Anton Greb", "L Upper Quennet"]),
    ("The wind turned over Saint Yorrick and Puerto Salinor.", &["L Saint Yorrick", "L Puerto Salinor"]),
    ("The border follows the River Ulm. Children swim in the Ulm.", &["L River Ulm 2"]),
    (
        "It rained in Kotava, capital of the Republic of Lemuna. Lemuna had waited.",
        &["L Kotava", "L Republic of Lemuna 2"],
    ),
    (
        "PELLAMORE, Brekkia (Coast Wire) — Rain fell. Pellamore was dark.",
        &["L Pellamore 2", "L Brekkia", "O Coast Wire"],
    ),
    ("The march ended on Rua Serafina, near Place du Moulin.", &["L Rua Serafina", "L Place du Moulin"]),
    ("It was the mayor of Harnage, the sister city of Oslo.", &["L Harnage", "L Oslo"]),
    // Bodies.
    ("The Drennick Seafarers’ Union called a strike.", &["O Drennick Seafarers’ Union"]),
    ("Lowick Beekeepers' Association has 40 members.", &["O Lowick Beekeepers' Association"]),
    ("The airline, Pacific Orisana, said it was sorry.", &["O Pacific Orisana"]),
    ("The dam's operator, Hydrovane, said nothing.", &["O Hydrovane"]),
    (
        "The owner, Gannet Line, agreed. Gannet Line spokesperson Ulla Marsk was glad.",
        &["O Gannet Line 2", "P Ulla Marsk"],
    ),
    ("Gannet Line lost 4.1% on Monday.", &["O Gannet Line"]),
    ("The loan will not hurt Skerry Line's credit profile.", &["O Skerry Line"]),
    ("Pellow Straits, which owns the ferry, was fined.", &["O Pellow Straits"]),
    (
        "“Nobody moves,” said Ulla Marsk, head of bond strategy at Merrow Row Capital in Oslo.",
        &["P Ulla Marsk", "O Merrow Row Capital", "L Oslo"],
    ),
    ("The Department for Transport (DfT) replied.", &["O Department for Transport 2"]),
    ("The cable belongs to Sundra Telecom, or SunTel, of Oslo.", &["O Sundra Telecom 2", "L Oslo"]),
    ("Shares in Velloran fell after Velloran CEO Ngozi Amadi left.", &["O Velloran 2", "P Ngozi Amadi"]),
    ("She keeps the keys of the National Sound Store.", &["O National Sound Store"]),
    ("Records at Companies House show two owners.", &["O Companies House"]),
    // People, and the titles and particles around them.
    ("Obrenian Water Minister Anton Drevec denied it.", &["P Anton Drevec"]),
    ("Chief Electoral Officer Beatrice Onwudiri counted. Onwudiri slept.", &["P Beatrice Onwudiri 2"]),
    ("Headteacher Baraka Lentoro rang the bell.", &["P Baraka Lentoro"]),
    ("Wim van der Zaan spoke, and van der Zaan was heard.", &["P Wim van der Zaan 2"]),
    ("It was goalkeeper Dong-ho Park who fell.", &["P Dong-ho Park"]),
    (
        "(Reporting by Ola Brandvik in Oslo and Piet Klaasen in Lima; Editing by Sue-Ellen Markov)",
        &["P Ola Brandvik", "L Oslo", "P Piet Klaasen", "L Lima", "P Sue-Ellen Markov"],
    ),
    // Ships, drums, books and slugs are none of the three.
    ("Boats held the ferry Lady Maribel. The Lady Maribel had lost power.", &[]),
    ("The carrier, the Golden Heron, was adrift.", &[]),
    ("The drum Old Father went home.", &[]),
    ("Her book “What the Lamp Said” is out.", &[]),
    ("EXCLUSIVE-River talks near collapse, officials in Oslo said at 0800 GMT.", &["L Oslo"]),
    ("Cross-examined on Monday, she wept.", &[]),
    ("See https://example.org/a/KelDorVane for more.", &[]),
];

#[test]
fn unlisted_names_are_told_by_what_stands_around_them() {
    check_names(NAMED);
}

/// A text, and the role of the person in it.
const ROLES: &[(&str, &str)] = &[
    ("Its president, Mirela Tanek, resigned.", "president"),
    ("The Obrenian foreign minister, Kemal Aydin, was late.", "Obrenian foreign minister"),
    ("Obrenian Water Minister Anton Drevec denied it.", "Obrenian Water Minister"),
    ("It was Petar Lisko, the captain, whose brother slept.", "captain"),
];

#[test]
fn an_office_is_read_on_either_side_of_the_comma() {
    check_roles(ROLES);
}
