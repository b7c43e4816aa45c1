#include "planner/interop/import_ids.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "planner/interop/csv_text.h"
#include "planner/text/values.h"

namespace orgplan::interop {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Runs of other characters become one `-`; none at the ends.
std::string dashed(std::string_view text, std::string_view also_plain) {
    std::string id;
    for (const char c : text) {
        const bool dot_again = c == '.' && id.ends_with('.');
        if ((is_plain(c) || also_plain.find(c) != std::string_view::npos) && !dot_again) {
            id.push_back(c);
        } else if (!id.empty() && id.back() != '-') {
            id.push_back('-');
        }
    }
    while (id.ends_with('-')) id.pop_back();
    return id;
}

/// Spaces beyond ASCII made plain, accents removed.
std::string plain_letters(const std::string& text) {
    utf8proc_uint8_t* mapped = nullptr;
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                                             UTF8PROC_STRIPCC | UTF8PROC_IGNORE);
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, kOptions);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return size < 0 ? text : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

/// Whole characters, at most `most` bytes, cut between words where that leaves half of them.
void shorten(std::string& id, std::size_t most) {
    if (id.size() <= most) return;
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(id[cut]) & 0xC0) == 0x80) --cut;
    const std::size_t dash = id.rfind('-', cut);
    if (dash != std::string::npos && dash > most / 2) cut = dash;
    id.resize(cut);
}

}  // namespace

std::string as_word(std::string_view text) {
    if (text::is_id(text)) return std::string(text);
    std::string word = dashed(text, ".-+");
    shorten(word, 60);
    return word;
}

ImportIds::ImportIds() {
    for (const char* word : {"none", "company", "vacant"}) taken_.add(word);
}

bool ImportIds::take(std::string_view id) {
    return text::is_id(id) && taken_.add(id).second;
}

std::string ImportIds::repair(std::string_view text) {
    std::string id = dashed(text, ".-+");
    shorten(id, 200);
    return numbered(text::is_id(id) ? id : "seat");
}

std::string ImportIds::from_name(std::string_view name, std::string_view otherwise) {
    std::string id = dashed(fold_case(plain_letters(std::string(name))), "");
    shorten(id, 60);
    return numbered(text::is_id(id) ? id : std::string(otherwise));
}

std::string ImportIds::numbered(std::string stem) {
    if (taken_.add(stem).second) return stem;
    std::size_t& number = last_number_.try_emplace(stem, 1).first->second;
    for (;;) {
        std::string id = fmt::format("{}-{}", stem, ++number);
        if (taken_.add(id).second) return id;
    }
}

}  // namespace orgplan::interop
