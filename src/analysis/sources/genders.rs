//! Words that tell whether "he" or "she" is meant. Only for telling two people of one article apart.

use std::collections::HashMap;
use std::sync::OnceLock;

const FEMALE: &str = "
abena abigail ada agnes aisha alexandra alice alicia alison amal amanda amelia amina amy ana andrea angela anita ann anna anne annette
annie april ashley aung barbara beatrice becky bella beth betty bonnie brenda bridget brittany camila carla carly carmen
carol caroline carolyn catherine cecilia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia
condoleezza connie courtney cynthia daniela deborah debbie denise diana diane dina donna dorothy edith eileen elaine eleanor elena
eleni elise elizabeth ella ellen emilia emily emma erica erin esther eva eve evelyn fatima fiona florence frances gabriela gail
gina giorgia gloria grace greta gretchen hannah harriet heather heidi helen helena hillary holly huma ida ilse inês ines ingrid irene iris
isabel isabella isla ivanka jackie jacqueline jane janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna joanne jodie jody
josephine joy joyce judith judy julia juliana julie june kamala karen karin karine kate katharina katherine kathleen kathryn kathy katie kayla keisha
kelly kellyanne kim kimberly kirsten kristen kristin laura lauren leah leila lena leslie lillian linda lisa liz loretta lori louise lucia lucy lurdes lydia
lynn maggie malala margaret margot maria marie marilyn marina marissa marjorie marta martha mary maya megan melania melanie melissa mercedes mia
michelle miriam molly monica morag nadia nancy naomi natalia natalie nicole nikki nina nora olga olivia pam pamela patricia paula
pauline penelope penny petra phyllis rachel rebecca renee rita roberta robin rosa rose roxana ruth sabrina sally samantha sandra
sara sarah shannon sharon sheila shirley shona simran sofia solveig sonia sophia sophie stacy stella stephanie sue susan susana
suzanne svetlana sylvia tamara tammy tanya tara tatiana teresa theresa tiffany tina tove tracy ursula valerie vanessa vera veronica
victoria virginia wendy whitney yulia yvonne zoe
adele adriana agata agatha agneta aileen aisling akiko alba alejandra aleksandra alessandra alexa alina aliya
allison alma alyssa amara amber ananya anastasia andrée angelina angelique anika anja anjali anneke annika antonella
antonia anya aoife ariana arlene asha astrid audrey aurora ava ayesha bao-yu beata beatriz becca belinda bernadette
bianca birgit birte blanca bridie brigid brigitte bronwen bronwyn caitlin candace carina carlotta carol-ann carrie
catalina cathy catriona cecile celeste celia chantal charlene chiara chloé ciara clare clementine colette constance
consuelo corinne cristina dagmar danielle daphne dawn delia delphine despina dilys dolores dominique donatella
doreen doris ebba edna edwina effie eilidh eirini eirlys elaina elin eliza ellie eloise elsa elspeth elvira
emmanuelle enid erika ernestine estelle ethel eugenia eunice fabienne faith fatou fatoumata fay federica felicia
felicity femke fernanda fleur francesca francine freya frida gabrielle gemma genevieve georgia georgina geraldine
gertrude ginger gisela giulia gladys glenda graça gudrun gunilla gwen gwendolyn habiba hana hanne hattie hazel hedda
hedwig heike helga hilda hiroko honor hope hortense ilaria ileana ilona imelda imogen inga ingeborg inger ioana
irena irina irma isobel ivana ivy izabela jacinta jacqui jana janelle janette janina jeannette jelena jenna jocelyn
johanna joni jordana josefina josie juanita julianne juliet justine kaisa karina karla karolina katarina kathrin
katja katrin kavita kerstin khadija kiran-kaur kirsty klara kristina kylie lara larissa latisha latoya laverne layla
lea leanne leonie leonor letitia lidia liesel lili lilian lily lina liv liza lois lola loraine lorna lorraine lotte
louisa luciana lucille ludmila luisa luz lyudmila mabel madeleine madison mae magda magdalena mairi maja malin mandy
manuela mara marcela marcella margarida margarita margery margrethe mariam mariana marianne marisa marit marlene
marloes martina maryam mathilde matilda maud maura maureen mavis maxine meera meg meghan mei melinda mercy meredith
mette mina mireille moira mona muriel myra myriam nadine nan nanette natasha nell nerys nia nicola nicoletta
nicolette nigella noor noreen norma octavia odette oksana olena olive oona ornella paloma patrice patti petronella
phoebe pia pilar piper polly portia precious priscilla priya queenie rachael ramona rana raquel reema regina renske
rhiannon rhoda rhona rina rochelle roisin ronda rosalie rosalind rosalyn rosanna rosario rosemarie rosemary rosie
rowena ruby rukmini sadie saima sakura saoirse saskia savannah seema selma senait serena shanice shauna sheena
shelley sherry shilpa sian signe sigrid silke silvia simone sinead siobhan siri siv solange solvei sonja stefania
sunita susannah susanne suzanna sybil sylvie tabitha tania tatyana tess tessa thelma theodora tilda tracey trine
trish trudy tuva ulla una unni ute valentina vanda verity vicky vigdis viola violet vivian vivien vivienne wanda
wangari wilhelmina wilma winifred xenia yasmin yasmine yetunde ylva yoko yolanda yuko yvette zadie zainab zara
zeinab zelda zofia zora zuzana åsa";

const MALE: &str = "
aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alex alexander alexei ali alistair andreas andrew andy anil antonio anthony
antony arnold arthur asif barack barry ben benjamin bernard bernie bert bill birkir bob boris brad bradley brandon brent brett brian bruce
bryan carl carlos chad charles charlie chris christian christopher chuck clarence claude colin corey craig cyril damian dan daniel danny
dave david dean declan demetrius denis dennis derek diego dmitri dmitry dmytro dominic don donald doug douglas duarte dwight earl ed eddie edgar edmund
eduardo edward egill elliot emmanuel enrique eric erik ernest eugene evan felix femi fernando francis francisco frank franklin fraser fred frederick gabriel
gareth gary gavin geoffrey george gerald gerard gilbert giorgos glenn gordon graeme graham greg gregory guy hans harold harry harvey hassan hector henrique
henry herbert herman howard hugh hugo hussein ian ibrahim igor ilya isaac ivan jack jacob jaime jake james jamie jan jared jason javier
jay jeb jeff jeffrey jens jeremy jerome jerry jesse jim jimmy joachim joe joel johan john johnny jon jonathan jordan jordi jorge jose
joseph josh joshua josé juan julian julius justin karl keith kenji ken kenneth kevin kieran kiran kurt kyle lance larry lars laurence lawrence lee leo
leon leonard leonid lewis liam lindsey lloyd louis luca lucas luis luke malcolm manuel marc marcel marco marcus mario mark martin marty marvin
matt matthew maurice max maxim michael miguel mike mikhail milan mitch mitt mohamed mohammad mohammed morris muhammad nathan neil newt nicholas nick nicolas nigel nikolai nikos
noah norman oleg oleksii oliver omar oscar oswald otto owen pablo pat patrick paul pedro pete peter phil philip pierre piers pål rafael rajesh ralph
ramon randy raul ray raymond reince reuben richard rick rob robby robert roberto rodney roger roland ron ronald ross roy rudolph rudy russell
ryan salvador sam samir samuel scott sean sebastian sergei sergey seth shane sidney simon stanley stefan stephen steve steven stewart
stuart sylvester taylor ted terrence terry theodore thomas tim timothy tobias todd tom tommy tony tor travis trevor tyler vernon viktor victor vincent
vladimir volodymyr wallace walter warren wayne wesley will william winston wolfgang xavier yuri yusuf zachary
abdullah abe abel achim adamu adeyemi adil adolfo adriaan agustin aidan akira alasdair alastair alban alec
aleksander aleksandr alessandro alessio alexandre alexandros alf alfie alfonso alfred alfredo ali-reza alonso alvaro
amadou amir amit anatoly anders andre andrei andrej andris andré andrés angel angelo angus antoine anton antonis
anwar arjun armando arne arno aron arran arsène arturo arvid asher ashok attila augusto aurelio avi axel aziz
baptiste barnaby bart bartosz bashar bashir bastian benedict benito benny bernardo bernd bhupinder bilal birger
björn blaine blair bobby bogdan boyd bram braulio brendan brody bruno bryce burt byron callum calum cameron carlo
carmelo carter casper cecil cedric cesar chandra chester christoph christophe christos chukwuma ciaran cillian claes
claudio clayton clement cliff clifford clint clive clyde colm conor conrad constantin cormac cornelius cristian
cristiano curtis cyrus dag dale damien danilo dario darrell darren darryl davide davor deepak denzel desmond devin
dick didier dieter dimitri dimitrios dimitris dino dirk domenico dougal dougie doyle duncan dustin dwayne dylan
eamon edouard edvard efe einar eirik eivind elias elijah elliott ellis elmer emeka emil emile emilio emir emre enda
endre enzo erich erlend ernesto ernst errol espen esteban etienne euan evangelos everett ewan fabian fabio fabrice
faisal farid farouk fausto federico felipe ferdinand fergus fidel finlay finn florian floyd franco francois franz
françois freddie freddy frederic frederik fredrik friedrich fritz garry garth gaston geir gene georg georges
georgios geraint gerardo gerhard gerry giacomo gianluca gianni gideon gil gilles gino giorgio giovanni giuseppe
godfrey gonzalo gottfried grigory guido guillaume guillermo gunnar gunther gus gustav gustavo günter hakan hal hamid
hamish hank harald haris harrison haruki hasan hashim havard haydn heath heinrich heinz helmut hendrik henning henri
henrik herb hermann hernan hideo hiroshi horace horst howell hubert hugues humberto humphrey hywel iain idris
ignacio ike ilias ilkka imran ingmar ioannis iqbal irving isaiah ishaan ismail ivar ives iwan jabari jakob jakub
jalal jamal jan-erik janos jarek jaroslaw jasper javad javid jean-claude jean-luc jean-marc jean-michel jean-paul
jean-pierre jed jeremiah jermaine joakim joao joaquim joaquin jochen joey johann johannes jonas jonny jorgen josef
josep josiah joão judd jude juha jukka julien julio juraj jürgen kai kamal kareem karim karsten kasper kazuo keir
keiran kelvin kemal kendrick kenny kent kerem khalid khalil kian kirk klaas klaus knut kofi konrad konstantin
konstantinos kostas krishna kristian kristof krzysztof kwame lachlan ladislav lamar lamont lars-erik lasse laszlo
laurent lawson leif leland lennart leonardo leopold leroy lester lev lionel llewellyn logan lorenzo lorne lothar lou
louie loïc luc luciano lucien ludovic ludwig luigi lukas lukasz lyle lyndon maarten mac magnus mahmoud malachi malik
malte manfred manoj manu marcelo marcin marek marian mariano marlon marlow massimo mateo mateusz mathias mathieu
mathis matteo matthias mauricio maurizio maximilian mehdi mehmet mel melvin merlin michal michel mick mickey mihai
mikael mikkel miles millard milo milos milton minh mirko miroslav mohan mohsen monty mordechai morgan morten moses
moshe moussa murdo murray mustafa nadeem naoki nasser nate nathaniel naveed ned nelson nestor niall niccolo nico
niels nikita nikola nikolaj nikolaos nikolaus nils nnamdi noam noel nuno obi octavio odd oisin ola olaf olav ole
olivier olof omari orlando orson osama osman ossian otis ove palle panagiotis paolo pascal pasi pasquale patricio
paulo pavel pavlos pawel payam pekka per percy perry petr petros petter philippe piero pierre-yves piet pieter
pietro piotr pius prakash preston quentin quincy radek radovan rafe rafi raheem rainer raj raja rajiv rakesh ralf
ram ramesh rami ramiro rashid rasmus ravi raymundo reg reggie reginald reidar reinhard remi remy renato renaud rene
renzo rex reza rhodri rhys ricardo riccardo rico ringo ritchie robbie rocco rod roderick rodolfo rodrigo rohan
rolando rolf roman romeo ronan ronnie rory roshan rowan ruben rudi rufus rui rune rupert rustam sabri sacha sadio
sajid sakari salim salman salvatore sami samson samu sander sandro sanjay santiago santo santos satoshi saul scot
selwyn serge sergio seydou shaun shawn sherman shigeru shinzo sid siegfried sigurd silas silvio simeon siphiwe skip
solomon soren spencer stan stanislav stefano steffen stein stellan sten sterling stig stijn sunil suresh sven svend
sverre tadeusz takashi takeshi tam tamas tapio tariq taro tarquin teddy teo terje terrance terrell thaddeus theo
thierry thilo thom thor thorsten tiago tiberio tibor timo tino tito tobin tomas tomasz tommaso tor-arne torben tore
torsten toshiro trent tristan tuomas tyrell tyrone ugo ulf ulrich umar umberto urs usman uwe vaclav valentin valerio
vasily vaughn vic vidar vijay vikram ville vinay vito vittorio vivek vlad volker wade waldo walid walt wendell
werner wilbur wilfred wilhelm willem willie willis wim winfried wojciech woody xander yann yannick yannis yaroslav
yasir yasser yassin yevgeny yosef youssef yves zack zane zbigniew zeke zoltan zoran åge øystein ștefan";

/// Titles, and nouns that only fit one.
const SHE: &str = "mrs mrs. ms ms. miss dame lady queen princess baroness duchess countess sister spokeswoman chairwoman councilwoman
congresswoman businesswoman policewoman actress mother wife daughter aunt niece widow grandmother woman girl mum mom waitress";
const HE: &str = "mr mr. sir lord king prince baron duke count brother spokesman chairman councilman congressman businessman policeman
actor father husband son uncle nephew widower grandfather man boy dad fisherman";

/// Who a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    She,
    He,
}

/// What a first name, a title or a noun tells.
pub(super) fn of_word(word: &str) -> Option<Gender> {
    static TABLE: OnceLock<HashMap<&'static str, Gender>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let of = |words: &'static str, gender| words.split_whitespace().map(move |word| (word, gender));
        [(FEMALE, Gender::She), (MALE, Gender::He), (SHE, Gender::She), (HE, Gender::He)]
            .into_iter()
            .flat_map(|(words, gender)| of(words, gender))
            .collect()
    });
    if word.len() > 20 {
        return None;
    }
    table.get(word.to_lowercase().as_str()).copied()
}

/// What the last letter of a first name tells in most of Europe and Latin America: "Rhona", "Renzo".
pub(super) fn by_ending(name: &str) -> Option<Gender> {
    const MEN: &[&str] = &[
        "Nikita", "Sasha", "Joshua", "Ezra", "Mustafa", "Musa", "Issa", "Jorma", "Kota", "Akira", "Ilya", "Misha",
        "Andrea", "Ola",
    ];
    let mut words = name.split_whitespace();
    let first = words.next().filter(|first| first.chars().count() > 3 && words.next().is_some())?;
    match first.chars().next_back()? {
        'a' if !MEN.contains(&first) => Some(Gender::She),
        'o' => Some(Gender::He),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_titles_and_nouns_tell() {
        assert_eq!(of_word("Mrs."), Some(Gender::She));
        assert_eq!(of_word("Dmitry"), Some(Gender::He));
        assert_eq!(of_word("spokeswoman"), Some(Gender::She));
        assert_eq!(of_word("Semelroth"), None);
    }
}
