//! The verbs of attribution, and how each behaves.

/// How a verb ties words to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// "said": takes words as well as clauses, and may stand before its subject.
    Say,
    /// "accused", "promised": an act done by speaking.
    Act,
    /// "called it": puts a label on something.
    Label,
    /// "believes": tells what somebody has in mind.
    Think,
    /// "showed": said of documents and studies.
    Show,
}

/// Verbs by manner: the base form, then behind slashes the past and the participle where they are irregular.
pub(super) const VERBS: &[(Manner, &str)] = &[
    (
        Manner::Say,
        "
say/said tell/told add write/wrote/written ask note explain reply respond answer state report announce tweet post
argue claim warn insist continue suggest declare acknowledge admit concede confirm contend assert maintain stress
emphasise emphasize recall remark observe comment conclude predict caution reiterate repeat quip joke complain lament
allege testify reveal disclose mention estimate agree deny protest object muse wonder shout yell scream whisper mutter
murmur cry exclaim snap sigh laugh bristle counter retort boast brag chant recount relate advise assure inform remind
email e-mail text posit opine clarify elaborate volunteer confess swear/swore/sworn proclaim pronounce interject growl
groan thunder intone surmise speculate theorise theorize summarise summarize rule teach/taught read/read
sing/sang/sung shoot/shot fire tease retweet reason deadpan grumble marvel rail gush specify underscore underline hint
imply signal affirm attest certify vow pledge promise beg plead/pleaded urge demand propose recommend quote offer
venture begin/began/begun go/went/gone narrate chime chide scold fume rage crow sneer scoff gripe grouse vent bellow
bark snarl hiss stammer blurt enthuse rejoice tick concur prophesy foretell/foretold foresee/foresaw/foreseen
forecast/forecast relay",
    ),
    (
        Manner::Act,
        "
accuse criticise criticize blame praise denounce condemn defend dismiss reject refuse decline threaten call-for invite
order apologise apologize thank blast slam attack mock ridicule assail deride decry bash rip question challenge charge
dispute rebut refute endorse welcome hail celebrate salute applaud congratulate express voice discuss address talk
speak/spoke/spoken cite invoke compare liken issue publish release vote oppose support advocate outline detail
highlight downplay tout reference encourage implore exhort instruct direct rebuke lambaste berate castigate chastise
scorch skewer taunt disagree object appeal plead commend extol herald declaim point quote repudiate disavow renounce
retract instigate bemoan tap inveigh laud vilify put/put give/gave/given cheer boo dub",
    ),
    (
        Manner::Label,
        "
call describe label brand characterise characterize term deem dub portray depict declare refer rate rank cast/cast
paint pan style",
    ),
    (
        Manner::Think,
        "
believe think/thought feel/felt know/knew/known hope fear expect want wish doubt suspect consider see/saw/seen view
understand/understood assume imagine worry regret decide plan love like hate remember learn hear/heard seek/sought
favour favor prefer intend aim appear seem sound look",
    ),
    (
        Manner::Show,
        "
show/showed/shown find/found indicate contain demonstrate illustrate document project put/put depict prove detail
describe establish require stipulate specify list forbid/forbade/forbidden",
    ),
];

/// The form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "say": after "to" or a modal, or a plural's present.
    Base,
    /// "says"
    Present,
    /// "said": past or participle.
    Past,
    /// "saying"
    Ing,
}

/// All forms of an entry of [`VERBS`].
pub(super) fn forms(entry: &str) -> Vec<(String, Form)> {
    let mut parts = entry.split('/');
    let base = parts.next().unwrap_or_default();
    let irregular: Vec<&str> = parts.collect();
    let mut out = vec![(base.to_owned(), Form::Base), (third(base), Form::Present), (ing(base), Form::Ing)];
    if irregular.contains(&base) {
        // "put", "read": more often told of the past.
        out.remove(0);
    }
    if irregular.is_empty() {
        out.push((past(base), Form::Past));
    }
    out.extend(irregular.into_iter().map(|form| (form.to_owned(), Form::Past)));
    out
}

fn ends_in_consonant_y(base: &str) -> bool {
    base.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end))
}

fn third(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|_| ends_in_consonant_y(base)) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

fn past(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|_| ends_in_consonant_y(base)) {
        return format!("{stem}ied");
    }
    if base.ends_with('e') { format!("{base}d") } else { format!("{}ed", doubled(base)) }
}

fn ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

/// "brag" is "bragged", "quip" is "quipped".
fn doubled(base: &str) -> String {
    const DOUBLING: &[&str] = &[
        "admit", "brag", "quip", "snap", "slam", "rip", "pan", "hit", "put", "beg", "begin", "refer", "rebut", "plan",
        "cast", "hum", "chat", "forecast", "shoot", "dub", "concur", "prefer",
    ];
    let last = base
        .chars()
        .next_back()
        .filter(|_| DOUBLING.contains(&base) && !base.ends_with("oot") && !base.ends_with("st"));
    last.map_or_else(|| base.to_owned(), |last| format!("{base}{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_spelt_right() {
        let all = |entry: &str| forms(entry).into_iter().map(|(form, _)| form).collect::<Vec<_>>().join(" ");
        assert_eq!(all("say/said"), "say says saying said");
        assert_eq!(all("quip"), "quip quips quipping quipped");
        assert_eq!(all("deny"), "deny denies denying denied");
        assert_eq!(all("confess"), "confess confesses confessing confessed");
        assert_eq!(all("note"), "note notes noting noted");
        assert_eq!(all("agree"), "agree agrees agreeing agreed");
        assert_eq!(all("begin/began/begun"), "begin begins beginning began begun");
    }
}
