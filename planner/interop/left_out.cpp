#include "planner/interop/left_out.h"

#include <fmt/format.h>

#include "planner/interop/csv_text.h"
#include "planner/interop/export_rows.h"
#include "planner/interop/person_keys.h"

namespace orgplan::interop {
namespace {

// One map for all: a kind before each key keeps the name `7` from being the id `7`.
std::string of_id(std::string_view id) {
    return "#" + id_key(id);
}
std::string of_name(std::string_view name) {
    return "n" + name_key(name);
}

}  // namespace

void LeftOut::add(const ExportRow& row, const std::string& why) {
    const Row out{row.line, why};
    if (!row.id.empty()) {
        exact_.try_emplace(row.id, out);
        alike_.try_emplace(of_id(row.id), out);
    }
    if (!row.name.empty() && !row.vacant) alike_.try_emplace(of_name(row.name), out);
    if (const auto email = row.detail(&RowDetails::email); !email.empty()) exact_.try_emplace(fold_case(email), out);
    if (const auto login = row.detail(&RowDetails::login); !login.empty())
        alike_.try_emplace("l" + fold_case(login), out);
}

void LeftOut::refuse(const ExportRow& row) {
    add(row, fmt::format("refused on line {}", row.line));
    if (!row.id.empty()) refused_.push_back(row.id);
}

const LeftOut::Row* LeftOut::find(const std::string& text) const {
    if (exact_.empty()) return nullptr;
    auto found = exact_.find(text);
    if (found == exact_.end() && text.find('@') != std::string::npos) found = exact_.find(fold_case(text));
    return found == exact_.end() ? nullptr : &found->second;
}

const LeftOut::Row* LeftOut::find_like(const std::string& text) const {
    if (const Row* row = find(text)) return row;
    if (alike_.empty()) return nullptr;
    const auto look = [&](const std::string& key) -> const Row* {
        const auto found = key.size() < 2 ? alike_.end() : alike_.find(key);
        return found == alike_.end() ? nullptr : &found->second;
    };
    for (const std::string& key : {of_id(text), of_name(text), "l" + fold_case(text)})
        if (const Row* row = look(key)) return row;
    // `Bo Lind (002)`
    const std::size_t open = text.find_first_of("([<");
    if (open == std::string::npos || open == 0) return nullptr;
    const std::size_t close = text.find_first_of(")]>", open);
    const std::string inside = text.substr(open + 1, close == std::string::npos ? close : close - open - 1);
    if (const Row* row = find(inside)) return row;
    if (const Row* row = look(of_id(inside))) return row;
    return look(of_name(text.substr(0, open)));
}

}  // namespace orgplan::interop
