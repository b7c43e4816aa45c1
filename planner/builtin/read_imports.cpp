#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/builtin/schema_reader.h"
#include "planner/interop/import_fields.h"
#include "planner/interop/value_words.h"

namespace orgplan::builtin {
namespace {

using interop::ImportWords;

std::string key_of(const interop::FieldInfo& info) {
    std::string key(info.called);
    std::ranges::replace(key, ' ', '_');
    return key;
}

/// A map of lists, each under one of the keys; no value is in two of them where `once`.
template <class Keys>
ImportWords::Lists read_lists(text::Node map, const Keys& keys, bool once, SchemaReader& reader) {
    ImportWords::Lists lists;
    std::map<std::string, std::string> seen;
    for (const text::Node each : map) {
        const std::string key(each.key());
        if (std::ranges::find(keys, key) == keys.end()) reader.fault(each, fmt::format("`{}` is not known here", key));
        lists[key] = reader.texts(map, key);
        for (const std::string& value : lists[key]) {
            const auto [known, added] = seen.try_emplace(value, key);
            if (!added && (once || known->second == key))
                reader.fault(each, fmt::format("`{}` is under `{}` already", value, known->second));
        }
    }
    for (const auto& key : keys)
        if (!lists.contains(std::string(key))) reader.fault(map, fmt::format("`{}` is missing", key));
    return lists;
}

}  // namespace

ImportWords read_imports(text::Node root, SchemaReader& reader) {
    ImportWords words;
    for (const text::Node each : reader.list(root, "columns")) {
        interop::HeaderNames names;
        names.field = reader.text(each, "field");
        names.offered = each.find("offered") && reader.flag(each, "offered");
        names.names = reader.texts(each, "names");
        if (std::ranges::find(interop::kFieldInfo, names.field, key_of) == interop::kFieldInfo.end())
            reader.fault(each, fmt::format("`{}` is not a field of an export", names.field));
        words.columns.push_back(std::move(names));
    }
    words.values = read_lists(root.find("values"), interop::kValueLists, false, reader);
    const text::Node meanings = root.find("meanings");
    using Words = std::vector<std::string>;
    const std::map<std::string, Words> of_columns{
        {"status", {"there", "leave", "future", "left", "closed", "vacant", "proposed", "approved", "open", "offered"}},
        {"employment", {"employee", "contractor", "agency", "intern", "volunteer"}},
        {"vacancy", {"yes", "no"}}};
    for (const auto& [column, of] : of_columns)
        words.meanings[column] = read_lists(meanings.find(column), of, true, reader);
    words.pay_periods = read_lists(root.find("pay_periods"), interop::kPayPeriods, true, reader);
    Words months;
    for (int month = 1; month <= 12; ++month) months.push_back(std::to_string(month));
    words.months = read_lists(root.find("months"), months, true, reader);
    for (const text::Node each : root.find("currencies"))
        words.currencies[std::string(each.key())] = reader.texts(root.find("currencies"), each.key());
    return words;
}

}  // namespace orgplan::builtin
