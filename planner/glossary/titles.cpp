#include "planner/glossary/titles.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace orgplan::glossary {
namespace {

constexpr auto kFold = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

bool is_separator(utf8proc_int32_t letter) {
    if (letter == '_' || letter == '.' || letter == ',') return true;
    switch (utf8proc_category(letter)) {
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC:
            return true;
        default:
            return false;
    }
}

/// A folded title, letter by letter.
class Folding {
  public:
    void add(utf8proc_int32_t letter, std::string_view bytes) {
        if (is_separator(letter)) {
            gap_ = true;
        } else if (letter == '&') {
            gap_ = true;
            word("and");
            gap_ = true;
        } else {
            word(bytes);
        }
    }
    std::string take() { return std::move(folded_); }

  private:
    void word(std::string_view bytes) {
        if (gap_ && !folded_.empty()) folded_ += ' ';
        gap_ = false;
        folded_ += bytes;
    }

    std::string folded_;
    bool gap_ = false;
};

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

using Table = std::unordered_map<std::string, Titles::Match>;

void add(Table& table, std::string_view text, RoleId role, std::string_view alias = {}) {
    std::string key = folded_title(text);
    if (key.empty()) return;
    Titles::Match& match = table[std::move(key)];
    auto& roles = match.roles;
    const auto place = std::lower_bound(roles.begin(), roles.end(), role);
    if (place != roles.end() && *place == role) return;
    roles.insert(place, role);
    match.alias = alias;
}

}  // namespace

std::string folded_title(std::string_view text) {
    Folding folding;
    if (is_ascii(text)) {
        // The glossary is, and every run folds all of it: the library takes twenty times as long.
        for (const char c : text) {
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            folding.add(lower, {&lower, 1});
        }
        return folding.take();
    }
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, kFold);
    if (size < 0) return std::string(text);  // not UTF-8: equal to itself alone
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
    for (utf8proc_ssize_t at = 0; at < size;) {
        utf8proc_int32_t letter = 0;
        const utf8proc_ssize_t bytes = utf8proc_iterate(mapped + at, size - at, &letter);
        folding.add(letter, {reinterpret_cast<const char*>(mapped + at), static_cast<std::size_t>(bytes)});
        at += bytes;
    }
    return folding.take();
}

struct Titles::Data {
    Table ids;
    Table names;
    std::vector<std::string_view> all;
};

Titles::Titles(const Glossary& glossary, const std::vector<OwnTitles>& own) : data_(std::make_unique<Data>()) {
    std::vector<std::string_view> written;
    const auto name = [&](std::string_view text, RoleId role, std::string_view alias = {}) {
        add(data_->names, text, role, alias);
        written.push_back(text);
    };
    const auto id = [&](std::string_view text, RoleId role) {
        add(data_->ids, text, role);
        written.push_back(text);
    };

    for (std::size_t i = 0; i < glossary.roles.size(); ++i) {
        const GlossaryRole& role = glossary.roles[i];
        id(role.id, id_at<RoleId>(i));
        name(role.title, id_at<RoleId>(i));
        for (const std::string& alias : role.aliases) name(alias, id_at<RoleId>(i), alias);
    }
    for (std::size_t i = 0; i < own.size(); ++i) {
        const RoleId role = id_at<RoleId>(glossary.roles.size() + i);
        id(own[i].id, role);
        name(own[i].title, role);
        for (const std::string_view alias : own[i].aliases) name(alias, role, alias);
    }
    // After the others, so that a spec that uses such a title for its own role has decided what it means.
    for (const AmbiguousTitle& title : glossary.ambiguous) {
        const auto [entry, added] = data_->names.try_emplace(folded_title(title.title));
        if (!added) continue;
        for (const std::string& candidate : title.roles)
            if (const GlossaryRole* role = find_role(glossary, candidate))
                add(data_->names, title.title, id_at<RoleId>(static_cast<std::size_t>(role - glossary.roles.data())),
                    title.title);
        entry->second.outside = title.outside;
    }

    std::ranges::sort(written);
    const auto repeated = std::ranges::unique(written);
    written.erase(repeated.begin(), repeated.end());
    for (const std::string_view text : written)
        if (find(text).certain()) data_->all.push_back(text);
}

Titles::~Titles() = default;
Titles::Titles(Titles&&) noexcept = default;
Titles& Titles::operator=(Titles&&) noexcept = default;

const Titles::Match& Titles::find(std::string_view text) const {
    static const Match kUnknown;
    const std::string key = folded_title(text);
    if (const auto found = data_->ids.find(key); found != data_->ids.end()) return found->second;
    const auto found = data_->names.find(key);
    return found == data_->names.end() ? kUnknown : found->second;
}

const std::vector<std::string_view>& Titles::all() const {
    return data_->all;
}

}  // namespace orgplan::glossary
