#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/redact/words.h"
#include "planner/redact/written_people.h"

namespace orgplan::redact {

/// One table of what is shown in place of names: people are numbered in the order of the text, over all organisations
/// that it has learnt, so that both sides of a comparison say the same of the same person. All times are linear in the
/// texts.
class Pseudonyms {
  public:
    /// Adds the people and the ids of an organisation that is as it was read, first those that its texts name.
    void learn(const Organisation& organisation, const std::vector<WrittenPerson>& written = {});

    /// `Person 3`: somebody of an organisation that it has learnt.
    std::string person(const Person& person) const;
    /// The same of somebody outside, by the name.
    std::string outsider(std::string_view name) const;
    /// A text in which names and parts of them are replaced wherever they stand as words: first names, surnames, both
    /// in either order, with initials, as one word, and ids that are made of them.
    std::string text(std::string_view text) const;
    /// An id, or several with `/` between them; distinct ones stay distinct.
    std::string id(std::string_view id) const;
    /// Whether an organisation that it has learnt has an id of these parts.
    bool knows(std::string_view id) const;
    /// `file-2.yaml` in place of a path; one path has one number.
    std::string file(const std::string& path);

    /// Whether any of a name can be read in a text, within another word too.
    bool may_name(std::string_view text) const;

  private:
    struct Pattern {
        std::string as_text;
        std::string as_id;
        bool capitalised = false;  ///< in small letters it is another word
    };
    struct UnbrokenName {  // in a script without blanks
        std::string form;
        std::size_t number = 0;
    };
    using Patterns = std::unordered_map<std::string, Pattern>;  // by folded words with a blank between them

    std::size_t number_of(const Person& person) const;
    std::size_t add_person(std::string_view key, std::string_view name);
    void add_pattern(const std::string& words, Pattern pattern);
    void learn_people(const Organisation& organisation, const std::vector<WrittenPerson>& written);
    void learn_person(std::string_view id, std::string_view name, const std::unordered_set<std::string>& titles);
    void learn_words(const Organisation& organisation);
    void learn_ids(const Organisation& organisation);
    void learn_seat(const Organisation& organisation, const Position& seat);
    void learn_own_segment(std::string_view segment, bool numbered, const Patterns& own,
                           const std::set<std::string>& titles);
    void learn_id(std::string_view id);
    void learn_segment(std::string_view segment, std::string shown);
    bool may_be_name(std::string_view shown, const std::set<std::string>& titles) const;
    std::string replaced(std::string_view text, bool id, const Patterns* first = nullptr) const;

    std::map<std::string, std::size_t, std::less<>> numbers_;  // by `id:` or `name:`
    std::set<std::pair<std::size_t, std::string>> named_;      // whose names are learnt
    std::size_t people_ = 0;
    std::size_t seats_ = 0;
    Patterns patterns_;
    std::unordered_map<std::string, std::size_t> longest_;      // by first word: the most words of a pattern
    std::map<std::string, std::string, std::less<>> segments_;  // what is shown of parts of ids
    std::unordered_set<std::string> taken_;                     // parts of ids that are written or shown
    std::unordered_set<std::string> known_words_;               // of units, products and the like
    std::vector<UnbrokenName> unbroken_;                        // the longest first
    std::unordered_set<std::string> readable_;                  // parts of names, folded
    std::map<std::string, std::string> files_;
};

}  // namespace orgplan::redact
