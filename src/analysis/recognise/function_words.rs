//! Words that are never (part of) a name because of the capital they have at a sentence's start.

/// Words that begin sentences, sorted; most stand before names now and then ("But Brussels").
const OPENERS: &[&str] = &[
    "a", "about", "according", "across", "additionally", "after", "again", "against", "all", "along", "already", "also",
    "although", "amid", "among", "an", "and", "another", "any", "anyone", "are", "around", "as", "asked", "at",
    "authorities", "away", "back", "based", "because", "before", "behind", "being", "below", "besides", "between",
    "beyond", "both", "but", "by", "can", "citing", "closer", "could", "critics", "current", "despite", "did", "do",
    "does", "down", "during", "each", "earlier", "early", "either", "elsewhere", "even", "eventually", "ever", "every",
    "everyone", "except", "experts", "facing", "few", "finally", "first", "five", "following", "for", "former", "four",
    "friday", "from", "further", "get", "give", "given", "go", "good", "had", "has", "have", "having", "he", "her",
    "here", "hers", "his", "how", "however", "hundreds", "i", "if", "in", "including", "indeed", "inside", "instead",
    "into", "investigators", "is", "it", "its", "just", "last", "late", "later", "leading", "less", "let", "like",
    "like", "local", "long", "longtime", "made", "make", "many", "may", "maybe", "me", "meanwhile", "might", "millions",
    "mine", "more", "moreover", "most", "much", "must", "my", "near", "nearby", "nearly", "neither", "never",
    "nevertheless", "new", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "officials",
    "often", "old", "on", "once", "one", "only", "opponents", "or", "other", "others", "our", "out", "outgoing",
    "outside", "over", "part", "past", "people", "perhaps", "please", "previously", "quite", "rather", "read",
    "recently", "related", "residents", "rival", "said", "same", "say", "says", "scientists", "see", "separately",
    "seven", "several", "she", "should", "similarly", "since", "six", "so", "some", "someone", "sometimes", "soon",
    "speaking", "still", "such", "supporters", "take", "ten", "than", "that", "the", "their", "them", "then", "there",
    "therefore", "these", "they", "this", "those", "though", "thousands", "three", "through", "throughout", "thus",
    "to", "today", "together", "told", "tomorrow", "tonight", "too", "toward", "towards", "two", "under", "unlike",
    "until", "up", "upon", "us", "using", "very", "via", "was", "we", "well", "were", "what", "whatever", "when",
    "where", "whether", "which", "while", "who", "whoever", "whose", "why", "will", "with", "within", "without",
    "would", "writing", "yes", "yesterday", "yet", "you", "your",
];

/// Days and months, sorted.
const DATES: &[&str] = &[
    "apr", "apr.", "april", "aug", "aug.", "august", "dec", "dec.", "december", "feb", "feb.", "february", "fri", "friday",
    "jan", "jan.", "january", "july", "june", "mar", "mar.", "march", "may", "mon", "monday", "nov", "nov.", "november",
    "oct", "oct.", "october", "sat", "saturday", "sept", "sept.", "september", "sun", "sunday", "thu", "thursday", "tue",
    "tues", "tuesday", "wed", "wednesday",
];

/// Whether a word (in lower case) often begins a sentence and never a name.
pub fn opens_sentences(lower: &str) -> bool {
    OPENERS.binary_search(&lower).is_ok()
}

/// Whether it is a day or a month.
pub fn is_date(lower: &str) -> bool {
    DATES.binary_search(&lower).is_ok() || lower.strip_suffix('s').is_some_and(|day| day.ends_with("day") && DATES.binary_search(&day).is_ok())
}

/// Small words inside names: "Rio de Janeiro", "Osama bin Laden".
pub fn is_particle(text: &str) -> bool {
    matches!(
        text,
        "de" | "da" | "do" | "dos" | "das" | "del" | "della" | "di" | "du" | "des" | "la" | "le" | "van" | "von" | "der" | "den"
            | "ten" | "ter" | "bin" | "ibn" | "bint" | "al" | "el" | "zu" | "zur" | "af" | "av" | "tis" | "ul" | "dal" | "dello"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_by_halves_is_sorted() {
        assert!(OPENERS.is_sorted());
        assert!(DATES.is_sorted());
        assert!(is_date("fridays") && !is_date("holidays"));
    }
}
