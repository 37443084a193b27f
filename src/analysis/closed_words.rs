//! Words by their classes, as far as the classes are closed; and verbs of attribution that are nouns as well.

use crate::analysis::lexicon::Classes;

pub const CLOSED: &[(Classes, &str)] = &[
    (Classes::DETERMINER, "the a an this that these those each every any no another either both all such"),
    (Classes::OWNER, "his her its their my our your whose"),
    (Classes::PRONOUN, "he she it they i we you who him them me us himself herself itself themselves nobody everyone"),
    (
        Classes::PREPOSITION,
        "of in on at by for with from to into onto about against among amid after before during since until till under over
        through throughout between behind beyond near off out up down across along around without within toward towards via per
        despite including regarding concerning unlike like upon inside outside alongside above below beside besides except than as",
    ),
    (Classes::CONJUNCTION, "and or but nor yet so because although though while whereas if unless whether when where why how"),
    (
        Classes::AUXILIARY,
        "is are was were be been being am has have had having do does did will would can could may might must shall should
        'll 'd 've 're 'm ’ll ’d ’ve ’re ’m n't n’t not never ca wo cannot",
    ),
    (
        Classes::ADVERB,
        "also then just now still even already once again too only rather instead often always perhaps maybe later soon
        further furthermore moreover however meanwhile therefore thus else ever quite very simply first finally indeed
        sometimes twice here there today tonight ago almost about jokingly far back publicly all repeatedly",
    ),
    (
        Classes::TIME,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight earlier later last next
        morning afternoon evening night week month year january february march april may june july august september october
        november december recently mon. tue. wed. thu. fri. sat. sun. jan. feb. aug. sept. oct. nov. dec.",
    ),
    (Classes::RELATIVE, "who which that whose whom"),
    (
        Classes::VERB,
        "went came took got ran won lost led left met saw made gave became began kept held stood sat fell grew knew thought
        brought bought caught sold sent spent built chose drew drove wore rose paid put let set cut hit shut hurt beat
        comes takes gets runs wins loses leads leaves meets sees makes gives becomes begins keeps holds stands sits falls
        goes want wants seem seems remain remains try tries look looks need needs help helps work works happen happens
        know knows think thinks mean means turn turns start starts stop stops follow follows use uses serve serves
        follow is are was were has had",
    ),
];

/// Verbs of attribution whose base and whose present are nouns as well.
pub const NOUNS_TOO: &str = "
claim comment call offer demand promise charge attack support hope fear plan view use point sign vote talk back answer
question doubt cry laugh shout raise project threat sound look worry order estimate quote cast hit push rule issue list
state report reason email post tweet text protest venture appeal hint remark note review forecast pledge vow request
release praise name share block press poll survey focus bid side stand draw level lead fire air record document detail
reply object dream need judge guess echo dispute challenge campaign rebuke reference mention trust favour favor love
like hate wish limit command value sense target pick hold permit try reverse present lecture rank rate highlight outline
counter crack lie joke lament retort chant reproach boast snap shot voice rebuff profile chronicle feature credit
contrast frame measure debate fight pressure tie link mind care lean touch pitch charter broadcast";
