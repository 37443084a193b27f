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
victoria virginia wendy whitney yulia yvonne zoe";

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
vladimir volodymyr wallace walter warren wayne wesley will william winston wolfgang xavier yuri yusuf zachary";

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
