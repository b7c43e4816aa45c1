#include "tests/planted/planted.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace orgplan::testing {
namespace {

const std::string kRoot = ORGPLAN_SOURCE_DIR;
const std::string kTables = kRoot + "/tests/planted/";

// The only place of `part` in `text`; npos with a fault where there is none, or several.
std::size_t only_place(const std::string& text, const std::string& part, std::string& fault) {
    const std::size_t place = part.empty() ? std::string::npos : text.find(part);
    if (place == std::string::npos) {
        fault = fmt::format("`{}` is not in the spec", part);
    } else if (text.find(part, place + 1) != std::string::npos) {
        fault = fmt::format("`{}` is in the spec more than once", part);
        return std::string::npos;
    }
    return place;
}

std::string indented(const std::string& lines, const std::string& by) {
    std::istringstream in(lines);
    std::string all;
    for (std::string line; std::getline(in, line);) all += by + line + "\n";
    return all;
}

void apply(const Edit& edit, Text& to) {
    std::string& text = to.text;
    const std::size_t place = only_place(text, edit.old, to.fault);
    if (place == std::string::npos) return;
    if (edit.kind == Edit::Kind::replace) {
        text.replace(place, edit.old.size(), edit.text);
        return;
    }
    const std::size_t begin = place == 0 ? 0 : text.rfind('\n', place - 1) + 1;
    const std::size_t end = std::min(text.find('\n', place), text.size() - 1) + 1;
    if (edit.kind == Edit::Kind::remove) {
        text.erase(begin, end - begin);
        return;
    }
    const std::string indent = text.substr(begin, text.find_first_not_of(' ', begin) - begin);
    text.insert(end, indented(edit.text, indent));
}

[[noreturn]] void faulty(const std::string& place, const std::string& what) {
    throw std::runtime_error(place + ": " + what);
}

std::string text_of(const YAML::Node& map, const char* key, const std::string& place) {
    if (!map[key] || !map[key].IsScalar()) faulty(place, fmt::format("`{}` is missing", key));
    return map[key].as<std::string>();
}

// A misspelt key would silently mean nothing.
void allow(const YAML::Node& map, std::initializer_list<const char*> keys, const std::string& place) {
    for (const auto& entry : map) {
        const auto key = entry.first.as<std::string>();
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) faulty(place, "there is no key `" + key + "`");
    }
}

Edit edit_of(const YAML::Node& map, const std::string& place) {
    if (map["replace"]) {
        allow(map, {"replace", "with"}, place);
        return {Edit::Kind::replace, text_of(map, "replace", place), text_of(map, "with", place)};
    }
    if (map["remove"]) {
        allow(map, {"remove"}, place);
        return {Edit::Kind::remove, text_of(map, "remove", place)};
    }
    allow(map, {"after", "add"}, place);
    return {Edit::Kind::after, text_of(map, "after", place), text_of(map, "add", place)};
}

// A spec of this test's own is given by its name.
std::string path_of(const std::string& spec) {
    return spec.find('/') == std::string::npos ? "tests/planted/specs/" + spec + ".yaml" : spec;
}

Row row_of(const YAML::Node& map, const std::string& place) {
    allow(map, {"rule", "mistake", "spec", "edit", "at", "today", "packs", "known"}, place);
    Row row;
    row.rule = text_of(map, "rule", place);
    row.place = place + ": " + row.rule;
    row.mistake = text_of(map, "mistake", row.place);
    row.spec = path_of(text_of(map, "spec", row.place));
    row.at = text_of(map, "at", row.place);
    if (map["today"]) row.today = text_of(map, "today", row.place);
    if (map["packs"]) row.packs = map["packs"].as<std::vector<std::string>>();
    if (map["known"]) row.known = text_of(map, "known", row.place);
    const YAML::Node edit = map["edit"];
    if (edit && edit.IsMap()) {
        row.edits.push_back(edit_of(edit, row.place));
    } else if (edit && edit.IsSequence()) {
        for (const YAML::Node& each : edit) row.edits.push_back(edit_of(each, row.place));
    } else {
        faulty(row.place, "`edit` is missing");
    }
    return row;
}

}  // namespace

std::vector<Row> rows_of(const std::string& pack) {
    const std::string path = kTables + pack + ".yaml";
    std::vector<Row> rows;
    for (const YAML::Node& map : YAML::LoadFile(path)) {
        rows.push_back(row_of(map, fmt::format("tests/planted/{}.yaml:{}", pack, map.Mark().line + 1)));
    }
    return rows;
}

std::vector<Exception> exceptions() {
    std::vector<Exception> all;
    for (const auto& entry : YAML::LoadFile(kTables + "exceptions.yaml")) {
        all.push_back({entry.first.as<std::string>(), entry.second.as<std::string>()});
    }
    return all;
}

Text unedited(const Row& row) {
    std::ifstream file(kRoot + "/" + row.spec, std::ios::binary);
    if (!file) return {"", row.spec + " cannot be read"};
    return {{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}};
}

Text edited(const Row& row) {
    Text text = unedited(row);
    for (const Edit& edit : row.edits) {
        if (text.fault.empty()) apply(edit, text);
    }
    if (text.fault.empty()) only_place(text.text, row.at, text.fault);
    return text;
}

std::size_t only_line_with(const std::string& text, const std::string& part) {
    std::string fault;
    const std::size_t place = only_place(text, part, fault);
    if (place == std::string::npos) return 0;
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n')) +
           1;
}

}  // namespace orgplan::testing
