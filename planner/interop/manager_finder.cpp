#include "planner/interop/manager_finder.h"

#include <algorithm>
#include <array>

#include "planner/interop/csv_text.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kEnds = " ,;-";
    while (!text.empty() && kEnds.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && kEnds.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return text;
}

/// The words of a name in the order of the alphabet, so that `Ann Lee` and `Lee, Ann` are one; without titles such as
/// `Dr.`, and with `ue` for `ü` where that is wanted.
std::string name_key(std::string_view name, bool umlauts) {
    constexpr std::array<std::string_view, 14> kTitles{"dr",   "prof", "mr",   "mrs", "ms",   "miss", "herr",
                                                       "frau", "ing",  "dipl", "mme", "mlle", "sr",   "sra"};
    std::string spelled;
    if (umlauts) {
        const std::string folded = fold_case(name);
        for (std::size_t at = 0; at < folded.size(); ++at) {
            const std::string_view two = std::string_view(folded).substr(at, 2);
            const std::string_view plain = two == "ä"                 ? "ae"
                                           : two == "ö" || two == "ø" ? "oe"
                                           : two == "ü"               ? "ue"
                                           : two == "ß"               ? "ss"
                                                                      : "";
            if (plain.empty()) {
                spelled.push_back(folded[at]);
            } else {
                spelled += plain;
                ++at;
            }
        }
    }
    const std::string key = without_accents(umlauts ? std::string_view(spelled) : name);
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty() && std::find(kTitles.begin(), kTitles.end(), word) == kTitles.end()) words.push_back(word);
        word.clear();
    };
    for (const char c : key) {
        const bool in_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (in_word) {
            word.push_back(c);
        } else if (c != '\'') {
            end();
        }
    }
    end();
    std::ranges::sort(words);
    std::string all;
    for (const std::string& each : words) all += (all.empty() ? "" : " ") + each;
    return all;
}

bool has_umlaut(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) == 0xC3; });
}

}  // namespace

std::string id_key(std::string_view id) {
    const std::size_t figures = std::min(id.find_first_not_of("0123456789"), id.size());
    if (figures > 0) {
        const std::string_view rest = id.substr(figures);
        const bool point = !rest.empty() && (rest.front() == '.' || rest.front() == ',') && rest.size() > 1 &&
                           rest.find_first_not_of('0', 1) == std::string_view::npos;
        if (rest.empty() || point) {
            std::string_view number = id.substr(0, figures);
            number.remove_prefix(std::min(number.find_first_not_of('0'), number.size() - 1));
            return std::string(number);
        }
    }
    return alike_key(id);
}

void ManagerFinder::Index::enter(std::string key, std::size_t draft) {
    if (key.empty()) return;
    const auto [found, added] = one_.try_emplace(std::move(key), draft);
    if (added || found->second == draft) return;
    std::vector<std::size_t>& several = several_[found->first];
    if (several.empty()) several.push_back(found->second);
    if (several.back() != draft) several.push_back(draft);
}

bool ManagerFinder::Index::look_up(const std::string& key, FoundBy by, FoundManager& found) const {
    const auto one = one_.find(key);
    if (key.empty() || one == one_.end()) return false;
    const auto several = several_.find(key);
    if (several != several_.end()) {
        found.several = several->second;
    } else {
        found.draft = one->second;
        found.by = by;
    }
    return true;
}

const ManagerFinder::Index& ManagerFinder::ids() {
    if (!ids_) {
        ids_.emplace();
        for (std::size_t i = 0; i < drafts_.size(); ++i) ids_->enter(id_key(drafts_.row(i).id), i);
    }
    return *ids_;
}

const ManagerFinder::Index& ManagerFinder::emails() {
    if (!emails_) {
        emails_.emplace();
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            for (const std::size_t row : drafts_[i].rows)
                emails_->enter(fold_case(drafts_.rows()[row].detail(&RowDetails::email)), i);
    }
    return *emails_;
}

const ManagerFinder::Index& ManagerFinder::logins() {
    if (!logins_) {
        logins_.emplace();
        const auto plain = [](std::string_view login) {
            const std::size_t domain = login.find_last_of("\\/");
            return fold_case(domain == std::string_view::npos ? login : login.substr(domain + 1));
        };
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (const std::size_t row : drafts_[i].rows) {
                const std::string_view login = drafts_.rows()[row].detail(&RowDetails::login);
                const std::string_view email = drafts_.rows()[row].detail(&RowDetails::email);
                if (!login.empty()) {
                    logins_->enter(plain(login), i);
                } else if (email.find('@') != std::string_view::npos) {
                    logins_->enter(plain(email.substr(0, email.find('@'))), i);
                }
            }
        }
    }
    return *logins_;
}

const ManagerFinder::Index& ManagerFinder::names() {
    if (!names_) {
        names_.emplace();
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (const std::size_t row : drafts_[i].rows) {
                const std::string_view name = drafts_.rows()[row].name;
                if (name.empty()) continue;
                names_->enter(name_key(name, false), i);
                if (has_umlaut(name)) names_->enter(name_key(name, true), i);
                // `Cy Dahl (On Leave)` is Cy Dahl.
                const std::size_t open = name.find('(');
                if (open != std::string_view::npos && open > 0) names_->enter(name_key(name.substr(0, open), false), i);
            }
        }
    }
    return *names_;
}

const FoundManager& ManagerFinder::find(const std::string& text) {
    const auto [known, added] = known_.try_emplace(text);
    if (added) known->second = search(text);
    return known->second;
}

bool ManagerFinder::search_plain(std::string_view text, FoundManager& found) {
    if (const std::size_t draft = drafts_.of_id(text); draft != kNobody) {
        found = {draft, FoundBy::id, {}};
        return true;
    }
    if (ids().look_up(id_key(text), FoundBy::alike, found)) return true;
    if (text.find('@') != std::string_view::npos && emails().look_up(fold_case(text), FoundBy::email, found))
        return true;
    const std::size_t domain = text.find_last_of("\\/");
    const std::string_view login = domain == std::string_view::npos ? text : text.substr(domain + 1);
    return login.find(' ') == std::string_view::npos && logins().look_up(fold_case(login), FoundBy::login, found);
}

bool ManagerFinder::search_name(std::string_view text, FoundManager& found) {
    if (names().look_up(name_key(text, false), FoundBy::name, found)) return true;
    return has_umlaut(text) && names().look_up(name_key(text, true), FoundBy::name, found);
}

FoundManager ManagerFinder::search(const std::string& text) {
    FoundManager found;
    if (search_plain(text, found) || search_name(text, found)) return found;
    // `Bo Lind (002)`, `Bo Lind <bo@x.io>`, `Bo Lind [CTO]`
    const std::size_t open = text.find_last_of("([<");
    if (open != std::string::npos && open > 0) {
        const std::size_t close = text.find_first_of(")]>", open);
        const std::string_view inside =
            trimmed(std::string_view(text).substr(open + 1, close == std::string::npos ? close : close - open - 1));
        const std::string_view outside = trimmed(std::string_view(text).substr(0, open));
        FoundManager by_name;
        const bool named = search_name(outside, by_name);
        if (!inside.empty() && search_plain(inside, found) && found.draft != kNobody) {
            // What is beside the name decides between namesakes, and must not be somebody else.
            const bool same = !named || by_name.draft == found.draft ||
                              std::ranges::find(by_name.several, found.draft) != by_name.several.end();
            if (same) return {found.draft, FoundBy::id_beside_name, {}};
            return {kNobody, FoundBy::nothing, {by_name.draft, found.draft}};
        }
        // A number that nobody has is no title: whoever it names is not here.
        const bool number = inside.find_first_of("0123456789") != std::string_view::npos;
        return named && !number ? by_name : FoundManager{};
    }
    // `002 - Bo Lind`, `Bo Lind - 002`, `002 Bo Lind`
    for (const std::size_t cut : {text.find(' '), text.rfind(' ')}) {
        if (cut == std::string::npos) continue;
        const std::string_view first = trimmed(std::string_view(text).substr(0, cut));
        const std::string_view second = trimmed(std::string_view(text).substr(cut));
        for (const auto& [id, name] : {std::pair(first, second), std::pair(second, first)}) {
            FoundManager by_id, by_name;
            if (!search_plain(id, by_id) || by_id.draft == kNobody || !search_name(name, by_name)) continue;
            if (by_name.draft == by_id.draft ||
                std::ranges::find(by_name.several, by_id.draft) != by_name.several.end())
                return {by_id.draft, FoundBy::id_beside_name, {}};
        }
    }
    return {};
}

}  // namespace orgplan::interop
