#include "planner/glossary/title_table.h"

#include <algorithm>

namespace orgplan::glossary {

TitleTable::TitleTable(const Glossary& glossary, const std::vector<OwnTitles>& own) : speller_(glossary.titles) {
    const TitleWords& words = glossary.titles;
    const auto role_of = [&](const std::string& id) {
        const GlossaryRole* role = find_role(glossary, id);
        return role == nullptr ? kNone<RoleId> : id_at<RoleId>(static_cast<std::size_t>(role - glossary.roles.data()));
    };
    // What a spec calls its own roles settles what a title means.
    for (std::size_t i = 0; i < own.size(); ++i) {
        const RoleId role = id_at<RoleId>(glossary.roles.size() + i);
        add(own[i].title, role, own[i].title);
        add(own[i].id, role, own[i].title);
        for (const std::string_view alias : own[i].aliases) add(alias, role, alias);
    }
    std::unordered_set<std::string> settled;
    for (const auto& [text, name] : names_) settled.insert(text);

    for (const UnclearTitle& title : words.unclear) {
        const auto [entry, fresh] = names_.try_emplace(speller_.spelled(title.says));
        if (!fresh) continue;
        for (const std::string& id : title.roles)
            if (const RoleId role = role_of(id); given(role)) entry->second.roles.push_back(role);
        std::ranges::sort(entry->second.roles);
        entry->second.outside = title.outside;
        entry->second.called = title.says;
        entry->second.unclear = &title;
        settled.insert(entry->first);
    }
    const auto name = [&](std::string_view text, RoleId role, std::string_view called) {
        if (!settled.contains(speller_.spelled(text))) add(text, role, called);
    };
    for (std::size_t i = 0; i < glossary.roles.size(); ++i) {
        const GlossaryRole& role = glossary.roles[i];
        name(role.title, id_at<RoleId>(i), role.title);
        name(role.id, id_at<RoleId>(i), role.title);
        for (const std::string& alias : role.aliases) name(alias, id_at<RoleId>(i), alias);
    }
    for (const AmbiguousTitle& title : glossary.ambiguous) {
        for (const std::string& id : title.roles)
            if (const RoleId role = role_of(id); given(role)) name(title.title, role, title.title);
        if (const auto entry = names_.find(speller_.spelled(title.title));
            entry != names_.end() && !settled.contains(entry->first))
            entry->second.outside = title.outside;
    }
    for (const TitleSpelling& each : words.names)
        if (const RoleId role = role_of(each.means); given(role)) name(each.says, role, each.says);

    for (const std::string& each : words.before_areas)
        if (const auto entry = names_.find(speller_.spelled(each)); entry != names_.end())
            entry->second.before_areas = true;
    for (const std::string& each : words.before_all)
        if (const auto entry = names_.find(speller_.spelled(each)); entry != names_.end())
            entry->second.before_areas = entry->second.before_all = true;
    for (const std::string& each : words.shared)
        if (const auto entry = names_.find(speller_.spelled(each)); entry != names_.end()) entry->second.shared = true;
    for (const TitleAside& aside : words.asides) asides_.emplace(speller_.spelled(aside.says), &aside);
    list_words(words);
    for (const TitleSpelling& field : words.fields) fields_.emplace(speller_.spelled(field.says), field.means);
    for (const TitleSpelling& trade : words.trades) trades_.emplace(speller_.spelled(trade.says), trade.means);
    apart_.insert(words.apart.begin(), words.apart.end());
    ends_.insert(words.ends.begin(), words.ends.end());
    people_.insert(words.people.begin(), words.people.end());
}

void TitleTable::add(std::string_view text, RoleId role, std::string_view called) {
    std::string key = speller_.spelled(text);
    if (key.empty()) return;
    Name& name = names_[std::move(key)];
    if (name.roles.empty()) name.called = called;
    const auto place = std::ranges::lower_bound(name.roles, role);
    if (place == name.roles.end() || *place != role) name.roles.insert(place, role);
}

void TitleTable::list_words(const TitleWords& words) {
    for (const auto& [text, name] : names_) {
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t to = std::min(text.find(' ', from), text.size());
            std::vector<RoleId>& roles = words_[text.substr(from, to - from)];
            roles.insert(roles.end(), name.roles.begin(), name.roles.end());
            from = to + 1;
        }
    }
    for (const std::string& common : words.common) words_.erase(common);
    for (const auto& [word, aside] : asides_)
        if (aside->kind != AsideKind::area) words_.erase(word);
    for (auto& [word, roles] : words_) {
        std::ranges::sort(roles);
        roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    }
}

const std::vector<RoleId>& TitleTable::roles_with(const std::string& word) const {
    static const std::vector<RoleId> none;
    const auto found = words_.find(word);
    return found == words_.end() ? none : found->second;
}

const TitleTable::Name* TitleTable::name(const std::string& words) const {
    const auto found = names_.find(words);
    return found == names_.end() ? nullptr : &found->second;
}

const TitleAside* TitleTable::aside(const std::string& words) const {
    const auto found = asides_.find(words);
    return found == asides_.end() ? nullptr : found->second;
}

const std::string* TitleTable::field(const std::string& words) const {
    const auto found = fields_.find(words);
    return found == fields_.end() ? nullptr : &found->second;
}

const std::string* TitleTable::trade_in(const std::vector<std::string>& words) const {
    for (std::size_t from = 0; from < words.size(); ++from) {
        for (std::size_t n = std::min(kLongestPhrase, words.size() - from); n > 0; --n) {
            const auto found = trades_.find(joined(words, from, from + n));
            if (found != trades_.end()) return &found->second;
        }
    }
    return nullptr;
}

}  // namespace orgplan::glossary
