//! Speakers that no verb of saying names: nouns of saying, what stands beside the marks, turns, and what is no speech.

use newsdesk::model::QuoteKind;

use crate::quotes::check;

const CLAIMS: &[(&str, &[(&str, &str)])] = &[
    ("Tom Hale was booed over his claim that the quay was “as good as new”.", &[("as good as new", "Tom Hale")]),
    ("Tom Hale smiled at Petra Osk's promise of “free ferries for ever”.", &[("free ferries for ever", "Petra Osk")]),
    (
        "Petra Osk repeated her call for “a clean sweep” of the harbour board on Friday.",
        &[("a clean sweep", "Petra Osk")],
    ),
    (
        "Petra Osk called Tom Hale's claim “nonsense from start to finish”.",
        &[("nonsense from start to finish", "Petra Osk")],
    ),
    ("The plan was, in Petra Osk's words, “a bridge to nowhere”.", &[("a bridge to nowhere", "Petra Osk")]),
];

const BESIDE: &[(&str, &[(&str, &str)])] = &[
    ("“Nobody is going home tonight!” beamed Tom Hale.", &[("Nobody is going home tonight!", "Tom Hale")]),
    ("“We are done here,” Petra Osk snapped at the guards.", &[("We are done here,", "Petra Osk")]),
    (
        "The ferry stays in port. More from Petra Osk: “It needs a new shaft.”",
        &[("It needs a new shaft.", "Petra Osk")],
    ),
    (
        "Two people spoke at the meeting.\n“The quay was rotten long before the storm came.”\n- Petra Osk, harbour board",
        &[("The quay was rotten long before the storm came.", "Petra Osk")],
    ),
    (
        "Tom Hale spoke first. “It was cold,” he said.\nPetra Osk said the pumps had failed twice that night.\n“We bailed with buckets until the morning.”",
        &[("It was cold,", "Tom Hale"), ("We bailed with buckets until the morning.", "Petra Osk")],
    ),
    (
        "Tom Hale praised the crew.\n“The engine stopped and nobody could start it again.\n“So we waited for the tug,” said the first mate.",
        &[
            ("The engine stopped and nobody could start it again.", "first mate"),
            ("So we waited for the tug,", "first mate"),
        ],
    ),
    ("Tom Hale, at a meeting in Dallas, Texas, said the quay was “not for sale”.", &[("not for sale", "Tom Hale")]),
    (
        "Tom Hale drove past a headline that said, “Ferry sinks in calm water”.",
        &[("Ferry sinks in calm water", "headline")],
    ),
    (
        "Tom Hale, 45, left at noon. The 45-year-old, a former sailor, called it “a photo opportunity”.",
        &[("a photo opportunity", "Tom Hale")],
    ),
    (
        "One of them, a teacher called Petra Osk, said “somebody has to”. The teacher was “not thrilled”, she admitted.",
        &[("somebody has to", "Petra Osk"), ("not thrilled", "Petra Osk")],
    ),
    (
        "The Mayor of Ostrand, Petra Osk, came late. “I missed the bus,” the mayor said.",
        &[("I missed the bus,", "Petra Osk")],
    ),
    (
        "The boat was paid for by Blue Coast, a charity. “We raised it all,” the charity said.",
        &[("We raised it all,", "Blue Coast")],
    ),
];

const SILENT: &[(&str, &[(&str, &str)])] = &[
    ("Tom Hale said on NBC's “Meet the Press” that the quay was shut.", &[]),
    ("On the radio's “Today” programme Tom Hale said that the quay was shut.", &[]),
    ("Petra Osk, a host of “The Five”, said that she was ill.", &[]),
    ("They slammed a trick called an “inversion” on Monday.", &[]),
    ("Petra Osk posted it at noon. <post author=“posk” time=“1448038800”>", &[]),
];

#[test]
fn nouns_of_saying_tell_whose_words_they_are() {
    check(CLAIMS, QuoteKind::Direct);
}

#[test]
fn what_stands_beside_the_marks_tells_who_speaks() {
    check(BESIDE, QuoteKind::Direct);
}

#[test]
fn programmes_and_coined_names_are_no_speech() {
    check(SILENT, QuoteKind::Direct);
}
