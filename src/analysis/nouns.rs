//! Nouns that name sources: people by what they do, groups, documents, outlets.

/// Singular nouns for a person who may be a source; plurals are made from them.
pub(super) const ROLES: &str = "
accountant activist actor actress adviser advisor advocate agent aide ally ambassador analyst anchor archaeologist archbishop
artist astronomer athlete attorney author backer baker banker biologist bishop blogger boss boy bystander businessman
businesswoman candidate captain cardinal carer chair chairman chairperson chairwoman chancellor chef chemist chief citizen
clerk climatologist coach co-author co-founder colleague collector colonel columnist comedian commander commentator
commissioner conservative consultant contractor contributor coordinator coroner correspondent councillor councilman
councilwoman counsel counterpart critic curator customer dealer defendant delegate democrat demonstrator deputy designer
detective developer diplomat director doctor donor driver economist editor educator employee engineer envoy executive
expert farmer father fighter filmmaker firefighter fisherman founder friend general geologist girl governor grandfather
grandmother grower guard guest guide head historian host husband inhabitant insider inspector insurer interviewer
investigator investor islander journalist judge juror justice keeper labourer lawmaker lawyer leader lecturer legislator
liaison liberal librarian lieutenant lifeguard lobbyist magistrate major man manager marshal mayor mediator member merchant
meteorologist midwife minister moderator monarch mother mourner musician narrator negotiator neighbor neighbour nominee
novelist nurse observer officer official operator opponent organiser organizer owner parent participant partner passenger
passer-by pastor patient patron photographer physician physicist pilot planner player poet policeman policewoman
policymaker politician pollster premier presenter president priest prince princess principal prisoner producer professor
programmer progressive prosecutor protester psychologist publisher pupil queen rabbi reader rebel recruiter rector referee
refugee regulator relative rep reporter representative republican rescuer researcher resident respondent retailer reviewer rival
sailor salesman scholar scientist scot secretary seismologist senator sergeant seller sheriff shopkeeper shopper singer
sister skipper sociologist soldier solicitor speaker specialist spectator spokesman spokesperson spokeswoman star steward
strategist striker student supporter surgeon surrogate survivor suspect sympathiser teacher teammate technician tenant
theologian tourist trader trainer traveller treasurer tutor user veteran victim villager virologist visitor volunteer voter
waiter warden watchdog whistleblower widow wife winner witness woman worker writer youngster
billionaire candidate nominee mogul tycoon superintendent undersecretary secretary-general vice-president frontrunner
midfielder defender goalkeeper winger footballer runner cyclist swimmer rower jockey boxer golfer linesman umpire constable
paramedic receptionist postman plumber carpenter electrician gardener cook hairdresser pharmacist dentist cleaner porter
headteacher headmaster headmistress schoolteacher ecologist zoologist oceanographer astronaut brewer butcher
commenter viewer listener caller subscriber follower mate helmsman engineer chaplain vicar imam bishop warden ranger conductor barman barmaid bartender caretaker cabbie chauffeur courier cyclist decorator dispatcher docker florist forager hiker inmate janitor landlady landlord landowner mechanic newcomer nun monk onlooker orderly pensioner plaintiff roofer sculptor shepherd stallholder stationmaster tailor trucker undertaker usher walker
campaigner microbiologist neuroscientist epidemiologist immunologist geneticist botanist mathematician statistician anthropologist
psychiatrist cardiologist oncologist paediatrician pediatrician hydrologist volcanologist glaciologist entomologist ornithologist
forecaster shareholder broker trustee auditor rapporteur ombudsman consul bailiff evacuee commuter motorist homeowner breeder gendarme guardsman coastguardsman policy-maker
brother son daughter uncle aunt cousin niece nephew mum mom dad
pundit operative staffer contender hopeful evangelical libertarian capitalist socialist communist technologist associate
lender millennial front-runner feminist loyalist hard-liner hardliner centrist moderate skeptic sceptic naysayer detractor
admirer foe superdelegate elector caucusgoer caucus-goer creditor shareholder bondholder taxpayer settler migrant
immigrant marcher academic entrepreneur vendor marketer hacker environmentalist conservationist campaigner canvasser
trustee fundraiser megadonor mega-donor confidant confidante reformer extremist terrorist militant jihadist insurgent
policyholder commuter motorist homeowner renter cleric preacher evangelist televangelist parishioner worshipper
congressman congresswoman assemblyman statesman aristocrat bureaucrat technocrat financier philanthropist industrialist
restaurateur innkeeper hotelier grocer wholesaler exporter importer rancher winemaker vintner miner welder machinist
statistician mathematician epidemiologist immunologist neurologist cardiologist paediatrician pediatrician therapist
counsellor counselor social-worker prosecutor jurist barrister paralegal ombudsman arbitrator registrar archivist
fact-checker copywriter screenwriter playwright essayist cartoonist illustrator animator composer songwriter rapper
drummer guitarist pianist violinist dancer choreographer cinematographer showrunner
source insider person individual figure someone";

/// Words that stand for people without naming them: "one", "others".
pub(super) const SOMEBODY: &str = "
one some others many several few another critics experts officials sources people someone somebody both neither most
half majority majorities plurality two-thirds three-quarters one-third one-quarter
locals authorities eyewitnesses reporters men women children two three aides";

/// Groups that speak with one voice.
pub(super) const GROUPS: &str = "
academy administration agency airline airport alliance army assembly assn association authority bank board body brand
broadcaster brotherhood bureau business cabinet campaign carrier caucus center centre chain chamber charity church club
coalition college command commission committee company conference congregation congress consortium consultancy corporation
council court dealership delegation department directorate embassy firm force foundation fund government group hospital
house institute institution judiciary jury label league leadership maker manufacturer military militia ministry mission
monastery movement museum nation navy network nonprofit office operation organisation organization panel parliament party
police presidency producer programme prosecution ring school secretariat senate service shipyard societies society
squad staff startup station studio supermarket supplier team think-tank trade tribunal trust union university utility watchdog
state country city town county region village family crew crowd defence defense union regulator retailer operator
opposition website site firm crown coastguard coast_guard electorate utility store audience camp faction legislature
personnel troop media subcommittee task-force bloc regime junta newsroom population workforce diaspora industry lobby
synod parish commune municipality cooperative co-op syndicate cartel regiment battalion brigade";

/// Things that are written, recorded or measured, and say something.
pub(super) const DOCUMENTS: &str = "
account advisory affidavit alert analysis announcement answer response article assessment audit autopsy ballot bill biography book
briefing brief broadcast bulletin caption census certificate charge-sheet charter circular clip column commentary
communique communiqué complaint contract data decision declaration decree deposition diary dispatch document dossier draft
editorial email e-mail essay estimate evaluation experiment facebook-post figures filing finding findings flyer footage
polling modelling modeling act bylaw by-law clause constitution deed directive edict ordinance regulation schedule timetable statute inventory
memorial handout brochure pamphlet logbook fact-sheet factsheet rulebook forecast guidance guideline guidelines handbook indictment inquiry inquest inscription insert interview invoice
judgment judgement lawsuit leaflet ledger letter list log manifesto manual map mail memo memoir memorandum message minutes
motion newsletter note notebook notice op-ed opinion order paper papers paperwork petition placard plaque platform poll
post poster preprint projection prospectus readout record recording records register release reply report research
resolution results review ruling script sign speech statement statistics study submission subpoena suit summary survey
table tape telegram testimony text thesis tip transcript translation treaty tweet update verdict video voicemail warning
warrant website website witness-statement blueprints profile entry ad advert advertisement commercial voice-over documentary slogan banner headline tagline plan speech remarks tribute notes";

/// What is carried, worn or hung up to be read.
pub(super) const SIGNS: &str = "
sign banner placard poster billboard shirt t-shirt hat cap sticker button badge plaque inscription graffiti";

/// Documents that people speak in: "said in a statement".
pub(super) const VEHICLES: &str = "
statement letter memo memorandum email e-mail message reply response post tweet voicemail circular newsletter answer report filing affidavit note op-ed blog blogpost essay
release communique communiqué lawsuit complaint indictment petition readout study survey paper article column editorial
announcement tribute commentary notes testimony submission judgment judgement
document documents deposition advisory bulletin ruling opinion dossier motion";

/// Common nouns that tell what kind of outlet a name is.
pub(super) const OUTLET_NOUNS: &str = "
newspaper daily weekly tabloid broadsheet magazine broadcaster newscaster network website site channel station radio
television tv outlet publication journal podcast programme blog portal newsletter broadcaster-tv";

/// Words in the names of outlets.
pub(super) const OUTLET_WORDS: &str = "
Times Post Journal Herald Tribune Gazette Courier Guardian Telegraph Chronicle Observer Examiner Independent Star Sun Mirror
Globe Ledger Bee Inquirer Dispatch Bulletin Record Register Standard Mail Express Echo Argus Messenger Sentinel Tageszeitung
Zeitung News Newsweek Politico Bloomberg Axios Vox Slate Salon Breitbart BuzzFeed HuffPost Gawker Mediaite Fox CNN MSNBC
CNBC BBC ITV NBC ABC CBS PBS NPR NRK ZDF ARD RTP RTE RTÉ ERT CBC SBS NHK Univision Telemundo C-SPAN TV Television Radio
Broadcasting Magazine Weekly Daily Today Spiegel Bild Monde Figaro Libération País Mundo Repubblica Stampa Corriere
Haaretz Jazeera Arabiya Pravda Izvestia Kommersant Vedomosti Novosti Economist Atlantic Yorker Forbes Fortune Time Variety
Dagblad Dagbladet Avis Avisen Tidning Tidningen Nyheter Bladet Aftonbladet Nachrichten Anzeiger Tageblatt Rundschau Kurier
Gazeta Wyborcza Kathimerini Shimbun Ilbo Gazzetta Giornale Messaggero Correio Wired ProPublica Intercept Quartz Punch Dawn Hindu Nikkei Asahi Mainichi Yomiuri Athletic Verge Handelsblatt";

/// Wire agencies, under every name they are printed.
pub(super) const AGENCIES: &[&str] = &[
    "The Associated Press",
    "Associated Press",
    "AP",
    "Reuters",
    "Thomson Reuters",
    "Agence France-Presse",
    "AFP",
    "UPI",
    "United Press International",
    "dpa",
    "DPA",
    "Deutsche Presse-Agentur",
    "Xinhua",
    "Xinhua News Agency",
    "TASS",
    "Tass",
    "Itar-Tass",
    "ITAR-TASS",
    "RIA Novosti",
    "RIA",
    "Interfax",
    "ANSA",
    "EFE",
    "Kyodo",
    "Kyodo News",
    "Yonhap",
    "Yonhap News Agency",
    "PA",
    "PA Media",
    "Press Association",
    "Press Trust of India",
    "PTI",
    "Anadolu",
    "Anadolu Agency",
    "Bloomberg News",
    "MENA",
    "IRNA",
    "Fars",
    "Tasnim",
    "SANA",
    "KCNA",
    "ANI",
    "IANS",
    "Belga",
    "ANP",
    "APA",
    "Lusa",
    "NTB",
    "TT",
    "Ritzau",
    "PAP",
    "CTK",
    "Tanjug",
    "Hina",
    "MTI",
    "Ukrinform",
    "BelTA",
    "Bernama",
    "Antara",
    "Canadian Press",
    "The Canadian Press",
    "Australian Associated Press",
    "AAP",
    "Keystone-SDA",
    "SDA",
    "EPA",
    "Getty Images",
    "Keystone",
    "Dow Jones Newswires",
    "Alamy",
    "SWNS",
    "SNS",
    "SNS Group",
    "Shutterstock",
    "iStock",
    "Scanpix",
    "NTB Scanpix",
    "Zuma Press",
    "Sipa",
    "Imago",
    "NurPhoto",
    "PA Images",
    "PA Wire",
    "Jiji Press",
    "Jiji",
    "Efe",
    "Ansa",
    "Afp",
    "Dpa",
];

#[cfg(test)]
mod tests {
    #[test]
    fn agencies_have_no_doubles() {
        let mut names = super::AGENCIES.to_vec();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
