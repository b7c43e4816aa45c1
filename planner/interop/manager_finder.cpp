#include "planner/interop/manager_finder.h"

#include <algorithm>
#include <utility>

#include "planner/interop/csv_text.h"
#include "planner/interop/person_keys.h"

namespace orgplan::interop {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kEnds = " ,;-";
    while (!text.empty() && kEnds.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && kEnds.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return text;
}

/// `CORP\bo`: the domain with its mark, and the user, in small letters.
std::pair<std::string, std::string> parts_of_login(std::string_view login) {
    const std::size_t mark = login.find_last_of("\\/");
    if (mark == std::string_view::npos) return {{}, fold_case(login)};
    return {fold_case(login.substr(0, mark)) + "\\", fold_case(login.substr(mark + 1))};
}

/// `Lind, Bo` of `CN=Lind\, Bo,OU=Users,DC=x`; empty where a text is not written so.
std::string name_in_directory(std::string_view text) {
    const std::string kind = fold_case(text.substr(0, text.find('=')));
    if ((kind != "cn" && kind != "uid") || text.size() == kind.size()) return {};
    text.remove_prefix(kind.size() + 1);
    std::string name;
    for (std::size_t i = 0; i < text.size() && text[i] != ','; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        name.push_back(text[i]);
    }
    return name;
}

}  // namespace

void ManagerFinder::Index::enter(std::string key, std::size_t draft) {
    if (key.empty()) return;
    keys_.prefetch(key);
    awaited_.emplace_back(std::move(key), draft);
    if (awaited_.size() == KeyTable::kAhead) finish();
}

void ManagerFinder::Index::finish() {
    for (const auto& [key, draft] : awaited_) {
        const auto [number, added] = keys_.add(key);
        if (added) first_.push_back(draft);
        if (first_[number] == draft) continue;
        std::vector<std::size_t>& several = several_[number];
        if (several.empty()) several.push_back(first_[number]);
        if (several.back() != draft) several.push_back(draft);
    }
    awaited_.clear();
}

bool ManagerFinder::Index::look_up(std::string_view key, FoundBy by, FoundManager& found) const {
    const std::size_t number = key.empty() ? KeyTable::kNone : keys_.find(key);
    if (number == KeyTable::kNone) return false;
    const auto several = several_.find(number);
    if (several != several_.end()) {
        found.several = several->second;
    } else {
        found.draft = first_[number];
        found.by = by;
    }
    return true;
}

/// By an id that is written otherwise. Most ids are written as they are compared, and are not entered again.
bool ManagerFinder::search_alike(std::string_view text, FoundManager& found) {
    if (!ids_) {
        ids_.emplace(0);
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::string key = id_key(drafts_.row(i).id);
            if (key == drafts_.row(i).id) continue;
            if (const std::size_t plain = drafts_.of_id(key); plain != kNobody) ids_->enter(key, plain);
            ids_->enter(key, i);
        }
        ids_->finish();
    }
    const std::string key = id_key(text);
    if (ids_->look_up(key, FoundBy::alike, found)) return true;
    const std::size_t plain = key == text ? kNobody : drafts_.of_id(key);
    if (plain != kNobody) found = {plain, FoundBy::alike, {}};
    return plain != kNobody;
}

const ManagerFinder::Index& ManagerFinder::emails() {
    if (!emails_) {
        emails_.emplace(drafts_.size());
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            for (const std::size_t row : drafts_[i].rows)
                emails_->enter(fold_case(drafts_.rows()[row].detail(&RowDetails::email)), i);
        emails_->finish();
    }
    return *emails_;
}

const ManagerFinder::Logins& ManagerFinder::logins() {
    if (!logins_) {
        logins_.emplace(drafts_.size());
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (const std::size_t row : drafts_[i].rows) {
                std::string_view login = drafts_.rows()[row].detail(&RowDetails::login);
                const std::string_view email = drafts_.rows()[row].detail(&RowDetails::email);
                if (login.empty()) login = email.substr(0, std::min(email.find('@'), email.size()));
                const auto [domain, user] = parts_of_login(login);
                logins_->all.enter(user, i);
                (domain.empty() ? logins_->bare : logins_->whole).enter(domain + user, i);
            }
        }
        for (Index* each : {&logins_->all, &logins_->whole, &logins_->bare}) each->finish();
    }
    return *logins_;
}

const ManagerFinder::Index& ManagerFinder::names() {
    if (!names_) {
        names_.emplace(drafts_.size());
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (const std::size_t row : drafts_[i].rows) {
                const std::string_view name = drafts_.rows()[row].name;
                if (name.empty()) continue;
                const std::string_view legal = drafts_.rows()[row].detail(&RowDetails::legal_name);
                if (!legal.empty()) names_->enter(name_key(legal, false), i);
                names_->enter(name_key(name, false), i);
                if (has_umlaut(name)) names_->enter(name_key(name, true), i);
                // `Cy Dahl (On Leave)` is Cy Dahl.
                const std::size_t open = name.find('(');
                if (open != std::string_view::npos && open > 0) names_->enter(name_key(name.substr(0, open), false), i);
            }
        }
        names_->finish();
    }
    return *names_;
}

/// Of those whose names have an initial or `Jr`: without it.
const ManagerFinder::Index& ManagerFinder::shorter_names() {
    if (!shorter_names_) {
        shorter_names_.emplace(0);
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (const std::size_t row : drafts_[i].rows) {
                const std::string key = name_key(drafts_.rows()[row].name);
                if (std::string shorter = without_initials(key); shorter != key)
                    shorter_names_->enter(std::move(shorter), i);
            }
        }
        shorter_names_->finish();
    }
    return *shorter_names_;
}

const FoundManager& ManagerFinder::find(const std::string& text) {
    const auto [number, added] = texts_.add(text);
    if (added) known_.push_back(search(text));
    return known_[number];
}

bool ManagerFinder::search_plain(std::string_view text, FoundManager& found) {
    if (const std::size_t draft = drafts_.of_id(text); draft != kNobody) {
        found = {draft, FoundBy::id, {}};
        return true;
    }
    if (search_alike(text, found)) return true;
    if (text.find('@') != std::string_view::npos && emails().look_up(fold_case(text), FoundBy::email, found))
        return true;
    if (text.find(' ') != std::string_view::npos) return false;
    const auto [domain, user] = parts_of_login(text);
    if (domain.empty()) return logins().all.look_up(user, FoundBy::login, found);
    // Another domain has other people.
    return logins().whole.look_up(domain + user, FoundBy::login, found) ||
           logins().bare.look_up(user, FoundBy::login, found);
}

bool ManagerFinder::search_name(std::string_view text, FoundManager& found) {
    if (names().look_up(name_key(text, false), FoundBy::name, found)) return true;
    if (has_umlaut(text) && names().look_up(name_key(text, true), FoundBy::name, found)) return true;
    // `Ann B. Lee` is Ann Lee, and the other way round, but not Ann C. Lee.
    const std::string key = name_key(text), shorter = without_initials(key);
    return shorter == key ? shorter_names().look_up(key, FoundBy::initial, found)
                          : names().look_up(shorter, FoundBy::initial, found);
}

FoundManager ManagerFinder::search(const std::string& text) {
    FoundManager found;
    if (search_plain(text, found)) return found;
    if (const std::string name = name_in_directory(text); !name.empty()) {
        if (!search_plain(name, found)) search_name(name, found);
        return found;
    }
    if (search_name(text, found)) return found;
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
