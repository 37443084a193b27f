//! Words that tell what somebody thinks, wants or stands for, without words of saying.

/// What a verb needs around it to tell of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it does so in every form.
    Nothing,
    /// To be the verb of its clause: "wants", not "to want".
    Finite,
    /// Something that it is about: "talked about", "pushed for".
    Topic,
    /// An aim: "plans to".
    Aim,
    /// A noun of saying or thinking: "raised doubts", "issued a statement".
    Noun,
    /// A likeness: "sees it as".
    As,
    /// A clause: "shows that".
    That,
}

/// Verbs by what they need: the base form, then behind slashes what is irregular.
pub(super) const VERBS: &[(Needs, &str)] = &[
    (
        Needs::Nothing,
        "
endorse oppose blast slam tout mock decry denounce condemn criticise criticize praise laud hail applaud commend
ridicule deride disparage lambast lambaste rebuke assail bemoan lament portray cite mention express voice question
dispute hope fear believe worry advocate champion promote urge refuse decline disavow repudiate reject dismiss accuse
blame defend support echo reiterate vow promise pledge threaten demand propose rail discuss describe insist highlight
liken invoke reference underscore stress emphasise emphasize order argue predict expect deny favour favor prefer doubt
suspect apologise apologize admire claim allege confirm warn recommend suggest wonder complain boast brag joke recall
acknowledge admit concede contend assert scoff chide scold castigate chastise excoriate berate vilify belittle
denigrate malign demonise demonize insult savage trash skewer taunt bash rip whack   sympathise sympathize espouse
extol trumpet hype peddle propound contradict rebut refute rebuff condone justify downplay minimise minimize
exaggerate overstate understate envision envisage anticipate speculate theorise theorize ponder mull contemplate
regret resent loathe detest despise distrust mistrust insinuate imply hint signal concur disagree agree tweet retweet
testify vouch attest lecture recount   outline pan",
    ),
    (
        Needs::Finite,
        "
want call ignore request reverse display appoint release describe label brand dub deem distance articulate reaffirm co-sponsor negotiate spar devote see/saw/seen think/thought know/knew/known feel/felt decide consider view name accept identify   learn
recognise recognize realise realize remember forget/forgot/forgotten   love hate dislike resist
embrace welcome attack ask offer tell/told block indicate respond share   determine list press pressure sue
seek/sought care trust reply answer say/said add write/wrote/written note explain announce declare report reveal
disclose conclude back notice perceive sense guess reckon assume presume imagine dream yearn crave dread interpret
judge tolerate acquiesce forgive credit equate frame contrast celebrate   congratulate salute instruct authorise
authorize forbid/forbade/forbidden prohibit allow   stipulate rule estimate project forecast/forecast expose
unveil chronicle examine debunk lambast whine fume bristle gush rave marvel muse fret balk seethe spurn double alert
counsel implore beg exhort encourage persuade understand/understood thank advise caution
herald require inform assure remind post publish hypothesise hypothesize posit
intimate reassure concentrate oversell misstate mischaracterise mischaracterize disbelieve abhor cherish savour
savor begrudge scorn idolise idolize revere entreat beseech/besought rebut
renounce forswear/forswore/forsworn retract recant rescind veto ratify legalise legalize prescribe
caricature lampoon satirise satirize parody pillory roast savage thrash pummel upbraid admonish reprimand censure
reproach rubbish commiserate grumble grouse gripe moan whinge bicker quibble demur remonstrate
verify corroborate substantiate enumerate itemise itemize recap paraphrase misquote narrate",
 ),
 (
 Needs::Topic,
 "
talk speak/spoke/spoken vote push call lobby point touch dwell/dwelt lash refer appeal plead lean
 press argue inveigh preach pray brush shrug seize respond weigh allude crack
 rage object elaborate single focus concentrate harp expound opine pontificate comment clash tussle feud
quarrel squabble haggle bicker reflect lay/laid play/played tear/tore/torn hone 
 insist speculate fantasise fantasize reminisce joke boast gloat hammer harangue
fulminate thunder chime bristle chafe recoil agonise agonize obsess plead",
    ),
    (
        Needs::Aim,
        "
plan intend aim seek/sought choose/chose/chosen opt mean/meant hesitate long wish resolve   like prepare volunteer",
    ),
    (
        Needs::Noun,
        "
raise issue release make/made give/gave/given   take/took/taken launch deliver level send/sent file cast/cast
show/showed/shown throw/threw/thrown lend/lent put/put reach lay/laid hold/held offer share repeat
withdraw/withdrew/withdrawn reverse announce publish post sign present unleash fire air state",
    ),
    (
        Needs::As,
        "
see/saw/seen regard treat present cast/cast paint depict characterise characterize describe deem label brand dub
position define identify",
    ),
    (
        Needs::That,
        "
show/showed/shown find/found prove demonstrate mean/meant hear/heard notice calculate establish read/read discover certify
illustrate",
    ),
];

/// Nouns of saying and thinking, as in "raised doubts".
pub(super) const NOUNS: &str = "
claim statement suggestion assertion argument contention belief view opinion conviction feeling fear concern worry doubt
desire wish promise pledge vow threat warning call demand request appeal plea proposal recommendation
support opposition endorsement criticism praise attack condemnation denunciation rejection refusal denial admission
acknowledgment acknowledgement confession apology response reaction comment remark announcement declaration allegation
accusation charge complaint description characterisation characterization portrayal depiction prediction assessment
swipe shot dig jab aim whack mention sign evidence idea ballot pitch tirade diatribe screed
conclusion position stance faith trust confidence skepticism scepticism enthusiasm passion admiration contempt disdain
hatred love commitment dedication determination willingness reluctance eagerness readiness insistence assurance
explanation rhetoric mockery embrace rebuke ridicule outrage anger frustration disappointment interpretation notion
expectation preference optimism pessimism disapproval approval advocacy question objection reservation alarm issue aim
case point prospect possibility";

/// Those that tell of a stance with nothing but whose they are: "his claim that", "criticism from Orr".
pub(super) const OWNED: &str = "
claim suggestion assertion argument contention belief view opinion conviction fear desire wish demand plea
support endorsement criticism praise condemnation denunciation refusal denial admission confession allegation
accusation prediction admiration contempt disdain hatred insistence assurance optimism pessimism disapproval approval
advocacy recommendation call suspicion doubt embrace
opposition concern anxiety unease objection resistance complaint scorn proposal rejection dislike";

/// Adjectives of mind: "is confident that".
pub(super) const ADJECTIVES: &str = "
confident sure adamant convinced aware unaware worried concerned afraid fearful scared anxious nervous wary skeptical
sceptical doubtful unsure uncertain hopeful optimistic pessimistic eager keen willing unwilling reluctant hesitant
happy glad pleased delighted thrilled excited proud grateful thankful sorry sad upset angry furious outraged frustrated
disappointed disgusted appalled shocked stunned surprised amazed impressed embarrassed ashamed fed opposed supportive
critical dismissive complimentary enthusiastic passionate enamored enamoured infatuated receptive sympathetic hostile
outspoken blunt candid frank emphatic insistent quick cautious leery mindful ambivalent bullish bearish torn undecided
satisfied dissatisfied unhappy alarmed troubled relieved jealous envious curious cynical bitter dubious coy
noncommittal authorised authorized assured mystified baffled bewildered puzzled perplexed 
horrified dismayed heartened elated ecstatic jubilant overjoyed irate livid incensed indignant offended insulted annoyed
irritated exasperated aghast resentful remorseful regretful apologetic unapologetic determined obsessed uneasy disturbed
sanguine upbeat intrigued fascinated averse loath disinclined distraught heartbroken mistrustful distrustful
supporter opponent critic advocate proponent fan backer defender believer skeptic champion";

#[cfg(test)]
mod tests {
    #[test]
    fn nouns_and_adjectives_have_no_capitals() {
        assert!([super::NOUNS, super::OWNED, super::ADJECTIVES].concat().chars().all(|c| !c.is_uppercase()));
    }
}
