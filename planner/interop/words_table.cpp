#include "planner/interop/words_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/import_fields.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

std::string cell(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : ", ";
        for (const char c : word) {
            if (c == '|') text += '\\';
            text += c;
        }
    }
    return text;
}

std::string key_of(const FieldInfo& info) {
    std::string key(info.called);
    std::ranges::replace(key, ' ', '_');
    return key;
}

std::string table(std::string_view first, std::string_view second, const ImportWords::Lists& lists) {
    std::string text = fmt::format("\n| {} | {} |\n| --- | --- |\n", first, second);
    for (const auto& [name, words] : lists)
        if (!words.empty()) text += fmt::format("| `{}` | {} |\n", name, cell(words));
    return text;
}

}  // namespace

std::string import_words_markdown() {
    const ImportWords& words = import_words();
    std::string text = "| column | called |\n| --- | --- |\n";
    for (const FieldInfo& info : kFieldInfo) {
        std::vector<std::string> read, offered;
        for (const HeaderNames& names : words.columns) {
            if (names.field != key_of(info)) continue;
            auto& all = names.offered ? offered : read;
            all.insert(all.end(), names.names.begin(), names.names.end());
        }
        text += fmt::format("| {} | {}{} |\n", info.called, cell(read),
                            offered.empty() ? "" : "; only where an option names it: " + cell(offered));
    }
    for (const auto& [column, lists] : words.meanings)
        text += table(fmt::format("{}, `--means`", column), "values", lists);
    text += table("list", "values of one meaning", words.values);
    text += table("pay of a", "said by", words.pay_periods);
    return text;
}

}  // namespace orgplan::interop
