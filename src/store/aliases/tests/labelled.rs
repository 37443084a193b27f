//! Libraries with the names of their articles, labelled by hand.

/// What is at stake; articles with how many times each comes; names that are the same.
pub(super) type Labelled = (&'static str, &'static [(usize, &'static str)], &'static [&'static str]);

/// Libraries as they come to be: articles with their names, and which names are then the same, a line for each
/// entity. What stands on no line stands alone.
pub(super) const LABELLED: &[Labelled] = &[
    (
        "a surname of one person",
        &[(6, "p Rosa Lindt = Lindt"), (2, "p Lindt"), (1, "p Karl Lindt"), (3, "p Rosa L. Lindt = Rosa Lindt")],
        &["Rosa Lindt, Lindt, Rosa L. Lindt"],
    ),
    ("a surname of two", &[(6, "p Rosa Lindt"), (2, "p Lindt"), (3, "p Karl Lindt")], &[]),
    (
        "a president, his son, and the formal name",
        &[
            (30, "p Joe Biden = Biden"),
            (6, "p Joseph R. Biden Jr. = Biden"),
            (2, "p Joseph Biden = Joe Biden"),
            (8, "p Biden"),
            (3, "p Hunter Biden; p Joe Biden"),
        ],
        &["Joe Biden, Joseph R. Biden Jr., Joseph Biden, Biden"],
    ),
    ("father and son", &[(20, "p Carl Osten"), (4, "p Carl Osten Jr.; p Carl Osten"), (3, "p Carl Osten Jr.")], &[]),
    (
        "two presidents of one name",
        &[(20, "p George W. Bush"), (9, "p George H. W. Bush"), (5, "p George Bush"), (5, "p Bush"), (4, "p Jeb Bush")],
        &[],
    ),
    (
        "an actor and an athlete",
        &[
            (20, "p Michael Jordan"),
            (12, "p Michael B. Jordan"),
            (2, "p Jim Jordan"),
            (2, "p Vernon Jordan"),
            (2, "p Neil Jordan"),
            (2, "p DeAndre Jordan"),
            (2, "p Hamilton Jordan"),
            (2, "p Louis Jordan"),
            (2, "p Leslie Jordan"),
            (2, "p Colin Jordan"),
            (5, "p Jordan"),
        ],
        &[],
    ),
    (
        "short first names of a common surname",
        &[
            (9, "p Mike Johnson"),
            (7, "p Michael Johnson"),
            (9, "p Boris Johnson"),
            (3, "p Johnson"),
            (2, "p Ron Johnson"),
        ],
        &[],
    ),
    (
        "short first names of rare surnames",
        &[(2, "p Josephine Tarrow"), (2, "p Josie Tarrow"), (1, "p Raj Ombersley"), (2, "p Rajinder Ombersley")],
        &["Josephine Tarrow, Josie Tarrow", "Raj Ombersley, Rajinder Ombersley"],
    ),
    ("a brother and a sister", &[(2, "p Paul Vennering"), (2, "p Paula Vennering")], &[]),
    (
        "what a name begins with, in one article",
        &[(3, "o Quorn Dairies = Quorn"), (1, "o Quorn"), (1, "o National Grain Board = National"), (1, "o National")],
        &["Quorn Dairies, Quorn"],
    ),
    (
        "initials with and without dots",
        &[(4, "p J.D. Vance"), (3, "p JD Vance = Vance"), (2, "p Vance"), (2, "p J. D. Vance")],
        &["J.D. Vance, JD Vance, Vance, J. D. Vance"],
    ),
    (
        "family name first",
        &[(6, "p Xi Jinping = Xi"), (2, "p Xi"), (5, "p Kim Jong Un = Kim"), (4, "p Kim Keon Hee = Kim"), (3, "p Kim")],
        &["Xi Jinping, Xi"],
    ),
    (
        "a first name that is a surname elsewhere",
        &[(3, "p Breonna Taylor"), (9, "p Taylor Swift = Taylor = Swift"), (2, "p Taylor"), (3, "p Swift")],
        &["Taylor Swift, Swift"],
    ),
    (
        "a particle",
        &[(5, "p Ursula von der Leyen = von der Leyen"), (2, "p von der Leyen"), (1, "p Leyen")],
        &["Ursula von der Leyen, von der Leyen, Leyen"],
    ),
    (
        "known by one name",
        &[
            (5, "p Luiz Inacio Lula da Silva = Lula = Lula da Silva"),
            (3, "p Lula"),
            (2, "p Marina Silva"),
            (1, "p Silva"),
        ],
        &["Luiz Inacio Lula da Silva, Lula"],
    ),
    (
        "a bank and its letters",
        &[
            (3, "o European Central Bank = ECB = bank"),
            (4, "o ECB"),
            (2, "o Bank"),
            (3, "o Bank of England = bank"),
            (1, "o the European Central Bank"),
        ],
        &["European Central Bank, ECB, the European Central Bank"],
    ),
    (
        "letters of two boards",
        &[(3, "o Essex Cricket Board = ECB"), (4, "o European Central Bank = ECB"), (4, "o ECB")],
        &[],
    ),
    (
        "legal forms and orders of words",
        &[
            (3, "o Northwind Motors Inc."),
            (4, "o Northwind Motors"),
            (2, "o Department of Justice"),
            (2, "o Justice Department"),
            (2, "o Northwind Bank"),
            (2, "o Alphabet Inc"),
            (2, "o ALPHABET"),
        ],
        &[
            "Northwind Motors, Northwind Motors Inc.",
            "Department of Justice, Justice Department",
            "Alphabet Inc, ALPHABET",
        ],
    ),
    (
        "outlets are organisations",
        &[(3, "n The Quay Courier"), (2, "o Quay Courier"), (2, "o Courier"), (2, "a Reuters"), (1, "o Reuters")],
        &["The Quay Courier, Quay Courier"],
    ),
    (
        "states",
        &[
            (3, "l United States"),
            (2, "l U.S."),
            (1, "l the United States of America"),
            (2, "l New York"),
            (2, "l New York City"),
        ],
        &["United States, U.S., the United States of America"],
    ),
    ("two people seen side by side", &[(2, "p Ana M. Ruiz; p Ana Ruiz"), (4, "p Ana Ruiz"), (2, "p Ana M. Ruiz")], &[]),
];
