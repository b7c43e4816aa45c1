#include "planner/redact/words.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "graph/model/organisation.h"
#include "graph/model/words.h"
#include "planner/glossary/glossary.h"
#include "planner/text/letters.h"

namespace orgplan::redact {
namespace {

// How many bytes of punctuation beyond ASCII begin here: of Latin-1, of general punctuation, of arrows, of CJK.
std::size_t punctuation_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    if (byte(0) == 0xC2 && byte(1) >= 0xA0 && byte(1) <= 0xBF) return 2;
    const bool general = byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81 || byte(1) == 0x86);
    const bool cjk = byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) < 0xA0;
    return (general || cjk) && byte(2) != 0 ? 3 : 0;
}

// How many bytes of the letter or digit that begins here are part of a word; 0: it is none.
std::size_t letter_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) return punctuation_at(text, at) > 0 ? 0 : 1;
    const bool letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    return letter ? 1 : 0;
}

// Words of sentences and of dates, that are names as well.
constexpr std::array<std::string_view, 66> kOfSentences{
    "a",    "all",  "an",   "and", "any", "are",  "as",  "at",   "be",   "by",   "can", "do",    "for",  "from",
    "had",  "has",  "have", "he",  "her", "him",  "his", "if",   "in",   "is",   "it",  "its",   "less", "many",
    "may",  "me",   "more", "my",  "no",  "none", "not", "of",   "off",  "on",   "one", "only",  "or",   "other",
    "our",  "out",  "own",  "say", "see", "she",  "so",  "some", "than", "that", "the", "their", "them", "then",
    "they", "this", "to",   "two", "was", "we",   "who", "will", "with", "you"};

// Words of ids that are roles, or say which of several.
constexpr std::array<std::string_view, 58> kOfIds{
    "admin",  "assistant", "backfill", "board",  "chair",    "chief",  "co",         "coach",     "deputy", "dev",
    "devs",   "dir",       "director", "em",     "external", "first",  "freelancer", "head",      "hr",     "ic",
    "intern", "interim",   "it",       "joint",  "jr",       "junior", "lead",       "manager",   "mgr",    "ml",
    "new",    "office",    "open",     "ops",    "pa",       "pm",     "po",         "principal", "qa",     "research",
    "rep",    "sales",     "scrum",    "second", "senior",   "sm",     "sr",         "sre",       "staff",  "svp",
    "team",   "tl",        "ux",       "vacant", "vp",       "vpe",    "vpp",        "work"};

// How else contracts are called.
constexpr std::array<std::string_view, 24> kOfContracts{
    "contract",     "employee",   "employees",  "employment",   "extern",      "externe",
    "external",     "externals",  "externer",   "freelance",    "freelancer",  "freelancers",
    "freiberufler", "internship", "praktikant", "praktikantin", "praktikum",   "stagiaire",
    "student",      "temp",       "temporary",  "temps",        "werkstudent", "werkstudentin"};
constexpr std::array<std::string_view, 7> kOfLevels{"sr", "snr", "jr", "jnr", "phd", "entry", "midlevel"};

using Set = std::unordered_set<std::string>;

void add_words(std::string_view text, Set& set) {
    for (TextWord& each : words_of(text)) set.insert(std::move(each.folded));
}

Set read_roles() {
    Set set;
    for (const std::string_view word : kOfIds) set.emplace(word);
    for (const glossary::GlossaryFamily& family : glossary::glossary().families) add_words(family.id, set);
    for (const glossary::GlossaryTag& tag : glossary::glossary().tags) add_words(tag.id, set);
    for (const glossary::GlossaryRole& role : glossary::glossary().roles) {
        add_words(role.id, set);
        add_words(role.title, set);
        for (const std::string& alias : role.aliases) add_words(alias, set);
    }
    return set;
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
    std::vector<TextWord> words;
    for (std::size_t at = 0; at < text.size();) {
        if (letter_at(text, at) == 0) {
            at += std::max<std::size_t>(punctuation_at(text, at), 1);
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && letter_at(text, at) > 0) ++at;
        words.push_back({begin, at, text::folded(text.substr(begin, at - begin))});
    }
    return words;
}

bool is_common_word(std::string_view folded) {
    return std::ranges::find(kOfSentences, folded) != kOfSentences.end();
}

bool is_contract_word(std::string_view folded) {
    const bool plural = folded.ends_with('s') && value_of<Employment>(folded.substr(0, folded.size() - 1));
    return plural || value_of<Employment>(folded) || std::ranges::find(kOfContracts, folded) != kOfContracts.end();
}

bool is_level_word(std::string_view folded) {
    return std::ranges::find(kOfLevels, folded) != kOfLevels.end();
}

bool is_title_word(std::string_view folded) {
    static const Set set = [] {
        Set words;
        for (const glossary::GlossaryRole& role : glossary::glossary().roles) add_words(role.title, words);
        return words;
    }();
    return set.contains(std::string(folded));
}

bool is_role_word(std::string_view folded) {
    static const Set set = read_roles();
    return set.contains(std::string(folded));
}

}  // namespace orgplan::redact
