#include "planner/interop/import_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "planner/glossary/glossary.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/import_spec.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/nearest.h"
#include "planner/text/source.h"

namespace orgplan::interop {
namespace {

struct ListKey {
    std::string_view key;
    std::vector<std::string> CsvOptions::*list;
};
constexpr std::array kLists{ListKey{"top", &CsvOptions::top}, ListKey{"outside", &CsvOptions::outside},
                            ListKey{"vacant", &CsvOptions::vacant}, ListKey{"abolished", &CsvOptions::abolished},
                            ListKey{"undisclosed", &CsvOptions::undisclosed}};
struct TextKey {
    std::string_view key;
    std::string CsvOptions::*text;
};
constexpr std::array kTexts{TextKey{"full_week", &CsvOptions::full_week}, TextKey{"currency", &CsvOptions::currency},
                            TextKey{"pay_times", &CsvOptions::pay_times}, TextKey{"encoding", &CsvOptions::encoding},
                            TextKey{"date_format", &CsvOptions::date_format}};

class Reader {
  public:
    Reader(const text::Sources& sources, CsvOptions& options) : sources_(sources), options_(options) {}

    std::string read(text::Node root) {
        if (root.find("mapping").text() != "1") return "it does not begin with `mapping: 1`";
        for (const text::Node part : root) {
            if (part.key() == "columns") {
                for (const text::Node each : part) column(each);
            } else if (part.key() == "values") {
                for (const text::Node each : part) value(each);
            } else if (part.key() == "titles") {
                for (const text::Node each : part) title(each);
            } else if (part.key() != "mapping") {
                unknown(part, "key", {"columns", "values", "titles"});
            }
        }
        return fault_;
    }

  private:
    void fail(text::Node at, const std::string& message) {
        if (!fault_.empty()) return;
        const Place place = at.key_place().known() ? at.key_place() : at.place();
        fault_ = fmt::format("line {}: {}", sources_.line_column(place.file, place.begin).line, message);
    }

    void unknown(text::Node at, std::string_view what, std::vector<std::string_view> known) {
        fail(at, text::followed_by(fmt::format("unknown {} {}", what, in_message(at.key())),
                                   text::did_you_mean(at.key(), known)));
    }

    static std::vector<std::string> texts_of(text::Node node) {
        std::vector<std::string> texts;
        if (!node.is_sequence()) return {std::string(node.text())};
        for (const text::Node each : node) texts.emplace_back(each.text());
        return texts;
    }

    void column(text::Node node) {
        std::vector<std::string_view> options;
        for (const FieldInfo& info : kFieldInfo) {
            if (info.option.empty()) continue;
            options.push_back(info.option);
            if (node.key() != info.option) continue;
            std::vector<std::string>& columns = options_.column(info.field);
            if (columns.empty()) columns = texts_of(node);
            return;
        }
        unknown(node, "column", std::move(options));
    }

    void value(text::Node node) {
        std::vector<std::string_view> known{"means", "missing", "ids", "header", "delimiter"};
        for (const ListKey& each : kLists) {
            known.push_back(each.key);
            if (node.key() != each.key) continue;
            for (std::string& text : texts_of(node)) (options_.*each.list).push_back(std::move(text));
            return;
        }
        for (const TextKey& each : kTexts) {
            known.push_back(each.key);
            if (node.key() != each.key) continue;
            if ((options_.*each.text).empty()) options_.*each.text = node.text();
            return;
        }
        const std::string_view text = node.text();
        if (node.key() == "means") {
            for (const text::Node each : node) options_.means.push_back(fmt::format("{}={}", each.key(), each.text()));
        } else if (node.key() == "missing") {
            if (text != "outside") return fail(node, fmt::format("`missing` is {}, not `outside`", in_message(text)));
            options_.missing_are_outside = true;
        } else if (node.key() == "ids") {
            if (text != "people" && text != "posts")
                return fail(node, fmt::format("`ids` is {}, neither `people` nor `posts`", in_message(text)));
            if (!options_.ids_are_posts) options_.ids_are_posts = text == "posts";
        } else if (node.key() == "header" && text == "none") {
            options_.no_header = options_.header == 0;
        } else if (node.key() == "header") {
            std::size_t line = 0;
            const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), line);
            if (fault != std::errc() || end != text.data() + text.size() || line == 0)
                return fail(node,
                            fmt::format("`header` is {}, neither the number of a line nor `none`", in_message(text)));
            if (options_.header == 0 && !options_.no_header) options_.header = line;
        } else if (node.key() == "delimiter") {
            if (text != "tab" && text.size() != 1)
                return fail(node, fmt::format("`delimiter` is {}, not one character or `tab`", in_message(text)));
            if (options_.delimiter == '\0') options_.delimiter = text == "tab" ? '\t' : text.front();
        } else {
            unknown(node, "value", std::move(known));
        }
    }

    void title(text::Node node) {
        if (node.is_null() || node.text().empty()) return;  // still to be given a role
        const auto& glossary = glossary::glossary();
        if (glossary::find_role(glossary, node.text()) != nullptr) {
            options_.titles.emplace(node.key(), node.text());
            return;
        }
        std::vector<std::string_view> roles;
        for (const auto& role : glossary.roles) roles.push_back(role.id);
        fail(node, text::followed_by(fmt::format("{} is not a role of the glossary", in_message(node.text())),
                                     text::did_you_mean(node.text(), roles)));
    }

    const text::Sources& sources_;
    CsvOptions& options_;
    std::string fault_;
};

std::string list_text(const std::vector<std::string>& texts) {
    if (texts.size() == 1) return yaml_scalar(texts.front());
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + yaml_scalar(text);
    return "[" + all + "]";
}

}  // namespace

std::string read_mapping(const std::string& text, CsvOptions& options) {
    text::Sources sources;
    text::Findings findings;
    const std::uint32_t file = sources.add("mapping", text);
    const auto document = text::Document::read(sources, file, findings);
    if (!findings.empty()) {
        const text::Finding& first = findings.all().front();
        return fmt::format("line {}: {}", sources.line_column(file, first.where.begin).line, first.message);
    }
    return Reader(sources, options).read(document->root());
}

std::string mapping_text(const CsvOptions& options, const ImportResult& result) {
    std::string text = "mapping: 1\ncolumns:\n";
    for (const FieldInfo& info : kFieldInfo) {
        const std::vector<std::string>& columns = result.columns[index_of(info.field)];
        if (!info.option.empty() && !columns.empty())
            text += fmt::format("  {}: {}\n", info.option, list_text(columns));
    }
    std::string values;
    for (const ListKey& each : kLists)
        if (!(options.*each.list).empty()) values += fmt::format("  {}: {}\n", each.key, list_text(options.*each.list));
    for (const TextKey& each : kTexts)
        if (!(options.*each.text).empty())
            values += fmt::format("  {}: {}\n", each.key, yaml_scalar(options.*each.text));
    if (!options.means.empty()) {
        values += "  means:\n";
        for (const std::string& each : options.means) {
            const std::size_t equals = each.rfind('=');
            values += fmt::format("    {}: {}\n", yaml_scalar(each.substr(0, equals)), each.substr(equals + 1));
        }
    }
    if (options.missing_are_outside) values += "  missing: outside\n";
    if (options.ids_are_posts) values += fmt::format("  ids: {}\n", *options.ids_are_posts ? "posts" : "people");
    if (options.header != 0) values += fmt::format("  header: {}\n", options.header);
    if (options.no_header) values += "  header: none\n";
    if (options.delimiter != '\0')
        values += fmt::format("  delimiter: {}\n",
                              options.delimiter == '\t' ? "tab" : yaml_scalar(std::string(1, options.delimiter)));
    if (!values.empty()) text += "values:\n" + values;
    std::map<std::string, std::string> titles = options.titles;
    for (const std::string& title : result.without_role) titles.try_emplace(title);
    if (!titles.empty()) text += "titles:  # `~`: it has no role yet; give it one by its id\n";
    for (const auto& [title, role] : titles)
        text += fmt::format("  {}: {}\n", yaml_scalar(title), role.empty() ? "~" : role);
    return text;
}

}  // namespace orgplan::interop
