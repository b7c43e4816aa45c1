#pragma once

#include <string>
#include <vector>

namespace orgplan::glossary {

/// What is said of a seat beside what somebody does there.
enum class AsideKind : unsigned char {
    level,   ///< how senior
    region,  ///< where
    area,    ///< of what: a product, a technique
    status,  ///< on what terms: interim, remote, (m/w/d), 80 %
};

/// Words of a title that are set apart.
struct TitleAside {
    std::string says;
    AsideKind kind = AsideKind::level;
    std::string level;      ///< of a level: the word for it
    bool before = false;    ///< they come before what somebody does
    bool after = false;     ///< they come after it
    bool anywhere = false;  ///< words that are not known may stand between

    bool operator==(const TitleAside&) const = default;
};

/// Another way to write something.
struct TitleSpelling {
    std::string says;
    std::string means;

    bool operator==(const TitleSpelling&) const = default;
};

/// A title that may mean several things, or none of the glossary. Unlike an ambiguous title it may be an alias, which
/// `role:` goes on taking: who writes `role:` has decided.
struct UnclearTitle {
    std::string says;
    std::vector<std::string> roles;  ///< ids; may be empty
    std::string outside;             ///< what else it may mean, as prose
    std::string family;              ///< the id of its family, whatever it means; may be empty

    bool operator==(const UnclearTitle&) const = default;
};

/// What must come of a title; read when the program is built.
struct TitleExample {
    std::string title;
    std::string role;                 ///< an id; empty: none may be given
    std::string level;                ///< empty: none may be given
    std::string family;               ///< that of a title without a role; empty: none
    std::vector<std::string> may_be;  ///< ids of a title that may be several things

    bool operator==(const TitleExample&) const = default;
};

/// What is known of titles as people write them: `schemas/titles/`.
struct TitleWords {
    std::vector<std::string> endings;      ///< of words, for another gender: `*in`
    std::string gender_letters;            ///< of which marks such as `m/w/d` are made
    std::vector<TitleSpelling> spellings;  ///< such as `sr` for `senior`
    std::vector<std::string> of;           ///< words after which `of` makes no difference
    std::vector<TitleAside> asides;
    std::vector<std::string> people;        ///< nouns for somebody: a part of a title that ends in one is no area
    std::vector<std::string> apart;         ///< words before a name that make something else of it: `deputy`
    std::vector<std::string> ends;          ///< words behind which nothing says what somebody does: `to`
    std::vector<std::string> deputies;      ///< first words of the title of a deputy
    std::vector<TitleSpelling> leads;       ///< a tag, and the role that `Lead` may mean before a role of that tag
    std::vector<std::string> common;        ///< words that many titles have, whatever somebody does
    std::vector<TitleSpelling> names;       ///< further names of roles, each with the id
    std::vector<std::string> before_areas;  ///< names before which areas are set apart
    std::vector<std::string> before_all;    ///< names before which any word is an area
    std::vector<UnclearTitle> unclear;
    std::vector<TitleSpelling> fields;  ///< words, and the id of the family they belong to
    std::vector<TitleSpelling> trades;  ///< words for other trades, each with the id of a role in it; mostly empty
    std::vector<std::string> shared;    ///< names that other trades use for their own people
    std::vector<TitleExample> examples;

    bool operator==(const TitleWords&) const = default;
};

}  // namespace orgplan::glossary
