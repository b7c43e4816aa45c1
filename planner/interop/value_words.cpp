#include "planner/interop/value_words.h"

#include <algorithm>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

/// `kMeaningWords.size()` where it is none.
std::size_t meaning_of(std::string_view word) {
    return static_cast<std::size_t>(std::ranges::find(kMeaningWords, word) - kMeaningWords.begin());
}

}  // namespace

std::string lookup_key(std::string_view text) {
    const std::string plain = without_accents(text);
    std::string key;
    for (const char c : plain) {
        const bool blank = c == ' ' || c == '_' || c == '/' || c == '\t';
        const bool dash = c == '-' && !key.empty() && key.back() != ' ';
        if (blank || dash) {
            if (!key.empty() && key.back() != ' ') key.push_back(' ');
        } else {
            key.push_back(c);
        }
    }
    while (key.ends_with(' ')) key.pop_back();
    return key.empty() ? plain : key;
}

Meanings::Meanings(std::string_view column, const std::vector<std::string>& own) {
    for (const std::string& each : own) {
        const std::size_t equals = each.rfind('=');
        if (equals == std::string::npos) continue;
        if (const std::size_t meaning = meaning_of(each.substr(equals + 1)); meaning < kMeaningWords.size())
            words_.try_emplace(lookup_key(each.substr(0, equals)), static_cast<Meaning>(meaning));
    }
    for (const auto& [word, values] : import_words().meanings.at(std::string(column)))
        for (const std::string& value : values)
            words_.try_emplace(lookup_key(value), static_cast<Meaning>(meaning_of(word)));
}

const Meaning* Meanings::find(const std::string& text) {
    const auto [read, added] = read_.try_emplace(text);
    if (added) {
        const std::string key = lookup_key(text);
        auto found = words_.find(key);
        // `Fixed term (12 months)`, `Terminated - resigned`
        if (found == words_.end()) {
            const std::size_t cut = key.find_first_of("(,:;");
            if (cut != std::string::npos && cut > 0)
                found = words_.find(lookup_key(std::string_view(key).substr(0, cut)));
        }
        if (found != words_.end()) read->second = {true, found->second};
    }
    return read->second.understood ? &read->second.meaning : nullptr;
}

ValueWords::ValueWords(const std::vector<std::string>& well_known, const std::vector<std::string>& named) {
    for (const std::string& word : well_known) words_.insert(fold_case(word));
    for (const std::string& word : named) {
        bool changed = false;
        words_.insert(fold_case(clean_value(word, changed)));
    }
}

std::unordered_set<std::string> lookup_keys(std::string_view list) {
    std::unordered_set<std::string> keys;
    for (const std::string& word : values_of(list)) keys.insert(lookup_key(word));
    return keys;
}

std::string faulty_meaning(const std::vector<std::string>& own) {
    for (const std::string& each : own) {
        const std::size_t equals = each.rfind('=');
        if (equals == std::string::npos || equals == 0 || meaning_of(each.substr(equals + 1)) == kMeaningWords.size())
            return each;
    }
    return {};
}

}  // namespace orgplan::interop
