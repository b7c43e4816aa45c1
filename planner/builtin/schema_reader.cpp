#include "planner/builtin/schema_reader.h"

#include <fmt/format.h>

#include <utility>

#include "planner/text/values.h"

namespace orgplan::builtin {

void SchemaReader::fault(text::Node at, std::string message) {
    findings_.add("faulty-schema", at.place(), std::move(message));
}

std::string SchemaReader::text(text::Node map, std::string_view key) {
    const text::Node found = map.find(key);
    if (!found.is_scalar() || found.text().empty()) fault(found ? found : map, fmt::format("`{}` must be a text", key));
    return std::string(found.text());
}

std::vector<std::string> SchemaReader::texts(text::Node map, std::string_view key) {
    std::vector<std::string> all;
    for (const text::Node each : map.find(key)) {
        if (!each.is_scalar()) fault(each, fmt::format("`{}` must be a list of texts", key));
        all.emplace_back(each.text());
    }
    return all;
}

int SchemaReader::number(text::Node map, std::string_view key) {
    const auto number = text::whole_of(map.find(key).text());
    if (!number) fault(map.find(key) ? map.find(key) : map, fmt::format("`{}` must be a whole number", key));
    return static_cast<int>(number.value_or(0));
}

bool SchemaReader::flag(text::Node map, std::string_view key) {
    const auto flag = text::bool_of(map.find(key).text());
    if (!flag) fault(map.find(key) ? map.find(key) : map, fmt::format("`{}` must be `true` or `false`", key));
    return flag.value_or(false);
}

text::Node SchemaReader::list(text::Node map, std::string_view key) {
    const text::Node found = map.find(key);
    if (!found.is_sequence()) fault(found ? found : map, fmt::format("`{}` must be a list", key));
    return found;
}

}  // namespace orgplan::builtin
